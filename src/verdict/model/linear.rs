//! Two logistic models over the same standardised features, eight features at a time.

use wide::f32x8;

use crate::number::narrow;

/// How one feature is standardised, and what it weighs in both models.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Term {
    /// Mean over the training rows.
    pub mean: f64,
    /// Standard deviation over the training rows; 0 where the feature never varies.
    pub deviation: f64,
    /// Weights of the standardised feature in the two models, in log-odds.
    pub weights: [f64; 2],
}

/// A value further from the mean than so many deviations counts as so many: one odd feature must
/// not decide alone.
const FAR: f64 = 4.0;

/// Sums that grow side by side: their order is fixed, and the processor adds them at once.
pub(super) const LANES: usize = 8;

impl Term {
    /// The value in deviations from the mean, from −4 to 4; 0 for a feature that never varies.
    #[must_use]
    pub fn standardise(&self, value: f64) -> f64 {
        if self.deviation > 0.0 {
            ((value - self.mean) / self.deviation).clamp(-FAR, FAR)
        } else {
            0.0
        }
    }
}

/// The terms of some features, as they are summed up.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Lines {
    biases: [f32; 2],
    rows: Vec<Lanes>,
}

/// Eight terms side by side.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Lanes {
    mean: f32x8,
    /// One over the deviation.
    scale: f32x8,
    weights: [f32x8; 2],
}

impl Lanes {
    fn new(terms: &[Term]) -> Self {
        let of = |value: &dyn Fn(&Term) -> f64| {
            let value = |at| terms.get(at).map_or(0.0, |term| narrow(value(term)));
            f32x8::new(std::array::from_fn(value))
        };
        let inverse = |term: &Term| {
            if term.deviation > 0.0 {
                1.0 / term.deviation
            } else {
                0.0
            }
        };
        Self {
            mean: of(&|term| term.mean),
            scale: of(&inverse),
            weights: [of(&|term| term.weights[0]), of(&|term| term.weights[1])],
        }
    }

    /// Eight values in deviations from their means.
    fn standardise(&self, values: f32x8) -> f32x8 {
        let far = f32x8::splat(narrow(FAR));
        ((values - self.mean) * self.scale)
            .fast_min(far)
            .fast_max(-far)
    }

    /// What eight values add to the log-odds.
    fn added(&self, values: f32x8) -> Added {
        let values = self.standardise(values);
        self.weights.map(|weights| weights * values)
    }
}

/// What eight features add to the log-odds of both models.
pub(super) type Added = [f32x8; 2];

impl Lines {
    pub(super) fn new(biases: [f64; 2], terms: &[Term]) -> Self {
        Self {
            biases: biases.map(narrow),
            rows: terms.chunks(LANES).map(Lanes::new).collect(),
        }
    }

    /// The log-odds of both models for a row, one value a feature; a missing one counts as 0.
    /// `note` is told what its features add, eight by eight.
    pub(super) fn log_odds(&self, row: &[f32], mut note: impl FnMut(Added)) -> [f32; 2] {
        let mut sums = [f32x8::ZERO; 2];
        let mut add = |lanes: &Lanes, values: f32x8| {
            let added = lanes.added(values);
            for (sum, added) in sums.iter_mut().zip(added) {
                *sum += added;
            }
            note(added);
        };
        let (full, rest) = row.as_chunks();
        for (lanes, values) in self.rows.iter().zip(full) {
            add(lanes, f32x8::new(*values));
        }
        if let Some(lanes) = self.rows.get(full.len()) {
            add(lanes, filled_up(rest));
        }
        let [uptake, full] = self.biases;
        [uptake + sum(sums[0]), full + sum(sums[1])]
    }
}

/// Values, with 0 for those that are missing to eight.
fn filled_up(values: &[f32]) -> f32x8 {
    let mut eight = [0.0; LANES];
    for (slot, &value) in eight.iter_mut().zip(values) {
        *slot = value;
    }
    f32x8::new(eight)
}

/// The sum of eight lanes, always in the same order.
fn sum(lanes: f32x8) -> f32 {
    lanes.to_array().iter().fold(0.0, |sum, lane| sum + lane)
}

/// 1 / (1 + e⁻ˣ), the same bits on every machine.
#[must_use]
pub fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-x))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::small;

    fn terms(count: u8) -> Vec<Term> {
        let term = |at: u8| Term {
            mean: f64::from(at) / 10.0,
            deviation: f64::from(at % 5),
            weights: [1.0 - f64::from(at) / 7.0, f64::from(at) / 9.0 - 1.0],
        };
        (0..count).map(term).collect()
    }

    fn compare<const N: usize>() {
        let terms = terms(u8::try_from(N).unwrap());
        let lines = Lines::new([0.5, -0.25], &terms);
        let row: [f32; N] = std::array::from_fn(|at| small(at) * 3.5 - 9.0);
        let mut added = [Vec::new(), Vec::new()];
        let said = lines.log_odds(&row, |eight| {
            for (added, eight) in added.iter_mut().zip(eight) {
                added.extend(eight.to_array());
            }
        });
        for (model, bias) in [0.5, -0.25].into_iter().enumerate() {
            let values = terms.iter().zip(&row);
            let plain = values.fold(bias, |sum, (term, &value)| {
                sum + term.weights[model] * term.standardise(f64::from(value))
            });
            assert!((f64::from(said[model]) - plain).abs() < 1e-4);
            let total: f32 = added[model].iter().sum();
            assert!((f64::from(total) + bias - plain).abs() < 1e-4);
        }
    }

    #[test]
    fn eight_side_by_side_say_what_one_after_the_other_says() {
        compare::<0>();
        compare::<1>();
        compare::<7>();
        compare::<8>();
        compare::<9>();
        compare::<31>();
    }

    #[test]
    fn a_feature_that_never_varies_says_nothing() {
        let term = Term {
            weights: [3.0, 3.0],
            ..Term::default()
        };
        let [uptake, full] = Lines::new([0.25, 0.5], &[term]).log_odds(&[1e6], |_| ());
        assert!((uptake - 0.25).abs() < 1e-6 && (full - 0.5).abs() < 1e-6);
    }
}
