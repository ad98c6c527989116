//! [`Letters`]: a text, character by character.

use super::buckets::Buckets;
use super::letter::{Bigram, Letter, Word};
use crate::number::to_u32;

/// A clean text, character by character.
#[derive(Debug, Clone, Default)]
pub(crate) struct Letters {
    pub(super) text: Vec<Letter>,
    /// The byte offset of each character.
    pub(super) offsets: Vec<u32>,
    /// Bytes of the text.
    pub(super) bytes: u32,
    /// The lexicon's words, by their last characters.
    pub(super) words: Buckets<Word>,
    /// The characters with which a number may begin.
    pub(super) numerals: Vec<u32>,
    /// The characters that open a quotation.
    pub(super) quotes: Vec<u32>,
    /// The bigrams that have an id.
    pub(super) bigrams: Vec<Bigram>,
}

impl Letters {
    /// Makes room for the characters of a text, all of which are written next.
    pub(super) fn begin(&mut self, text: &str) {
        let count = text.chars().count();
        self.text.resize(count, Letter::default());
        self.offsets.resize(count, 0);
        self.bytes = to_u32(text.len());
        self.numerals.clear();
        self.quotes.clear();
    }

    /// Number of characters.
    pub(crate) fn len(&self) -> u32 {
        to_u32(self.text.len())
    }

    /// The characters in order.
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, Letter> {
        self.text.iter()
    }

    /// Bigrams that have an id: `first..last` in order.
    pub(crate) fn bigrams(&self, (first, last): (u32, u32)) -> &[Bigram] {
        let bigrams = self.bigrams.get(first as usize..last as usize);
        bigrams.unwrap_or_default()
    }

    /// The lexicon's words, by their ends.
    pub(crate) fn words(&self) -> std::slice::Iter<'_, Word> {
        self.words.all().iter()
    }

    /// The characters of a range.
    pub(crate) fn range(&self, (start, end): (u32, u32)) -> &[Letter] {
        let range = self.text.get(start as usize..end as usize);
        range.unwrap_or_default()
    }

    /// The words that lie inside a range of characters.
    pub(crate) fn words_in(&self, start: u32, end: u32) -> impl Iterator<Item = &Word> {
        let words = self.words.of((start, end)).iter();
        words.filter(move |word| word.start >= start)
    }

    /// Whether a number may begin in a range of characters.
    pub(crate) fn has_numeral(&self, start: u32, end: u32) -> bool {
        holds(&self.numerals, start, end)
    }

    /// The characters of a range with which a number may begin.
    pub(crate) fn numerals_in(&self, start: u32, end: u32) -> &[u32] {
        let first = self.numerals.partition_point(|&place| place < start);
        let rest = self.numerals.get(first..).unwrap_or_default();
        let inside = rest.iter().take_while(|&&place| place < end).count();
        rest.get(..inside).unwrap_or_default()
    }

    /// Whether a quotation opens in a range of characters.
    pub(crate) fn has_quote(&self, start: u32, end: u32) -> bool {
        holds(&self.quotes, start, end)
    }

    /// The first character that does not begin before a byte.
    pub(crate) fn at_byte(&self, byte: u32) -> u32 {
        to_u32(self.offsets.partition_point(|&offset| offset < byte))
    }

    /// The first character of a range that does not begin before a byte.
    pub(super) fn at_byte_in(&self, (start, end): (u32, u32), byte: u32) -> u32 {
        let offsets = self.offsets.get(start as usize..end as usize);
        let before = offsets.map_or(0, |own| own.partition_point(|&offset| offset < byte));
        start + to_u32(before)
    }

    /// The byte offset of a character; the end of the text for one that is not there.
    pub(crate) fn byte(&self, at: u32) -> u32 {
        let offset = self.offsets.get(at as usize);
        offset.copied().unwrap_or(self.bytes)
    }
}

/// Finds the characters that begin at ascending bytes.
pub(super) struct Places<'l> {
    offsets: &'l [u32],
    /// The last byte that was asked for, and the character there.
    byte: u32,
    at: usize,
}

impl<'l> Places<'l> {
    pub(super) fn new(letters: &'l Letters) -> Self {
        Self {
            offsets: &letters.offsets,
            byte: 0,
            at: 0,
        }
    }

    /// The first character that does not begin before a byte.
    pub(super) fn at_byte(&mut self, byte: u32) -> u32 {
        let is_before = |at: usize| self.offsets.get(at).is_some_and(|&offset| offset < byte);
        // Nearly all characters have three bytes.
        let mut at = self.at + (byte.saturating_sub(self.byte) / 3) as usize;
        while is_before(at) {
            at += 1;
        }
        while at > self.offsets.len() || at > 0 && !is_before(at - 1) {
            at -= 1;
        }
        (self.byte, self.at) = (byte, at);
        to_u32(at)
    }
}

/// Whether one of some ascending places lies in `start..end`.
fn holds(places: &[u32], start: u32, end: u32) -> bool {
    let first = places.partition_point(|&place| place < start);
    places.get(first).is_some_and(|&place| place < end)
}
