//! The words between what a task and a passage share: replaced, left out, put in.

use std::ops::Range;

use super::Difference;
use super::pieces::{Piece, PieceKind};
use super::slots::Slots;
use crate::report::ChangeKind;

/// What the gaps say.
#[derive(Default)]
pub(super) struct Gaps {
    /// Differences that a reader would name.
    pub(super) telling: Vec<Difference>,
    /// Differences to name where there is nothing else.
    pub(super) slight: Vec<Difference>,
}

/// Where a gap lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Before all that is shared.
    Head,
    /// Between two shared runs.
    Inner,
    /// After all that is shared.
    Tail,
}

/// What stands between two shared runs, as ranges of pieces.
struct Gap {
    place: Place,
    task: Range<usize>,
    opinion: Range<usize>,
}

/// Reads the gaps from left to right.
pub(super) fn differences(slots: &Slots) -> Gaps {
    let mut gaps = Gaps::default();
    for gap in gaps_of(slots) {
        read(slots, &gap, &mut gaps);
    }
    gaps
}

fn gaps_of(slots: &Slots) -> Vec<Gap> {
    let Some(&(first, at)) = slots.pairs.first() else {
        return Vec::new();
    };
    let mut gaps = vec![Gap {
        place: Place::Head,
        task: 0..first,
        opinion: 0..at,
    }];
    for (before, after) in slots.pairs.iter().zip(slots.pairs.iter().skip(1)) {
        if (before.0 + 1, before.1 + 1) != *after {
            gaps.push(Gap {
                place: Place::Inner,
                task: before.0 + 1..after.0,
                opinion: before.1 + 1..after.1,
            });
        }
    }
    if let Some(last) = slots.pairs.last() {
        gaps.push(Gap {
            place: Place::Tail,
            task: last.0 + 1..slots.task.len(),
            opinion: last.1 + 1..slots.opinion.len(),
        });
    }
    gaps
}

fn read(slots: &Slots, gap: &Gap, gaps: &mut Gaps) {
    let ours = substance(slots.task, &slots.held, gap.task.clone());
    let near = one_clause(slots.opinion, gap);
    let theirs = substance(slots.opinion, &slots.used, near.clone());
    match (ours, theirs) {
        (Some(ours), Some(theirs)) => replaced(slots, gap, ours, theirs, gaps),
        (Some(ours), None) => left_out(slots, ours, gaps),
        (None, Some(theirs)) => put_in(slots, gap, theirs, gaps),
        (None, None) => {}
    }
}

/// What stands in the clause of the shared run that the gap leans on: the one after it, or the
/// one before it at the end.
fn one_clause(opinion: &[Piece], gap: &Gap) -> Range<usize> {
    let Range { start, end } = gap.opinion;
    let inside = opinion.get(start..end).unwrap_or_default();
    if gap.place == Place::Tail {
        let first = inside.iter().position(Piece::ends_clause);
        return start..first.map_or(end, |at| start + at);
    }
    let last = inside.iter().rposition(Piece::ends_clause);
    last.map_or(start, |at| start + at + 1)..end
}

/// From the first to the last piece of content that is not settled: two characters or a name.
fn substance(pieces: &[Piece], settled: &[bool], range: Range<usize>) -> Option<Range<usize>> {
    let is_open = |at: &usize| {
        pieces.get(*at).is_some_and(Piece::is_content) && settled.get(*at) == Some(&false)
    };
    let mut open = range.filter(is_open);
    let first = open.next()?;
    let last = open.next_back();
    let is_name = pieces.get(first).is_some_and(|piece| piece.kind == PieceKind::Name);
    match last {
        Some(last) => Some(first..last + 1),
        None => is_name.then_some(first..first + 1),
    }
}

fn bytes(pieces: &[Piece], range: &Range<usize>) -> Option<Range<usize>> {
    let start = pieces.get(range.start)?.start;
    let end = pieces.get(range.end.checked_sub(1)?)?.end;
    Some(start..end)
}

