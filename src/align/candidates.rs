//! The best passages of an opinion for every task.
//!
//! A passage is a window of one to three neighbouring clauses of one sentence. Its score is
//! 0.8 · coverage + 0.2 · √(precision · coverage), times a factor for the role of its sentence:
//! coverage is the weighted share of the task that the passage holds, precision the weighted share
//! of the passage that the task holds.

use super::mask::{self, Mask};
use super::plan::{Plan, TaskProfile};
use super::reading::{CHARACTER_SHARE, ReadClause, Reading};
use super::vocabulary::Weights;
use crate::lexicon::WordKind;
use crate::number::narrow;
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

/// The weighted share of a task that one, two and three clauses cover.
type Reach = [f32; WIDEST as usize];

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

/// Longest passage in characters; nobody quotes more for one measure.
const LONGEST: u32 = 118;

/// Clauses of the widest window.
const WIDEST: u32 = 3;

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

    fn coverage_of(&self, mask: Mask, held: f32) -> f32 {
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

fn ratio(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// The windows of one task; the memory is used again for the next one.
#[derive(Debug, Default)]
struct Windows {
    /// In the order of their first and last clauses.
    windows: Vec<Window>,
    /// The best first: score and place in `windows`, packed so that the lowest is the best.
    ranking: Vec<u64>,
}

/// A window before it is known whether it is kept.
#[derive(Debug, Clone, Copy)]
struct Window {
    clauses: (u32, u32),
    coverage: f32,
    score: f32,
}

impl Windows {
    /// Every window whose first and last clause hold something of the task. A window with an end
    /// that holds nothing covers no more than the window without it, and less precisely.
    fn fill(
        &mut self,
        reading: &Reading,
        task: usize,
        weights: &TaskWeights,
        reaches: &mut [Reach],
    ) {
        self.windows.clear();
        let mut shares = reading.shares_of_task(task);
        while let Some((at, first)) = shares.next() {
            let (Some(opening), Some(reach)) = (
                reading.clauses.get(first.clause as usize),
                reaches.get_mut(at),
            ) else {
                continue;
            };
            let mut mask = Mask::default();
            for last in std::iter::once(first).chain(shares.clone().map(|(_, share)| share)) {
                let Some(closing) = reading.clauses.get(last.clause as usize) else {
                    break;
                };
                let behind = last.clause - first.clause;
                let long = closing.end - opening.start > LONGEST && behind > 0;
                if behind >= WIDEST || long || closing.sentence != opening.sentence {
                    break;
                }
                mask.add(last.mask);
                let clauses = (first.clause, last.clause + 1);
                let window = Window::new(reading, (opening, closing), clauses, mask, weights);
                self.windows.push(window);
                // Until the next clause that holds something, a wider window covers no more.
                reach
                    .iter_mut()
                    .skip(behind as usize)
                    .for_each(|slot| *slot = window.coverage);
            }
        }
    }

    /// The best windows, best first; a window that shares more than half of the shorter with a
    /// better one is left out.
    fn best(&mut self, reading: &Reading, task: usize, most: usize) -> Vec<Candidate> {
        self.ranking.clear();
        let ranks = (0..).zip(&self.windows).map(|(at, window)| window.rank(at));
        self.ranking.extend(ranks);
        let mut kept: Vec<Candidate> = Vec::with_capacity(most);
        let mut rest = self.ranking.as_mut_slice();
        // Few need to be sorted: some times as many as are kept.
        while !rest.is_empty() && kept.len() < most {
            let count = rest.len().min(4 * most);
            if count < rest.len() {
                rest.select_nth_unstable(count);
            }
            let (next, others) = rest.split_at_mut(count);
            next.sort_unstable();
            let windows = next
                .iter()
                .filter_map(|&rank| self.windows.get(place(rank)));
            for window in windows {
                if kept.len() == most {
                    break;
                }
                if !kept
                    .iter()
                    .any(|better| overlap(reading, better.clauses, window.clauses))
                {
                    kept.push(window.candidate(reading, task));
                }
            }
            rest = others;
        }
        kept
    }
}

impl Window {
    fn new(
        reading: &Reading,
        (opening, closing): (&ReadClause, &ReadClause),
        clauses: (u32, u32),
        mask: Mask,
        weights: &TaskWeights,
    ) -> Self {
        let held = weights.held(mask);
        let coverage = weights.coverage_of(mask, held);
        let total = narrow(reading.weight(opening.start, closing.end));
        let precision = ratio(held, total).min(1.0);
        let score = 0.8 * coverage + 0.2 * (precision * coverage).sqrt();
        Self {
            clauses,
            coverage,
            score: score * role_factor(opening.role),
        }
    }

    /// A number that is lower the better the window, and the earlier among equals: the bits of
    /// floats that are not negative are ordered as they are.
    fn rank(&self, at: u32) -> u64 {
        u64::from(!self.score.to_bits()) << 32 | u64::from(at)
    }

    fn candidate(&self, reading: &Reading, task: usize) -> Candidate {
        Candidate {
            clauses: self.clauses,
            mask: reading.held(task, self.clauses),
            coverage: self.coverage,
            score: self.score,
        }
    }
}

/// The place of the window of this rank.
fn place(rank: u64) -> usize {
    usize::try_from(rank & u64::from(u32::MAX)).unwrap_or(usize::MAX)
}

/// How far a role lets a passage compete: background is worth a look as the reason of an
/// omission, but stands behind commitments.
const fn role_factor(role: Role) -> f32 {
    match role {
        Role::Action | Role::Target => 1.0,
        Role::Deferral => 0.95,
        Role::Background => 0.6,
        Role::Chrome => 0.3,
    }
}

fn overlap(reading: &Reading, a: (u32, u32), b: (u32, u32)) -> bool {
    let (a, b) = (reading.range(a), reading.range(b));
    let shared = a.1.min(b.1).saturating_sub(a.0.max(b.0));
    shared > 0 && 2 * shared >= (a.1 - a.0).min(b.1 - b.0)
}
