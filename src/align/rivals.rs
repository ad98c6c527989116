//! How well the other tasks fit a passage.

use std::collections::HashMap;

use super::candidates::{Candidate, TaskWeights};
use super::mask::Mask;
use super::plan::Plan;
use super::reading::Reading;
use crate::number::small;

/// How other tasks fit a passage.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Rivals {
    /// The best coverage of another task that is neither the headline nor a part of its own.
    pub(crate) best: f32,
    /// How many tasks share something with it, over all tasks; a task counts once a clause.
    pub(crate) share: f32,
}

/// How all tasks fit the passages that are candidates of any: each passage is weighed once, for
/// however many tasks it is a candidate.
#[derive(Debug, Default)]
pub(crate) struct Fits {
    /// By the clauses of the passage; only ever looked up.
    passages: HashMap<(u32, u32), Fit>,
    /// The parts of each task.
    parts: Vec<Vec<usize>>,
}

/// How all tasks fit one passage.
#[derive(Debug)]
struct Fit {
    /// The tasks that fit best, best first.
    best: Vec<(f32, usize)>,
    /// How many tasks share something with it; a task counts once a clause.
    shares: usize,
}

/// So many tasks are remembered for a passage. Where all of them are a task's own parts, the
/// passage is weighed anew.
const REMEMBERED: usize = 16;

impl Fits {
    /// Weighs the candidates of all tasks.
    pub(super) fn new(
        reading: &Reading,
        plan: &Plan,
        by_task: &[Vec<Candidate>],
        weights: &[TaskWeights],
    ) -> Self {
        let mut passages = HashMap::new();
        for candidate in by_task.iter().flatten() {
            passages.entry(candidate.clauses).or_insert_with(|| {
                let (mut best, shares) = fits(reading, candidate.clauses, weights);
                best.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
                best.truncate(REMEMBERED);
                Fit { best, shares }
            });
        }
        let mut parts = vec![Vec::new(); plan.tasks.len()];
        for (at, task) in plan.tasks.iter().enumerate() {
            if let Some(parts) = task.parent.and_then(|parent| parts.get_mut(parent)) {
                parts.push(at);
            }
        }
        Self { passages, parts }
    }

    /// How the tasks other than this one, its headline and its parts fit one of its candidates.
    pub(super) fn rivals(
        &self,
        reading: &Reading,
        plan: &Plan,
        weights: &[TaskWeights],
        task: usize,
        clauses: (u32, u32),
    ) -> Rivals {
        let Some(fit) = self.passages.get(&clauses) else {
            return Rivals::default();
        };
        let parent = plan.tasks.get(task).and_then(|task| task.parent);
        let is_rival = |other: usize| {
            let above = plan.tasks.get(other).and_then(|task| task.parent);
            other != task && Some(other) != parent && above != Some(task)
        };
        let remembered = fit.best.iter().find(|(_, other)| is_rival(*other));
        let best = match remembered {
            Some((coverage, _)) => *coverage,
            None if fit.best.len() < REMEMBERED => 0.0,
            None => {
                let (all, _) = fits(reading, clauses, weights);
                let rivals = all.into_iter().filter(|(_, other)| is_rival(*other));
                rivals.map(|(coverage, _)| coverage).fold(0.0, f32::max)
            }
        };
        let parts = self.parts.get(task).map_or(&[][..], Vec::as_slice);
        let own: usize = parts
            .iter()
            .copied()
            .chain([task])
            .chain(parent)
            .map(|own| reading.clauses_sharing(own, clauses))
            .sum();
        Rivals {
            best,
            share: small(fit.shares.saturating_sub(own)) / small(plan.tasks.len().max(1)),
        }
    }
}

/// Coverage and index of every task that shares something with a passage, and how many shares
/// there are.
fn fits(
    reading: &Reading,
    clauses: (u32, u32),
    weights: &[TaskWeights],
) -> (Vec<(f32, usize)>, usize) {
    let mut shares: Vec<(usize, Mask)> = reading
        .clauses_in(clauses)
        .iter()
        .flat_map(|clause| reading.shares_of(clause))
        .map(|share| (share.task as usize, share.mask))
        .collect();
    shares.sort_by_key(|(task, _)| *task);
    let fits = shares
        .chunk_by(|a, b| a.0 == b.0)
        .filter_map(|shares| {
            let (task, _) = shares.first()?;
            let mut mask = Mask::default();
            for (_, share) in shares {
                mask.add(*share);
            }
            Some((weights.get(*task)?.coverage(mask), *task))
        })
        .collect();
    (fits, shares.len())
}
