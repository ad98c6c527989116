//! What two texts share is shared in whole words, so that what is left over can be quoted.

use std::ops::Range;

use super::pieces::Piece;
use super::side::Side;
use super::words::known;
use crate::lexicon::WordKind;

/// Known words of that many characters are made of shorter ones.
pub(super) const COMPOUND: usize = 4;

/// Leaves out the pairs of words of which less than all stands in pairs. Of a longer word, and of a
/// run of characters that no word list knows, parts may stand in pairs: shorter known words, and
/// what is two characters long at least.
pub(super) fn keep_whole_words(
    side: &mut Side,
    pairs: &mut Vec<(usize, usize)>,
    place: impl Fn(&(usize, usize)) -> usize,
) {
    side.settle_only(pairs.iter().map(&place));
    let mut behind = 0;
    for at in pairs.iter().map(&place) {
        let Some(piece) = side.piece(at).filter(|_| at >= behind) else {
            continue;
        };
        let word = side.word(piece);
        behind = word.end;
        if word.len() < COMPOUND && piece.entry.is_some() {
            let flags = side.flags(word);
            let whole = flags.iter().all(|flag| *flag);
            flags.fill(whole);
        } else {
            keep_parts(side, &word);
        }
    }
    pairs.retain(|pair| !side.is_open(place(pair)));
}

/// Leaves out of a word what is no whole part of it.
fn keep_parts(side: &mut Side, word: &Range<usize>) {
    keep_known_parts(side, word);
    widen_gaps(side.flags(word.clone()));
    keep_known_parts(side, word);
    let is_known = |piece: &Piece| piece.entry.is_some();
    if side.piece(word.start).is_some_and(is_known) {
        let before = word.start.checked_sub(1);
        let goes_on = before.is_some_and(|at| !side.is_open(at));
        leave_lone(side.flags(word.clone()), goes_on);
    }
    keep_ending(side, word.end);
}

/// The end of a word goes with what stands before it.
fn keep_ending(side: &mut Side, end: usize) {
    let Some((last, before)) = end.checked_sub(1).zip(end.checked_sub(2)) else {
        return;
    };
    let ends = |piece: &Piece| piece.is_content() && piece.is_in(ENDINGS);
    let parts = |piece: &Piece| piece.is(WordKind::Mark) || piece.is(WordKind::Function);
    let goes_on = side.open(before).is_some_and(|piece| !parts(piece));
    if goes_on && side.piece(last).is_some_and(ends) {
        side.flags(last..end).fill(false);
    }
}

/// Characters that end the word before them more often than they begin one.
const ENDINGS: &[char] = &[
    '化', '业', '性', '型', '级', '者', '员', '户', '家', '品', '率', '具',
];

/// Whether a piece belongs to no known word, and may end the one before it.
pub(super) fn is_ending(piece: &Piece) -> bool {
    piece.entry.is_none() && piece.is_content() && piece.is_in(ENDINGS)
}

fn keep_known_parts(side: &mut Side, word: &Range<usize>) {
    while let Some(part) = cut_part(side, word) {
        side.flags(part).fill(false);
    }
}

/// The first known word of two characters inside another of which only one stands in a pair.
fn cut_part(side: &Side, word: &Range<usize>) -> Option<Range<usize>> {
    let parts = word.clone().skip(1).map(|at| at - 1..at + 1);
    let is_cut = |part: &Range<usize>| side.is_open(part.start) != side.is_open(part.start + 1);
    let mut parts = parts.filter(is_cut);
    parts.find(|part| is_known_part(side, word, part) && !is_joint(side, word, part.start + 1))
}

/// Whether known words end and begin here: 应急 and 救援, whatever 急救 says.
fn is_joint(side: &Side, word: &Range<usize>, at: usize) -> bool {
    let is_part = |part: Range<usize>| is_known_part(side, word, &part);
    let ends = |length| {
        at.checked_sub(length)
            .is_some_and(|start| is_part(start..at))
    };
    let begins = |length| is_part(at..at + length);
    (2..COMPOUND).any(ends) && (2..COMPOUND).any(begins)
}

/// Whether a part of a word is a known word.
fn is_known_part(side: &Side, word: &Range<usize>, part: &Range<usize>) -> bool {
    let is_inside = word.start <= part.start && part.end <= word.end && part != word;
    is_inside && known(side.text(side.range(part))).is_some()
}

/// A lone unpaired character takes its neighbour with it, the one before, if there is one, and what
/// would then be left of a pair of characters.
fn widen_gaps(flags: &mut [bool]) {
    let (mut before, mut paired) = (true, flags.first().copied().unwrap_or(true));
    for at in 0..flags.len() {
        // Read before a flag is cleared: what is left out leaves nobody alone.
        let next = flags.get(at + 1).copied().unwrap_or(true);
        if before && !paired && next {
            take_neighbour(flags, at);
        }
        (before, paired) = (paired, next);
    }
}

fn take_neighbour(flags: &mut [bool], at: usize) {
    let is_paired = |at: Option<usize>| at.and_then(|at| flags.get(at)).is_some_and(|flag| *flag);
    let (neighbour, rest, beyond) = match at {
        0 => (Some(1), Some(2), Some(3)),
        _ => (at.checked_sub(1), at.checked_sub(2), at.checked_sub(3)),
    };
    let rest = rest.filter(|rest| is_paired(Some(*rest)) && !is_paired(beyond));
    for left in [neighbour, rest].into_iter().flatten() {
        if let Some(flag) = flags.get_mut(left) {
            *flag = false;
        }
    }
}

/// A lone paired character goes with its neighbours, unless it may belong to a word beside them that
/// goes on: the first one to that before, the last one to the next.
fn leave_lone(flags: &mut [bool], mut before: bool) {
    for at in 0..flags.len() {
        let next = flags.get(at + 1).copied().unwrap_or(true);
        if let Some(flag) = flags.get_mut(at) {
            let paired = *flag;
            *flag = paired && (before || next);
            before = paired;
        }
    }
}
