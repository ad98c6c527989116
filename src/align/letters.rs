//! [`Letters`]: a text, character by character.

use super::vocabulary::Vocabulary;
use crate::lexicon::{Entry, Hit, Lexicon, WordKind};
use crate::task::quantity;

/// A clean text, character by character.
#[derive(Debug, Clone, Default)]
pub(crate) struct Letters {
    pub(super) text: Vec<Letter>,
    /// Bytes of the text.
    bytes: u32,
    /// The lexicon's words, by their ends.
    pub(super) words: Vec<Word>,
    /// The characters with which a number may begin.
    pub(super) numerals: Vec<u32>,
    /// The characters that open a quotation.
    pub(super) quotes: Vec<u32>,
}

/// A character of a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Letter {
    /// Its byte offset.
    pub(super) offset: u32,
    /// What it weighs on its own in an opinion, in fixed point; 0 as long as that is not known.
    pub(crate) weight: u32,
    /// Id in the vocabulary's alphabet, 0 where the directive's tasks do not hold the character.
    pub(crate) id: u16,
    /// Id of the bigram that ends here, 0 where the tasks do not hold it.
    pub(crate) bigram: u16,
    /// What kind of word it belongs to.
    pub(crate) kind: WordKind,
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
        let mut letters = Self {
            text: Vec::with_capacity(text.chars().count()),
            bytes: index(text.len()),
            ..Self::default()
        };
        letters.read_letters(text, vocabulary);
        letters.read_words(text);
        letters.read_kinds();
        letters
    }

    fn read_letters(&mut self, text: &str, vocabulary: &Vocabulary) {
        let mut before = 0;
        for (at, (offset, c)) in (0..).zip(text.char_indices()) {
            let id = vocabulary.id(c);
            self.text.push(Letter {
                offset: index(offset),
                weight: 0,
                id,
                bigram: vocabulary.bigram(before, id),
                kind: plain_kind(c),
            });
            before = id;
            if quantity::may_begin(c) {
                self.numerals.push(at);
            } else if c == '“' {
                self.quotes.push(at);
            }
        }
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

    /// Hits come by their ends, so one cursor turns bytes into characters.
    fn read_words(&mut self, text: &str) {
        let mut end = 0;
        for Hit { end: byte, entry } in Lexicon::get().hits(text) {
            let byte = index(byte);
            while self.byte(end) < byte {
                end += 1;
            }
            self.words.push(Word {
                start: end - u32::from(entry.characters).min(end),
                end,
                entry,
            });
        }
    }

    /// Reads the text from left to right, always taking the longest word: its kind holds for all
    /// of its characters.
    fn read_kinds(&mut self) {
        // For each character: the longest word that begins there, as its place and one.
        let mut longest = vec![0_u32; self.text.len()];
        for (place, word) in (1..).zip(&self.words) {
            let single = word.end - word.start == 1;
            if single && word.entry.kind != Some(WordKind::Function) {
                continue;
            }
            // A word that ends later is longer.
            if let Some(slot) = longest.get_mut(word.start as usize) {
                *slot = place;
            }
        }
        let mut at = 0;
        while let Some(&place) = longest.get(at) {
            at += 1;
            let word = (place as usize)
                .checked_sub(1)
                .and_then(|place| self.words.get(place));
            let Some(word) = word else {
                continue;
            };
            let range = word.start as usize..word.end as usize;
            at = range.end;
            let kind = word.entry.kind.unwrap_or_default();
            for letter in self.text.get_mut(range).into_iter().flatten() {
                letter.kind = kind;
            }
        }
    }

    /// The characters at byte offsets that never fall; each must be a character's start or the end.
    pub(crate) fn at_bytes(&self) -> impl FnMut(u32) -> u32 {
        let mut at = 0;
        move |byte| {
            while self.text.get(at).is_some_and(|letter| letter.offset < byte) {
                at += 1;
            }
            index(at)
        }
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

/// A mark weighs nothing, a digit little; any other character is content until a word says otherwise. Most
/// characters are known without a look at the tables of Unicode.
fn plain_kind(c: char) -> WordKind {
    match c {
        '\u{4e00}'..='\u{9fff}' => WordKind::Content,
        '，' | '。' | '、' | '；' | '：' | '“' | '”' | '（' | '）' | '\n' => {
            WordKind::Mark
        }
        // Numbers are compared by value, not by the digits that they share.
        '0'..='9' => WordKind::Function,
        _ if c.is_alphanumeric() => WordKind::Content,
        _ => WordKind::Mark,
    }
}

/// Texts are shorter than 4 GiB, see [`Document::parse`](crate::Document::parse).
fn index(at: usize) -> u32 {
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
    fn kinds_known_without_unicode_are_its_kinds() {
        for c in '\0'..='\u{ffff}' {
            assert_eq!(
                plain_kind(c) == WordKind::Content,
                c.is_alphanumeric() && !c.is_ascii_digit(),
                "{c:?}"
            );
        }
    }

    #[test]
    fn bigrams_of_the_tasks_are_known_and_others_are_not() {
        let vocabulary = Vocabulary::new(["城市更新"], &[]);
        let letters = Letters::read("更新城市", &vocabulary);
        let known: Vec<bool> = letters.iter().map(|letter| letter.bigram > 0).collect();
        assert_eq!(known, [false, true, false, true]);
    }
}
