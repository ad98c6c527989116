//! [`Letters`]: a text as parallel arrays, one element a character.

use super::vocabulary::Vocabulary;
use crate::lexicon::{Entry, Hit, Lexicon, WordKind};
use crate::task::quantity;

/// A clean text as parallel arrays, one element a character.
#[derive(Debug, Clone, Default)]
pub(crate) struct Letters {
    /// Id in the vocabulary's alphabet, 0 where the directive's tasks do not hold the character.
    pub(crate) ids: Vec<u16>,
    /// Id of the bigram that ends here, 0 where the tasks do not hold it.
    pub(crate) bigrams: Vec<u16>,
    /// What kind of word the character belongs to.
    pub(crate) kinds: Vec<WordKind>,
    /// Byte offset of the character, and one more for the end of the text.
    pub(crate) offsets: Vec<u32>,
    /// The lexicon's words, by their ends.
    pub(crate) words: Vec<Word>,
    /// The characters with which a number may begin.
    numerals: Vec<u32>,
    /// The characters that open a quotation.
    quotes: Vec<u32>,
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
        let mut letters = Self::with_capacity(text.len() / 3 + 8);
        let mut before = 0;
        for (offset, c) in text.char_indices() {
            let id = vocabulary.id(c);
            letters.ids.push(id);
            letters.bigrams.push(vocabulary.bigram(before, id));
            letters.kinds.push(plain_kind(c));
            if quantity::may_begin(c) {
                letters.numerals.push(letters.len() - 1);
            } else if c == '“' {
                letters.quotes.push(letters.len() - 1);
            }
            letters.offsets.push(index(offset));
            before = id;
        }
        letters.offsets.push(index(text.len()));
        letters.read_words(text);
        letters.read_kinds();
        letters
    }

    fn with_capacity(characters: usize) -> Self {
        Self {
            ids: Vec::with_capacity(characters),
            bigrams: Vec::with_capacity(characters),
            kinds: Vec::with_capacity(characters),
            offsets: Vec::with_capacity(characters + 1),
            words: Vec::new(),
            numerals: Vec::new(),
            quotes: Vec::new(),
        }
    }

    /// Whether a number may begin in a range of characters.
    pub(crate) fn has_numeral(&self, start: u32, end: u32) -> bool {
        holds(&self.numerals, start, end)
    }

    /// Whether a quotation opens in a range of characters.
    pub(crate) fn has_quote(&self, start: u32, end: u32) -> bool {
        holds(&self.quotes, start, end)
    }

    /// Number of characters.
    pub(crate) fn len(&self) -> u32 {
        index(self.ids.len())
    }

    /// Hits come by their ends, so one cursor turns bytes into characters.
    fn read_words(&mut self, text: &str) {
        let mut end = 0;
        for Hit { end: byte, entry } in Lexicon::get().hits(text) {
            while self
                .offsets
                .get(end as usize)
                .is_some_and(|&at| (at as usize) < byte)
            {
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
        let mut longest: Vec<(u32, WordKind)> = vec![(0, WordKind::Content); self.ids.len()];
        for word in &self.words {
            let kind = word.entry.kind.unwrap_or_default();
            let single = word.end - word.start == 1;
            if single && kind != WordKind::Function {
                continue;
            }
            if let Some(slot) = longest
                .get_mut(word.start as usize)
                .filter(|slot| slot.0 < word.end)
            {
                *slot = (word.end, kind);
            }
        }
        let mut at = 0;
        while let Some(&(end, kind)) = longest.get(at) {
            let end = (end as usize).max(at + 1);
            if longest.get(at).is_some_and(|word| word.0 > 0) {
                self.kinds
                    .iter_mut()
                    .take(end)
                    .skip(at)
                    .for_each(|slot| *slot = kind);
            }
            at = end;
        }
    }

    /// The characters at byte offsets that never fall; each must be a character's start or the end.
    pub(crate) fn at_bytes(&self) -> impl FnMut(u32) -> u32 {
        let mut at = 0;
        move |byte| {
            while self.offsets.get(at).is_some_and(|&offset| offset < byte) {
                at += 1;
            }
            index(at)
        }
    }

    /// The byte offset of a character; 0 for one that is not there.
    pub(crate) fn byte(&self, at: u32) -> u32 {
        self.offsets.get(at as usize).copied().unwrap_or(0)
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
        assert_eq!(
            letters.kinds,
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
        let known: Vec<bool> = letters.bigrams.iter().map(|&id| id > 0).collect();
        assert_eq!(known, [false, true, false, true]);
    }
}
