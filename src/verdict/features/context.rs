//! What surrounds the passage: its role, its place in the ranking, its section and its sentence.

use super::{Feature, Features, Pair, over};
use crate::align::Mask;
use crate::number::small;
use crate::segment::Role;
use crate::task::TaskKind;

/// The place in the ranking that a peak is measured against.
const LIST: usize = 5;

pub(super) fn fill(pair: &Pair, features: &mut Features) {
    let (common, clause) = (pair.common, pair.clause);
    features.set_if(Feature::RoleTarget, clause.role == Role::Target);
    features.set_if(Feature::RoleDeferral, clause.role == Role::Deferral);
    let wanted = common.profile.kind == TaskKind::Target;
    features.set_if(Feature::AimMissing, wanted && !is_aim(pair));
    fill_rank(pair, features);
    fill_surroundings(pair, features);
}

/// Whether the passage says of its sentence, or of its row, that it is an aim or when it is due.
fn is_aim(pair: &Pair) -> bool {
    let reading = pair.common.reading;
    let due = || reading.year_at(reading.with_row(pair.candidate.clauses));
    pair.clause.role == Role::Target || due().is_some()
}

fn fill_rank(pair: &Pair, features: &mut Features) {
    let (common, candidate) = (pair.common, pair.candidate);
    features.set(Feature::Rank, small(pair.rank) / 10.0);
    let best = common.ranked.first().map_or(0.0, |first| first.score);
    features.set(Feature::Relative, over(candidate.score, best));
    let last = common.ranked.get(LIST - 1).map_or(0.0, |last| last.score);
    let peak = candidate.score / (last + 0.05);
    features.set(Feature::Peak, peak.min(8.0));
}

fn fill_surroundings(pair: &Pair, features: &mut Features) {
    let common = pair.common;
    let clauses = pair.candidate.clauses;
    if let Some(parent) = common.profile.parent {
        let before = common.reading.before(parent, clauses.0);
        if before != Mask::default() {
            let covered = common.candidates.coverage(parent, &before);
            features.set(Feature::ParentContext, covered);
        }
    }
    features.set(Feature::BackgroundNear, pair.clause.background);
    let verb = pair.said.first_verb();
    let behind = verb
        .zip(pair.insertions.shared)
        .is_some_and(|(verb, (_, last))| verb > last);
    features.set_if(Feature::Inverted, behind);
}
