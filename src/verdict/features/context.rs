//! What surrounds the passage: its role, its section, its sentence, its rivals.

use super::{Feature, Features, Pair, over};
use crate::number::small;
use crate::segment::Role;
use crate::task::TaskKind;

pub(super) fn fill(pair: &Pair, features: &mut Features) {
    let (common, clause) = (pair.common, pair.clause);
    features.set_if(Feature::RoleTarget, clause.role == Role::Target);
    features.set_if(Feature::RoleBackground, clause.role == Role::Background);
    features.set_if(Feature::RoleDeferral, clause.role == Role::Deferral);
    features.set_if(Feature::Heading, clause.heading);
    let due = common.reading.year_at(pair.candidate.clauses);
    let aim = clause.role == Role::Target || due.is_some();
    let wanted = common.profile.kind == TaskKind::Target;
    features.set_if(Feature::AimMissing, wanted && !aim);
    fill_rank(pair, features);
    fill_surroundings(pair, features);
}

/// The place in the ranking that a peak is measured against.
const LIST: usize = 10;

fn fill_rank(pair: &Pair, features: &mut Features) {
    let (common, candidate) = (pair.common, pair.candidate);
    let rivals =
        common
            .candidates
            .rivals(common.reading, common.plan, common.task, candidate.clauses);
    features.set(Feature::Score, candidate.score);
    features.set(Feature::Rival, rivals.best);
    features.set(Feature::Margin, candidate.coverage - rivals.best);
    features.set(Feature::Crowd, rivals.share);
    features.set(Feature::Rank, small(pair.rank) / 10.0);
    let best = common.ranked.first().map_or(0.0, |first| first.score);
    features.set(Feature::Relative, over(candidate.score, best));
    let last = common.ranked.get(LIST - 1).map_or(0.0, |last| last.score);
    let peak = candidate.score / (last + 0.05);
    features.set(Feature::Peak, peak.min(8.0));
}

fn fill_surroundings(pair: &Pair, features: &mut Features) {
    let (common, candidate) = (pair.common, pair.candidate);
    let (first, _) = candidate.clauses;
    if let Some(parent) = common.profile.parent {
        let before = common.reading.before(parent, first);
        let covered = common.candidates.coverage(parent, &before);
        features.set(Feature::ParentContext, covered);
    }
    let [best, mean] = common.profile.strangers;
    features.set(Feature::OverStrangers, candidate.coverage - best);
    features.set(Feature::OverStrangersMean, candidate.coverage - mean);
    let around = |clauses| {
        let reading = common.reading;
        reading.coverage_around(common.task, common.weights, candidate, clauses)
    };
    let paragraph = around(common.reading.paragraph(first));
    features.set(Feature::Paragraph, paragraph);
    let sentence = around(common.reading.sentence(first));
    let gain = (sentence - candidate.coverage).max(0.0);
    features.set(Feature::SentenceGain, gain);
}
