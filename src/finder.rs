//! [`Finder`]: the words of a fixed list in a text.
//!
//! An automaton walks through a table of many pages, one dependent step a byte, and most of a
//! Chinese text begins no word of a list. So the finder looks at two characters at a time: a set
//! of a few kilobytes says for most pairs that no word begins with them; only the other pairs are
//! looked up and compared. The answers and their order are those of `aho-corasick`.

/// A word of a [`Finder`], found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    /// First byte.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
    /// Its place in the list.
    pub(crate) word: usize,
}

/// The words of a list, prepared for search.
#[derive(Debug, Clone)]
pub(crate) struct Finder {
    /// The words that begin with the same two characters stand together; words of one character
    /// count as beginning with themselves and NUL.
    words: Vec<(String, usize)>,
    /// A hash table of what two characters begin, as ranges of `words`.
    slots: Vec<Slot>,
    /// One bit for each hash of two characters that begin a word.
    pairs: Vec<u64>,
    /// The same for words of one character.
    singles: Vec<u64>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    opening: (char, char),
    /// `first..last` in the words; empty where the slot is free.
    words: (u32, u32),
}

/// The second character of a word of one character.
const NONE: char = '\0';

/// Bits of a set.
const BITS: u32 = 1 << 16;

impl Finder {
    /// Prepares a list; an empty word is never found.
    pub(crate) fn new<'w>(list: impl IntoIterator<Item = &'w str>) -> Self {
        let mut words: Vec<(String, usize)> = list
            .into_iter()
            .enumerate()
            .map(|(at, word)| (word.to_owned(), at))
            .collect();
        words.retain(|(word, _)| !word.is_empty());
        words.sort_by_key(|(word, at)| (opening(word), *at));
        let mut finder = Self {
            slots: vec![Slot::default(); (2 * words.len() + 1).next_power_of_two()],
            pairs: vec![0; BITS as usize / 64],
            singles: vec![0; BITS as usize / 64],
            words: Vec::new(),
        };
        let mut first = 0;
        for group in words.chunk_by(|(a, _), (b, _)| opening(a) == opening(b)) {
            let last = first + length(group.len());
            if let Some((word, _)) = group.first() {
                finder.open(opening(word), (first, last));
            }
            first = last;
        }
        finder.words = words;
        finder
    }

    fn open(&mut self, opening: (char, char), words: (u32, u32)) {
        let hash = hash(opening);
        let set = if opening.1 == NONE {
            &mut self.singles
        } else {
            &mut self.pairs
        };
        if let Some(bits) = set.get_mut(hash as usize / 64) {
            *bits |= 1 << (hash % 64);
        }
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while let Some(slot) = self.slots.get_mut(at) {
            if slot.words.0 == slot.words.1 {
                *slot = Slot { opening, words };
                return;
            }
            at = (at + 1) & mask;
        }
    }

    /// Puts the words of a text into `found`, overlapping ones too, by their ends; of those that
    /// end together the longest comes first, and of equal words the first of the list.
    pub(crate) fn find(&self, text: &str, found: &mut Vec<Found>) {
        found.clear();
        let (mut before, mut start) = (NONE, 0);
        for (at, character) in text.char_indices() {
            let pair = (before, character);
            // A word with NUL in the second place is found as one of one character.
            if character != NONE && has(&self.pairs, hash(pair)) {
                self.compare(text, start, pair, found);
            }
            let single = (character, NONE);
            if has(&self.singles, hash(single)) {
                self.compare(text, at, single, found);
            }
            (before, start) = (character, at);
        }
    }

    /// Adds the words that begin at `start` with the characters of `opening`.
    fn compare(&self, text: &str, start: usize, opening: (char, char), found: &mut Vec<Found>) {
        let rest = text.as_bytes().get(start..).unwrap_or_default();
        for (word, place) in self.opened(opening) {
            if begins_with(rest, word.as_bytes()) {
                push(
                    found,
                    Found {
                        start,
                        end: start + word.len(),
                        word: *place,
                    },
                );
            }
        }
    }

    /// The words that begin with two characters.
    fn opened(&self, opening: (char, char)) -> &[(String, usize)] {
        let mask = self.slots.len() - 1;
        let mut at = hash(opening) as usize & mask;
        // At least half of the slots are free, so that the walk ends.
        while let Some(slot) = self.slots.get(at) {
            let (first, last) = slot.words;
            if first == last {
                break;
            }
            if slot.opening == opening {
                return self
                    .words
                    .get(first as usize..last as usize)
                    .unwrap_or_default();
            }
            at = (at + 1) & mask;
        }
        &[]
    }
}

/// Keeps the order of ends: a word found later may end before a longer one, but only a few words
/// reach over its end.
fn push(found: &mut Vec<Found>, new: Found) {
    let after = found
        .iter()
        .rev()
        .take_while(|known| known.end > new.end)
        .count();
    found.insert(found.len() - after, new);
}

/// As `starts_with`, without a call: words are short, and begin with the same characters.
fn begins_with(text: &[u8], word: &[u8]) -> bool {
    word.len() <= text.len() && word.iter().zip(text).rev().all(|(a, b)| a == b)
}

fn opening(word: &str) -> (char, char) {
    let mut characters = word.chars();
    (
        characters.next().unwrap_or(NONE),
        characters.next().unwrap_or(NONE),
    )
}

fn hash((first, second): (char, char)) -> u32 {
    let mixed =
        u32::from(first).wrapping_mul(0x9E37_79B1) ^ u32::from(second).wrapping_mul(0x85EB_CA77);
    mixed >> 16
}

fn has(set: &[u64], hash: u32) -> bool {
    set.get(hash as usize / 64)
        .is_some_and(|bits| bits >> (hash % 64) & 1 != 0)
}

fn length(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use aho_corasick::AhoCorasick;
    use proptest::prelude::*;

    use super::*;

    fn found(words: &[&str], text: &str) -> Vec<Found> {
        let mut found = Vec::new();
        Finder::new(words.iter().copied()).find(text, &mut found);
        found
    }

    /// The same by an automaton.
    fn expected(words: &[&str], text: &str) -> Vec<Found> {
        AhoCorasick::new(words)
            .unwrap()
            .find_overlapping_iter(text)
            .map(|hit| Found {
                start: hit.start(),
                end: hit.end(),
                word: hit.pattern().as_usize(),
            })
            .collect()
    }

    #[test]
    fn words_come_by_their_ends() {
        let words = ["城市更新", "城市", "更新行动", "市", "更新", "城市"];
        let order: Vec<usize> = found(&words, "城市更新行动")
            .iter()
            .map(|hit| hit.word)
            .collect();
        assert_eq!(order, [1, 5, 3, 0, 4, 2]);
    }

    #[test]
    fn an_empty_list_and_an_empty_word_find_nothing() {
        assert_eq!(found(&[], "城市"), []);
        assert_eq!(found(&[""], "城市"), []);
    }

    proptest! {
        #[test]
        fn finds_what_an_automaton_finds(
            words in prop::collection::vec("[城市更新a\0，]{1,4}", 0..12),
            text in "[城市更新a\0，𠀀]{0,40}",
        ) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            prop_assert_eq!(found(&words, &text), expected(&words, &text));
        }
    }
}
