//! The words of the genre: word classes, action verbs and a thesaurus, as data files.
//!
//! `data/words.txt` holds the classes that say how much a word weighs and what it signals;
//! `data/thesaurus/*.txt` hold what can be said in other words. Both are general to the genre: no
//! place, no organisation, no text's own wording. [`Lexicon::get`] prepares all of them,
//! once.

mod entry;
mod gist;
mod kind;
mod thesaurus;
mod trie;
mod words;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::score::Alphabet;

use self::entry::NONE;
pub(crate) use self::entry::{Concept, ConceptId, Cues, Entry, VerbClass};
pub(crate) use self::gist::{Gist, Tells};
pub(crate) use self::kind::{PairFactors, WordKind};
use self::trie::Trie;
pub(crate) use self::trie::{Spelling, Stem, Stems, Whole, WordId};

/// A word of the lexicon found in a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hit {
    /// One past the last byte.
    pub(crate) end: usize,
    /// What the lexicon knows of it.
    pub(crate) entry: &'static Entry,
}

/// All word lists in one.
#[derive(Debug)]
pub(crate) struct Lexicon {
    entries: Vec<Entry>,
    /// The characters of the words.
    alphabet: Alphabet,
    words: Trie,
    /// The words of each line of the thesaurus, each with whether it is a narrower one.
    members: Vec<Vec<(WordId, bool)>>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::build);

impl Lexicon {
    /// The embedded lexicon; building it takes some milliseconds, once a process.
    pub(crate) fn get() -> &'static Self {
        &LEXICON
    }

    fn build() -> Self {
        let (words, entries): (Vec<_>, Vec<_>) = entries().into_iter().unzip();
        let alphabet = Alphabet::new(words.iter().copied());
        let spell = |word: &str| word.chars().map(|c| alphabet.id(c)).collect();
        let spelled = words.iter().zip(&entries);
        let spelled: Vec<_> = spelled
            .map(|(word, entry): (_, &Entry)| (spell(word), Gist::new(entry)))
            .collect();
        Self {
            words: Trie::new(&spelled, alphabet.len()),
            members: members(&entries),
            entries,
            alphabet,
        }
    }

    /// The number of a character in the words.
    pub(crate) fn spelling(&self, c: char) -> Spelling {
        self.alphabet.id(c)
    }

    /// The beginnings of words.
    pub(crate) fn stems(&self) -> Stems<'_> {
        self.words.stems()
    }

    /// The beginnings of words with which a text begins, the shortest first. `text` are the numbers
    /// of the text's characters.
    fn begun(&self, mut text: impl Iterator<Item = Spelling>) -> impl Iterator<Item = Whole> {
        let stems = self.stems();
        let first = text.next().map(Stem::new);
        let begun = std::iter::successors(first, move |stem| {
            let (longer, begins) = stems.longer(*stem, text.next()?);
            begins.then_some(longer)
        });
        begun.map(move |stem| stems.whole(stem))
    }

    /// What is known of a word.
    pub(crate) fn entry(&self, word: WordId) -> &Entry {
        self.entries.get(usize::from(word)).unwrap_or(&NONE)
    }

    /// Number of words.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The words of a line of the thesaurus, each with whether it is a narrower one.
    pub(crate) fn members(&self, concept: ConceptId) -> &[(WordId, bool)] {
        self.members
            .get(usize::from(concept))
            .map_or(&[], Vec::as_slice)
    }

    /// What is known of a text that is one word.
    pub(crate) fn word(&'static self, text: &str) -> Option<&'static Entry> {
        let spelled = text.chars().map(|c| self.spelling(c));
        let longest = text.chars().count().checked_sub(1)?;
        let whole = self.begun(spelled).nth(longest)?;
        whole.is_word().then(|| self.entry(whole.id()))
    }

    /// Every word of the lexicon in a text, overlapping ones too, by their ends.
    pub(crate) fn hits(&'static self, text: &str) -> impl Iterator<Item = Hit> {
        let spelled: Vec<Spelling> = text.chars().map(|c| self.spelling(c)).collect();
        let ends = text.char_indices().skip(1).map(|(at, _)| at);
        let ends: Vec<usize> = ends.chain([text.len()]).collect();
        let mut hits = Vec::new();
        for start in 0..spelled.len() {
            let rest = spelled.iter().skip(start).copied();
            let begun = self.begun(rest).zip(ends.iter().skip(start));
            let words = begun.filter(|(whole, _)| whole.is_word());
            hits.extend(words.map(|(word, &end)| Hit {
                end,
                entry: self.entry(word.id()),
            }));
        }
        // The longest of those that end together began first.
        hits.sort_by_key(|hit| hit.end);
        hits.into_iter()
    }
}

