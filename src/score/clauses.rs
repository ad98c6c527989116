//! [`Clauses`]: the encoded clauses of one document in one arena.

use super::Alphabet;
use super::alphabet::FOREIGN;

/// Clauses as ids of an [`Alphabet`], one after the other in one buffer, so that a whole document
/// is scored without a heap object for each clause.
///
/// The buffer keeps its memory over [`clear`](Self::clear): one `Clauses` serves any number of
/// documents.
#[derive(Debug, Clone, Default)]
pub struct Clauses {
    ids: Vec<u16>,
    entries: Vec<Entry>,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    /// Where the clause lies in the arena.
    start: usize,
    end: usize,
    /// The length in characters, foreign ones counted.
    characters: usize,
}

impl Clauses {
    /// No clauses.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Encodes `text` and appends it as one clause.
    pub fn push(&mut self, alphabet: &Alphabet, text: &str) {
        let start = self.ids.len();
        let characters = alphabet.encode(text, &mut self.ids);
        self.entries.push(Entry {
            start,
            end: self.ids.len(),
            characters,
        });
    }

    /// Appends one clause of characters that are encoded already, foreign ones among them.
    pub(crate) fn push_ids(&mut self, ids: impl ExactSizeIterator<Item = u16>) {
        let start = self.ids.len();
        let mut end = start;
        let characters = ids.len();
        self.ids.resize(start + characters, FOREIGN);
        for id in ids {
            if let Some(place) = self.ids.get_mut(end) {
                *place = id;
            }
            end += usize::from(id != FOREIGN);
        }
        self.ids.truncate(end);
        self.entries.push(Entry {
            start,
            end,
            characters,
        });
    }

    /// Drops all clauses and keeps the memory.
    pub fn clear(&mut self) {
        self.ids.clear();
        self.entries.clear();
    }

    /// The number of clauses.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no clauses.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The ids of a clause, foreign characters left out; empty if there is no such clause.
    #[must_use]
    #[inline]
    pub fn ids(&self, clause: usize) -> &[u16] {
        self.entries
            .get(clause)
            .and_then(|entry| self.ids.get(entry.start..entry.end))
            .unwrap_or_default()
    }

    /// The length of a clause in characters, foreign ones counted; 0 if there is no such clause.
    #[must_use]
    pub fn characters(&self, clause: usize) -> usize {
        self.entries.get(clause).map_or(0, |entry| entry.characters)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_lie_one_after_the_other() {
        let alphabet = Alphabet::new(["甲乙丙"]);
        let mut clauses = Clauses::new();
        for text in ["乙甲", "", "丁", "丁丙"] {
            clauses.push(&alphabet, text);
        }
        let ids: Vec<&[u16]> = (0..5).map(|clause| clauses.ids(clause)).collect();
        assert_eq!(ids, [&[2, 1][..], &[], &[], &[3], &[]]);
        let characters: Vec<usize> = (0..5).map(|clause| clauses.characters(clause)).collect();
        assert_eq!(characters, [2, 0, 1, 2, 0]);
    }

    #[test]
    fn a_cleared_arena_starts_anew() {
        let alphabet = Alphabet::new(["甲乙丙"]);
        let mut clauses = Clauses::new();
        clauses.push(&alphabet, "甲乙");
        clauses.clear();
        assert!(clauses.is_empty());
        clauses.push(&alphabet, "丙");
        assert_eq!((clauses.len(), clauses.ids(0)), (1, &[3][..]));
    }
}
