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

/// The gaps from left to right.
pub(super) fn gaps(slots: &Slots) -> Vec<Gap> {
    let Some((&(first, at), &(last, end))) = slots.pairs.first().zip(slots.pairs.last()) else {
        return Vec::new();
    };
    let gap = |place, task, opinion| Gap {
        place,
        task,
        opinion,
    };
    let mut gaps = vec![gap(Place::Head, 0..first, 0..at)];
    for (before, after) in slots.pairs.iter().zip(slots.pairs.iter().skip(1)) {
        if (before.0 + 1, before.1 + 1) != *after {
            gaps.push(gap(
                Place::Inner,
                before.0 + 1..after.0,
                before.1 + 1..after.1,
            ));
        }
    }
    let (task, opinion) = (slots.task.pieces.len(), slots.opinion.pieces.len());
    gaps.push(gap(Place::Tail, last + 1..task, end + 1..opinion));
    gaps.iter().flat_map(|gap| parts_of(slots, gap)).collect()
}

/// Where both sides have as many joints, part stands beside part.
fn parts_of(slots: &Slots, gap: &Gap) -> Vec<Gap> {
    let ours = parts(&slots.task, gap.task.clone());
    let theirs = parts(&slots.opinion, gap.opinion.clone());
    let place = gap.place;
    if ours.len() != theirs.len() || ours.len() > 2 {
        return vec![Gap {
            place,
            task: gap.task.clone(),
            opinion: gap.opinion.clone(),
        }];
    }
    let gaps = ours.into_iter().zip(theirs);
    gaps.map(|(task, opinion)| Gap {
        place,
        task,
        opinion,
    })
    .collect()
}

fn parts(side: &Side, range: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = range.start;
    for at in range
        .clone()
        .filter(|at| side.piece(*at).is_some_and(Piece::joins))
    {
        parts.push(start..at);
        start = at + 1;
    }
    parts.push(start..range.end);
    parts
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
