//! The part of a gap that a person would quote.

use std::ops::Range;

use super::pieces::{Piece, PieceKind};
use super::words::known;
use crate::lexicon::WordKind;

/// From the first to the last piece of content that is not settled, with the containers and verbs
/// that follow at once, and with the value or container that the first one hangs on; two
/// characters at least, or a name.
pub(super) fn substance(
    pieces: &[Piece],
    settled: &[bool],
    range: Range<usize>,
) -> Option<Range<usize>> {
    let open = |at: usize| pieces.get(at).filter(|_| settled.get(at) == Some(&false));
    let says = |at: &usize| open(*at).is_some_and(Piece::is_content);
    let mut first = range.clone().find(says)?;
    let mut last = range.clone().rfind(says)?;
    let is_quantifier = |at: &usize| {
        pieces
            .get(*at)
            .is_some_and(|piece| ONE_OF.contains(&piece.text))
    };
    first = (first..last)
        .rfind(is_quantifier)
        .map_or(first, |at| at + 1);
    if first < last && pieces.get(first).is_some_and(|piece| piece.text == "要") {
        first += 1;
    }
    first = behind_verb(pieces, first, last);
    let lone = last == first;
    let is_after = |piece: &Piece| AFTER.contains(piece.text) && piece.entry.is_none();
    while last > first + 1 && pieces.get(last).is_some_and(is_after) {
        last -= 1;
    }
    last = trailing(pieces, range.end, last, &open);
    let hangs = |piece: &Piece| {
        let number =
            piece.kind == PieceKind::Value && piece.text.ends_with(|c: char| c.is_ascii_digit());
        number || lone && piece.is(WordKind::Frame)
    };
    while first > range.start && open(first - 1).is_some_and(hangs) {
        first -= 1;
    }
    let is_name = pieces
        .get(first)
        .is_some_and(|piece| piece.kind == PieceKind::Name);
    (last > first || is_name).then_some(first..last + 1)
}

/// A verb that makes one word with its object is left out: 盘活闲置.
fn behind_verb(pieces: &[Piece], first: usize, last: usize) -> usize {
    let two = pieces.get(first..=first + 1).unwrap_or_default();
    let text: String = two.iter().map(|piece| piece.text).collect();
    let is_verb = known(&text).is_some_and(|entry| entry.kind == Some(WordKind::Verb));
    if is_verb && first + 3 <= last {
        first + 2
    } else {
        first
    }
}

/// Containers and verbs that follow a noun at once belong to it, if nothing else follows them.
fn trailing<'p, 't: 'p>(
    pieces: &[Piece<'t>],
    end: usize,
    last: usize,
    open: &impl Fn(usize) -> Option<&'p Piece<'t>>,
) -> usize {
    let trails = |piece: &Piece| piece.is(WordKind::Frame) || piece.is(WordKind::Verb);
    let mut at = last;
    while at + 1 < end && open(at + 1).is_some_and(trails) {
        at += 1;
    }
    let closes = |piece: &Piece| piece.is(WordKind::Mark) || piece.is(WordKind::Function);
    if pieces.get(at + 1).is_none_or(closes) {
        at
    } else {
        last
    }
}

/// Behind these words the thing itself begins.
const ONE_OF: &[&str] = &["一个", "一批", "一些"];

/// Characters that stand after a noun and do not belong to it.
const AFTER: &str = "中里上下内";

/// From the first to the last container or verb that is not settled.
pub(super) fn wording(
    pieces: &[Piece],
    settled: &[bool],
    range: Range<usize>,
) -> Option<Range<usize>> {
    let mut open = range.clone().filter(|at| {
        let says = |piece: &Piece| {
            piece.is_content() || piece.is(WordKind::Frame) || piece.is(WordKind::Verb)
        };
        settled.get(*at) == Some(&false) && pieces.get(*at).is_some_and(says)
    });
    let first = open.next()?;
    let mut last = open.next_back()?;
    let is_after = |piece: &Piece| AFTER.contains(piece.text) && piece.entry.is_none();
    while last > first + 1 && pieces.get(last).is_some_and(is_after) {
        last -= 1;
    }
    let is_scope = |at: usize| {
        pieces
            .get(at)
            .is_some_and(|piece| piece.is(WordKind::Scope))
    };
    let first = (range.start..first)
        .rev()
        .take_while(|at| is_scope(*at))
        .last()
        .unwrap_or(first);
    Some(first..last + 1)
}

