//! [`Letters`]: a text, character by character.

use super::buckets::Buckets;
use super::characters::Opens;
use super::reader::read;
use super::vocabulary::Vocabulary;
use super::words::WordReader;
use crate::lexicon::{Concept, Cues, Entry, Lexicon, Spelling, Tells, WordId, WordKind};
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

/// A bigram that the directive's tasks hold too.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bigram {
    /// The character that ends it.
    pub(crate) at: u32,
    pub(crate) id: u16,
}

/// A character of a text. It takes eight bytes: letters are most of what is walked through.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Letter {
    /// Id in the vocabulary's alphabet, 0 where the directive's tasks do not hold the character.
    pub(crate) id: u16,
    /// Its number in the lexicon's words.
    pub(super) spelling: Spelling,
    /// Id of the bigram that ends here, 0 where the tasks do not hold it.
    pub(crate) bigram: u16,
    /// What kind of word it belongs to.
    pub(crate) kind: WordKind,
    /// What it may begin.
    pub(super) opens: Opens,
}

/// A word of the lexicon in a text.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Word {
    /// First character.
    pub(crate) start: u32,
    /// Its place in the lexicon.
    pub(super) id: WordId,
    /// Number of characters.
    pub(super) characters: u8,
    /// What its entry tells: most entries are left alone.
    pub(super) tells: Tells,
}

impl Word {
    /// One past the last character.
    pub(crate) fn end(self) -> u32 {
        self.start + u32::from(self.characters)
    }

    /// What the lexicon knows of it.
    pub(crate) fn entry(self) -> &'static Entry {
        Lexicon::get().entry(self.id)
    }

    /// What it signals.
    pub(crate) fn cues(self) -> Cues {
        if self.tells.has(Tells::SAYS) {
            self.entry().cues
        } else {
            Cues::default()
        }
    }

    /// The thesaurus lines that hold it.
    pub(crate) fn concepts(self) -> &'static [Concept] {
        if self.tells.has(Tells::MEANS) {
            &self.entry().concepts
        } else {
            &[]
        }
    }
}

impl Letters {
    /// Reads a text.
    pub(crate) fn read(text: &str, vocabulary: &Vocabulary) -> Self {
        let mut letters = Self::default();
        read(text, vocabulary, &mut WordReader::default(), &mut letters);
        letters
    }

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

#[cfg(test)]
mod tests {
    use super::*;
    use WordKind::{Content, Frame, Mark, Verb};

    #[test]
    fn the_longest_word_decides_the_kind() {
        let vocabulary = Vocabulary::new(["健全城市更新机制"], &[]);
        let letters = Letters::read("健全城市更新机制。", &vocabulary);
        let kinds: Vec<WordKind> = letters.iter().map(|letter| letter.kind).collect();
        assert_eq!(
            kinds,
            [
                Verb, Verb, Content, Content, Content, Content, Frame, Frame, Mark
            ]
        );
        assert_eq!(letters.len(), 9);
    }

    #[test]
    fn bigrams_of_the_tasks_are_known_and_others_are_not() {
        let vocabulary = Vocabulary::new(["城市更新"], &[]);
        let letters = Letters::read("更新城市", &vocabulary);
        let known: Vec<bool> = letters.iter().map(|letter| letter.bigram > 0).collect();
        assert_eq!(known, [false, true, false, true]);
    }
}
