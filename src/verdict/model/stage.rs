//! [`Stage`]: two logistic models that answer two questions in turn.

use super::linear::{Added, Lines, Term, sigmoid};
use crate::report::Probabilities;

/// Two questions in turn: is the task taken up at all, and if so, in full?
///
/// Each is answered by a logistic model, σ(b + Σ wᵢ · (xᵢ − mᵢ) / sᵢ), over the same standardised
/// features. Weights and biases come in the order of the questions.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stage {
    biases: [f64; 2],
    terms: Vec<Term>,
    /// The same, as it is summed up.
    lines: Lines,
}

impl Stage {
    /// A stage of one term for each feature; `biases` are the log-odds at the means.
    #[must_use]
    pub fn new(biases: [f64; 2], terms: Vec<Term>) -> Self {
        Self {
            lines: Lines::new(biases, &terms),
            biases,
            terms,
        }
    }

    /// The log-odds at the means.
    #[must_use]
    pub fn biases(&self) -> [f64; 2] {
        self.biases
    }

    /// One term for each feature.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// P(adopted) = u·f, P(adapted) = u·(1 − f), P(omitted) = 1 − u.
    #[must_use]
    pub fn probabilities(&self, row: &[f32]) -> Probabilities {
        self.explained(row, |_| ())
    }

    /// The same; `note` is told what the features add to the log-odds of uptake and of fullness,
    /// eight by eight.
    pub(super) fn explained(&self, row: &[f32], note: impl FnMut(Added)) -> Probabilities {
        let [uptake, full] = self.lines.log_odds(row, note);
        let (uptake, full) = (sigmoid(f64::from(uptake)), sigmoid(f64::from(full)));
        Probabilities::new(uptake * full, uptake * (1.0 - full), 1.0 - uptake)
    }
}
