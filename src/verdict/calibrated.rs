//! [`Calibrated`]: the embedded model.

use super::judge::{Judge, Judgement, Question};
use super::features::Feature;
use crate::report::Probabilities;

/// The embedded model.
#[derive(Debug, Clone, Default)]
pub struct Calibrated;

impl Judge for Calibrated {
    fn judge(&self, question: &Question<'_>) -> Judgement {
        let uptake: Vec<f64> = question
            .passages
            .iter()
            .map(|passage| {
                let coverage = f64::from(passage.features.get(Feature::Coverage));
                let background = f64::from(passage.features.get(Feature::RoleBackground));
                coverage * (1.0 - 0.9 * background)
            })
            .collect();
        let best = uptake.iter().copied().fold(0.0, f64::max);
        Judgement {
            probabilities: Probabilities::new(best * best, best * (1.0 - best), (1.0 - best) * (1.0 - best)),
            uptake,
            why: Vec::new(),
        }
    }
}