/// What a verb before the shared words leaves: behind the last verb that governs what follows.
pub(super) fn governed(pieces: &[Piece], range: Range<usize>) -> Range<usize> {
    let is = |at: Option<usize>, is: &dyn Fn(&Piece) -> bool| {
        at.and_then(|at| pieces.get(at)).is_some_and(is)
    };
    let follows = |piece: &Piece| {
        (piece.is_content() || piece.kind == PieceKind::Value) && !AFTER.contains(piece.text)
    };
    let word = |at: usize| pieces.get(at).map(|piece| piece.word);
    let governs = |at: &usize| {
        let first = (0..=*at)
            .rev()
            .take_while(|before| word(*before) == word(*at))
            .last();
        is(Some(*at), &|piece| piece.is(WordKind::Verb))
            && is(Some(at + 1), &follows)
            && !is(first.and_then(|first| first.checked_sub(1)), &|piece| {
                piece.is_content()
            })
    };
    let start = range
        .clone()
        .rfind(governs)
        .map_or(range.start, |at| at + 1);
    start..range.end
}

/// What stands before the first verb behind the content.
pub(super) fn ungoverned(pieces: &[Piece], range: Range<usize>) -> Range<usize> {
    let is = |at: &usize, is: &dyn Fn(&Piece) -> bool| pieces.get(*at).is_some_and(is);
    let content = range.clone().find(|at| is(at, &|piece| piece.is_content()));
    let from = content.unwrap_or(range.end);
    let verb = (from..range.end).find(|at| is(at, &|piece| piece.is(WordKind::Verb)));
    range.start..verb.unwrap_or(range.end)
}

/// The field in 在…中.
pub(super) fn field(pieces: &[Piece], range: Range<usize>) -> Option<Range<usize>> {
    let is = |at: &usize, text: &str| {
        pieces
            .get(*at)
            .is_some_and(|piece| text.contains(piece.text))
    };
    let start = range.clone().find(|at| is(at, "在"))? + 1;
    let end = (start..range.end).rfind(|at| is(at, AFTER))?;
    (end > start + 1).then_some(start..end)
}

/// The bytes of a range of pieces; names with their quotation marks where they are a part of it.
pub(super) fn bytes(pieces: &[Piece], range: &Range<usize>) -> Option<Range<usize>> {
    let is_name = |at: usize| {
        pieces
            .get(at)
            .is_some_and(|piece| piece.kind == PieceKind::Name)
    };
    let last = range.end.checked_sub(1)?;
    let alone = range.len() == 1;
    let first = if !alone && is_name(range.start) {
        range.start.saturating_sub(1)
    } else {
        range.start
    };
    let last = if !alone && is_name(last) {
        last + 1
    } else {
        last
    };
    let start = pieces.get(first)?.start;
    let end = pieces.get(last).or_else(|| pieces.last())?.end;
    Some(start..end)
}

/// The first name in a range.
pub(super) fn name_in(pieces: &[Piece], range: &Range<usize>) -> Option<Range<usize>> {
    let is_name = |at: &usize| {
        pieces
            .get(*at)
            .is_some_and(|piece| piece.kind == PieceKind::Name)
    };
    range.clone().find(is_name).map(|at| at..at + 1)
}

/// Whether a coordinating mark or word stands directly before or after.
pub(super) fn is_joined(pieces: &[Piece], range: &Range<usize>) -> bool {
    let skipped = |piece: &&Piece| piece.is(WordKind::Verb) || piece.is(WordKind::Strength);
    let before = pieces.get(..range.start).unwrap_or_default();
    let before = before.iter().rev().find(|piece| !skipped(piece));
    let after = pieces.get(range.end);
    [before, after]
        .into_iter()
        .flatten()
        .any(|piece| piece.joins() && !piece.ends_clause())
}
