//! The best passages of an opinion for every task.
//!
//! A passage is a window of one to three neighbouring clauses of one sentence. Its score is
//! 0.8 · coverage + 0.2 · √(precision · coverage), times a factor for the role of its sentence:
//! coverage is the weighted share of the task that the passage holds, precision the weighted share
//! of the passage that the task holds.

use super::mask::Mask;
use super::plan::Plan;
use super::reading::Reading;
use super::subsequences::{Order, Subsequences};
use super::weights::{TaskWeights, ratio};
use super::windows::Windows;
use crate::number::unfixed;
use crate::segment::Role;

/// A passage that could show what an opinion did with a task.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate {
    /// Clauses `first..last` of [`Reading::clauses`].
    pub(crate) clauses: (u32, u32),
    /// Its characters: `start..end`.
    pub(crate) range: (u32, u32),
    /// What the passage holds of the task.
    pub(crate) mask: Mask,
    /// The weight of what it holds in the task's own words, in fixed point.
    pub(super) steps: u32,
    /// Weighted share of the task that the passage holds, 0 to 1.
    pub(crate) coverage: f32,
    /// What the passages are ranked by.
    pub(crate) score: f32,
}

impl Candidate {
    /// The weighted share of the passage that the task holds.
    pub(crate) fn precision(&self, reading: &Reading) -> f32 {
        ratio(unfixed(self.steps), reading.weight(self.clauses)).min(1.0)
    }
}

/// The candidates of every task, best first.
pub(crate) struct Candidates {
    pub(crate) by_task: Vec<Vec<Candidate>>,
    /// What the opinion's commitments hold of each task anywhere.
    pub(crate) anywhere: Vec<Mask>,
    /// What the best three committing candidates of each task hold together.
    pub(crate) together: Vec<Mask>,
    /// What each task's characters weigh in this opinion.
    pub(crate) weights: Vec<TaskWeights>,
    /// How much of its task each of [`Reading::shares`] covers alone.
    covered: Vec<f32>,
    subsequences: Subsequences,
}

impl Candidates {
    /// The weighted share of a task that a mask holds.
    pub(crate) fn coverage(&self, task: usize, mask: &Mask) -> f32 {
        self.weights
            .get(task)
            .map_or(0.0, |weights| weights.coverage(mask))
    }

    /// How much of a task, and of the task that fares best beside it, stands in the same order in
    /// one of the clauses of a passage.
    pub(crate) fn order(&self, plan: &Plan, clauses: (u32, u32), task: usize) -> Order {
        self.subsequences.order(plan, clauses, task)
    }

    /// How much of its task each of some shares covers alone.
    pub(super) fn covered(&self, (first, last): (u32, u32)) -> &[f32] {
        let covered = self.covered.get(first as usize..last as usize);
        covered.unwrap_or_default()
    }
}

/// Ranks the opinion's passages for every task and keeps the best `most`, none of which covers
/// half of a better one.
pub(crate) fn candidates(reading: &Reading, plan: &Plan, most: usize) -> Candidates {
    let weigh = |task| TaskWeights::new(task, &reading.weights);
    let weights: Vec<TaskWeights> = plan.tasks.iter().map(weigh).collect();
    let mut covered = vec![0.0; reading.shares.len()];
    let mut windows = Windows::default();
    let by_task: Vec<Vec<Candidate>> = weights
        .iter()
        .enumerate()
        .map(|(task, weights)| {
            windows.fill(reading, task, weights, &mut covered);
            windows.best(reading, task, most)
        })
        .collect();
    Candidates {
        anywhere: anywhere(reading, plan.tasks.len()),
        subsequences: Subsequences::new(reading, plan, by_task.iter().flatten()),
        together: by_task.iter().map(|list| together(reading, list)).collect(),
        by_task,
        weights,
        covered,
    }
}

/// What the commitments hold of each task.
fn anywhere(reading: &Reading, tasks: usize) -> Vec<Mask> {
    let mut anywhere = vec![Mask::default(); tasks];
    for clause in reading.clauses.iter().filter(|clause| commits(clause.role)) {
        for share in reading.shares_of(clause) {
            if let Some(mask) = anywhere.get_mut(share.task as usize) {
                mask.add(&share.mask);
            }
        }
    }
    anywhere
}

/// What the best three of the passages that commit hold.
fn together(reading: &Reading, list: &[Candidate]) -> Mask {
    let mut together = Mask::default();
    let role = |at: u32| reading.clauses.get(at as usize).map(|clause| clause.role);
    list.iter()
        .filter(|candidate| role(candidate.clauses.0).is_some_and(commits))
        .take(3)
        .for_each(|candidate| together.add(&candidate.mask));
    together
}

const fn commits(role: Role) -> bool {
    matches!(role, Role::Action | Role::Target)
}
