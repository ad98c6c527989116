//! [`Wording`]: what is read of a task once, for all the passages that it is compared with.

use super::meanings::{self, Word};
use super::pieces::{Piece, pieces};
use super::text::Text;

/// What is read of a task once, for all the passages that it is compared with.
#[derive(Debug, Clone)]
pub(crate) struct Wording {
    pub(super) pieces: Vec<Piece>,
    /// The words that have a place in the thesaurus, longest first.
    pub(super) meanings: Vec<Word>,
    /// Whether it may hold a number.
    pub(super) numbers: bool,
}

impl Wording {
    pub(crate) fn new(task: Text) -> Self {
        let whole = (0, task.letters.len());
        Self {
            pieces: pieces(task, whole),
            meanings: meanings::asked(task),
            numbers: task.letters.has_numeral(whole.0, whole.1),
        }
    }
}
