//! Which characters are traditional, and what most of them become.

use std::sync::LazyLock;

use super::chars;
use super::sets::{HanSet, Set};

const PAIRS: &str = include_str!("data/traditional.txt");

/// The characters of the data, the first of each pair.
static TRADITIONAL: Set = Set::of(PAIRS, 2);

/// The same and 著, whose neighbours tell what becomes of it.
static MAY_CHANGE: Set = Set::of(PAIRS, 2).with(ZHU);

/// [`MAY_CHANGE`] for runs of characters.
static MAY_CHANGE_IN_RUN: HanSet = HanSet::of(&MAY_CHANGE);

const ZHU: [u8; 3] = [0xe8, 0x91, 0x97];

/// Characters that some phrases convert otherwise.
static AMBIGUOUS: Set = Set::of(include_str!("data/ambiguous.txt"), 1);

/// The pairs of the data, in the order of the traditional characters.
static SIMPLIFIED: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let mut characters = entries(PAIRS);
    let mut pairs = Vec::new();
    while let (Some(from), Some(to)) = (characters.next(), characters.next()) {
        pairs.push((from, to));
    }
    pairs
});

/// Whether a character of a run of characters of three bytes may have to change: it is traditional,
/// or 著. A yes may be wrong where the run holds others than Han characters and marks.
pub(super) fn may_any_change(run: &[u8]) -> bool {
    MAY_CHANGE_IN_RUN.has_any(run)
}

/// Whether the character may have to change, wherever it stands.
pub(super) fn may_change_char(ch: char) -> bool {
    may_have(&MAY_CHANGE, ch)
}

/// Whether the set has the character, or it lies beyond the plane: such characters are rare and
/// left to the converter.
fn may_have(set: &Set, ch: char) -> bool {
    match *ch.encode_utf8(&mut [0; 4]).as_bytes() {
        [lead, second, third] => set.has([lead, second, third]),
        [_, _, _, _] => chars::is_han(ch),
        _ => false,
    }
}

/// Whether the conversion changes the character, or may.
pub(super) fn is_traditional(ch: char) -> bool {
    may_have(&TRADITIONAL, ch)
}

/// Whether what becomes of the character depends on its neighbours, or is not in the table.
pub(super) fn is_ambiguous(ch: char) -> bool {
    may_have(&AMBIGUOUS, ch)
}

/// What becomes of the character alone.
pub(super) fn simplified_alone(ch: char) -> char {
    if !is_traditional(ch) {
        return ch;
    }
    SIMPLIFIED
        .binary_search_by_key(&ch, |&(from, _)| from)
        .ok()
        .and_then(|index| SIMPLIFIED.get(index))
        .map_or(ch, |&(_, to)| to)
}

/// The characters of a data file, comments left out.
fn entries(data: &str) -> impl Iterator<Item = char> {
    data.lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::chars)
}
