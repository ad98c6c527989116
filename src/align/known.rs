//! [`Known`]: which characters and bigrams a task holds.

use super::letters::Letters;
use super::vocabulary::Vocabulary;

/// Which ids a task holds.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    characters: Vec<bool>,
    bigrams: Vec<bool>,
}

impl Known {
    pub(crate) fn new(letters: &Letters, vocabulary: &Vocabulary) -> Self {
        let mut known = Self {
            characters: vec![false; vocabulary.character_ids()],
            bigrams: vec![false; vocabulary.bigram_ids()],
        };
        for letter in letters.iter() {
            for (id, flags) in [
                (letter.id, &mut known.characters),
                (letter.bigram, &mut known.bigrams),
            ] {
                if let Some(flag) = flags.get_mut(usize::from(id)).filter(|_| id > 0) {
                    *flag = true;
                }
            }
        }
        known
    }

    /// Whether the task holds this character.
    pub(crate) fn holds(&self, id: u16) -> bool {
        self.characters
            .get(usize::from(id))
            .copied()
            .unwrap_or(false)
    }

    /// Whether the task holds this bigram.
    pub(crate) fn holds_bigram(&self, id: u16) -> bool {
        self.bigrams.get(usize::from(id)).copied().unwrap_or(false)
    }
}
