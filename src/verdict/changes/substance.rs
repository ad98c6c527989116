//! The part of a gap that a person would quote.

use std::ops::Range;

use super::pieces::{Piece, PieceKind};
use super::side::Side;
use super::whole_words::{COMPOUND, is_ending};
use super::words::known;
use crate::lexicon::WordKind;

/// From the first to the last piece of content that is not settled, with the containers and verbs
/// that follow at once, and with the value or container that the first one hangs on; two
/// characters at least, or a name; in whole words.
pub(super) fn substance(side: &Side, range: Range<usize>) -> Option<Range<usize>> {
    let (first, last) = content(side, &range)?;
    let lone = last == first;
    let last = trailing(side, range.end, before_place(side, first, last));
    let first = hung_on(side, range.start, first, lone);
    let is_name = side
        .piece(first)
        .is_some_and(|piece| piece.kind == PieceKind::Name);
    (last > first || is_name).then(|| with_ends(side, first, last))
}

/// The first and the last piece of content that is not settled, without what only leads to it.
fn content(side: &Side, range: &Range<usize>) -> Option<(usize, usize)> {
    let says = |at: &usize| side.open(*at).is_some_and(Piece::is_content);
    let mut first = range.clone().find(says)?;
    let last = range.clone().rfind(says)?;
    let is_quantifier = |at: &usize| {
        let one_of =
            |piece: &Piece| piece.kind == PieceKind::Value && ONE_OF.contains(&side.said(piece));
        side.piece(*at).is_some_and(one_of)
    };
    first = (first..last)
        .rfind(is_quantifier)
        .map_or(first, |at| at + 1);
    let is_modal = |piece: &Piece| piece.letter == Some('要');
    if first < last && side.piece(first).is_some_and(is_modal) {
        first += 1;
    }
    first = behind_value(side, first, last);
    Some((behind_verb(side, first, last), last))
}

/// From the value or, alone, the container on that the first piece hangs on.
fn hung_on(side: &Side, start: usize, mut first: usize, lone: bool) -> usize {
    let hangs = |piece: &Piece| {
        let number = piece.kind == PieceKind::Value
            && side.said(piece).ends_with(|c: char| c.is_ascii_digit());
        number || lone && piece.is(WordKind::Frame)
    };
    while first > start && side.open(first - 1).is_some_and(hangs) {
        first -= 1;
    }
    first
}

/// With the beginning of a word that ends where it begins, and the end of one that begins where it
/// ends.
fn with_ends(side: &Side, first: usize, last: usize) -> Range<usize> {
    let before = first.checked_sub(1).and_then(|at| side.piece(at));
    let before = before.filter(|_| ends_word(side, first));
    let begins = |piece: &Piece| match piece.word as usize {
        start if start + COMPOUND > first => start,
        _ => first.saturating_sub(PART),
    };
    let end = last + 1 + usize::from(ends_word(side, last + 1));
    before.map_or(first, begins)..end
}

/// Characters of the last part of a word that is made of shorter ones.
const PART: usize = 2;

/// Whether an unknown word begins here with what may end the word before: 品 in 消费品, 级 in 5万吨级.
fn ends_word(side: &Side, at: usize) -> bool {
    let Some(end) = side.piece(at) else {
        return false;
    };
    let has_end = |piece: &Piece| {
        let noun = piece.is_content() || piece.is(WordKind::Frame);
        let act = || piece.is(WordKind::Verb) && end.is_in(OF_ACTS);
        noun || act() || piece.kind == PieceKind::Value
    };
    let before = at.checked_sub(1).and_then(|at| side.piece(at));
    end.word as usize == at && is_ending(end) && before.is_some_and(has_end)
}

/// Those that make a noun of a verb: 服务型, 建设者.
const OF_ACTS: &[char] = &['型', '性', '者', '化'];

/// What stands after a noun and says only where is left out: 管理中, but not 三岁以下.
fn before_place(side: &Side, first: usize, mut last: usize) -> usize {
    let is_bound = |at: usize| {
        side.piece(at)
            .is_some_and(|piece| piece.is_in(&['以', '之']))
    };
    while last > first + 1 && side.piece(last).is_some_and(is_after) && !is_bound(last - 1) {
        last -= 1;
    }
    last
}

fn is_after(piece: &Piece) -> bool {
    piece.is_in(AFTER) && piece.entry.is_none()
}

/// What stands after a value and belongs to it is left out: 两年内.
fn behind_value(side: &Side, first: usize, last: usize) -> usize {
    let before = first.checked_sub(1).and_then(|at| side.piece(at));
    let follows = before.is_some_and(|piece| piece.kind == PieceKind::Value);
    if follows && first < last && side.piece(first).is_some_and(is_after) {
        first + 1
    } else {
        first
    }
}

/// A verb that makes one word with its object is left out: 盘活闲置.
fn behind_verb(side: &Side, first: usize, last: usize) -> usize {
    let text = || side.text(side.range(&(first..first + 2)));
    let is_verb = || known(text()).is_some_and(|entry| entry.kind == Some(WordKind::Verb));
    if first + 3 <= last && is_verb() {
        first + 2
    } else {
        first
    }
}

