//! What the findings of one opinion say of each other: passages that two tasks share, passages
//! that belong to another task, tasks that are spread over passages.

use super::Inner;
use super::changes::{clean, passage};
use super::finding::Cell;
use super::fragment::fragment;
use crate::align::{Candidate, Mask, Reading};
use crate::report::{Change, ChangeKind, Rejection, RejectionReason, Verdict};
use crate::segment::Role;
use crate::task::TaskKind;

/// Adds merged and split passages to the changes, and to omissions what was rejected and why.
pub(super) fn relate(inner: &Inner, reading: &Reading, cells: &mut [Cell]) {
    let takers = Takers::new(cells);
    for task in 0..cells.len() {
        let others = Others {
            inner,
            reading,
            cells,
            takers: &takers,
            task,
        };
        let relation = others.relation();
        let (Some(cell), Some(relation)) = (cells.get_mut(task), relation) else {
            continue;
        };
        match relation {
            Relation::Rejected(rejection) => cell.finding.rejected = Some(rejection),
            Relation::Changed(changes) => {
                cell.finding.changes.extend(changes.into_iter().flatten());
            }
        }
    }
}

/// For each clause, the tasks that take it up, with the rank of the passage among theirs.
struct Takers {
    /// Ordered by clause, task and rank.
    takers: Vec<Taker>,
}

/// A task that takes a clause up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Taker {
    clause: u32,
    task: usize,
    /// The rank of its passage.
    rank: usize,
}

/// Tasks that are looked at for one clause: without a bound, a list that says the same thing many
/// times would take quadratic time.
const CROWD: usize = 16;

impl Takers {
    fn new(cells: &[Cell]) -> Self {
        let mut takers = Vec::with_capacity(2 * cells.len());
        for (task, cell) in cells.iter().enumerate() {
            for (rank, passage) in cell.taken().enumerate() {
                let clauses = passage.clauses.0..passage.clauses.1;
                takers.extend(clauses.map(|clause| Taker { clause, task, rank }));
            }
        }
        takers.sort_unstable();
        let mut crowd = (0, 0);
        takers.retain(|taker| {
            let before = if crowd.0 == taker.clause { crowd.1 } else { 0 };
            crowd = (taker.clause, before + 1);
            before < CROWD
        });
        Self { takers }
    }

    /// The takers of any of these clauses; one of several clauses comes with each.
    fn of(&self, clauses: (u32, u32)) -> &[Taker] {
        let before = |clause| self.takers.partition_point(|taker| taker.clause < clause);
        let takers = self.takers.get(before(clauses.0)..before(clauses.1));
        takers.unwrap_or_default()
    }
}

/// One task among the others.
struct Others<'a> {
    inner: &'a Inner,
    reading: &'a Reading<'a>,
    cells: &'a [Cell<'a>],
    takers: &'a Takers,
    task: usize,
}

impl<'a> Others<'a> {
    /// What there is to say of the task and others.
    fn relation(&self) -> Option<Relation> {
        let cell = self.cells.get(self.task)?;
        match cell.finding.verdict {
            Verdict::Omitted => self.rejected().map(Relation::Rejected),
            Verdict::Adapted => {
                let split = split(self.inner, self.reading, cell, self.task);
                Some(Relation::Changed([split, self.merged()]))
            }
            Verdict::Adopted => None,
        }
    }

    /// The other tasks that take one of these clauses up, neither the headline nor a part, each
    /// with the rank of its passage.
    fn takers(&self, clauses: (u32, u32)) -> impl Iterator<Item = (&'a Cell<'a>, usize)> {
        let is_other =
            |taker: &&Taker| taker.task != self.task && !is_kin(self.inner, self.task, taker.task);
        let takers = self.takers.of(clauses).iter().filter(is_other);
        let mut takers: Vec<(usize, usize)> =
            takers.map(|taker| (taker.task, taker.rank)).collect();
        takers.sort_unstable();
        takers.dedup();
        let cells = self.cells;
        takers
            .into_iter()
            .filter_map(|(other, rank)| Some((cells.get(other)?, rank)))
    }

