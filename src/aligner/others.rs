//! What the findings of one opinion say of each other: passages that two tasks share, passages
//! that belong to another task, tasks that are spread over passages.

use super::changes::{clean, passage};
use super::finding::Cell;
use super::{Inner, is_uptake};
use crate::align::{Candidate, Mask, Reading, TaskProfile};
use crate::report::{Change, ChangeKind, Rejection, RejectionReason, TaskFragment, Verdict};
use crate::segment::Role;
use crate::task::TaskKind;

/// Adds merged and split passages to the changes, and to omissions what was rejected and why.
pub(super) fn relate(inner: &Inner, reading: &Reading, cells: &mut [Cell]) {
    let merged: Vec<Option<Change>> = (0..cells.len())
        .map(|task| merged(inner, reading, cells, task))
        .collect();
    let rejected: Vec<Option<Rejection>> = (0..cells.len())
        .map(|task| rejected(inner, reading, cells, task))
        .collect();
    for (task, ((cell, merged), rejected)) in cells.iter_mut().zip(merged).zip(rejected).enumerate()
    {
        if cell.finding.verdict == Verdict::Adapted {
            let split = split(inner, reading, cell, task);
            cell.finding.changes.extend(split);
            cell.finding.changes.extend(merged);
        }
        cell.finding.rejected = rejected;
    }
}

/// Whether one task holds the other.
fn is_kin(inner: &Inner, one: usize, other: usize) -> bool {
    let parent = |task: usize| inner.plan.tasks.get(task).and_then(|task| task.parent);
    parent(one) == Some(other) || parent(other) == Some(one)
}

/// Below this probability the best passage is the best of none.
const TELLS: f64 = 0.3;

/// The best passage of a task that the opinion takes up, if it tells anything by itself.
fn best(cell: &Cell) -> Option<&Candidate> {
    let score = cell.finding.evidence.first()?.score;
    cell.taken().first().filter(|_| score >= TELLS)
}

/// The tasks with the same best passage as this one, neither its headline nor its part.
fn merged(inner: &Inner, reading: &Reading, cells: &[Cell], task: usize) -> Option<Change> {
    let own = best(cells.get(task)?)?;
    let place = clean(reading, own.clauses);
    let is_same = |other: &Candidate| {
        let other = clean(reading, other.clauses);
        shared(place, other) * 2 > (place.1 - place.0).max(other.1 - other.0)
    };
    let ids: Vec<&str> = cells
        .iter()
        .enumerate()
        .filter(|&(other, cell)| {
            other != task && !is_kin(inner, task, other) && best(cell).is_some_and(is_same)
        })
        .map(|(_, cell)| cell.finding.task.as_str())
        .collect();
    (!ids.is_empty()).then(|| Change {
        kind: ChangeKind::Merged,
        task: None,
        opinion: Some(passage(reading, place)),
        note: Some(format!("with {}", ids.join(", "))),
    })
}

fn shared(a: (u32, u32), b: (u32, u32)) -> u32 {
    a.1.min(b.1).saturating_sub(a.0.max(b.0))
}

/// Letters that a passage adds to another, to count as a part of its own.
const PART: usize = 2;

/// The second passage that counts, where each of the two holds words that the other lacks.
fn split(inner: &Inner, reading: &Reading, cell: &Cell, task: usize) -> Option<Change> {
    let (first, others) = cell.taken().split_first()?;
    let content = inner.facts.get(task)?.content;
    let words = |bits: u128| fragment(inner.plan.tasks.get(task)?, bits & content);
    let held = |mask: Mask| mask.strict() | mask.meanings();
    let own = held(first.mask);
    others.iter().find_map(|other| {
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

/// The first run of a task's characters whose bits are set and that says something; `None` too for
/// a task so long that its characters share bits.
fn fragment(task: &TaskProfile, mut bits: u128) -> Option<TaskFragment> {
    let byte = |at: u32| task.letters.offsets.get(at as usize).map(|&at| at as usize);
    while bits != 0 && task.letters.len() <= Mask::BITS {
        let first = bits.trailing_zeros();
        let length = (bits >> first).trailing_ones();
        let range = byte(first)?..byte(first + length)?;
        let text = task.text.get(range.clone())?;
        if text.chars().filter(|c| c.is_alphabetic()).count() >= PART {
            return Some(TaskFragment {
                start: range.start,
                end: range.end,
                text: text.to_owned(),
            });
        }
        bits &= !(u128::MAX >> (Mask::BITS - length) << first);
    }
    None
}

/// The best passage of an omitted task, and why it does not count.
fn rejected(inner: &Inner, reading: &Reading, cells: &[Cell], task: usize) -> Option<Rejection> {
    let cell = cells.get(task)?;
    if is_uptake(&cell.finding) {
        return None;
    }
    let evidence = cell.finding.evidence.first()?.clone();
    let place = clean(reading, cell.shown.first()?.clauses);
    let reason = match evidence.role {
        Role::Background => RejectionReason::Background,
        Role::Deferral => RejectionReason::Deferred,
        Role::Chrome => RejectionReason::PageChrome,
        Role::Action | Role::Target => sibling(inner, reading, cells, task, place)
            .map(|task| RejectionReason::Sibling { task })
            .unwrap_or(plain_reason(cell.finding.kind, evidence.role)),
    };
    Some(Rejection { evidence, reason })
}

fn plain_reason(kind: TaskKind, role: Role) -> RejectionReason {
    if kind == TaskKind::Target && role == Role::Action {
        RejectionReason::NotAnAim
    } else {
        RejectionReason::TooLittleShared
    }
}

/// The task that took the passage with the highest score, other than the headline and the parts of
/// the one that did not.
fn sibling(
    inner: &Inner,
    reading: &Reading,
    cells: &[Cell],
    task: usize,
    place: (u32, u32),
) -> Option<String> {
    let mut found: Option<(f64, &str)> = None;
    for (other, cell) in cells.iter().enumerate() {
        if other == task || is_kin(inner, task, other) {
            continue;
        }
        for (passage, evidence) in cell.taken().iter().zip(&cell.finding.evidence) {
            let theirs = clean(reading, passage.clauses);
            let is_same =
                2 * shared(place, theirs) >= (place.1 - place.0).min(theirs.1 - theirs.0).max(1);
            if is_same && found.is_none_or(|(score, _)| evidence.score > score) {
                found = Some((evidence.score, &cell.finding.task));
            }
        }
    }
    found.map(|(_, task)| task.to_owned())
}
