//! The windows of clauses that a task can be looked for in, and the best of them.

use super::candidates::Candidate;
use super::clauses::ReadClause;
use super::mask::Mask;
use super::reading::Reading;
use super::weights::{Held, TaskWeights, ratio};
use crate::number::unfixed;
use crate::segment::Role;

/// Longest passage in characters; nobody quotes more for one measure.
const LONGEST: u32 = 118;

/// Clauses of the widest window.
const WIDEST: u32 = 3;

/// A window that scores less than this share of the best is no passage: beside a good one nobody
/// would look at it.
pub(super) const FLOOR: f32 = 0.3;

/// The windows of one task; the memory is used again for the next one.
#[derive(Debug, Default)]
pub(super) struct Windows {
    /// In the order of their first and last clauses, without those that are far behind one before.
    all: Vec<Window>,
    /// The score below which a window is far behind.
    floor: f32,
    /// The best first: score and place in `all`, packed so that the lowest is the best.
    ranking: Vec<u64>,
    /// For each share of the task: whether a window that is kept holds it.
    taken: Vec<bool>,
}

/// A window before it is known whether it is kept.
#[derive(Debug, Clone, Copy)]
struct Window {
    /// Its characters: `start..end`.
    range: (u32, u32),
    /// Its shares: `first..last` of those of the task.
    places: (u32, u32),
    /// The weight of what it holds of the task's own words, in fixed point.
    steps: u32,
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
        covered: &mut [f32],
    ) {
        self.all.clear();
        self.floor = 0.0;
        let mut shares = reading.places(task);
        let mut place = 0;
        while let [(clause, at), later @ ..] = shares {
            let (clause, at) = (*clause, *at as usize);
            if let (Some(opening), Some(share), Some(alone)) = (
                reading.clauses.get(clause as usize),
                reading.shares.get(at),
                covered.get_mut(at),
            ) {
                let opening = Opening {
                    reading,
                    weights,
                    first: opening,
                    clause,
                    place,
                };
                *alone = self.begin(&opening, &share.mask, later);
            }
            shares = later;
            place += 1;
        }
    }

    /// The windows that begin with a clause, alone and with the shares behind it; returns what it
    /// covers alone.
    #[inline]
    fn begin(&mut self, opening: &Opening, mask: &Mask, later: &[(u32, u32)]) -> f32 {
        let steps = opening.weights.steps(mask);
        let alone = opening.window(opening.first, 1, steps, mask.meanings());
        self.meet(alone);
        let (_, last) = opening.first.in_sentence;
        let widest = last.min(opening.clause + WIDEST);
        if later.first().is_some_and(|&(clause, _)| clause < widest) {
            let held = Held { mask: *mask, steps };
            self.widen(opening, held, (later, widest));
        }
        alone.coverage
    }

    /// The windows of several clauses that begin with one and end before another; most begin none.
    #[inline(never)]
    fn widen(&mut self, opening: &Opening, mut held: Held, (later, widest): (&[(u32, u32)], u32)) {
        let later = later.iter().take_while(|&&(clause, _)| clause < widest);
        for (count, &(clause, at)) in (2..).zip(later) {
            let clauses = &opening.reading.clauses;
            let (Some(last), Some(share)) = (
                clauses.get(clause as usize),
                opening.reading.shares.get(at as usize),
            ) else {
                break;
            };
            if last.end - opening.first.start > LONGEST {
                break;
            }
            held.add(&share.mask, opening.weights);
            let window = opening.window(last, count, held.steps, held.mask.meanings());
            self.meet(window);
        }
    }

    fn meet(&mut self, window: Window) {
        if window.score >= self.floor {
            self.floor = self.floor.max(FLOOR * window.score);
            self.all.push(window);
        }
    }

    /// The best windows, best first; a window that shares more than half of the shorter with a
    /// better one is left out.
    pub(super) fn best(&mut self, reading: &Reading, task: usize, most: usize) -> Vec<Candidate> {
        self.ranking.clear();
        let high = (0..)
            .zip(&self.all)
            .filter(|(_, window)| window.score >= self.floor);
        self.ranking
            .extend(high.map(|(at, window)| window.rank(at)));
        self.taken.clear();
        self.taken.resize(reading.places(task).len(), false);
        let mut kept: Vec<Candidate> = Vec::with_capacity(most.min(self.all.len()));
        let mut rest = self.ranking.as_mut_slice();
        // Few need to be sorted: some times as many as are kept.
        while !rest.is_empty() && kept.len() < most {
            let count = rest.len().min(2 * most);
            if count < rest.len() {
                rest.select_nth_unstable(count);
            }
            let (next, others) = rest.split_at_mut(count);
            next.sort_unstable();
            for &rank in &*next {
                let Some(window) = self.all.get(place(rank)) else {
                    continue;
                };
                if kept.len() == most {
                    break;
                }
                let (first, last) = window.places;
                let Some(taken) = self.taken.get_mut(first as usize..last as usize) else {
                    continue;
                };
                // Windows with characters in common have a share in common: that of the clause
                // with which the later one begins.
                let is_new = taken.iter().all(|&taken| !taken);
                if is_new || !overlaps(&kept, window.range) {
                    taken.fill(true);
                    kept.extend(window.candidate(reading, task));
                }
            }
            rest = others;
        }
        kept
    }
}

/// Where windows of a task begin.
struct Opening<'a> {
    reading: &'a Reading<'a>,
    weights: &'a TaskWeights,
    first: &'a ReadClause,
    clause: u32,
    /// Its place among the shares of the task.
    place: u32,
}

impl Opening<'_> {
    /// The window of some shares, which ends with a clause.
    fn window(&self, last: &ReadClause, shares: u32, steps: u32, meanings: u128) -> Window {
        let coverage = self.weights.covered(steps, meanings);
        let total = self.first.weight_to(last);
        let precision = ratio(unfixed(steps), total).min(1.0);
        let score = 0.8 * coverage + 0.2 * (precision * coverage).sqrt();
        Window {
            range: (self.first.start, last.end),
            places: (self.place, self.place + shares),
            steps,
            coverage,
            score: score * role_factor(self.first.role),
        }
    }
}

impl Window {
    /// A number that is lower the better the window, and the earlier among equals: the bits of
    /// floats that are not negative are ordered as they are.
    fn rank(&self, at: u32) -> u64 {
        u64::from(!self.score.to_bits()) << 32 | u64::from(at)
    }

    fn candidate(&self, reading: &Reading, task: usize) -> Option<Candidate> {
        let (first, last) = self.places;
        let places = reading.places(task).get(first as usize..last as usize)?;
        let (&(opening, at), later) = places.split_first()?;
        let mut mask = reading.shares.get(at as usize)?.mask;
        for &(_, at) in later {
            mask.add(&reading.shares.get(at as usize)?.mask);
        }
        let closing = later.last().map_or(opening, |&(clause, _)| clause);
        Some(Candidate {
            clauses: (opening, closing + 1),
            range: self.range,
            mask,
            steps: self.steps,
            coverage: self.coverage,
            score: self.score,
        })
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

/// Whether a range shares half of the shorter with one of some passages.
fn overlaps(kept: &[Candidate], range: (u32, u32)) -> bool {
    kept.iter().any(|better| overlap(better.range, range))
}

fn overlap(a: (u32, u32), b: (u32, u32)) -> bool {
    let shared = a.1.min(b.1).saturating_sub(a.0.max(b.0));
    shared > 0 && 2 * shared >= (a.1 - a.0).min(b.1 - b.0)
}