fn replaced(slots: &Slots, gap: &Gap, ours: Range<usize>, theirs: Range<usize>, gaps: &mut Gaps) {
    if gap.place == Place::Tail && is_joined(slots.task, &ours) && !is_joined(slots.opinion, &theirs) {
        return left_out(slots, ours, gaps);
    }
    let names = |pieces: &[Piece], range: &Range<usize>| name_in(pieces, range);
    let theirs_named = names(slots.opinion, &theirs);
    let ours_named = names(slots.task, &ours);
    let kind = if theirs_named.is_some() || ours_named.is_some() {
        ChangeKind::Name
    } else {
        slot_kind(slots, gap, &ours, &theirs)
    };
    let ours = ours_named.filter(|_| theirs_named.is_some()).unwrap_or(ours);
    let theirs = theirs_named.unwrap_or(theirs);
    let difference = Difference::new(kind, bytes(slots.task, &ours), bytes(slots.opinion, &theirs));
    let far = gap.place != Place::Inner && kind == ChangeKind::Instrument;
    if far { &mut gaps.slight } else { &mut gaps.telling }.push(difference);
}

fn name_in(pieces: &[Piece], range: &Range<usize>) -> Option<Range<usize>> {
    let at = range.clone().find(|at| pieces.get(*at).is_some_and(|piece| piece.kind == PieceKind::Name));
    at.map(|at| at..at + 1)
}

/// Characters of a word that names a field rather than a thing in it.
const GENERIC: usize = 2;

/// Words of a slot that another thing can fill.
const SLOT: usize = 12;

/// Content in the place of content: a general word made special is narrowed, a slot before a
/// shared noun has another name in it, and where the noun itself is another, so is the means.
fn slot_kind(slots: &Slots, gap: &Gap, ours: &Range<usize>, theirs: &Range<usize>) -> ChangeKind {
    if ends_like_place(slots.opinion, theirs) {
        return ChangeKind::Name;
    }
    let lists = |pieces: &[Piece], range: &Range<usize>| {
        pieces.get(range.clone()).unwrap_or_default().iter().any(Piece::joins)
    };
    if gap.place == Place::Inner && ours.len() <= GENERIC && theirs.len() > ours.len() {
        return ChangeKind::Narrowed;
    }
    if gap.place != Place::Tail && (lists(slots.task, ours) == lists(slots.opinion, theirs)) && theirs.len() <= SLOT {
        return ChangeKind::Name;
    }
    ChangeKind::Instrument
}

/// The last character of what is a place more often than not.
const PLACES: &str = "湖江河海湾港岛山岭谷镇乡村县区州市街渡城路桥";

fn ends_like_place(pieces: &[Piece], range: &Range<usize>) -> bool {
    let last = range.end.checked_sub(1).and_then(|at| pieces.get(at));
    range.len() > 2 && last.is_some_and(|piece| piece.entry.is_none() && PLACES.contains(piece.text))
}

/// One of several parts, or a modifier without which the task is wider.
fn left_out(slots: &Slots, ours: Range<usize>, gaps: &mut Gaps) {
    let last_content = slots.task.iter().rposition(Piece::is_content);
    let is_last = last_content.is_some_and(|last| last < ours.end);
    let joined = is_joined(slots.task, &ours);
    let kind = if joined || is_last {
        ChangeKind::PartDropped
    } else {
        ChangeKind::Widened
    };
    let slight = !joined && ours.len() <= GENERIC;
    let difference = Difference::new(kind, bytes(slots.task, &ours), None);
    if slight { &mut gaps.slight } else { &mut gaps.telling }.push(difference);
}

/// Another part before those of the task, or a modifier that makes it smaller.
fn put_in(slots: &Slots, gap: &Gap, theirs: Range<usize>, gaps: &mut Gaps) {
    let joined = is_joined(slots.opinion, &theirs);
    let named = name_in(slots.opinion, &theirs).filter(|_| gap.place == Place::Inner);
    let kind = match named {
        Some(_) => ChangeKind::Name,
        None if joined => ChangeKind::Widened,
        None => ChangeKind::Narrowed,
    };
    let theirs = named.unwrap_or(theirs);
    let slight = match gap.place {
        Place::Inner => theirs.len() > SLOT,
        Place::Head => !joined || theirs.len() > SLOT,
        Place::Tail => true,
    };
    let difference = Difference {
        at: slots.task.get(gap.task.start).map_or(usize::MAX, |piece| piece.start),
        ..Difference::new(kind, None, bytes(slots.opinion, &theirs))
    };
    if slight { &mut gaps.slight } else { &mut gaps.telling }.push(difference);
}

/// Whether a coordinating mark or word stands directly before or after.
fn is_joined(pieces: &[Piece], range: &Range<usize>) -> bool {
    let before = range.start.checked_sub(1).and_then(|at| pieces.get(at));
    let after = pieces.get(range.end);
    [before, after].into_iter().flatten().any(|piece| piece.joins() && !piece.ends_clause())
}
