//! [`WordReader`]: the lexicon's words in a text.
//!
//! At which character words begin, how many and how long they are cannot be foreseen. So they are not
//! followed character by character from each place, but from all places at once: first every
//! beginning of two characters, then every one of three, and so on.

use std::hint::select_unpredictable;

use super::buckets::Buckets;
use super::letter::{Letter, Word};
use super::sieve::Sieve;
use crate::lexicon::{Lexicon, Spelling, Stem, Stems, Whole, WordKind};
use crate::number::to_u32;

/// Finds the lexicon's words; the memory is used again for the next text.
#[derive(Debug, Default)]
pub(super) struct WordReader {
    /// The places of words of one character.
    lone: Sieve<u32>,
    /// The places where longer words may begin.
    starts: Vec<u32>,
    /// The beginnings of words of one length that the text holds.
    begun: Sieve<Begun>,
    /// The words, the shorter ones first, those of one length by their starts.
    found: Sieve<Word>,
    /// For each character: the longest of the longer words that begin there.
    longest: Vec<Longest>,
    /// The longest words, taken from left to right.
    taken: Sieve<(u32, Longest)>,
}

/// A beginning of words in a text.
#[derive(Debug, Clone, Copy, Default)]
struct Begun {
    start: u32,
    stem: Stem,
}

/// The longest word of a place; of no characters where there is none.
#[derive(Debug, Clone, Copy, Default)]
struct Longest {
    characters: u8,
    kind: WordKind,
}

impl WordReader {
    /// Finds the words of a text by their last characters, of which those that end together come by
    /// their starts, and the kinds of its characters.
    pub(super) fn read(&mut self, letters: &mut [Letter], words: &mut Buckets<Word>) {
        let stems = Lexicon::get().stems();
        self.begin(stems, letters);
        self.find_lone(stems, letters);
        let mut characters = 2;
        while !self.begun.kept().is_empty() {
            self.go_on(stems, letters, characters);
            characters = characters.saturating_add(1);
        }
        self.tell_kinds(letters);
        // Of two words that end together the longer one began first.
        let longest_first = self.found.kept().iter().rev();
        words.fill(
            letters.len(),
            longest_first.map(|word| (word.end() - 1, *word)),
        );
    }

    /// Finds the places of words of one character, and the beginnings of two.
    fn begin(&mut self, stems: Stems, letters: &[Letter]) {
        let Self { lone, begun, .. } = self;
        begun.clear();
        lone.clear();
        begun.add(letters.len(), |begun| {
            lone.add(letters.len(), |lone| {
                let mut look = |start, own: &Letter, next| {
                    let stem = Stem::new(own.spelling);
                    lone.add(start, stems.whole(stem).is_word());
                    let (stem, begins) = stems.longer(stem, next);
                    begun.add(Begun { start, stem }, begins);
                };
                for (start, [own, next]) in (0..).zip(letters.array_windows()) {
                    look(start, own, next.spelling);
                }
                if let Some((last, before)) = letters.split_last() {
                    look(to_u32(before.len()), last, NONE);
                }
            });
        });
        self.starts.clear();
        let starts = self.begun.kept().iter().map(|begun| begun.start);
        self.starts.extend(starts);
        self.longest.clear();
        self.longest.resize(letters.len(), Longest::default());
    }

    /// Finds the words of one character.
    fn find_lone(&mut self, stems: Stems, letters: &[Letter]) {
        let Self { lone, found, .. } = self;
        found.clear();
        let lone = lone.kept();
        found.add(lone.len(), |found| {
            for &start in lone {
                let own = letters.get(start as usize).copied().unwrap_or_default();
                found.add(word(start, 1, stems.whole(Stem::new(own.spelling))), true);
            }
        });
    }

    /// Finds the words of so many characters among the beginnings, and makes these longer by one.
    fn go_on(&mut self, stems: Stems, letters: &[Letter], characters: u8) {
        let Self {
            begun,
            found,
            longest,
            ..
        } = self;
        let rest = letters.get(usize::from(characters)..).unwrap_or_default();
        let longest = longest.as_mut_slice();
        found.add(begun.kept().len(), |found| {
            begun.replace(|Begun { start, stem }| {
                let whole = stems.whole(stem);
                let is_word = whole.is_word();
                found.add(word(start, characters, whole), is_word);
                if let Some(longest) = longest.get_mut(start as usize) {
                    let kind = whole.gist.kind;
                    let own = Longest { characters, kind };
                    *longest = select_unpredictable(is_word, own, *longest);
                }
                let next = rest.get(start as usize).map_or(NONE, |next| next.spelling);
                let (stem, begins) = stems.longer(stem, next);
                (Begun { start, stem }, begins)
            });
        });
    }

    /// The kinds of the characters: those of the longest words, taken from left to right.
    fn tell_kinds(&mut self, letters: &mut [Letter]) {
        self.taken.clear();
        self.taken.add(self.starts.len(), |taken| {
            let mut known = 0;
            for &start in &self.starts {
                let longest = self.longest.get(start as usize);
                let longest = longest.copied().unwrap_or_default();
                let (is_word, is_free) = (longest.characters > 0, start >= known);
                let is_taken = is_word & is_free;
                taken.add((start, longest), is_taken);
                let end = start + u32::from(longest.characters);
                known = select_unpredictable(is_taken, end, known);
            }
        });
        for &(start, Longest { characters, kind }) in self.taken.kept() {
            let start = start as usize;
            let own = letters.get_mut(start..start + usize::from(characters));
            for letter in own.unwrap_or_default() {
                letter.kind = kind;
            }
        }
    }
}

/// A word of so many characters.
fn word(start: u32, characters: u8, whole: Whole) -> Word {
    Word {
        start,
        id: whole.id(),
        characters,
        tells: whole.gist.tells,
    }
}

/// The spelling of a character that no word holds.
const NONE: Spelling = 0;
