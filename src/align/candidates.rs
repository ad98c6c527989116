//! The best passages of an opinion for every task.
//!
//! A passage is a window of one to three neighbouring clauses of one sentence. Its score is
//! 0.8 · coverage + 0.2 · √(precision · coverage), times a factor for the role of its sentence:
//! coverage is the weighted share of the task that the passage holds, precision the weighted share
//! of the passage that the task holds.

use super::mask::{self, Mask};
use super::plan::{Plan, TaskProfile};
use super::reading::{CHARACTER_SHARE, Reading};
use super::vocabulary::Weights;
use super::windows::{Reach, Windows};
use crate::lexicon::WordKind;
use crate::segment::Role;

/// A passage that could show what an opinion did with a task.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate {
    /// Clauses `first..last` of [`Reading::clauses`].
    pub(crate) clauses: (u32, u32),
    /// What the passage holds of the task.
    pub(crate) mask: Mask,
    /// Weighted share of the task that the passage holds, 0 to 1.
    pub(crate) coverage: f32,
    /// What the passages are ranked by.
    pub(crate) score: f32,
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
    /// For each of [`Reading::shares`]: how much of the task its clause covers, together with the
    /// next clause of the sentence, and with the next two.
    reaches: Vec<Reach>,
}

impl Candidates {
    /// The weighted share of a task that a mask holds.
    pub(crate) fn coverage(&self, task: usize, mask: Mask) -> f32 {
        self.weights
            .get(task)
            .map_or(0.0, |weights| weights.coverage(mask))
    }

    /// The weighted share of its task that a share and what else the next clauses hold cover:
    /// `clauses` of them, its own among them.
    pub(crate) fn coverage_until(&self, share: usize, clauses: u32) -> f32 {
        let at = clauses.saturating_sub(1) as usize;
        self.reaches
            .get(share)
            .and_then(|reach| reach.get(at))
            .copied()
            .unwrap_or(0.0)
    }
}

/// What the characters of a task weigh in one opinion.
#[derive(Debug, Clone, Default)]
pub(crate) struct TaskWeights {
    /// By bit: the character.
    pub(crate) characters: Vec<f32>,
    /// By bit: the bigram that ends there.
    pub(crate) bigrams: Vec<f32>,
    /// By bit: the character on its own.
    pub(crate) meanings: Vec<f32>,
    /// Sum of characters and bigrams.
    pub(crate) total: f32,
    /// Sum of `meanings`.
    pub(crate) meaning_total: f32,
    /// Bits of the three rarest pairs of content characters, rarest first; 0 where there are fewer.
    pub(crate) rarest: [u128; 3],
}

/// Ranks the opinion's passages for every task and keeps the best `most`, none of which covers
/// half of a better one.
pub(crate) fn candidates(reading: &Reading, plan: &Plan, most: usize) -> Candidates {
    let weights: Vec<TaskWeights> = plan
        .tasks
        .iter()
        .map(|task| TaskWeights::new(task, &reading.weights))
        .collect();
    let mut reaches = vec![Reach::default(); reading.shares.len()];
    let mut windows = Windows::default();
    let by_task: Vec<Vec<Candidate>> = weights
        .iter()
        .enumerate()
        .map(|(task, weights)| {
            windows.fill(reading, task, weights, &mut reaches);
            windows.best(reading, task, most)
        })
        .collect();
    let commits = |clause: u32| {
        let role = reading
            .clauses
            .get(clause as usize)
            .map(|clause| clause.role);
        matches!(role, Some(Role::Action | Role::Target))
    };
    let of_task = |task| reading.shares_of_task(task).map(|(_, share)| share);
    let anywhere = (0..plan.tasks.len())
        .map(|task| union(of_task(task).filter(|s| commits(s.clause)).map(|s| s.mask)))
        .collect();
    let together = by_task
        .iter()
        .map(|list| {
            union(
                list.iter()
                    .filter(|c| commits(c.clauses.0))
                    .take(3)
                    .map(|c| c.mask),
            )
        })
        .collect();
    Candidates {
        by_task,
        anywhere,
        together,
        weights,
        reaches,
    }
}

fn union(masks: impl Iterator<Item = Mask>) -> Mask {
    masks.fold(Mask::default(), |mut all, mask| {
        all.add(mask);
        all
    })
}

impl TaskWeights {
    fn new(task: &TaskProfile, weights: &Weights) -> Self {
        let letters = &task.letters;
        let bits = letters.len().min(Mask::BITS) as usize;
        let mut own = Self {
            characters: vec![0.0; bits],
            bigrams: vec![0.0; bits],
            meanings: vec![0.0; bits],
            ..Self::default()
        };
        let mut before = 0.0;
        let rows = letters.ids.iter().zip(&letters.bigrams).zip(&letters.kinds);
        for (position, ((&id, &bigram), kind)) in (0..).zip(rows) {
            let bit = Mask::bit(position, letters.len()) as usize;
            let factor = kind.factor();
            let pair = if bigram > 0 {
                (factor * before).sqrt()
            } else {
                0.0
            };
            before = factor;
            let character = factor * weights.character(id);
            add(&mut own.characters, bit, CHARACTER_SHARE * character);
            add(&mut own.bigrams, bit, pair * weights.bigram(bigram));
            add(&mut own.meanings, bit, character);
        }
        own.total = own.characters.iter().chain(&own.bigrams).sum();
        own.meaning_total = own.meanings.iter().sum();
        own.rarest = own.rarest(task);
        own
    }

    /// Pairs of content characters by weight; of equal ones the first.
    fn rarest(&self, task: &TaskProfile) -> [u128; 3] {
        let kinds = &task.letters.kinds;
        let content = |at: u32| kinds.get(at as usize) == Some(&WordKind::Content);
        let mut pairs: Vec<(f32, u32)> = (1..task.letters.len())
            .filter(|&at| content(at) && content(at - 1))
            .map(|at| Mask::bit(at, task.letters.len()))
            .map(|bit| (self.bigrams.get(bit as usize).copied().unwrap_or(0.0), bit))
            .collect();
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut rarest = [0; 3];
        for (slot, (_, bit)) in rarest.iter_mut().zip(pairs) {
            *slot = 1 << bit;
        }
        rarest
    }

    /// The weight of what a passage holds in the task's own words.
    pub(crate) fn held(&self, mask: Mask) -> f32 {
        mask::weigh(mask.characters, &self.characters) + mask::weigh(mask.bigrams, &self.bigrams)
    }

    /// The weighted share of the task that a passage holds, meanings included.
    pub(crate) fn coverage(&self, mask: Mask) -> f32 {
        self.coverage_of(mask, self.held(mask))
    }

    pub(super) fn coverage_of(&self, mask: Mask, held: f32) -> f32 {
        let lexical = ratio(held, self.total);
        if mask.meanings() == 0 {
            return lexical;
        }
        let meant = ratio(
            mask::weigh(mask.meanings(), &self.meanings),
            self.meaning_total,
        );
        lexical.max(0.55 * meant.min(1.0) + 0.45 * lexical)
    }
}

fn add(weights: &mut [f32], bit: usize, weight: f32) {
    if let Some(slot) = weights.get_mut(bit) {
        *slot += weight;
    }
}

pub(super) fn ratio(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}