/// The words of each line of the thesaurus, each with whether it is a narrower one.
fn members(entries: &[Entry]) -> Vec<Vec<(WordId, bool)>> {
    let mut members: Vec<Vec<(WordId, bool)>> = Vec::new();
    for (word, entry) in (0..).zip(entries) {
        for concept in &entry.concepts {
            let at = usize::from(concept.id);
            members.resize_with(members.len().max(at + 1), Vec::new);
            if let Some(members) = members.get_mut(at) {
                members.push((word, concept.narrower));
            }
        }
    }
    members
}

/// What the data files say of each word.
fn entries() -> BTreeMap<&'static str, Entry> {
    let mut entries = BTreeMap::new();
    words::read(&mut entries);
    thesaurus::read(&mut entries);
    for (word, entry) in &mut entries {
        let entry: &mut Entry = entry;
        entry.characters = u8::try_from(word.chars().count()).unwrap_or(u8::MAX);
    }
    entries
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::finder::{Finder, Found};

    fn entry(text: &str) -> &'static Entry {
        Lexicon::get()
            .hits(text)
            .map(|hit| hit.entry)
            .find(|entry| usize::from(entry.characters) == text.chars().count())
            .unwrap_or_else(|| panic!("{text} is not in the lexicon"))
    }

    #[test]
    fn knows_kinds_verbs_and_concepts() {
        assert_eq!(entry("体系").kind, Some(WordKind::Frame));
        assert_eq!(entry("全市").kind, Some(WordKind::Scope));
        assert_eq!(entry("健全").verb, entry("完善").verb);
        assert_ne!(entry("健全").verb, entry("盘活").verb);
        let shared = |a: &str, b: &str| {
            entry(a)
                .concepts
                .iter()
                .any(|c| entry(b).concepts.iter().any(|d| c.id == d.id))
        };
        assert!(shared("城市更新", "城市有机更新"));
    }

    #[test]
    fn classes_of_verbs_fit_into_a_set() {
        let classes = Lexicon::get().entries.iter().filter_map(|entry| entry.verb);
        assert!(classes.max() < Some(64));
    }

    #[test]
    fn every_word_is_found() {
        for (word, known) in entries() {
            let entry = entry(word);
            assert_eq!((entry.kind, entry.verb), (known.kind, known.verb), "{word}");
            assert_eq!(entry.concepts, known.concepts, "{word}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn words_are_those_of_a_finder(
            pieces in prop::collection::vec(prop::sample::select(pieces()), 0..40)
        ) {
            let words: Vec<&str> = entries().into_keys().collect();
            let text = pieces.concat();
            let mut expected = Vec::new();
            Finder::new(words.iter().copied()).find(&text, &mut expected);
            expected.sort_unstable_by_key(Found::order);
            let expected: Vec<(usize, usize)> = expected
                .iter()
                .map(|found| (found.end, words[found.word].chars().count()))
                .collect();
            let hits = Lexicon::get().hits(&text);
            let hits: Vec<(usize, usize)> =
                hits.map(|hit| (hit.end, usize::from(hit.entry.characters))).collect();
            prop_assert_eq!(hits, expected);
        }

        #[test]
        fn one_word_is_known_as_among_the_words_of_a_text(
            pieces in prop::collection::vec(prop::sample::select(pieces()), 0..4)
        ) {
            let text = pieces.concat();
            let characters = text.chars().count();
            let mut hits = Lexicon::get().hits(&text);
            let whole = hits.find(|hit| usize::from(hit.entry.characters) == characters);
            let whole = whole.map(|hit| std::ptr::from_ref(hit.entry));
            prop_assert_eq!(Lexicon::get().word(&text).map(std::ptr::from_ref), whole);
        }
    }

    /// Words and parts of them, and what is none.
    fn pieces() -> Vec<&'static str> {
        let mut pieces = vec!["，", "𠮷", "x", "的", "全", "5G", "诗歌"];
        for word in entries().into_keys().step_by(97) {
            let half = word.char_indices().nth(1).map_or(0, |(at, _)| at);
            pieces.extend([word, &word[..half], &word[half..]]);
        }
        pieces
    }
}
