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
                let letters = reading.letters.range((clause.start, clause.end));
                encoded.push_ids(letters.iter().take(COMPARED).map(|letter| letter.id));
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

/// The two tasks of which a clause holds most, the first of equals.
fn best_two(lengths: &[u16], scales: &[f32]) -> [Holds; 2] {
    let [mut best, mut second] = [Holds::default(); 2];
    for (slot, (&length, scale)) in lengths.iter().zip(scales).enumerate() {
        let share = f32::from(length) * scale;
        if share > best.share {
            (best, second) = (Holds { slot, share }, best);
        } else if share > second.share {
            second = Holds { slot, share };
        }
    }
    [best, second]
}
