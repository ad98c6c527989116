//! Where a task and a passage differ: the stretches between what they share.

use std::ops::Range;

use super::pieces::Piece;
use super::side::Side;
use super::slots::Slots;

/// Where a gap lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Before all that is shared.
    Head,
    /// Between two shared runs.
    Inner,
    /// After all that is shared.
    Tail,
}

/// What stands between two shared runs, as ranges of pieces.
pub(super) struct Gap {
    pub(super) place: Place,
    pub(super) task: Range<usize>,
    opinion: Range<usize>,
}

/// Calls `read` for the gaps from left to right.
pub(super) fn each(slots: &Slots, mut read: impl FnMut(&Gap)) {
    let Some((&(first, at), &(last, end))) = slots.pairs.first().zip(slots.pairs.last()) else {
        return;
    };
    let mut gap = |place, task, opinion| {
        let gap = Gap {
            place,
            task,
            opinion,
        };
        each_part(slots, &gap, &mut read);
    };
    gap(Place::Head, 0..first, 0..at);
    for (before, after) in slots.pairs.iter().zip(slots.pairs.iter().skip(1)) {
        let next = (before.0 + 1, before.1 + 1);
        if next != *after {
            gap(Place::Inner, next.0..after.0, next.1..after.1);
        }
    }
    let (task, opinion) = (slots.task.pieces.len(), slots.opinion.pieces.len());
    gap(Place::Tail, last + 1..task, end + 1..opinion);
}

/// Where both sides have one joint, part stands beside part.
fn each_part(slots: &Slots, gap: &Gap, read: &mut impl FnMut(&Gap)) {
    let ours = only_joint(&slots.task, &gap.task);
    let theirs = ours.and_then(|_| only_joint(&slots.opinion, &gap.opinion));
    let Some((ours, theirs)) = ours.zip(theirs) else {
        return read(gap);
    };
    read(&Gap {
        place: gap.place,
        task: gap.task.start..ours,
        opinion: gap.opinion.start..theirs,
    });
    read(&Gap {
        place: gap.place,
        task: ours + 1..gap.task.end,
        opinion: theirs + 1..gap.opinion.end,
    });
}

/// The joint of a range that has no other.
fn only_joint(side: &Side, range: &Range<usize>) -> Option<usize> {
    let pieces = side.range(range);
    let first = pieces.iter().position(Piece::joins)?;
    let others = pieces.get(first + 1..).unwrap_or_default();
    (!others.iter().any(Piece::joins)).then_some(range.start + first)
}

/// What stands in the clause of the shared run that the gap leans on: the one after it, or the
/// one before it at the end.
pub(super) fn one_clause(opinion: &Side, gap: &Gap) -> Range<usize> {
    let Range { start, end } = gap.opinion;
    let inside = opinion.range(&gap.opinion);
    if gap.place == Place::Tail {
        let first = inside.iter().position(Piece::ends_clause);
        return start..first.map_or(end, |at| start + at);
    }
    let last = inside.iter().rposition(Piece::ends_clause);
    last.map_or(start, |at| start + at + 1)..end
}
