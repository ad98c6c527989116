//! [`Verdict`] and [`Probabilities`].

use std::fmt;

/// What an opinion did with a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Verdict {
    /// It commits to the same action on the same object.
    Adopted,
    /// It takes the task up with another substance: a local name, another number, a part of it.
    Adapted,
    /// Nothing in it commits to the task.
    Omitted,
}

impl Verdict {
    /// All verdicts, in the order of the enum.
    pub const ALL: [Self; 3] = [Self::Adopted, Self::Adapted, Self::Omitted];

    /// The word that JSON uses: `adopted`, `adapted` or `omitted`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Adopted => "adopted",
            Self::Adapted => "adapted",
            Self::Omitted => "omitted",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The calibrated probability of each verdict; the three sum to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Probabilities {
    pub(crate) adopted: f64,
    pub(crate) adapted: f64,
    pub(crate) omitted: f64,
}

impl Default for Probabilities {
    /// Three equal probabilities.
    fn default() -> Self {
        Self::new(0.0, 0.0, 0.0)
    }
}

impl Probabilities {
    /// Probabilities in the proportion of three weights. Negative and non-finite weights count as
    /// 0; three zeros give equal probabilities.
    #[must_use]
    pub fn new(adopted: f64, adapted: f64, omitted: f64) -> Self {
        let weight = |weight: f64| {
            if weight.is_finite() {
                weight.max(0.0)
            } else {
                0.0
            }
        };
        let (adopted, adapted, omitted) = (weight(adopted), weight(adapted), weight(omitted));
        let total = adopted + adapted + omitted;
        if total > 0.0 && total.is_finite() {
            Self {
                adopted: adopted / total,
                adapted: adapted / total,
                omitted: omitted / total,
            }
        } else {
            let third = 1.0 / 3.0;
            Self {
                adopted: third,
                adapted: third,
                omitted: third,
            }
        }
    }

    /// The verdicts from the most to the least probable; of equal ones the more cautious first
    /// (omitted, adapted, adopted).
    #[must_use]
    pub fn ranking(self) -> [Verdict; 3] {
        let mut ranking = [Verdict::Omitted, Verdict::Adapted, Verdict::Adopted];
        ranking.sort_by(|&a, &b| self.of(b).total_cmp(&self.of(a)));
        ranking
    }
    /// The probability of one verdict.
    #[must_use]
    pub const fn of(self, verdict: Verdict) -> f64 {
        match verdict {
            Verdict::Adopted => self.adopted,
            Verdict::Adapted => self.adapted,
            Verdict::Omitted => self.omitted,
        }
    }
}
