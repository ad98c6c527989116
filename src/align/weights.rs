//! [`TaskWeights`]: what a task's characters weigh in one opinion.

use super::letters::Letters;
use super::mask::{Mask, weigh};
use super::plan::{TaskProfile, WeighedPlace};
use super::vocabulary::Weights;
use crate::lexicon::{PairFactors, WordKind};
use crate::number::{fixed, part, unfixed};

/// What the characters of a task weigh in one opinion.
#[derive(Debug, Clone, Default)]
pub(crate) struct TaskWeights {
    rows: Vec<BitWeights>,
    /// What a passage that holds everything holds in the task's own words.
    total: f32,
    /// Sum of the bigrams.
    bigram_total: f32,
    /// Sum of the characters.
    meaning_total: f32,
    /// Bits of the three rarest pairs of content characters, rarest first; 0 where there are fewer.
    pub(crate) rarest: [u128; 3],
}

/// What one bit of a task weighs, in fixed point.
#[derive(Debug, Clone, Copy, Default)]
struct BitWeights {
    /// The character beside the bigram that it ends.
    character: u32,
    /// The bigram that ends there.
    bigram: u32,
    /// The character on its own.
    meaning: u32,
}

impl BitWeights {
    fn add(&mut self, place: &WeighedPlace, weights: &Weights) {
        let character = part(weights.character(place.id), place.factor);
        let bigram = part(weights.bigram(place.bigram), place.pair);
        add(&mut self.character, part(character, CHARACTER_SHARE));
        add(&mut self.bigram, bigram);
        add(&mut self.meaning, character);
    }
}

/// Weighs a text from left to right: each character with the bigram that it ends.
pub(super) struct Scale<'r> {
    letters: &'r Letters,
    weights: &'r Weights,
    /// The character that was reached.
    at: u32,
    /// The kind of the one before it.
    before: WordKind,
    total: u64,
}

impl<'r> Scale<'r> {
    /// Begins with a character.
    pub(super) fn new(letters: &'r Letters, weights: &'r Weights, start: u32) -> Self {
        let before = letters.range((start.saturating_sub(1), start)).first();
        Self {
            letters,
            weights,
            at: start,
            before: before.map_or(WordKind::Mark, |letter| letter.kind),
            total: 0,
        }
    }

    /// The weight of all up to a character, in fixed point.
    pub(super) fn weigh_to(&mut self, end: u32) -> u64 {
        let pairs = PairFactors::get();
        let (mut before, mut total) = (self.before, self.total);
        for letter in self.letters.range((self.at, end)) {
            let pair = pairs.of(before, letter.kind);
            let character = part(self.weights.character(letter.id), letter.kind.factor());
            let bigram = part(self.weights.bigram(letter.bigram), pair);
            total += u64::from(part(character, CHARACTER_SHARE) + bigram);
            before = letter.kind;
        }
        (self.at, self.before, self.total) = (end, before, total);
        total
    }
}

/// The greatest weight of a bit: the sum of all bits of a task of any length must not overflow.
const MOST: u32 = u32::MAX / (2 * Mask::BITS);

/// How much a single character counts beside the bigram that it ends, in fixed point.
const CHARACTER_SHARE: u32 = fixed(0.35);

impl TaskWeights {
    pub(super) fn new(task: &TaskProfile, weights: &Weights) -> Self {
        let bits = task.letters.len().min(Mask::BITS) as usize;
        let mut rows = vec![BitWeights::default(); bits.next_multiple_of(64)];
        for place in &task.places {
            if let Some(row) = rows.get_mut(usize::from(place.bit)) {
                row.add(place, weights);
            }
        }
        let sum = |weight: fn(&BitWeights) -> u32| rows.iter().take(bits).map(weight).sum::<u32>();
        let (characters, bigrams) = (sum(|row| row.character), sum(|row| row.bigram));
        let mut own = Self {
            total: unfixed(characters + bigrams),
            bigram_total: unfixed(bigrams),
            meaning_total: unfixed(sum(|row| row.meaning)),
            rows,
            ..Self::default()
        };
        own.rarest = own.rarest(task);
        own
    }

    /// Pairs of content characters by weight; of equal ones the first.
    fn rarest(&self, task: &TaskProfile) -> [u128; 3] {
        // A weight and one: none is 0.
        let mut best = [(0, 0); 3];
        for &bit in &task.content_pairs {
            let weight = self.rows.get(usize::from(bit)).map_or(0, |row| row.bigram);
            let mut new = (weight + 1, bit);
            let mut moves = false;
            for known in &mut best {
                moves |= known.0 < new.0;
                if moves {
                    std::mem::swap(known, &mut new);
                }
            }
        }
        best.map(|(weight, bit)| u128::from(weight > 0) << bit)
    }

    /// What the task's own words of a mask weigh, in fixed point; apart from the loops that ask, in
    /// which its values would not stay in registers.
    #[inline(never)]
    pub(super) fn steps(&self, mask: &Mask) -> u32 {
        self.steps_of(mask.characters, mask.bigrams)
    }

    /// What some characters and bigrams of the task weigh, in fixed point.
    fn steps_of(&self, characters: u128, bigrams: u128) -> u32 {
        weigh(characters, &self.rows, |row| row.character)
            + weigh(bigrams, &self.rows, |row| row.bigram)
    }

    /// The weighted share of the task of which so much is held in its own words, and some
    /// characters in others.
    #[inline]
    pub(super) fn covered(&self, steps: u32, meanings: u128) -> f32 {
        let lexical = ratio(unfixed(steps), self.total);
        if meanings == 0 {
            return lexical;
        }
        let meant = ratio(self.meaning(meanings), self.meaning_total);
        lexical.max(0.55 * meant.min(1.0) + 0.45 * lexical)
    }

    /// What some characters of the task weigh.
    pub(crate) fn meaning(&self, bits: u128) -> f32 {
        unfixed(weigh(bits, &self.rows, |row| row.meaning))
    }

    /// What all characters of the task weigh.
    pub(crate) fn meaning_total(&self) -> f32 {
        self.meaning_total
    }

    /// The weighted share of the task's bigrams that are among some.
    pub(crate) fn bigrams(&self, bits: u128) -> f32 {
        let held = unfixed(weigh(bits, &self.rows, |row| row.bigram));
        ratio(held, self.bigram_total)
    }

    /// The weighted share of the task that a passage holds, meanings included.
    pub(crate) fn coverage(&self, mask: &Mask) -> f32 {
        self.covered(self.steps(mask), mask.meanings())
    }
}

/// What some clauses hold of a task.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Held {
    pub(super) mask: Mask,
    /// The weight of the task's own words, in fixed point.
    pub(super) steps: u32,
}

impl Held {
    /// Adds what other clauses hold; only what is new has to be weighed.
    pub(super) fn add(&mut self, more: &Mask, weights: &TaskWeights) {
        let characters = more.characters & !self.mask.characters;
        let bigrams = more.bigrams & !self.mask.bigrams;
        self.steps += weights.steps_of(characters, bigrams);
        self.mask.add(more);
    }
}

fn add(weight: &mut u32, more: u32) {
    *weight = weight.saturating_add(more).min(MOST);
}

pub(super) fn ratio(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}
