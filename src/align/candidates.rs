//! The best passages of an opinion for every task.
//!
//! A passage is a window of one to three neighbouring clauses of one sentence. Its score is
//! 0.8 · coverage + 0.2 · √(precision · coverage), times a factor for the role of its sentence:
//! coverage is the weighted share of the task that the passage holds, precision the weighted share
//! of the passage that the task holds.

use super::mask::Mask;
use super::plan::Plan;
use super::reading::Reading;
use super::shares::Share;
use super::subsequences::Subsequences;
use super::weights::{Held, TaskWeights};
use super::windows::{WIDEST, Windows};
use crate::number::small;
use crate::segment::Role;

/// A passage that could show what an opinion did with a task.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate {
    /// Clauses `first..last` of [`Reading::clauses`].
    pub(crate) clauses: (u32, u32),
    /// Its characters: `start..end`.
    pub(crate) range: (u32, u32),
    /// Its shares: `first..last` of those of the task.
    pub(super) places: (u32, u32),
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
    pub(super) fn held(&self) -> Held {
        Held {
            mask: self.mask,
            steps: self.steps,
        }
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
    /// What each of [`Reading::shares`] means to the other tasks.
    rivals: Vec<Rival>,
    subsequences: Subsequences,
}

/// A task that shares something with a clause.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rival {
    task: u32,
    /// The task that holds it, or the task itself.
    parent: u32,
    /// How much of the task its clause covers, together with the next clause of the sentence, and
    /// with the next two.
    coverage: [f32; WIDEST],
}

impl Rival {
    fn new(share: &Share, plan: &Plan) -> Self {
        let parent = plan.parent(share.task as usize);
        Self {
            task: share.task,
            parent: parent.map_or(share.task, number),
            coverage: [0.0; WIDEST],
        }
    }

    /// A window that ends so many clauses behind covers so much. Until the next clause that holds
    /// something, a wider window covers no more.
    pub(super) fn reaches(&mut self, behind: usize, coverage: f32) {
        for slot in self.coverage.iter_mut().skip(behind) {
            *slot = coverage;
        }
    }
}

/// How tasks other than its own fit a passage.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Rivals {
    /// The best coverage of another task that is neither the headline nor a part of its own.
    pub(crate) best: f32,
    /// How many tasks share something with it, over all tasks.
    pub(crate) share: f32,
}

impl Candidates {
    /// The weighted share of a task that a mask holds.
    pub(crate) fn coverage(&self, task: usize, mask: &Mask) -> f32 {
        self.weights
            .get(task)
            .map_or(0.0, |weights| weights.coverage(mask))
    }

    /// The length of the longest common subsequence of a task and a clause of a passage.
    pub(crate) fn lcs(&self, plan: &Plan, clause: u32, task: usize) -> u32 {
        self.subsequences.of(plan, clause, task)
    }

    /// How much of its task each share of a clause covers alone.
    pub(super) fn covered(&self, shares: (u32, u32)) -> impl Iterator<Item = f32> {
        self.rivals_of(shares).iter().map(|rival| {
            let [alone, ..] = rival.coverage;
            alone
        })
    }

    /// How other tasks fit a passage.
    pub(crate) fn rivals(
        &self,
        reading: &Reading,
        plan: &Plan,
        task: usize,
        (first, last): (u32, u32),
    ) -> Rivals {
        let own = number(task);
        let parent = plan.parent(task).map_or(own, number);
        let (mut best, mut count) = (0.0, 0);
        let clauses = reading.clauses.get(first as usize..last as usize);
        for (behind, clause) in clauses.unwrap_or_default().iter().rev().enumerate() {
            for rival in self.rivals_of(clause.shares) {
                if rival.task == own || rival.task == parent || rival.parent == own {
                    continue;
                }
                count += 1;
                let coverage = rival.coverage.get(behind).copied().unwrap_or(0.0);
                best = if coverage > best { coverage } else { best };
            }
        }
        Rivals {
            best,
            share: small(count) / small(plan.tasks.len().max(1)),
        }
    }

    fn rivals_of(&self, (first, last): (u32, u32)) -> &[Rival] {
        let rivals = self.rivals.get(first as usize..last as usize);
        rivals.unwrap_or_default()
    }
}

/// Ranks the opinion's passages for every task and keeps the best `most`, none of which covers
/// half of a better one.
pub(crate) fn candidates(reading: &Reading, plan: &Plan, most: usize) -> Candidates {
    let weigh = |task| TaskWeights::new(task, &reading.weights);
    let weights: Vec<TaskWeights> = plan.tasks.iter().map(weigh).collect();
    let rival = |share| Rival::new(share, plan);
    let mut rivals: Vec<Rival> = reading.shares.iter().map(rival).collect();
    let mut windows = Windows::default();
    let by_task: Vec<Vec<Candidate>> = weights
        .iter()
        .enumerate()
        .map(|(task, weights)| {
            windows.fill(reading, task, weights, &mut rivals);
            windows.best(reading, task, most)
        })
        .collect();
    Candidates {
        anywhere: anywhere(reading, plan.tasks.len()),
        subsequences: Subsequences::new(reading, plan, by_task.iter().flatten()),
        together: by_task.iter().map(|list| together(reading, list)).collect(),
        by_task,
        weights,
        rivals,
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

/// Tasks are fewer than 2^32.
pub(super) fn number(task: usize) -> u32 {
    u32::try_from(task).unwrap_or(u32::MAX)
}
