//! [`Stage`]: two models that answer two questions in turn.

use super::forest::Forest;
use super::linear::{Linear, sigmoid};
use crate::number::narrow;
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

    /// The log-odds of a row, as what holds for every row and what each feature adds.
    fn explain<const N: usize>(&self, row: &[f32; N]) -> (f32, [f32; N]) {
        let share = self.share();
        let mut sums = [0.0; N];
        self.linear.contribute(row, &mut sums, share);
        self.forest.contribute(row, &mut sums, 1.0 - share);
        let base = share * narrow(self.linear.bias()) + (1.0 - share) * self.forest.base();
        (sums.iter().fold(base, |sum, added| sum + added), sums)
    }
}

impl Stage {
    /// P(adopted) = u·f, P(adapted) = u·(1 − f), P(omitted) = 1 − u.
    #[must_use]
    pub fn probabilities(&self, row: &[f32]) -> Probabilities {
        verdicts(self.uptake.log_odds(row), self.full.log_odds(row))
    }

    /// The probabilities again, with what each of `N` features adds to the log-odds of uptake and
    /// of fullness. Walking the trees once for both, it may differ from
    /// [`Self::probabilities`] in the last digits.
    pub(super) fn explain<const N: usize>(&self, row: &[f32; N]) -> (Probabilities, [[f32; N]; 2]) {
        let (uptake, of_uptake) = self.uptake.explain(row);
        let (full, of_full) = self.full.explain(row);
        (verdicts(uptake, full), [of_uptake, of_full])
    }
}

fn verdicts(uptake: f32, full: f32) -> Probabilities {
    let (uptake, full) = (sigmoid(f64::from(uptake)), sigmoid(f64::from(full)));
    Probabilities::new(uptake * full, uptake * (1.0 - full), 1.0 - uptake)
}

#[cfg(test)]
mod tests {
    use super::super::weights;
    use super::super::{CELL_FEATURES, CellRow};
    use crate::number::small;
    use crate::report::Verdict;

    #[test]
    fn what_is_explained_is_what_is_said() {
        let stage = weights::read("cell");
        for seed in 0..50 {
            let mut row: CellRow = [0.0; CELL_FEATURES.len()];
            for (at, value) in row.iter_mut().enumerate() {
                *value = small((at * 37 + seed * 101) % 97) / 60.0;
            }
            let (explained, _) = stage.explain(&row);
            let said = stage.probabilities(&row);
            for verdict in Verdict::ALL {
                let difference = explained.of(verdict) - said.of(verdict);
                assert!(difference.abs() < 1e-5, "{difference}");
            }
        }
    }
}
