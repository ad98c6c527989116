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
        plan.patterns
            .lcs_all(&encoded, &mut Scratch::new(), |_, row| {
                lengths.extend_from_slice(row.packed());
            });
        Self { rows, lengths }
    }

    /// The length of the longest common subsequence of a passage's clause and a task.
    pub(super) fn of(&self, plan: &Plan, clause: u32, task: usize) -> u32 {
        let row = self.rows.get(clause as usize).copied().unwrap_or(0);
        let (Some(row), Some(slot)) = (row.checked_sub(1), plan.patterns.slot(task)) else {
            return 0;
        };
        let at = row as usize * plan.tasks.len() + slot;
        self.lengths.get(at).copied().map_or(0, u32::from)
    }
}
