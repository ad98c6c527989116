//! [`Subsequences`]: in what order the clauses of passages hold the tasks.

use super::candidates::Candidate;
use super::plan::{COMPARED, Plan};
use super::reading::Reading;
use crate::score::{Clauses, Scratch};

/// The longest common subsequences of the clauses of passages with all tasks, by the scoring core.
#[derive(Debug, Default)]
pub(super) struct Subsequences {
    /// For each clause: its row, and one; 0 where no passage holds it.
    rows: Vec<u32>,
    /// For each row and slot of the patterns: the length.
    lengths: Vec<u16>,
    /// For each row: the two tasks of which it holds most.
    best: Vec<[Holds; 2]>,
}

/// How much of the task of a slot a clause holds in the same order.
#[derive(Debug, Clone, Copy, Default)]
struct Holds {
    slot: usize,
    share: f32,
}

/// How much of two tasks stands in a passage in the same order, from 0 to 1.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Order {
    /// The task that was asked for.
    pub(crate) own: f32,
    /// The best of all others.
    pub(crate) rival: f32,
}

impl Subsequences {
    /// Compares the clauses of some passages.
    pub(super) fn new<'c>(
        reading: &Reading,
        plan: &Plan,
        passages: impl Iterator<Item = &'c Candidate>,
    ) -> Self {
        let mut rows = vec![0; reading.clauses.len()];
        for passage in passages {
            let (first, last) = passage.clauses;
            for row in rows
                .get_mut(first as usize..last as usize)
                .into_iter()
                .flatten()
            {
                *row = 1;
            }
        }
        let mut encoded = Clauses::new();
        let mut count = 0;
        for (row, clause) in rows.iter_mut().zip(&reading.clauses) {
            if *row > 0 {
                encoded.push_ids(clause.beginning(&reading.letters, COMPARED));
                count += 1;
                *row = count;
            }
        }
        let mut lengths = Vec::with_capacity(encoded.len() * plan.tasks.len());
        let mut best = Vec::with_capacity(encoded.len());
        plan.patterns
            .lcs_all(&encoded, &mut Scratch::new(), |_, row| {
                lengths.extend_from_slice(row.packed());
                best.push(best_two(row.packed(), &plan.scales));
            });
        Self {
            rows,
            lengths,
            best,
        }
    }

    /// How much of a task and of its best rival stands in order in one of the clauses of a passage.
    pub(super) fn order(&self, plan: &Plan, (first, last): (u32, u32), task: usize) -> Order {
        let mut order = Order::default();
        let Some(slot) = plan.patterns.slot(task) else {
            return order;
        };
        let scale = plan.scales.get(slot).copied().unwrap_or(0.0);
        let rows = self.rows.get(first as usize..last as usize);
        for row in rows.unwrap_or_default() {
            let Some(row) = row.checked_sub(1) else {
                continue;
            };
            let at = row as usize * plan.tasks.len() + slot;
            let length = self.lengths.get(at).copied().unwrap_or(0);
            order.own = order.own.max(f32::from(length) * scale);
            let best = self.best.get(row as usize).into_iter().flatten();
            let rival = best.into_iter().find(|holds| holds.slot != slot);
            order.rival = order.rival.max(rival.map_or(0.0, |holds| holds.share));
        }
        order
    }
}

/// Tasks that are looked at together.
const LANES: usize = 8;

/// The two tasks of which a clause holds most, the first of equals.
fn best_two(lengths: &[u16], scales: &[f32]) -> [Holds; 2] {
    let mut best = [Holds::default(); 2];
    let (lengths, last_lengths) = lengths.as_chunks::<LANES>();
    let (scales, last_scales) = scales.as_chunks::<LANES>();
    for (start, (lengths, scales)) in (0..).step_by(LANES).zip(lengths.iter().zip(scales)) {
        let [_, second] = best;
        let mut any = false;
        for (&length, scale) in lengths.iter().zip(scales) {
            any |= f32::from(length) * scale > second.share;
        }
        // Most hold less than two before them.
        if any {
            meet(&mut best, start, lengths, scales);
        }
    }
    meet(&mut best, LANES * lengths.len(), last_lengths, last_scales);
    best
}

/// Puts the tasks of some slots in their places among the two best.
fn meet([best, second]: &mut [Holds; 2], start: usize, lengths: &[u16], scales: &[f32]) {
    for (slot, (&length, scale)) in (start..).zip(lengths.iter().zip(scales)) {
        let share = f32::from(length) * scale;
        if share > second.share {
            *second = Holds { slot, share };
            if share > best.share {
                std::mem::swap(best, second);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_two_best_are_those_of_a_stable_sort(
            row in prop::collection::vec((0_u16..6, 1_u8..5), 0..40),
        ) {
            let lengths: Vec<u16> = row.iter().map(|&(length, _)| length).collect();
            let scales: Vec<f32> = row.iter().map(|&(_, scale)| 1.0 / f32::from(scale)).collect();
            let mut all: Vec<(usize, f32)> = (0..)
                .zip(lengths.iter().zip(&scales))
                .map(|(slot, (&length, scale))| (slot, f32::from(length) * scale))
                .filter(|&(_, share)| share > 0.0)
                .collect();
            all.sort_by(|a, b| b.1.total_cmp(&a.1));
            let found = best_two(&lengths, &scales);
            for (at, found) in found.into_iter().enumerate() {
                let (slot, share) = all.get(at).copied().unwrap_or_default();
                prop_assert_eq!((found.slot, found.share.to_bits()), (slot, share.to_bits()));
            }
        }
    }
}
