//! [`Finding`]: one cell of the matrix tasks × opinions.

use std::fmt;

use crate::report::{Change, Evidence, Probabilities, Rejection, Verdict};
use crate::task::TaskKind;

/// What one opinion did with one task.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    pub(crate) task: String,
    pub(crate) kind: TaskKind,
    pub(crate) verdict: Verdict,
    pub(crate) confidence: f64,
    pub(crate) probabilities: Probabilities,
    pub(crate) runner_up: Verdict,
    pub(crate) review_reasons: &'static [ReviewReason],
    pub(crate) evidence: Vec<Evidence>,
    pub(crate) changes: Vec<Change>,
    pub(crate) rejected: Option<Rejection>,
    pub(crate) why: Vec<Contribution>,
}

impl Finding {
    /// The id of the task.
    #[must_use]
    pub fn task(&self) -> &str {
        &self.task
    }

    /// The kind of the task.
    #[must_use]
    pub const fn kind(&self) -> TaskKind {
        self.kind
    }

    /// What the opinion did with it.
    #[must_use]
    pub const fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// The calibrated probability that the verdict is right.
    #[must_use]
    pub const fn confidence(&self) -> f64 {
        self.confidence
    }

    /// The calibrated probability of each verdict.
    #[must_use]
    pub const fn probabilities(&self) -> Probabilities {
        self.probabilities
    }

    /// The second most probable verdict.
    #[must_use]
    pub const fn runner_up(&self) -> Verdict {
        self.runner_up
    }

    /// Whether a person should look at it before it is quoted.
    #[must_use]
    pub fn needs_review(&self) -> bool {
        !self.review_reasons.is_empty()
    }

    /// Why a person should look at it; empty where nobody need.
    #[must_use]
    pub fn review_reasons(&self) -> &[ReviewReason] {
        self.review_reasons
    }

    /// The passages that show the verdict, best first; for an omission the passages that share most
    /// with the task, nearest first, which show no uptake.
    #[must_use]
    pub fn evidence(&self) -> &[Evidence] {
        &self.evidence
    }

    /// How the evidence differs from the task.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// For an omission: the nearest passage, and why it does not count; `None` where no passage comes
    /// near.
    #[must_use]
    pub const fn rejected(&self) -> Option<&Rejection> {
        self.rejected.as_ref()
    }

    /// What the verdict rests on, feature by feature: what speaks for it and what speaks against it.
    #[must_use]
    pub fn why(&self) -> &[Contribution] {
        &self.why
    }
}

/// Why a person should look at a [`Finding`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum ReviewReason {
    /// No verdict is probable enough.
    LowConfidence,
    /// The second verdict is nearly as probable.
    CloseRunnerUp,
    /// The evidence is spread over passages that lie far apart.
    SplitEvidence,
}

impl fmt::Display for ReviewReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::LowConfidence => "low confidence",
            Self::CloseRunnerUp => "close runner-up",
            Self::SplitEvidence => "split evidence",
        })
    }
}

/// What one feature, or a rule of the guideline, adds to the log-odds of each verdict.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Contribution {
    pub(crate) feature: &'static str,
    pub(crate) value: f64,
    /// In the order of [`Verdict::ALL`].
    pub(crate) log_odds: [f64; 3],
}

impl Contribution {
    /// The name of the feature, or of the rule (`rule_…`), as in `docs/method.md`.
    #[must_use]
    pub const fn feature(&self) -> &'static str {
        self.feature
    }

    /// Its value for this finding; 1 of a rule.
    #[must_use]
    pub const fn value(&self) -> f64 {
        self.value
    }

    /// What it adds to the log-odds of a verdict.
    #[must_use]
    pub const fn log_odds(&self, verdict: Verdict) -> f64 {
        match verdict {
            Verdict::Adopted => self.log_odds[0],
            Verdict::Adapted => self.log_odds[1],
            Verdict::Omitted => self.log_odds[2],
        }
    }
}
