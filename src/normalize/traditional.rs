//! Which characters are traditional, and what most of them become.

use std::sync::LazyLock;

use super::chars;

const PAIRS: &str = include_str!("data/traditional.txt");

/// The characters of the data, the first of each pair.
static TRADITIONAL: Bits = bits(PAIRS, 2);

/// The same and 著, whose neighbours tell what becomes of it.
#[expect(
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, which rejects a bad index"
)]
static MAY_CHANGE: Bits = {
    let [lead, second, third] = ZHU;
    let mut set = bits(PAIRS, 2);
    set[word(lead, second)] |= bit(third);
    set
};

const ZHU: [u8; 3] = [0xe8, 0x91, 0x97];

/// Characters that some phrases convert otherwise.
static AMBIGUOUS: Bits = bits(include_str!("data/ambiguous.txt"), 1);

/// [`MAY_CHANGE`] for runs of Han characters, in a form that asks fewer steps of a look: the byte is
/// what the last two bytes of the UTF-8 form say, the bit what the last three bits of its first
/// byte do. From e4 to e9 those differ.
#[expect(
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, which rejects a bad index"
)]
static MAY_CHANGE_IN_RUN: [u8; ROWS] = {
    let mut rows = [0; ROWS];
    let mut lead = 0xe4;
    while lead <= 0xe9 {
        let mut at = 0;
        while at < 1 << 12 {
            let (second, third) = ((at >> 6) as u8, (at & 63) as u8);
            if MAY_CHANGE[word(lead, second)] & bit(third) != 0 {
                rows[row([second, third])] |= 1 << (lead & 7);
            }
            at += 1;
        }
        lead += 1;
    }
    rows
};

/// One more than the last [`row`].
const ROWS: usize = 0x3f40;

const fn row(rest: [u8; 2]) -> usize {
    (u16::from_le_bytes(rest) & 0x3f3f) as usize
}

/// A set of characters of the Basic Multilingual Plane, 64 to a word: the word is what the first
/// two bytes of the UTF-8 form say, the bit what the third one says.
type Bits = [u64; 1024];

/// The pairs of the data, in the order of the traditional characters.
static SIMPLIFIED: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let mut characters = entries(PAIRS);
    let mut pairs = Vec::new();
    while let (Some(from), Some(to)) = (characters.next(), characters.next()) {
        pairs.push((from, to));
    }
    pairs
});

#[expect(
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, which rejects a bad index"
)]
/// The set of every `step`th character of a data file, beginning with the first.
const fn bits(data: &str, step: usize) -> Bits {
    let list = data.as_bytes();
    let mut words = [0; 1024];
    let mut at = 0;
    let mut comment = false;
    let mut count = 0;
    while at < list.len() {
        let lead = list[at];
        comment = lead == b'#' || (comment && lead != b'\n');
        if !comment && lead >= 0xe0 {
            if count % step == 0 {
                words[word(lead, list[at + 1])] |= bit(list[at + 2]);
            }
            count += 1;
        }
        at += match lead {
            0xf0.. => 4,
            0xe0.. => 3,
            _ => 1,
        };
    }
    words
}

const fn bit(third: u8) -> u64 {
    1 << (third & 63)
}

const fn word(lead: u8, second: u8) -> usize {
    ((lead & 15) as usize) << 6 | (second & 63) as usize
}

/// Whether a character of a run of Han characters may have to change: it is traditional, or 著.
#[expect(
    clippy::indexing_slicing,
    reason = "the mask keeps the index below the length"
)]
pub(super) fn may_any_change(run: &[u8]) -> bool {
    let (characters, _) = run.as_chunks();
    let characters = characters.iter().map(|[lead, rest @ ..]: &[u8; 3]| (*lead, *rest));
    let found = characters.fold(0, |found, (lead, rest)| {
        found | MAY_CHANGE_IN_RUN[row(rest)].rotate_right(u32::from(lead))
    });
    found & 1 != 0
}

/// Whether the character may have to change, wherever it stands.
pub(super) fn may_change_char(ch: char) -> bool {
    may_have(&MAY_CHANGE, ch)
}

fn has(set: &Bits, [lead, second, third]: [u8; 3]) -> bool {
    let bits = set.get(word(lead, second)).copied().unwrap_or_default();
    bits & bit(third) != 0
}

/// Whether the set has the character, or it lies beyond the plane: such characters are rare and
/// left to the converter.
fn may_have(set: &Bits, ch: char) -> bool {
    match *ch.encode_utf8(&mut [0; 4]).as_bytes() {
        [lead, second, third] => has(set, [lead, second, third]),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_asked_as_their_characters_are() {
        for ch in '\u{4000}'..='\u{9fff}' {
            let run = format!("城{ch}市");
            assert_eq!(may_any_change(run.as_bytes()), may_change_char(ch), "{ch}");
        }
        assert!(!may_any_change(b""));
    }
}
