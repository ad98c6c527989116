//! [`Letters`]: a text, character by character.

use super::characters::Opens;
use super::reader::Reader;
use super::vocabulary::Vocabulary;
use crate::lexicon::{Entry, Spelling, WordKind};

/// A clean text, character by character.
#[derive(Debug, Clone, Default)]
pub(crate) struct Letters {
    pub(super) text: Vec<Letter>,
    /// Bytes of the text.
    pub(super) bytes: u32,
    /// The lexicon's words, by their ends.
    pub(super) words: Vec<Word>,
    /// The characters with which a number may begin.
    pub(super) numerals: Vec<u32>,
    /// The characters that open a quotation.
    pub(super) quotes: Vec<u32>,
    /// The ids of the characters, without 0.
    pub(super) characters: Vec<u16>,
    /// The ids of the bigrams, without 0.
    pub(super) bigrams: Vec<u16>,
}

/// A character of a text.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Letter {
    /// Its byte offset.
    pub(super) offset: u32,
    /// What it weighs on its own in an opinion, in fixed point; 0 as long as that is not known.
    pub(crate) weight: u32,
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

/// A word of the lexicon, in characters.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    /// First character.
    pub(crate) start: u32,
    /// One past the last character.
    pub(crate) end: u32,
    /// What the lexicon knows of it.
    pub(crate) entry: &'static Entry,
}

impl Letters {
    /// Reads a text.
    pub(crate) fn read(text: &str, vocabulary: &Vocabulary) -> Self {
        let mut reader = Reader::new(text, vocabulary);
        reader.read_to(index(text.len()));
        reader.letters()
    }

    /// Number of characters.
    pub(crate) fn len(&self) -> u32 {
        index(self.text.len())
    }

    /// The characters in order.
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, Letter> {
        self.text.iter()
    }

    /// The lexicon's words, by their ends.
    pub(crate) fn words(&self) -> std::slice::Iter<'_, Word> {
        self.words.iter()
    }

    /// The characters of a range.
    pub(crate) fn range(&self, (start, end): (u32, u32)) -> &[Letter] {
        let range = self.text.get(start as usize..end as usize);
        range.unwrap_or_default()
    }

    /// The words that lie inside a range of characters.
    pub(crate) fn words_in(&self, start: u32, end: u32) -> impl Iterator<Item = &Word> {
        let first = self.words.partition_point(|word| word.end <= start);
        self.words
            .get(first..)
            .unwrap_or_default()
            .iter()
            .take_while(move |word| word.end <= end)
            .filter(move |word| word.start >= start)
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
        index(self.text.partition_point(|letter| letter.offset < byte))
    }

    /// The byte offset of a character; the end of the text for one that is not there.
    pub(crate) fn byte(&self, at: u32) -> u32 {
        let letter = self.text.get(at as usize);
        letter.map_or(self.bytes, |letter| letter.offset)
    }
}

/// Whether one of some ascending places lies in `start..end`.
fn holds(places: &[u32], start: u32, end: u32) -> bool {
    let first = places.partition_point(|&place| place < start);
    places.get(first).is_some_and(|&place| place < end)
}

/// Texts are shorter than 4 GiB, see [`Document::parse`](crate::Document::parse).
pub(crate) fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
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
