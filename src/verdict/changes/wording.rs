//! [`Wording`]: what is read of a task once, for all the passages that it is compared with.

use super::characters::Characters;
use super::force::Force;
use super::meaning::{self, Word};
use super::pieces::{Piece, pieces};
use super::side::Side;
use super::text::Text;
use super::values::{Value, values};

/// What is read of a task once, for all the passages that it is compared with.
#[derive(Debug, Clone)]
pub(crate) struct Wording {
    pub(super) pieces: Vec<Piece>,
    /// The characters of the pieces.
    pub(super) characters: Characters,
    /// The words that have a place in the thesaurus, longest first.
    pub(super) meanings: Vec<Word>,
    /// The words that say how strongly it asks.
    pub(super) force: Force,
    /// Its values.
    pub(super) values: Vec<Value>,
}

impl Wording {
    pub(crate) fn new(task: Text) -> Self {
        let pieces = pieces(task, (0, task.letters.len()));
        let side = Side::new(task.text, &pieces);
        Self {
            characters: side.characters,
            force: Force::new(&side, &pieces),
            meanings: meaning::asked(&side, task),
            values: values(task, 0..task.text.len()).collect(),
            pieces,
        }
    }

    /// The task as one of two sides.
    pub(super) fn side<'a>(&'a self, task: &'a str) -> Side<'a> {
        Side::of(task, &self.pieces, self.characters)
    }
}
