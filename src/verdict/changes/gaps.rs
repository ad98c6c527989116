//! The words between what a task and a passage share: replaced, left out, put in.

use std::ops::Range;

use super::difference::Difference;
use super::gap::{self, Gap, Place, one_clause};
use super::pieces::{Piece, PieceKind};
use super::side::Side;
use super::slots::Slots;
use super::substance::{bytes, field, governed, is_joined, substance, ungoverned, wording};
use super::words::known;
use crate::lexicon::WordKind;
use crate::report::ChangeKind;

/// What the gaps say.
#[derive(Default)]
pub(super) struct Gaps {
    /// Differences that a reader would name.
    pub(super) telling: Vec<Difference>,
    /// Differences to name where there is nothing else.
    pub(super) slight: Vec<Difference>,
}

impl Gaps {
    fn push(&mut self, difference: Difference, slight: bool) {
        if slight {
            &mut self.slight
        } else {
            &mut self.telling
        }
        .push(difference);
    }
}

/// Below this share of shared words the gaps are no slots: the passage has another build.
const LOOSE_BELOW: f32 = 0.2;

/// Reads the gaps from left to right.
pub(super) fn differences(slots: &Slots) -> Gaps {
    let mut gaps = Gaps::default();
    gap::each(slots, |gap| read(slots, gap, &mut gaps));
    if slots.shared() < LOOSE_BELOW {
        gaps.telling.retain(|found| is_named(slots, found));
    }
    gaps
}

/// Whether a quoted name stands in it.
fn is_named(slots: &Slots, found: &Difference) -> bool {
    let holds = |side: &Side, range: &Option<Range<usize>>| {
        let inside = |piece: &Piece| {
            range
                .as_ref()
                .is_some_and(|range| range.contains(&piece.start))
        };
        side.pieces
            .iter()
            .any(|piece| piece.kind == PieceKind::Name && inside(piece))
    };
    holds(&slots.task, &found.task) || holds(&slots.opinion, &found.opinion)
}

fn read(slots: &Slots, gap: &Gap, gaps: &mut Gaps) {
    let near = one_clause(&slots.opinion, gap);
    let field = if gap.place == Place::Tail {
        None
    } else {
        field(&slots.opinion, near.clone())
    };
    let in_field = field.is_some();
    let near = field.unwrap_or_else(|| match gap.place {
        Place::Tail => ungoverned(&slots.opinion, near),
        Place::Head | Place::Inner => governed(&slots.opinion, near),
    });
    let mut ours = substance(&slots.task, gap.task.clone());
    let mut theirs = substance(&slots.opinion, near.clone());
    if ours.is_none() && theirs.is_some() && gap.place == Place::Inner {
        ours = wording(&slots.task, gap.task.clone());
    }
    if theirs.is_none() && ours.is_some() && gap.place == Place::Tail {
        theirs = wording(&slots.opinion, near);
    }
    match (ours, theirs) {
        (Some(ours), Some(theirs)) => both(slots, gap, ours, theirs, gaps),
        (Some(ours), None) => left_out(slots, ours, gaps),
        (None, Some(theirs)) if in_field => {
            let field = bytes(&slots.opinion, &theirs);
            gaps.push(Difference::new(ChangeKind::Narrowed, None, field), false);
        }
        (None, Some(theirs)) => put_in(slots, gap, theirs, gaps),
        (None, None) => {}
    }
}

/// Words on both sides fill one slot, unless only one of them is a coordinated part.
fn both(slots: &Slots, gap: &Gap, ours: Range<usize>, theirs: Range<usize>, gaps: &mut Gaps) {
    let next_joins = |side: &Side, at: usize| side.piece(at).is_some_and(Piece::joins);
    let companion = gap.place == Place::Head
        && next_joins(&slots.opinion, theirs.end)
        && !next_joins(&slots.task, ours.end);
    let dropped = gap.place == Place::Tail
        && is_joined(&slots.task, &ours)
        && !is_joined(&slots.opinion, &theirs);
    if companion || dropped {
        left_out(slots, ours, gaps);
        if companion {
            put_in(slots, gap, theirs, gaps);
        }
    } else {
        replaced(slots, gap, ours, theirs, gaps);
    }
}

fn replaced(slots: &Slots, gap: &Gap, ours: Range<usize>, theirs: Range<usize>, gaps: &mut Gaps) {
    let names = (slots.task.name_in(&ours), slots.opinion.name_in(&theirs));
    if let (None, Some(name)) = &names
        && !slots.task.any(&ours, Piece::is_content)
    {
        return put_in(slots, gap, name.clone(), gaps);
    }
    let (kind, ours, theirs) = match names {
        (Some(ours), Some(theirs)) => (ChangeKind::Name, ours, theirs),
        (None, None) => (slot_kind(slots, gap, &ours, &theirs), ours, theirs),
        _ => (ChangeKind::Name, ours, theirs),
    };
    let part_for_part = is_joined(&slots.task, &ours) && is_joined(&slots.opinion, &theirs);
    let far = gap.place != Place::Inner && kind == ChangeKind::Instrument && !part_for_part;
    let uneven = kind == ChangeKind::Narrowed && theirs.len() > SLOT || ours.len() > 2 * SLOT;
    let slight = far || uneven || is_scope(slots, &ours);
    let difference = Difference::new(
        kind,
        bytes(&slots.task, &ours),
        bytes(&slots.opinion, &theirs),
    );
    gaps.push(difference, slight);
}