/// Containers and verbs that follow a noun at once belong to it, if nothing else follows them.
fn trailing(side: &Side, end: usize, last: usize) -> usize {
    let trails = |piece: &Piece| piece.is(WordKind::Frame) || piece.is(WordKind::Verb);
    let mut at = last;
    while at + 1 < end && side.open(at + 1).is_some_and(trails) {
        at += 1;
    }
    let closes = |piece: &Piece| {
        let binds_verb = piece.is_in(&['为']);
        piece.is(WordKind::Mark) || piece.is(WordKind::Function) && !binds_verb
    };
    if side.piece(at + 1).is_none_or(closes) {
        at
    } else {
        last
    }
}

/// Behind these words the thing itself begins.
const ONE_OF: &[&str] = &["一个", "一批", "一些"];

/// Characters that stand after a noun and do not belong to it.
const AFTER: &[char] = &['中', '里', '上', '下', '内'];

/// From the first to the last container or verb that is not settled.
pub(super) fn wording(side: &Side, range: Range<usize>) -> Option<Range<usize>> {
    let mut open = range.clone().filter(|at| {
        let says = |piece: &Piece| {
            piece.is_content() || piece.is(WordKind::Frame) || piece.is(WordKind::Verb)
        };
        side.open(*at).is_some_and(says)
    });
    let first = open.next()?;
    let last = before_place(side, first, open.next_back()?);
    let is_scope = |at: usize| {
        side.piece(at)
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
pub(super) fn governed(side: &Side, range: Range<usize>) -> Range<usize> {
    let is = |at: Option<usize>, is: &dyn Fn(&Piece) -> bool| {
        at.and_then(|at| side.piece(at)).is_some_and(is)
    };
    let follows = |piece: &Piece| {
        (piece.is_content() || piece.kind == PieceKind::Value) && !piece.is_in(AFTER)
    };
    let governs = |at: &usize| {
        let verb = side.piece(*at).filter(|piece| piece.is(WordKind::Verb));
        verb.is_some_and(|verb| {
            is(Some(at + 1), &follows)
                && !is((verb.word as usize).checked_sub(1), &Piece::is_content)
        })
    };
    let start = range
        .clone()
        .rfind(governs)
        .map_or(range.start, |at| at + 1);
    start..range.end
}

/// What stands before the first verb behind the content.
pub(super) fn ungoverned(side: &Side, range: Range<usize>) -> Range<usize> {
    let is = |at: &usize, is: &dyn Fn(&Piece) -> bool| side.piece(*at).is_some_and(is);
    let content = range.clone().find(|at| is(at, &|piece| piece.is_content()));
    let from = content.unwrap_or(range.end);
    let verb = (from..range.end).find(|at| is(at, &|piece| piece.is(WordKind::Verb)));
    range.start..verb.unwrap_or(range.end)
}

/// The field in 在…中.
pub(super) fn field(side: &Side, range: Range<usize>) -> Option<Range<usize>> {
    let is = |at: &usize, characters: &[char]| {
        side.piece(*at).is_some_and(|piece| piece.is_in(characters))
    };
    let start = range.clone().find(|at| is(at, &['在']))? + 1;
    let end = (start..range.end).rfind(|at| is(at, AFTER))?;
    (end > start + 1).then_some(start..end)
}

/// The bytes of a range of pieces; names with their quotation marks where they are a part of it.
pub(super) fn bytes(side: &Side, range: &Range<usize>) -> Option<Range<usize>> {
    let is_name = |at: usize| {
        side.piece(at)
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
    let start = side.piece(first)?.start;
    let end = side.piece(last).or_else(|| side.pieces.last())?.end;
    Some(start..end)
}

/// Whether a coordinating mark or word stands directly before or after.
pub(super) fn is_joined(side: &Side, range: &Range<usize>) -> bool {
    let skipped = |piece: &&Piece| piece.is(WordKind::Verb) || piece.is(WordKind::Strength);
    let before = side.range(&(0..range.start));
    let before = before.iter().rev().find(|piece| !skipped(piece));
    let after = side.piece(range.end);
    [before, after]
        .into_iter()
        .flatten()
        .any(|piece| piece.joins() && !piece.ends_clause())
}

/// Without marks, manner and binding words at the ends; quotation marks stay.
pub(super) fn trimmed(pieces: &[Piece]) -> Option<Range<usize>> {
    let says = |piece: &Piece| {
        ![WordKind::Mark, WordKind::Strength, WordKind::Function]
            .iter()
            .any(|kind| piece.is(*kind))
    };
    let opens = |piece: &Piece| piece.is_in(&['“', '《', '（']);
    let closes = |piece: &Piece| piece.is_in(&['”', '》', '）']);
    let first = pieces.iter().find(|piece| says(piece) || opens(piece))?;
    let last = pieces.iter().rfind(|piece| says(piece) || closes(piece))?;
    (first.start < last.end).then_some(first.start..last.end)
}
