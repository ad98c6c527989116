//! Logistic models.

use crate::number::narrow;

/// A logistic model over standardised features: σ(b + Σ wᵢ · (xᵢ − mᵢ) / sᵢ).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Linear {
    bias: f64,
    terms: Vec<Term>,
    /// The terms again, eight side by side, as they are summed up.
    rows: Vec<Lanes>,
}

/// One feature of a [`Linear`] model.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Term {
    /// Mean over the training rows.
    pub mean: f64,
    /// Standard deviation over the training rows; 0 where the feature never varies.
    pub deviation: f64,
    /// Weight of the standardised feature, in log-odds.
    pub weight: f64,
}

/// A value further from the mean than so many deviations counts as so many: one odd feature must
/// not decide alone.
const FAR: f64 = 4.0;

/// Sums that grow side by side: their order is fixed, and the processor adds them at once.
const LANES: usize = 8;

/// Eight terms: wᵢ / sᵢ · (clamp(xᵢ) − mᵢ).
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Lanes {
    mean: [f32; LANES],
    lowest: [f32; LANES],
    highest: [f32; LANES],
    slope: [f32; LANES],
}

impl Term {
    /// The value in deviations from the mean, from −4 to 4.
    #[must_use]
    pub fn standardise(&self, value: f64) -> f64 {
        if self.deviation > 0.0 {
            ((value - self.mean) / self.deviation).clamp(-FAR, FAR)
        } else {
            0.0
        }
    }
}

impl Lanes {
    fn new(terms: &[Term]) -> Self {
        let mut lanes = Self::default();
        for (at, term) in terms.iter().enumerate().take(LANES) {
            let reach = FAR * term.deviation;
            let slope = if term.deviation > 0.0 {
                term.weight / term.deviation
            } else {
                0.0
            };
            for (lane, value) in [
                (&mut lanes.mean, term.mean),
                (&mut lanes.lowest, term.mean - reach),
                (&mut lanes.highest, term.mean + reach),
                (&mut lanes.slope, slope),
            ] {
                if let Some(slot) = lane.get_mut(at) {
                    *slot = narrow(value);
                }
            }
        }
        lanes
    }

    /// What each of eight values adds to the log-odds.
    fn contributions(&self, values: &[f32; LANES]) -> [f32; LANES] {
        let mut added = [0.0; LANES];
        let bounds = self.lowest.iter().zip(&self.highest);
        let lines = self.mean.iter().zip(&self.slope);
        for (((slot, &value), (&lowest, &highest)), (&mean, &slope)) in
            added.iter_mut().zip(values).zip(bounds).zip(lines)
        {
            // No `clamp`: it branches on bounds that are not ordered.
            let value = if value < lowest { lowest } else { value };
            let value = if value > highest { highest } else { value };
            *slot = slope * (value - mean);
        }
        added
    }
}

impl Linear {
    /// A model of one term for each feature; `bias` is the log-odds at the means.
    #[must_use]
    pub fn new(bias: f64, terms: Vec<Term>) -> Self {
        Self {
            rows: terms.chunks(LANES).map(Lanes::new).collect(),
            bias,
            terms,
        }
    }

    /// The same model with log-odds of so many times the size: surer above 1, less sure below.
    #[must_use]
    pub fn scaled(&self, factor: f64) -> Self {
        let scale = |term: &Term| Term {
            weight: factor * term.weight,
            ..*term
        };
        Self::new(factor * self.bias, self.terms.iter().map(scale).collect())
    }

    /// The log-odds at the means.
    #[must_use]
    pub fn bias(&self) -> f64 {
        self.bias
    }

    /// One term for each feature.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The log-odds of a row, one value a feature; a missing one counts as the 0 that it is in a
    /// model's rows.
    #[must_use]
    pub fn log_odds(&self, row: &[f32]) -> f32 {
        let mut sums = [0.0; LANES];
        self.each(row, |_, added| {
            for (sum, added) in sums.iter_mut().zip(added) {
                *sum += added;
            }
        });
        sums.iter().fold(narrow(self.bias), |sum, lane| sum + lane)
    }

    /// What each feature adds to the log-odds at the means.
    pub(super) fn contributions<const N: usize>(&self, row: &[f32; N]) -> [f32; N] {
        let mut all = [0.0; N];
        self.each(row, |at, added| {
            let slots = all.get_mut(at..).unwrap_or_default();
            for (slot, added) in slots.iter_mut().zip(added) {
                *slot = added;
            }
        });
        all
    }

    /// Shows the contributions of eight features after the other, with the place of the first.
    fn each(&self, row: &[f32], mut show: impl FnMut(usize, [f32; LANES])) {
        let (full, rest) = row.as_chunks::<LANES>();
        let mut last = [0.0; LANES];
        for (slot, &value) in last.iter_mut().zip(rest) {
            *slot = value;
        }
        let places = (0..).step_by(LANES);
        let values = full.iter().chain(std::iter::once(&last));
        for ((at, lanes), values) in places.zip(&self.rows).zip(values) {
            show(at, lanes.contributions(values));
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

    fn model(count: u8) -> Linear {
        let term = |at: u8| Term {
            mean: f64::from(at) / 10.0,
            deviation: f64::from(at % 5),
            weight: 1.0 - f64::from(at) / 7.0,
        };
        Linear::new(0.5, (0..count).map(term).collect())
    }

    fn compare<const N: usize>() {
        let model = model(u8::try_from(N).unwrap());
        let row: [f32; N] = std::array::from_fn(|at| small(at) * 3.5 - 9.0);
        let plain = model
            .terms()
            .iter()
            .zip(&row)
            .fold(model.bias(), |sum, (term, &value)| {
                sum + term.weight * term.standardise(f64::from(value))
            });
        assert!((f64::from(model.log_odds(&row)) - plain).abs() < 1e-4);
        let total: f32 = model.contributions(&row).iter().sum();
        assert!((f64::from(total) + model.bias() - plain).abs() < 1e-4);
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
            mean: 0.0,
            deviation: 0.0,
            weight: 3.0,
        };
        let model = Linear::new(0.25, vec![term]);
        assert!((model.log_odds(&[1e6]) - 0.25).abs() < 1e-9);
    }
}
