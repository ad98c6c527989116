//! [`Posts`]: gathers where the tasks hold what.

use super::letter::Word;
use super::mask::Mask;
use super::postings::{Bits, Meaning, Relation};
use super::profile::TaskProfile;
use super::seats::{Rows, Seats};
use super::vocabulary::Vocabulary;
use crate::lexicon::{Concept, Lexicon, WordId, WordKind};
use crate::number::to_u32;

/// A task with fewer pairs of content characters is known by its frames and verbs too.
const ENOUGH: usize = 2;

/// The words that have one bit for each of some tasks.
pub(super) fn told_words(tasks: usize) -> usize {
    tasks.div_ceil(64)
}

/// What the tasks hold, as it is gathered.
pub(super) struct Posts {
    pub(super) characters: Rows,
    pub(super) bigrams: Vec<(u16, Bits)>,
    pub(super) meanings: Vec<(WordId, Meaning)>,
    told_words: usize,
}

impl Posts {
    pub(super) fn new(vocabulary: &Vocabulary, seats: &Seats, tasks: usize) -> Self {
        Self {
            characters: Rows::new(vocabulary.character_ids(), seats.words()),
            bigrams: Vec::new(),
            meanings: Vec::new(),
            told_words: told_words(tasks),
        }
    }

    /// Adds what a task holds.
    pub(super) fn add(&mut self, task: u32, profile: &TaskProfile, seats: &Seats) {
        let letters = &profile.letters;
        let is_empty = profile.content_pairs.len() < ENOUGH;
        let mut before = WordKind::Mark;
        for (position, letter) in (0..).zip(letters.iter()) {
            let has_content = [before, letter.kind].contains(&WordKind::Content);
            before = letter.kind;
            if letter.kind == WordKind::Mark {
                continue;
            }
            let place = seats.place(task as usize, Mask::bit(position, letters.len()));
            let Some((word, bits)) = place else {
                continue;
            };
            self.characters.add(letter.id, (word, bits));
            if letter.bigram == 0 {
                continue;
            }
            let word = to_u32(self.told_words + word);
            self.bigrams.push((letter.bigram, Bits { word, bits }));
            // Frames and verbs alone tie nothing to anything.
            if has_content || is_empty {
                self.bigrams.push((letter.bigram, Bits::of_task(task)));
            }
        }
        for word in letters.words() {
            self.add_word(task, letters.len(), *word);
        }
    }

    /// Adds what a word of a task of some length means.
    fn add_word(&mut self, task: u32, length: u32, word: Word) {
        let bits = (word.start..word.end()).fold(0, |bits, position| {
            bits | 1_u128 << Mask::bit(position, length)
        });
        for concept in word.concepts() {
            self.add_meaning(*concept, task, bits);
        }
    }

    /// Tells all words of a thesaurus line what they mean to a task that holds one of them.
    fn add_meaning(&mut self, concept: Concept, task: u32, bits: u128) {
        for &(word, narrower) in Lexicon::get().members(concept.id) {
            if let Some(relation) = Relation::new(narrower, concept.narrower) {
                let meaning = Meaning {
                    task,
                    bits,
                    relation,
                };
                self.meanings.push((word, meaning));
            }
        }
    }
}
