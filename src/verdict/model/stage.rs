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
    fn share(&self) -> f64 {
        if self.forest.trees.is_empty() {
            1.0
        } else {
            0.5
        }
    }

    /// The log-odds of a row.
    #[must_use]
    pub fn log_odds(&self, row: &[f64]) -> f64 {
        let share = self.share();
        share * self.linear.log_odds(row) + (1.0 - share) * self.forest.log_odds(row)
    }

    /// What each feature of a row adds to the log-odds.
    fn contributions(&self, row: &[f64]) -> Vec<f64> {
        let share = self.share();
        let mut sums: Vec<f64> = self
            .linear
            .terms
            .iter()
            .zip(row)
            .map(|(term, &value)| share * term.contribution(value))
            .collect();
        self.forest.contribute(row, &mut sums, 1.0 - share);
        sums
    }
}

impl Stage {
    /// P(adopted) = u·f, P(adapted) = u·(1 − f), P(omitted) = 1 − u.
    #[must_use]
    pub fn probabilities(&self, row: &[f64]) -> Probabilities {
        let uptake = sigmoid(self.uptake.log_odds(row));
        let full = sigmoid(self.full.log_odds(row));
        Probabilities::new(uptake * full, uptake * (1.0 - full), 1.0 - uptake)
    }

    /// For each feature: what it adds to the log-odds of uptake and of fullness.
    pub(super) fn contributions(&self, row: &[f64]) -> impl Iterator<Item = (f64, f64)> {
        let uptake = self.uptake.contributions(row);
        uptake.into_iter().zip(self.full.contributions(row))
    }
}
