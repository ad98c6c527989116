//! [`Subsequences`]: in what order the clauses of passages hold the tasks.

use wide::f32x8;

use super::candidate::Candidate;
use super::plan::{COMPARED, Plan};
use super::reading::Reading;
use crate::score::{Clauses, Scratch};

/// The longest common subsequences of the clauses of passages with all tasks, by the scoring core;
/// the memory is used again for the next opinion.
#[derive(Debug, Default)]
pub(super) struct Subsequences {
    /// For each clause: its row, and one; 0 where no passage holds it.
    rows: Vec<u32>,
    /// For each row and slot of the patterns: the length; 0 beside the last slot.
    lengths: Vec<u16>,
    /// For each row: how much it holds of the two tasks of which it holds most.
    best: Vec<[f32; 2]>,
    clauses: Clauses,
    scratch: Scratch,
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
    pub(super) fn compare(&mut self, reading: &Reading, plan: &Plan, passages: &[Candidate]) {
        self.number(reading, passages);
        self.lengths.clear();
        self.best.clear();
        let width = plan.scales.len();
        plan.patterns
            .lcs_all(&self.clauses, &mut self.scratch, |_, row| {
                let start = self.lengths.len();
                self.lengths.extend_from_slice(row.packed());
                self.lengths.resize(start + width, 0);
                let lengths = self.lengths.get(start..).unwrap_or_default();
                self.best.push(best_two(lengths, &plan.scales));
            });
    }

    /// Gives a row to each clause that a passage holds.
    fn number(&mut self, reading: &Reading, passages: &[Candidate]) {
        self.rows.clear();
        self.rows.resize(reading.clauses.len(), 0);
        for passage in passages {
            let (first, last) = passage.clauses;
            let rows = self.rows.get_mut(first as usize..last as usize);
            rows.unwrap_or_default().fill(1);
        }
        self.clauses.clear();
        let mut count = 0;
        for (row, clause) in self.rows.iter_mut().zip(&reading.clauses) {
            if *row > 0 {
                let ids = clause.beginning(&reading.letters, COMPARED);
                self.clauses.push_ids(ids);
                count += 1;
                *row = count;
            }
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
            let row = row as usize;
            let length = self.lengths.get(row * plan.scales.len() + slot);
            let own = share(length.copied().unwrap_or(0), scale);
            let [best, second] = self.best.get(row).copied().unwrap_or_default();
            order.own = order.own.max(own);
            // Of two that hold as much, each is the other's rival.
            let rival = if own < best { best } else { second };
            order.rival = order.rival.max(rival);
        }
        order
    }
}

/// The share of a task that a common subsequence of this length is.
fn share(length: u16, scale: f32) -> f32 {
    f32::from(length) * scale
}

/// The two greatest shares: of each lane first, as lanes go side by side.
fn best_two(lengths: &[u16], scales: &[f32]) -> [f32; 2] {
    let (mut best, mut second) = (f32x8::ZERO, f32x8::ZERO);
    for (lengths, scales) in lengths.as_chunks().0.iter().zip(scales.as_chunks().0) {
        let shares = f32x8::new(lengths.map(f32::from)) * f32x8::new(*scales);
        second = second.fast_max(best.fast_min(shares));
        best = best.fast_max(shares);
    }
    let mut two = [0.0, 0.0];
    for share in best.to_array() {
        two = [
            greater(two[0], share),
            greater(two[1], lesser(two[0], share)),
        ];
    }
    [two[0], second.to_array().into_iter().fold(two[1], greater)]
}

/// The greater of two numbers: `f32::max` asks for NaN first.
fn greater(a: f32, b: f32) -> f32 {
    if b > a { b } else { a }
}

fn lesser(a: f32, b: f32) -> f32 {
    if b < a { b } else { a }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::plan::LANES;
    use super::*;

    proptest! {
        #[test]
        fn the_two_best_are_those_of_a_sort(
            row in prop::collection::vec((0_u16..6, 1_u8..5), 0..40),
        ) {
            let filled = row.len().next_multiple_of(LANES);
            let mut lengths: Vec<u16> = row.iter().map(|&(length, _)| length).collect();
            let mut scales: Vec<f32> = row.iter().map(|&(_, scale)| 1.0 / f32::from(scale)).collect();
            let mut all: Vec<f32> = lengths.iter().zip(&scales).map(|(&length, &scale)| share(length, scale)).collect();
            lengths.resize(filled, 0);
            scales.resize(filled, 0.0);
            all.extend([0.0, 0.0]);
            all.sort_by(|a, b| b.total_cmp(a));
            let bits = |shares: &[f32]| shares.iter().map(|share| share.to_bits()).collect::<Vec<_>>();
            prop_assert_eq!(bits(&best_two(&lengths, &scales)), bits(&all[..2]));
        }
    }
}
