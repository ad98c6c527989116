//! The windows of clauses that a task can be looked for in, and the best of them.

use std::hint::select_unpredictable;

use super::candidate::{Candidate, nearness};
use super::clauses::ReadClause;
use super::mask::Mask;
use super::reading::Reading;
use super::shares::Share;
use super::sieve::Sieve;
use super::weights::{TaskWeights, ratio};
use crate::number::unfixed;
use crate::segment::Role;

/// Longest passage in characters; nobody quotes more for one measure.
const LONGEST: u32 = 118;

/// Clauses of the widest window.
const WIDEST: u32 = 3;

/// A window that scores less than this share of the best is no passage: beside a good one nobody
/// would look at it.
const FLOOR: f32 = 0.3;

/// One task in an opinion.
#[derive(Clone, Copy)]
pub(super) struct Sought<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) weights: &'a TaskWeights,
    /// Its shares in text order, see [`Reading::places`].
    pub(super) places: &'a [(u32, u32)],
}

/// The windows of one task; the memory is used again for the next one.
#[derive(Debug, Default)]
pub(super) struct Windows {
    /// In the order of their first and last clauses.
    all: Vec<Window>,
    /// The score below which a window is far behind.
    floor: f32,
    /// Those that are not far behind: score and place in `all`, packed so that the lowest is the
    /// best.
    ranking: Sieve<u64>,
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
    /// that holds nothing covers no more than the window without it, and less precisely. Tells
    /// `alone` each clause and how much of the task it covers by itself.
    pub(super) fn fill(&mut self, sought: Sought, mut alone: impl FnMut(&Share, &ReadClause, f32)) {
        self.all.clear();
        self.floor = 0.0;
        let mut later = sought.places;
        let mut place = 0;
        while let [(clause, at), others @ ..] = later {
            later = others;
            if let (Some(first), Some(share)) = (
                sought.reading.clauses.get(*clause as usize),
                sought.reading.shares.get(*at as usize),
            ) {
                let opening = Opening {
                    sought: &sought,
                    first,
                    place,
                };
                let window = opening.window(first, 1, &share.mask);
                self.meet(window);
                alone(share, first, window.coverage);
                let (_, last) = first.in_sentence;
                let widest = last.min(clause + WIDEST);
                if later.first().is_some_and(|&(clause, _)| clause < widest) {
                    self.widen(&opening, share.mask, (later, widest));
                }
            }
            place += 1;
        }
    }

    /// The windows of several clauses that begin with one and end before another; most begin none.
    #[inline(never)]
    fn widen(&mut self, opening: &Opening, mut held: Mask, (later, widest): (&[(u32, u32)], u32)) {
        let reading = opening.sought.reading;
        let later = later.iter().take_while(|&&(clause, _)| clause < widest);
        for (count, &(clause, at)) in (2..).zip(later) {
            let (Some(last), Some(share)) = (
                reading.clauses.get(clause as usize),
                reading.shares.get(at as usize),
            ) else {
                break;
            };
            if last.end - opening.first.start > LONGEST {
                break;
            }
            held.add(&share.mask);
            self.meet(opening.window(last, count, &held));
        }
    }

    fn meet(&mut self, window: Window) {
        self.floor = self.floor.max(FLOOR * window.score);
        self.all.push(window);
    }

    /// Adds the best windows to the passages of the tasks before, best first; a window that shares
    /// more than half of the shorter with a better one is left out.
    pub(super) fn best(&mut self, sought: Sought, most: usize, passages: &mut Vec<Candidate>) {
        self.ranking.clear();
        self.ranking.add(self.all.len(), |ranking| {
            for (at, window) in (0..).zip(&self.all) {
                ranking.add(window.rank(at), window.score >= self.floor);
            }
        });
        let first = passages.len();
        let mut rest = self.ranking.kept_mut();
        // Few need to be looked at: some times as many as are kept.
        while !rest.is_empty() && passages.len() - first < most {
            let count = rest.len().min(2 * most);
            if count < rest.len() {
                rest.select_nth_unstable(count);
            }
            let (next, others) = rest.split_at_mut(count);
            let mut from = 0;
            while let Some(rank) = least(next, from) {
                from = rank + 1;
                let kept = passages.get(first..).unwrap_or_default();
                let Some(window) = self.all.get(place(rank)) else {
                    continue;
                };
                if kept.len() == most {
                    break;
                }
                if !overlaps(kept, window.range) {
                    passages.extend(window.candidate(sought));
                }
            }
            rest = others;
        }
    }
}

/// Where windows of a task begin.
struct Opening<'a> {
    sought: &'a Sought<'a>,
    first: &'a ReadClause,
    /// Its place among the shares of the task.
    place: u32,
}

impl Opening<'_> {
    /// The window of some shares, which ends with a clause.
    fn window(&self, last: &ReadClause, shares: u32, held: &Mask) -> Window {
        let weights = self.sought.weights;
        let range = (self.first.start, last.end);
        let steps = weights.steps(held);
        let coverage = weights.covered(steps, held.meanings());
        let total = self.first.weight_to(last);
        let precision = ratio(unfixed(steps), total).min(1.0);
        Window {
            range,
            places: (self.place, self.place + shares),
            steps,
            coverage,
            score: nearness(coverage, precision) * role_factor(self.first.role),
        }
    }
}

impl Window {
    /// A number that is lower the better the window, and the earlier among equals: the bits of
    /// floats that are not negative are ordered as they are.
    fn rank(&self, at: u32) -> u64 {
        u64::from(!self.score.to_bits()) << 32 | u64::from(at)
    }

    fn candidate(
        &self,
        Sought {
            reading, places, ..
        }: Sought,
    ) -> Option<Candidate> {
        let (first, last) = self.places;
        let places = places.get(first as usize..last as usize)?;
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

/// The least rank from one on. There are few, and of most lists not all are asked for: a sort would
/// compare more of them, and nobody could foresee how each comparison ends.
fn least(ranks: &[u64], from: u64) -> Option<u64> {
    let least = ranks.iter().fold(NONE, |least, &rank| {
        let later = select_unpredictable(rank < from, NONE, rank);
        select_unpredictable(later < least, later, least)
    });
    (least != NONE).then_some(least)
}

/// The rank of no window.
const NONE: u64 = u64::MAX;

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
