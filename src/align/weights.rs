//! [`TaskWeights`]: what a task's characters weigh in one opinion.

use super::mask::{Mask, weigh};
use super::plan::TaskProfile;
use super::vocabulary::Weights;
use crate::number::{fixed, unfixed};

/// What the characters of a task weigh in one opinion.
#[derive(Debug, Clone, Default)]
pub(crate) struct TaskWeights {
    rows: Vec<BitWeights>,
    /// What a passage that holds everything holds in the task's own words.
    total: f32,
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

/// The greatest weight of a bit: the sum of all bits of a task of any length must not overflow.
const MOST: u32 = u32::MAX / (2 * Mask::BITS);

/// How much a single character counts beside the bigram that it ends.
pub(super) const CHARACTER_SHARE: f32 = 0.35;

impl TaskWeights {
    pub(super) fn new(task: &TaskProfile, weights: &Weights) -> Self {
        let bits = task.letters.len().min(Mask::BITS) as usize;
        let mut rows = vec![BitWeights::default(); bits];
        for place in &task.places {
            if let Some(row) = rows.get_mut(usize::from(place.bit)) {
                let character = place.factor * weights.character(place.id);
                add(&mut row.character, CHARACTER_SHARE * character);
                add(&mut row.bigram, place.pair * weights.bigram(place.bigram));
                add(&mut row.meaning, character);
            }
        }
        let mut own = Self {
            rows,
            ..Self::default()
        };
        own.total = own.held(&Mask::full());
        own.meaning_total = own.meaning(u128::MAX);
        own.rarest = own.rarest(task);
        own
    }

    /// Pairs of content characters by weight; of equal ones the first.
    fn rarest(&self, task: &TaskProfile) -> [u128; 3] {
        let mut best = [(0, 0); 3];
        for &bit in &task.content_pairs {
            let weight = self.rows.get(usize::from(bit)).map_or(0, |row| row.bigram);
            let mut new = (weight, 1_u128 << bit);
            let mut moves = false;
            for known in &mut best {
                moves |= known.1 == 0 || known.0 < new.0;
                if moves {
                    std::mem::swap(known, &mut new);
                }
            }
        }
        best.map(|(_, bit)| bit)
    }

    /// What a passage holds in the task's own words, in fixed point.
    pub(super) fn held_steps(&self, mask: &Mask) -> u32 {
        weigh(mask.characters, &self.rows, |row| row.character)
            + weigh(mask.bigrams, &self.rows, |row| row.bigram)
    }

    /// What a passage holds in the task's own words.
    pub(crate) fn held(&self, mask: &Mask) -> f32 {
        unfixed(self.held_steps(mask))
    }

    /// What some characters of the task weigh.
    pub(crate) fn meaning(&self, bits: u128) -> f32 {
        unfixed(weigh(bits, &self.rows, |row| row.meaning))
    }

    /// What all characters of the task weigh.
    pub(crate) fn meaning_total(&self) -> f32 {
        self.meaning_total
    }

    /// What some bigrams of the task weigh.
    pub(crate) fn bigrams(&self, bits: u128) -> f32 {
        unfixed(weigh(bits, &self.rows, |row| row.bigram))
    }

    /// The weighted share of the task that a passage holds, meanings included.
    pub(crate) fn coverage(&self, mask: &Mask) -> f32 {
        self.coverage_of(mask, self.held(mask))
    }

    /// The same where it is known what the passage holds in the task's own words.
    pub(super) fn coverage_of(&self, mask: &Mask, held: f32) -> f32 {
        let lexical = ratio(held, self.total);
        let meanings = mask.meanings();
        if meanings == 0 {
            return lexical;
        }
        let meant = ratio(self.meaning(meanings), self.meaning_total);
        lexical.max(0.55 * meant.min(1.0) + 0.45 * lexical)
    }
}

fn add(weight: &mut u32, more: f32) {
    *weight = weight.saturating_add(fixed(more)).min(MOST);
}

pub(super) fn ratio(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}
