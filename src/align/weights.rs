//! [`TaskWeights`]: what a task's characters weigh in one opinion.

use super::letters::Letters;
use super::mask::Mask;
use super::profile::{TaskProfile, WeighedPlace};
use super::sums::{Sums, weigh};
use super::vocabulary::Weights;
use crate::lexicon::{PairFactors, WordKind};
use crate::number::{fixed, part, unfixed};

/// What the characters of a task weigh in one opinion.
#[derive(Debug, Clone, Default)]
pub(crate) struct TaskWeights {
    /// The characters beside the bigrams that they end.
    characters: Vec<Sums>,
    /// The bigrams by their ends.
    bigrams: Vec<Sums>,
    /// The characters on their own.
    meanings: Vec<Sums>,
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
    /// Weighs a task in an opinion.
    pub(super) fn fill(&mut self, task: &TaskProfile, weights: &Weights) {
        self.clear();
        let sixteen = |place: &WeighedPlace| usize::from(place.bit) / Sums::BITS;
        for places in task.places.chunk_by(|a, b| sixteen(a) == sixteen(b)) {
            let mut bits = [[BitWeights::default(); 4]; 4];
            for place in places {
                let bits = bits.as_flattened_mut();
                if let Some(bit) = bits.get_mut(usize::from(place.bit) % Sums::BITS) {
                    bit.add(place, weights);
                }
            }
            let sums = |of: fn(BitWeights) -> u32| Sums::new(bits.map(|bits| bits.map(of)));
            self.characters.push(sums(|bit| bit.character));
            self.bigrams.push(sums(|bit| bit.bigram));
            self.meanings.push(sums(|bit| bit.meaning));
        }
        let total = |sums: &[Sums]| sums.iter().map(Sums::all).sum::<u32>();
        let bigrams = total(&self.bigrams);
        self.total = unfixed(total(&self.characters) + bigrams);
        self.bigram_total = unfixed(bigrams);
        self.meaning_total = unfixed(total(&self.meanings));
        self.rarest = self.rarest(task);
    }

    /// Forgets the task: it weighs nothing.
    pub(super) fn clear(&mut self) {
        self.characters.clear();
        self.bigrams.clear();
        self.meanings.clear();
        (self.total, self.bigram_total, self.meaning_total) = (0.0, 0.0, 0.0);
        self.rarest = [0; 3];
    }

    /// Pairs of content characters by weight; of equal ones the first.
    fn rarest(&self, task: &TaskProfile) -> [u128; 3] {
        // A weight and one: none is 0.
        let mut best = [(0, 0); 3];
        for &bit in &task.content_pairs {
            let weight = self.weight_of_pair(bit);
            let mut new = (weight + 1, bit);
            let [.., least] = best;
            if new.0 <= least.0 {
                continue;
            }
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

    /// What the pair that ends at a bit weighs.
    fn weight_of_pair(&self, bit: u8) -> u32 {
        let bit = usize::from(bit);
        let sums = self.bigrams.get(bit / Sums::BITS);
        sums.map_or(0, |sums| sums.one(bit % Sums::BITS))
    }

    /// What the task's own words of a mask weigh, in fixed point.
    pub(super) fn steps(&self, mask: &Mask) -> u32 {
        self.steps_of(mask.characters, mask.bigrams)
    }

    /// What some characters and bigrams of the task weigh, in fixed point.
    fn steps_of(&self, characters: u128, bigrams: u128) -> u32 {
        weigh(&self.characters, characters) + weigh(&self.bigrams, bigrams)
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
        unfixed(weigh(&self.meanings, bits))
    }

    /// What all characters of the task weigh.
    pub(crate) fn meaning_total(&self) -> f32 {
        self.meaning_total
    }

    /// The weighted share of the task's bigrams that are among some.
    pub(crate) fn bigrams(&self, bits: u128) -> f32 {
        let held = unfixed(weigh(&self.bigrams, bits));
        ratio(held, self.bigram_total)
    }

    /// The weighted share of the task that a passage holds, meanings included.
    pub(crate) fn coverage(&self, mask: &Mask) -> f32 {
        self.covered(self.steps(mask), mask.meanings())
    }
}

/// Adds a weight of at most about 1 to another.
fn add(weight: &mut u32, more: u32) {
    *weight = (*weight + more).min(MOST);
}

pub(super) fn ratio(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}
