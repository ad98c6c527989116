//! The best passages of an opinion for every task.
//!
//! A passage is a window of one to three neighbouring clauses of one sentence. Its score is
//! 0.8 · coverage + 0.2 · √(precision · coverage), times a factor for the role of its sentence:
//! coverage is the weighted share of the task that the passage holds, precision the weighted share
//! of the passage that the task holds.

use super::candidate::Candidate;
use super::mask::Mask;
use super::plan::Plan;
use super::reading::Reading;
use super::subsequences::{Order, Subsequences};
use super::weights::TaskWeights;
use super::windows::{Sought, Windows};
use crate::segment::Role;

/// The candidates of every task; the memory is used again for the next opinion.
#[derive(Debug, Default)]
pub(crate) struct Candidates {
    tasks: Vec<Ranked>,
    /// Of one task after the other, best first.
    passages: Vec<Candidate>,
    /// For each clause: how much it covers alone of the task that it covers best.
    covered: Vec<f32>,
    windows: Windows,
    subsequences: Subsequences,
}

/// What an opinion holds of one task.
#[derive(Debug, Default)]
pub(crate) struct Ranked {
    /// Its passages: `first..last` of those of all tasks.
    passages: (usize, usize),
    /// What the opinion's commitments hold of it anywhere.
    pub(crate) anywhere: Mask,
    /// What its best three committing passages hold together.
    pub(crate) together: Mask,
    /// What its characters weigh in this opinion.
    pub(crate) weights: TaskWeights,
}

impl Candidates {
    /// Ranks the opinion's passages for every task and keeps the best `most`, none of which covers
    /// half of a better one.
    pub(crate) fn rank(&mut self, reading: &Reading, plan: &Plan, most: usize) {
        self.passages.clear();
        self.covered.clear();
        self.covered.resize(reading.clauses.len(), 0.0);
        self.tasks.resize_with(plan.tasks.len(), Ranked::default);
        for (at, (task, profile)) in self.tasks.iter_mut().zip(&plan.tasks).enumerate() {
            let places = reading.places(at);
            task.begin(self.passages.len());
            if places.is_empty() {
                continue;
            }
            task.weights.fill(profile, &reading.weights);
            let sought = Sought {
                reading,
                weights: &task.weights,
                places,
            };
            self.windows.fill(sought, |share, clause, covered| {
                if let Some(most) = self.covered.get_mut(share.clause as usize) {
                    *most = most.max(covered);
                }
                if commits(clause.role) {
                    task.anywhere.add(&share.mask);
                }
            });
            self.windows.best(sought, most, &mut self.passages);
            task.end(reading, &self.passages);
        }
        self.subsequences.compare(reading, plan, &self.passages);
    }

    /// What the opinion holds of a task.
    pub(crate) fn of(&self, task: usize) -> Option<&Ranked> {
        self.tasks.get(task)
    }

    /// The passages of a task, best first.
    pub(crate) fn passages(&self, task: usize) -> &[Candidate] {
        let passages = self.of(task).map(|task| task.passages);
        let passages = passages.and_then(|(first, last)| self.passages.get(first..last));
        passages.unwrap_or_default()
    }

    /// The weighted share of a task that a mask holds.
    pub(crate) fn coverage(&self, task: usize, mask: &Mask) -> f32 {
        let weights = self.of(task).map(|task| &task.weights);
        weights.map_or(0.0, |weights| weights.coverage(mask))
    }

    /// How much of a task, and of the task that fares best beside it, stands in the same order in
    /// one of the clauses of a passage.
    pub(crate) fn order(&self, plan: &Plan, clauses: (u32, u32), task: usize) -> Order {
        self.subsequences.order(plan, clauses, task)
    }

    /// How much a clause covers alone of the task that it covers best.
    pub(super) fn covered(&self, clause: u32) -> f32 {
        self.covered.get(clause as usize).copied().unwrap_or(0.0)
    }
}

impl Ranked {
    /// Begins anew, behind the passages of the tasks before.
    fn begin(&mut self, passages: usize) {
        self.passages = (passages, passages);
        self.anywhere = Mask::default();
        self.together = Mask::default();
        self.weights.clear();
    }

    /// Takes the passages that were added.
    fn end(&mut self, reading: &Reading, passages: &[Candidate]) {
        let (first, last) = (self.passages.0, passages.len());
        self.passages = (first, last);
        let own = passages.get(first..last).unwrap_or_default().iter();
        let role = |at: u32| reading.clauses.get(at as usize).map(|clause| clause.role);
        own.filter(|passage| role(passage.clauses.0).is_some_and(commits))
            .take(3)
            .for_each(|passage| self.together.add(&passage.mask));
    }
}

const fn commits(role: Role) -> bool {
    matches!(role, Role::Action | Role::Target)
}
