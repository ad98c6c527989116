//! [`TaskProfile`]: a task, prepared for alignment.

use super::letter::Letter;
use super::letters::Letters;
use super::mask::Mask;
use super::vocabulary::Vocabulary;
use crate::lexicon::{PairFactors, WordKind};
use crate::task::{Task, TaskKind};

/// One task, prepared for alignment.
#[derive(Debug, Clone)]
pub(crate) struct TaskProfile {
    pub(crate) text: String,
    pub(crate) letters: Letters,
    /// What decides the weight of each character, in text order.
    pub(super) places: Vec<WeighedPlace>,
    /// The bits of pairs of content characters.
    pub(super) content_pairs: Vec<u8>,
    pub(crate) kind: TaskKind,
    pub(crate) year: Option<u16>,
    /// Index of the task that holds it.
    pub(crate) parent: Option<usize>,
}

/// What the weight of a task's character is made of.
#[derive(Debug, Clone, Copy)]
pub(super) struct WeighedPlace {
    pub(super) bit: u8,
    pub(super) id: u16,
    pub(super) bigram: u16,
    /// The share of the character's weight that counts, in fixed point.
    pub(super) factor: u32,
    /// The share of the weight of the bigram that ends here; 0 where there is none.
    pub(super) pair: u32,
}

impl TaskProfile {
    pub(super) fn new(task: &Task, parent: Option<usize>, vocabulary: &Vocabulary) -> Self {
        let letters = Letters::read(task.text(), vocabulary);
        Self {
            places: weighed_places(&letters),
            content_pairs: content_pairs(&letters),
            letters,
            text: task.text().to_owned(),
            kind: task.kind(),
            year: task.year(),
            parent,
        }
    }
}

fn weighed_places(letters: &Letters) -> Vec<WeighedPlace> {
    let mut before = WordKind::Mark;
    let place = |(position, letter): (u32, &Letter)| {
        let pair = PairFactors::get().of(before, letter.kind);
        before = letter.kind;
        WeighedPlace {
            bit: Mask::bit(position, letters.len()),
            id: letter.id,
            bigram: letter.bigram,
            factor: letter.kind.factor(),
            pair: if letter.bigram > 0 { pair } else { 0 },
        }
    };
    (0..).zip(letters.iter()).map(place).collect()
}

fn content_pairs(letters: &Letters) -> Vec<u8> {
    let content = |letter: &Letter| letter.kind == WordKind::Content;
    let pairs = (1..).zip(letters.iter().zip(letters.iter().skip(1)));
    pairs
        .filter(|(_, (first, second))| content(first) && content(second))
        .map(|(at, _)| Mask::bit(at, letters.len()))
        .collect()
}
