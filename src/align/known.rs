//! [`Known`]: which characters and bigrams a task holds.

use super::letters::Letters;
use super::vocabulary::Vocabulary;

/// Which ids a task holds.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    characters: Ids,
    bigrams: Ids,
}

/// Some ids, one bit each: those of all tasks lie near each other.
#[derive(Debug, Clone)]
struct Ids(Vec<u64>);

impl Ids {
    /// None of so many.
    fn none(count: usize) -> Self {
        Self(vec![0; count.div_ceil(64)])
    }

    fn add(&mut self, id: u16) {
        if let Some(word) = self.0.get_mut(usize::from(id / 64)) {
            *word |= u64::from(id > 0) << (id % 64);
        }
    }

    fn has(&self, id: u16) -> bool {
        let word = self.0.get(usize::from(id / 64));
        word.is_some_and(|word| word >> (id % 64) & 1 == 1)
    }
}

impl Known {
    pub(crate) fn new(letters: &Letters, vocabulary: &Vocabulary) -> Self {
        let mut known = Self {
            characters: Ids::none(vocabulary.character_ids()),
            bigrams: Ids::none(vocabulary.bigram_ids()),
        };
        for letter in letters.iter() {
            known.characters.add(letter.id);
            known.bigrams.add(letter.bigram);
        }
        known
    }

    /// Whether the task holds this character.
    pub(crate) fn holds(&self, id: u16) -> bool {
        self.characters.has(id)
    }

    /// Whether the task holds this bigram.
    pub(crate) fn holds_bigram(&self, id: u16) -> bool {
        self.bigrams.has(id)
    }
}
