//! The part of a gap that a person would quote.

use std::ops::Range;

use super::pieces::{Piece, PieceKind};
use crate::lexicon::WordKind;

/// From the first to the last piece of content that is not settled, with the containers and verbs
/// that follow at once, and with the value or container that the first one hangs on; two
/// characters at least, or a name.
pub(super) fn substance(pieces: &[Piece], settled: &[bool], range: Range<usize>) -> Option<Range<usize>> {
    let open = |at: usize| pieces.get(at).filter(|_| settled.get(at) == Some(&false));
    let says = |at: &usize| open(*at).is_some_and(|piece| piece.is_content());
    let mut first = range.clone().find(says)?;
    let mut last = range.clone().rfind(says)?;
    if let Some(quantifier) = (first..last).rfind(|at| pieces.get(*at).is_some_and(|piece| counts(pieces, piece))) {
        first = quantifier + 1;
    }
    let trails = |piece: &Piece| piece.is(WordKind::Frame) || piece.is(WordKind::Verb);
    while last + 1 < range.end && open(last + 1).is_some_and(trails) {
        last += 1;
    }
    let is_after = |piece: &Piece| AFTER.contains(piece.text) && piece.entry.is_none();
    while last > first + 1 && pieces.get(last).is_some_and(is_after) {
        last -= 1;
    }
    let lone = last == first;
    let hangs = |piece: &Piece| piece.kind == PieceKind::Value || lone && piece.is(WordKind::Frame);
    while first > range.start && open(first - 1).is_some_and(hangs) {
        first -= 1;
    }
    let is_name = pieces.get(first).is_some_and(|piece| piece.kind == PieceKind::Name);
    (last > first || is_name).then_some(first..last + 1)
}

/// Behind these words the thing itself begins.
const ONE_OF: &[&str] = &["一个", "一批", "一些"];

/// Characters that stand after a noun and do not belong to it.
const AFTER: &str = "中里上下内";

fn counts(pieces: &[Piece], piece: &Piece) -> bool {
    let word: String = pieces.iter().filter(|other| other.word == piece.word).map(|piece| piece.text).collect();
    ONE_OF.contains(&word.as_str())
}

/// From the first to the last container or verb that is not settled.
pub(super) fn wording(pieces: &[Piece], settled: &[bool], range: Range<usize>) -> Option<Range<usize>> {
    let mut open = range.filter(|at| {
        let says = |piece: &Piece| {
            piece.is_content() || piece.is(WordKind::Frame) || piece.is(WordKind::Verb)
        };
        settled.get(*at) == Some(&false) && pieces.get(*at).is_some_and(says)
    });
    let first = open.next()?;
    let last = open.next_back()?;
    Some(first..last + 1)
}

/// The bytes of a range of pieces; names with their quotation marks where they are a part of it.
pub(super) fn bytes(pieces: &[Piece], range: &Range<usize>) -> Option<Range<usize>> {
    let is_name = |at: usize| pieces.get(at).is_some_and(|piece| piece.kind == PieceKind::Name);
    let last = range.end.checked_sub(1)?;
    let alone = range.len() == 1;
    let first = if !alone && is_name(range.start) { range.start.saturating_sub(1) } else { range.start };
    let last = if !alone && is_name(last) { last + 1 } else { last };
    let start = pieces.get(first)?.start;
    let end = pieces.get(last).or_else(|| pieces.last())?.end;
    Some(start..end)
}

/// The first name in a range.
pub(super) fn name_in(pieces: &[Piece], range: &Range<usize>) -> Option<Range<usize>> {
    let is_name = |at: &usize| pieces.get(*at).is_some_and(|piece| piece.kind == PieceKind::Name);
    range.clone().find(is_name).map(|at| at..at + 1)
}

/// Whether a coordinating mark or word stands directly before or after.
pub(super) fn is_joined(pieces: &[Piece], range: &Range<usize>) -> bool {
    let before = range.start.checked_sub(1).and_then(|at| pieces.get(at));
    let after = pieces.get(range.end);
    [before, after].into_iter().flatten().any(|piece| piece.joins() && !piece.ends_clause())
}
