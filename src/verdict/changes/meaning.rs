//! [`Word`]: a word that has a place in the thesaurus.

use std::ops::Range;

use super::side::Side;
use super::text::Text;
use crate::lexicon::Entry;

/// A word that has a place in the thesaurus.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// The pieces that lie in it.
    pub(super) pieces: Range<usize>,
    pub(super) entry: &'static Entry,
}

/// The words of a task, longest first.
pub(super) fn asked(side: &Side, task: Text) -> Vec<Word> {
    let mut words: Vec<Word> = words(side, task, (0, task.letters.len())).collect();
    words.sort_by_key(|word| (usize::MAX - word.range.len(), word.range.start));
    words
}

/// The words in a range of a text's characters.
pub(super) fn words(
    side: &Side,
    text: Text,
    (start, end): (u32, u32),
) -> impl Iterator<Item = Word> {
    let words = text.letters.words_in(start, end);
    words
        .filter(|word| !word.concepts().is_empty())
        .map(move |word| {
            let range = text.bytes((word.start, word.end()));
            Word {
                pieces: inside(side, &range),
                range,
                entry: word.entry(),
            }
        })
}

/// The pieces that lie in a word.
fn inside(side: &Side, word: &Range<usize>) -> Range<usize> {
    let start = side
        .pieces
        .partition_point(|piece| piece.start < word.start);
    let end = side.pieces.partition_point(|piece| piece.end <= word.end);
    start..end.max(start)
}
