//! The windows of clauses that a task can be looked for in, and the best of them.

use super::candidates::{Candidate, Rival};
use super::clauses::ReadClause;
use super::reading::Reading;
use super::weights::{Held, TaskWeights, ratio};
use crate::number::unfixed;
use crate::segment::Role;

/// Longest passage in characters; nobody quotes more for one measure.
const LONGEST: u32 = 118;

/// Clauses of the widest window.
pub(super) const WIDEST: usize = 3;

/// The windows of one task; the memory is used again for the next one.
#[derive(Debug, Default)]
pub(super) struct Windows {
    /// In the order of their first and last clauses.
    windows: Vec<Window>,
    /// The best first: score and place in `windows`, packed so that the lowest is the best.
    ranking: Vec<u64>,
}

/// A window before it is known whether it is kept.
#[derive(Debug, Clone, Copy, Default)]
struct Window {
    clauses: (u32, u32),
    /// Its characters: `start..end`.
    range: (u32, u32),
    /// Its shares: `first..last` of those of the task.
    places: (u32, u32),
    held: Held,
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
        rivals: &mut [Rival],
    ) {
        self.windows.clear();
        let mut shares = reading.shares_of_task(task);
        for place in 0.. {
            let Some((at, first)) = shares.next() else {
                break;
            };
            let (Some(opening), Some(rival)) = (
                reading.clauses.get(first.clause as usize),
                rivals.get_mut(at),
            ) else {
                continue;
            };
            let mut window = Window {
                clauses: (first.clause, first.clause + 1),
                range: (opening.start, opening.end),
                places: (place, place + 1),
                held: Held::new(first.mask, weights),
                ..Window::default()
            };
            window.score(reading, opening, weights);
            rival.reaches(0, window.coverage);
            self.windows.push(window);
            for (_, last) in shares.clone() {
                let Some(closing) = reading.clauses.get(last.clause as usize) else {
                    break;
                };
                let behind = (last.clause - first.clause) as usize;
                let long = closing.end - opening.start > LONGEST;
                if behind >= WIDEST || long || closing.sentence != opening.sentence {
                    break;
                }
                window.clauses.1 = last.clause + 1;
                window.range.1 = closing.end;
                window.places.1 += 1;
                window.held.add(&last.mask, weights);
                window.score(reading, opening, weights);
                rival.reaches(behind, window.coverage);
                self.windows.push(window);
            }
        }
    }

    /// The best windows, best first; a window that shares more than half of the shorter with a
    /// better one is left out.
    pub(super) fn best(&mut self, most: usize) -> Vec<Candidate> {
        self.ranking.clear();
        let ranks = (0..).zip(&self.windows).map(|(at, window)| window.rank(at));
        self.ranking.extend(ranks);
        let mut kept: Vec<Candidate> = Vec::with_capacity(most.min(self.windows.len()));
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
                    .any(|better| overlap(better.range, window.range))
                {
                    kept.push(window.candidate());
                }
            }
            rest = others;
        }
        kept
    }
}

impl Window {
    fn score(&mut self, reading: &Reading, opening: &ReadClause, weights: &TaskWeights) {
        let coverage = self.held.coverage(weights);
        let precision = ratio(unfixed(self.held.steps), reading.weight(self.range)).min(1.0);
        let score = 0.8 * coverage + 0.2 * (precision * coverage).sqrt();
        self.coverage = coverage;
        self.score = score * role_factor(opening.role);
    }

    /// A number that is lower the better the window, and the earlier among equals: the bits of
    /// floats that are not negative are ordered as they are.
    fn rank(&self, at: u32) -> u64 {
        u64::from(!self.score.to_bits()) << 32 | u64::from(at)
    }

    fn candidate(&self) -> Candidate {
        Candidate {
            clauses: self.clauses,
            range: self.range,
            places: self.places,
            mask: self.held.mask,
            steps: self.held.steps,
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

fn overlap(a: (u32, u32), b: (u32, u32)) -> bool {
    let shared = a.1.min(b.1).saturating_sub(a.0.max(b.0));
    shared > 0 && 2 * shared >= (a.1 - a.0).min(b.1 - b.0)
}
