//! The windows of clauses that a task can be looked for in, and the best of them.

use super::candidates::{Candidate, TaskWeights, ratio};
use super::mask::Mask;
use super::reading::{ReadClause, Reading};
use crate::number::narrow;
use crate::segment::Role;

/// Longest passage in characters; nobody quotes more for one measure.
const LONGEST: u32 = 118;

/// Clauses of the widest window.
const WIDEST: u32 = 3;

/// The weighted share of a task that one, two and three clauses cover.
pub(super) type Reach = [f32; WIDEST as usize];

/// The windows of one task; the memory is used again for the next one.
#[derive(Debug, Default)]
pub(super) struct Windows {
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
    pub(super) fn fill(
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
    pub(super) fn best(&mut self, reading: &Reading, task: usize, most: usize) -> Vec<Candidate> {
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
