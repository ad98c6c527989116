//! [`Stage`]: two models that answer two questions in turn.

use super::forest::Forest;
use super::linear::{Linear, sigmoid};
use crate::report::Probabilities;

/// A yes-or-no question, answered by a logistic model and, where there is one, a forest: the mean
/// of their log-odds. The line carries what holds everywhere, the trees what depends.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scorer {
    /// The logistic model.
    pub linear: Linear,
    /// The trees; none for a logistic model alone.
    pub forest: Forest,
}

/// Two questions in turn: is the task taken up at all, and if so, in full?
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stage {
    /// Uptake against omission.
    pub uptake: Scorer,
    /// Adopted against adapted, given uptake.
    pub full: Scorer,
}

impl Scorer {
    /// The share of the linear model in the mean.
    fn share(&self) -> f32 {
        if self.forest.trees().is_empty() {
            1.0
        } else {
            0.5
        }
    }

    /// The log-odds of a row.
    #[must_use]
    pub fn log_odds(&self, row: &[f32]) -> f32 {
        let share = self.share();
        let linear = self.linear.log_odds(row);
        if share < 1.0 {
            share * linear + (1.0 - share) * self.forest.log_odds(row)
        } else {
            linear
        }
    }

    /// Adds what each feature of a row adds to the log-odds.
    fn contribute(&self, row: &[f32], sums: &mut [f32]) {
        let share = self.share();
        self.linear.contribute(row, sums, share);
        self.forest.contribute(row, sums, 1.0 - share);
    }
}

impl Stage {
    /// P(adopted) = u·f, P(adapted) = u·(1 − f), P(omitted) = 1 − u.
    #[must_use]
    pub fn probabilities(&self, row: &[f32]) -> Probabilities {
        let uptake = sigmoid(f64::from(self.uptake.log_odds(row)));
        let full = sigmoid(f64::from(self.full.log_odds(row)));
        Probabilities::new(uptake * full, uptake * (1.0 - full), 1.0 - uptake)
    }

    /// For each of `N` features: what it adds to the log-odds of uptake, and of fullness.
    pub(super) fn contributions<const N: usize>(&self, row: &[f32; N]) -> [[f32; N]; 2] {
        let mut sums = [[0.0; N]; 2];
        let [uptake, full] = &mut sums;
        self.uptake.contribute(row, uptake);
        self.full.contribute(row, full);
        sums
    }
}
