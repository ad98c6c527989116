//! [`Stage`]: two models that answer two questions in turn.

use super::linear::{Linear, sigmoid};
use crate::report::Probabilities;

/// Two questions in turn: is the task taken up at all, and if so, in full?
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stage {
    /// Uptake against omission.
    pub uptake: Linear,
    /// Adopted against adapted, given uptake.
    pub full: Linear,
}

impl Stage {
    /// P(adopted) = u·f, P(adapted) = u·(1 − f), P(omitted) = 1 − u.
    #[must_use]
    pub fn probabilities(&self, row: &[f32]) -> Probabilities {
        verdicts(self.uptake.log_odds(row), self.full.log_odds(row))
    }

    /// What each of `N` features adds to the log-odds of uptake and of fullness.
    pub(super) fn explain<const N: usize>(&self, row: &[f32; N]) -> [[f32; N]; 2] {
        [&self.uptake, &self.full].map(|model| model.contributions(row))
    }
}

fn verdicts(uptake: f32, full: f32) -> Probabilities {
    let (uptake, full) = (sigmoid(f64::from(uptake)), sigmoid(f64::from(full)));
    Probabilities::new(uptake * full, uptake * (1.0 - full), 1.0 - uptake)
}
