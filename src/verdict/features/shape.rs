//! In what order the passage holds the task, and whether it holds another one better.

use super::{Feature, Features, Pair};
use crate::align::mask;
use crate::number::small;

pub(super) fn fill(pair: &Pair, features: &mut Features) {
    let common = pair.common;
    let length = common.profile.letters.len().max(1);
    let run = match mask::longest_run(pair.candidate.mask.bigrams) {
        0 => 0,
        pairs => pairs + 1,
    };
    features.set(
        Feature::LongestRun,
        small(run as usize) / small(length as usize),
    );
    let clauses = pair.candidate.clauses;
    let order = common.candidates.order(common.plan, clauses, common.task);
    features.set(Feature::Order, order.own);
    features.set(Feature::Margin, order.own - order.rival);
}
