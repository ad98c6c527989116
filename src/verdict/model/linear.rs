//! Logistic models.

/// A logistic model over standardised features: σ(b + Σ wᵢ · (xᵢ − mᵢ) / sᵢ).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Linear {
    /// b, the log-odds at the means.
    pub bias: f64,
    /// For each feature: its mean mᵢ, its standard deviation sᵢ and its weight wᵢ.
    pub terms: Vec<Term>,
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

impl Term {
    /// What a value adds to the log-odds. A value further from the mean than four deviations
    /// counts as four: one odd feature must not decide alone.
    #[must_use]
    pub fn contribution(&self, value: f64) -> f64 {
        self.weight * self.standardise(value)
    }

    /// The value in deviations from the mean, from −4 to 4.
    #[must_use]
    pub fn standardise(&self, value: f64) -> f64 {
        if self.deviation > 0.0 {
            ((value - self.mean) / self.deviation).clamp(-4.0, 4.0)
        } else {
            0.0
        }
    }
}

impl Linear {
    /// The log-odds of a row.
    #[must_use]
    pub fn log_odds(&self, row: &[f64]) -> f64 {
        self.terms
            .iter()
            .zip(row)
            .fold(self.bias, |sum, (term, &value)| {
                sum + term.contribution(value)
            })
    }
}

/// 1 / (1 + e⁻ˣ), the same bits on every machine.
#[must_use]
pub fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-x))
}