/// Characters of a word that names a field rather than a thing in it.
const GENERIC: usize = 2;

/// Characters of a slot that another thing can fill.
const SLOT: usize = 12;

/// Content in the place of content: a general word made special is narrowed, a slot before a
/// shared noun has another name in it, and where the noun itself or what is done with it is
/// another, so is the means.
fn slot_kind(slots: &Slots, gap: &Gap, ours: &Range<usize>, theirs: &Range<usize>) -> ChangeKind {
    let lists = slots.task.any(ours, Piece::joins) && slots.opinion.any(theirs, Piece::joins);
    let before_shared = slots.pairs.contains(&(ours.end, theirs.end));
    if ends_like_place(&slots.opinion, theirs) || lists && before_shared {
        return ChangeKind::Name;
    }
    if is_verb(&slots.task, ours) || is_verb(&slots.opinion, theirs) || gap.place == Place::Tail {
        return ChangeKind::Instrument;
    }
    if ours.len() <= GENERIC && theirs.len() > ours.len() {
        return ChangeKind::Narrowed;
    }
    if theirs.len() <= SLOT {
        ChangeKind::Name
    } else {
        ChangeKind::Instrument
    }
}

/// Territory and level may stand for each other.
fn is_scope(slots: &Slots, ours: &Range<usize>) -> bool {
    let entry = known(slots.task.text(slots.task.range(ours)));
    entry.is_some_and(|entry| entry.kind == Some(WordKind::Scope))
}

fn is_verb(side: &Side, range: &Range<usize>) -> bool {
    let entry = || known(side.text(side.range(range)));
    side.any(range, |piece| piece.is(WordKind::Verb))
        || entry().is_some_and(|entry| entry.verb.is_some())
}

/// The last character of what is a place more often than not.
const PLACES: &[char] = &[
    '湖', '江', '河', '海', '湾', '港', '岛', '山', '岭', '谷', '镇', '乡', '村', '县', '区', '州',
    '市', '街', '渡', '城', '路', '桥',
];

fn ends_like_place(side: &Side, range: &Range<usize>) -> bool {
    let last = range.end.checked_sub(1).and_then(|at| side.piece(at));
    range.len() > 2 && last.is_some_and(|piece| piece.entry.is_none() && piece.is_in(PLACES))
}

/// A name, one of several parts, or a modifier without which the task is wider.
fn left_out(slots: &Slots, ours: Range<usize>, gaps: &mut Gaps) {
    if is_scope(slots, &ours) {
        return;
    }
    let says = |piece: &Piece| piece.is_content() || piece.is(WordKind::Frame);
    let is_last = slots
        .task
        .pieces
        .iter()
        .rposition(says)
        .is_some_and(|last| last < ours.end);
    let joined = is_joined(&slots.task, &ours);
    let name = slots.task.name_in(&ours);
    let kind = match name {
        Some(_) => ChangeKind::Name,
        None if joined || is_last => ChangeKind::PartDropped,
        None => ChangeKind::Widened,
    };
    let slight = name.is_none() && ours.len() <= GENERIC && (!joined || is_half(slots, &ours));
    let ours = name.unwrap_or(ours);
    gaps.push(
        Difference::new(kind, bytes(&slots.task, &ours), None),
        slight,
    );
}

/// Whether the rest of the word is shared.
fn is_half(slots: &Slots, ours: &Range<usize>) -> bool {
    let word = |at: Option<usize>| {
        at.and_then(|at| slots.task.piece(at))
            .map(|piece| piece.word)
    };
    let last = ours.end.checked_sub(1);
    word(Some(ours.start)) == word(ours.start.checked_sub(1)) || word(last) == word(Some(ours.end))
}

/// A name, another part before those of the task, or a modifier that makes it smaller.
fn put_in(slots: &Slots, gap: &Gap, theirs: Range<usize>, gaps: &mut Gaps) {
    if gap.place == Place::Tail {
        return;
    }
    let joined = slots.opinion.piece(theirs.end).is_some_and(Piece::joins);
    let opens_part = theirs
        .start
        .checked_sub(1)
        .and_then(|at| slots.opinion.piece(at))
        .is_some_and(Piece::joins);
    let named = gap.place == Place::Inner && slots.opinion.name_in(&theirs).is_some();
    let kind = match joined {
        _ if named => ChangeKind::Name,
        true => ChangeKind::Widened,
        false => ChangeKind::Narrowed,
    };
    let slight = match gap.place {
        Place::Inner => theirs.len() > SLOT || opens_part && !joined && theirs.len() <= GENERIC,
        Place::Head | Place::Tail => !joined || theirs.len() > SLOT,
    };
    let difference = Difference {
        at: slots
            .task
            .piece(gap.task.start)
            .map_or(usize::MAX, |piece| piece.start),
        ..Difference::new(kind, None, bytes(&slots.opinion, &theirs))
    };
    gaps.push(difference, slight);
}
