//! [`Reasons`]: the features that weigh most in a verdict.

use wide::{f32x8, f64x2};

use super::cell::{CELL_FEATURES, CellRow};
use super::linear::{Added, LANES};
use crate::report::Contribution;

/// Contributions that a finding shows at most: as many as lanes, each of which has a largest
/// weight.
const REASONS: usize = LANES;

/// What the features of a cell add to its log-odds, eight by eight.
#[derive(Debug, Default)]
pub(super) struct Reasons {
    uptake: [[f32; LANES]; EIGHTS],
    full: [[f32; LANES]; EIGHTS],
    /// How much each of them moves both together.
    weights: [f32x8; EIGHTS],
    /// How many of the eights are there.
    noted: usize,
}

const EIGHTS: usize = CELL_FEATURES.len().div_ceil(LANES);

/// A place fits into a byte, and each has a bit of its own.
const _: () = assert!(EIGHTS * LANES <= u128::BITS as usize);

impl Reasons {
    /// Takes down what the next eight features add.
    pub(super) fn note(&mut self, [uptake, full]: Added) {
        if let Some(weights) = self.weights.get_mut(self.noted) {
            *weights = uptake.abs() + full.abs();
        }
        for (added, sums) in [(uptake, &mut self.uptake), (full, &mut self.full)] {
            if let Some(slots) = sums.get_mut(self.noted) {
                *slots = added.to_array();
            }
        }
        self.noted += 1;
    }

    /// What the rule that decides, if there is one, and the weightiest features add to the log-odds of
    /// each verdict.
    pub(super) fn weightiest(
        &self,
        row: &CellRow,
        rule: Option<Contribution>,
    ) -> Vec<Contribution> {
        let mut reasons = Vec::with_capacity(REASONS);
        reasons.extend(rule);
        let places = weightiest(&self.weights)
            .into_iter()
            .take(REASONS - reasons.len());
        reasons.extend(places.map(|at| self.reason(row, at)));
        reasons
    }

    fn reason(&self, row: &CellRow, at: usize) -> Contribution {
        let of = |values: &[f32]| f64::from(values.get(at).copied().unwrap_or(0.0));
        let (uptake, full) = (of(self.uptake.as_flattened()), of(self.full.as_flattened()));
        Contribution {
            feature: CELL_FEATURES.get(at).copied().unwrap_or_default(),
            value: of(row),
            log_odds: [uptake + full, uptake - full, -uptake],
        }
    }
}

/// The places of the largest weights, none of them negative: the largest first, of equal ones the
/// first.
fn weightiest(weights: &[f32x8]) -> [usize; REASONS] {
    let mut best = [f64x2::ZERO; REASONS];
    let mut enough = of_at_least(weights, least_of_largest(weights));
    while enough > 0 {
        let at = enough.trailing_zeros();
        enough &= enough - 1;
        let eight = weights.get(at as usize / LANES).map(f32x8::as_array);
        let weight = eight.and_then(|eight| eight.get(at as usize % LANES));
        insert(&mut best, key(weight.copied().unwrap_or(0.0), at));
    }
    best.map(|key| place(key.as_array()[0]))
}

/// The places of the weights that are not below one, a bit each.
fn of_at_least(weights: &[f32x8], least: f32) -> u128 {
    let least = f32x8::splat(least);
    let eights = weights.iter().zip((0..).step_by(LANES));
    eights.fold(0, |places, (eight, first)| {
        places | u128::from(eight.simd_ge(least).to_bitmask()) << first
    })
}

/// The least of the largest weights of the lanes: no smaller one is among the weightiest.
fn least_of_largest(weights: &[f32x8]) -> f32 {
    let largest = weights.iter().fold(f32x8::ZERO, |a, b| a.fast_max(*b));
    largest.as_array().iter().copied().fold(f32::MAX, f32::min)
}

/// A weight and its place in one number: a weight has 24 bits, which leave the last byte of a number
/// of 53 free. Keys are ordered by weight, and those of equal weights have the first place first.
fn key(weight: f32, place: u32) -> f64 {
    let last_first = u64::from(u32::from(u8::MAX) - place);
    f64::from_bits(f64::from(weight).to_bits() | last_first)
}

/// The place of a key.
fn place(key: f64) -> usize {
    let [last_first, ..] = key.to_bits().to_le_bytes();
    usize::from(u8::MAX - last_first)
}

/// Puts a key in its place among the largest ones, if it is one. Both lanes hold the same: one of a
/// vector is compared in one step, and without a branch.
fn insert(largest: &mut [f64x2; REASONS], key: f64) {
    let mut key = f64x2::splat(key);
    for slot in largest {
        (*slot, key) = (slot.fast_max(key), slot.fast_min(key));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_weightiest_are_the_first_of_all_sorted(
            weights in prop::collection::vec(0_u8..40, 3 * LANES),
        ) {
            let weights: Vec<f32> = weights.into_iter().map(f32::from).collect();
            let (eights, _) = weights.as_chunks::<LANES>();
            let eights: Vec<f32x8> = eights.iter().map(|eight| f32x8::new(*eight)).collect();
            let mut places: Vec<usize> = (0..weights.len()).collect();
            places.sort_by(|&a, &b| weights[b].total_cmp(&weights[a]));
            places.truncate(REASONS);
            prop_assert_eq!(weightiest(&eights).to_vec(), places);
        }
    }
}
