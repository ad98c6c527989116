//! In what shape the passage holds the task.

use super::super::facts::Group;
use super::{Feature, Features, Pair};
use crate::align::{ReadClause, mask};
use crate::number::{narrow, small};
use crate::score::ratio;

pub(super) fn fill(pair: &Pair, features: &mut Features) {
    let facts = pair.common.facts;
    let held = &pair.candidate.mask;
    let strict = held.strict();
    let shown = strict | held.same;
    let length = pair.common.profile.letters.len().max(1);
    let run = match mask::longest_run(held.bigrams) {
        0 => 0,
        pairs => pairs + 1,
    };
    features.set(Feature::LongestRun, count(run) / count(length));
    features.set(Feature::Tail, facts.tail.share(strict));
    features.set_if(Feature::Head, facts.head.is_whole(shown));
    features.set_if(Feature::First, facts.first.is_whole(shown));
    features.set(Feature::FrameKept, kept(facts.last_frame, strict));
    let (lcs, clause) = best_clause(pair);
    features.set(Feature::Order, count(lcs) / count(length));
    let ratio = ratio(lcs as usize, length as usize, clause as usize);
    features.set(Feature::Ratio, narrow(ratio));
}

fn kept(frame: Group, strict: u128) -> f32 {
    if frame.is_empty() {
        0.5
    } else {
        f32::from(u8::from(frame.is_whole(strict)))
    }
}

/// The longest common subsequence with the task among the passage's clauses, and that clause's
/// length.
fn best_clause(pair: &Pair) -> (u32, u32) {
    let common = pair.common;
    let reading = common.reading;
    let (first, last) = pair.candidate.clauses;
    let length = |clause: u32| {
        reading
            .clauses
            .get(clause as usize)
            .map_or(0, ReadClause::len)
    };
    (first..last)
        .map(|clause| {
            (
                common.candidates.lcs(common.plan, clause, common.task),
                length(clause),
            )
        })
        .max_by_key(|&(lcs, length)| (lcs, std::cmp::Reverse(length)))
        .unwrap_or_default()
}

fn count(count: u32) -> f32 {
    small(count as usize)
}