    /// The tasks with the same best passage.
    fn merged(&self) -> Option<Change> {
        let own = best(self.cells.get(self.task)?)?;
        let place = clean(self.reading, own.clauses);
        let is_same = |other: &Candidate| {
            let other = clean(self.reading, other.clauses);
            shared(place, other) * 2 > (place.1 - place.0).max(other.1 - other.0)
        };
        let ids: Vec<&str> = self
            .takers(own.clauses)
            .filter(|&(other, rank)| rank == 0 && best(other).is_some_and(is_same))
            .map(|(other, _)| other.finding.task.as_str())
            .collect();
        (!ids.is_empty()).then(|| Change {
            kind: ChangeKind::Merged,
            task: None,
            opinion: Some(passage(self.reading, place)),
            note: Some(format!("with {}", ids.join(", "))),
        })
    }

    /// The nearest passage of an omitted task, and why it does not count.
    fn rejected(&self) -> Option<Rejection> {
        let cell = self.cells.get(self.task)?;
        let evidence = cell.finding.evidence.first()?.clone();
        let nearest = cell.shown().next()?;
        let is_near = nearest.coverage >= NEAR;
        let reason = match evidence.role {
            Role::Chrome => RejectionReason::PageChrome,
            Role::Deferral => RejectionReason::Deferred,
            Role::Background if is_near => RejectionReason::Background,
            Role::Background => RejectionReason::TooLittleShared,
            Role::Action | Role::Target => match self.sibling(nearest.clauses) {
                Some(task) => RejectionReason::Sibling { task },
                None if is_near => plain_reason(cell.finding.kind, evidence.role),
                None => RejectionReason::TooLittleShared,
            },
        };
        Some(Rejection { evidence, reason })
    }

    /// The task that took the passage with the highest score.
    fn sibling(&self, clauses: (u32, u32)) -> Option<String> {
        let place = clean(self.reading, clauses);
        let mut found: Option<(f64, &str)> = None;
        for (other, rank) in self.takers(clauses) {
            let (Some(passage), Some(evidence)) =
                (other.taken().nth(rank), other.finding.evidence.get(rank))
            else {
                continue;
            };
            let theirs = clean(self.reading, passage.clauses);
            let shorter = (place.1 - place.0).min(theirs.1 - theirs.0).max(1);
            let is_better = found.is_none_or(|(score, _)| evidence.score > score);
            if 2 * shared(place, theirs) >= shorter && is_better {
                found = Some((evidence.score, &other.finding.task));
            }
        }
        found.map(|(_, task)| task.to_owned())
    }
}

/// What the others make of a task.
enum Relation {
    Rejected(Rejection),
    /// A split and a merged passage.
    Changed([Option<Change>; 2]),
}

/// A passage that holds less than this share of a task does not speak of it, whatever it is.
const NEAR: f32 = 0.25;

/// Whether one task holds the other.
fn is_kin(inner: &Inner, one: usize, other: usize) -> bool {
    let parent = |task: usize| inner.plan.tasks.get(task).and_then(|task| task.parent);
    parent(one) == Some(other) || parent(other) == Some(one)
}

/// Below this probability the best passage is the best of none.
const TELLS: f64 = 0.3;

/// The best passage of a task that the opinion takes up, if it tells anything by itself.
fn best<'a>(cell: &Cell<'a>) -> Option<&'a Candidate> {
    let score = cell.finding.evidence.first()?.score;
    cell.taken().next().filter(|_| score >= TELLS)
}

fn shared(a: (u32, u32), b: (u32, u32)) -> u32 {
    a.1.min(b.1).saturating_sub(a.0.max(b.0))
}

/// The second passage that counts, where each of the two holds words that the other lacks.
fn split(inner: &Inner, reading: &Reading, cell: &Cell, task: usize) -> Option<Change> {
    let mut others = cell.taken();
    let first = others.next()?;
    let content = inner.facts.get(task)?.content;
    let words = |bits: u128| fragment(inner.plan.tasks.get(task)?, bits & content);
    let held = |mask: Mask| mask.strict() | mask.meanings();
    let own = held(first.mask);
    others.find_map(|other| {
        let theirs = held(other.mask);
        words(own & !theirs)?;
        Some(Change {
            kind: ChangeKind::Split,
            task: Some(words(theirs & !own)?),
            opinion: Some(passage(reading, clean(reading, other.clauses))),
            note: None,
        })
    })
}

fn plain_reason(kind: TaskKind, role: Role) -> RejectionReason {
    if kind == TaskKind::Target && role == Role::Action {
        RejectionReason::NotAnAim
    } else {
        RejectionReason::TooLittleShared
    }
}
