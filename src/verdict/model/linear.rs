//! Two logistic models over the same standardised features, eight features at a time.

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
const LANES: usize = 8;

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
    mean: [f32; LANES],
    /// One over the deviation.
    scale: [f32; LANES],
    weights: [[f32; LANES]; 2],
}

impl Lanes {
    fn new(terms: &[Term]) -> Self {
        let of = |value: &dyn Fn(&Term) -> f64| -> [f32; LANES] {
            std::array::from_fn(|at| terms.get(at).map_or(0.0, |term| narrow(value(term))))
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
    fn standardise(&self, values: &[f32; LANES]) -> [f32; LANES] {
        const FAR: f32 = 4.0;
        let mut own = [0.0; LANES];
        let lines = self.mean.iter().zip(&self.scale);
        for ((slot, &value), (&mean, &scale)) in own.iter_mut().zip(values).zip(lines) {
            let deviations = (value - mean) * scale;
            // No `clamp`: it keeps what is no number, which takes a branch.
            let deviations = if deviations < FAR { deviations } else { FAR };
            *slot = if deviations > -FAR { deviations } else { -FAR };
        }
        own
    }
}

impl Lines {
    pub(super) fn new(biases: [f64; 2], terms: &[Term]) -> Self {
        Self {
            biases: biases.map(narrow),
            rows: terms.chunks(LANES).map(Lanes::new).collect(),
        }
    }

    /// The log-odds of both models for a row, one value a feature; a missing one counts as 0.
    pub(super) fn log_odds(&self, row: &[f32]) -> [f32; 2] {
        let mut sums = [[0.0; LANES]; 2];
        self.each(row, |_, lanes, values| {
            for (sums, weights) in sums.iter_mut().zip(&lanes.weights) {
                for ((sum, weight), value) in sums.iter_mut().zip(weights).zip(values) {
                    *sum += weight * value;
                }
            }
        });
        let [uptake, full] = sums.map(|sums| sums.iter().fold(0.0, |sum, lane| sum + lane));
        let [of_uptake, of_full] = self.biases;
        [of_uptake + uptake, of_full + full]
    }

    /// What each feature adds to the log-odds at the means, in both models.
    pub(super) fn contributions<const N: usize>(&self, row: &[f32; N]) -> [[f32; N]; 2] {
        let mut all = [[0.0; N]; 2];
        self.each(row, |at, lanes, values| {
            for (all, weights) in all.iter_mut().zip(&lanes.weights) {
                let slots = all.get_mut(at..).unwrap_or_default();
                for ((slot, weight), value) in slots.iter_mut().zip(weights).zip(values) {
                    *slot = weight * value;
                }
            }
        });
        all
    }

    /// Shows eight standardised values after the other, with the place of the first.
    fn each(&self, row: &[f32], mut show: impl FnMut(usize, &Lanes, [f32; LANES])) {
        let (full, rest) = row.as_chunks::<LANES>();
        let mut last = [0.0; LANES];
        for (slot, &value) in last.iter_mut().zip(rest) {
            *slot = value;
        }
        let places = (0..).step_by(LANES);
        let values = full.iter().chain(std::iter::once(&last));
        for ((at, lanes), values) in places.zip(&self.rows).zip(values) {
            show(at, lanes, lanes.standardise(values));
        }
    }
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
        let (said, added) = (lines.log_odds(&row), lines.contributions(&row));
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
        let [uptake, full] = Lines::new([0.25, 0.5], &[term]).log_odds(&[1e6]);
        assert!((uptake - 0.25).abs() < 1e-6 && (full - 0.5).abs() < 1e-6);
    }
}
