//! What surrounds the passage: its role, its section, its sentence, its rivals.

use super::{Feature, Features, Pair};
use crate::number::small;
use crate::segment::Role;
use crate::task::TaskKind;

pub(super) fn fill(pair: &Pair, features: &mut Features) {
    let Some(task) = pair.plan.tasks.get(pair.task) else {
        return;
    };
    let (first, _) = pair.candidate.clauses;
    let Some(clause) = pair.reading.clauses.get(first as usize) else {
        return;
    };
    features.set_if(Feature::RoleTarget, clause.role == Role::Target);
    features.set_if(Feature::RoleBackground, clause.role == Role::Background);
    features.set_if(Feature::RoleDeferral, clause.role == Role::Deferral);
    features.set_if(Feature::Heading, clause.heading);
    let aim = clause.role == Role::Target || pair.reading.year_at(pair.candidate.clauses).is_some();
    features.set_if(Feature::AimMissing, task.kind == TaskKind::Target && !aim);
    fill_rank(pair, features);
    fill_surroundings(pair, features);
}

fn fill_rank(pair: &Pair, features: &mut Features) {
    let candidate = pair.candidate;
    let rivals = pair
        .reading
        .rivals(pair.plan, pair.candidates, pair.task, candidate.clauses);
    features.set(Feature::Score, candidate.score);
    features.set(Feature::Rival, rivals.best);
    features.set(Feature::Margin, candidate.coverage - rivals.best);
    features.set(Feature::Crowd, rivals.share);
    features.set(Feature::Rank, small(pair.rank) / 10.0);
    let best = pair
        .candidates
        .by_task
        .get(pair.task)
        .and_then(|list| list.first())
        .map_or(candidate.score, |first| first.score);
    features.set(
        Feature::Relative,
        if best > 0.0 {
            candidate.score / best
        } else {
            0.0
        },
    );
    let list = pair
        .candidates
        .by_task
        .get(pair.task)
        .map_or(&[][..], Vec::as_slice);
    let last = list.get(LIST - 1).map_or(0.0, |last| last.score);
    features.set(Feature::Peak, (candidate.score / (last + 0.05)).min(8.0));
}

/// The place in the ranking that a peak is measured against.
const LIST: usize = 10;

fn fill_surroundings(pair: &Pair, features: &mut Features) {
    let candidate = pair.candidate;
    let parent = pair.plan.tasks.get(pair.task).and_then(|task| task.parent);
    if let Some(parent) = parent {
        let before = pair.reading.before(parent, candidate.clauses.0);
        features.set(
            Feature::ParentContext,
            pair.candidates.coverage(parent, before),
        );
    }
    if let Some([best, mean]) = pair.plan.tasks.get(pair.task).map(|task| task.strangers) {
        features.set(Feature::OverStrangers, candidate.coverage - best);
        features.set(Feature::OverStrangersMean, candidate.coverage - mean);
    }
    let paragraph = pair.reading.paragraph(pair.task, candidate.clauses.0);
    features.set(
        Feature::Paragraph,
        pair.candidates.coverage(pair.task, paragraph),
    );
    let sentence = pair.reading.sentence(pair.task, candidate.clauses.0);
    let whole = pair.candidates.coverage(pair.task, sentence);
    features.set(Feature::SentenceGain, (whole - candidate.coverage).max(0.0));
}
