//! [`AlignerBuilder`]: settings, checked when the aligner is built.

use std::sync::Arc;

use super::pool::Pool;
use super::{Aligner, Inner};
use crate::align::Plan;
use crate::error::{Error, ErrorKind};
use crate::task::Directive;
use crate::verdict::{Calibrated, Judge, TaskFacts};

/// Builds an [`Aligner`] with settings of one's own.
#[derive(Debug)]
pub struct AlignerBuilder {
    judge: Box<dyn Judge>,
    settings: Settings,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Settings {
    pub(super) candidates: usize,
    pub(super) evidence: usize,
    pub(super) review_below: f64,
}

impl Default for AlignerBuilder {
    fn default() -> Self {
        Self {
            judge: Box::new(Calibrated::default()),
            settings: Settings {
                candidates: 5,
                evidence: 3,
                review_below: 0.6,
            },
        }
    }
}

impl AlignerBuilder {
    /// Puts another judge in the place of the embedded model.
    #[must_use]
    pub fn judge(mut self, judge: impl Judge + 'static) -> Self {
        self.judge = Box::new(judge);
        self
    }

    /// How many passages are judged for each task: from 1 to 100, usually 5.
    #[must_use]
    pub fn candidates(mut self, most: usize) -> Self {
        self.settings.candidates = most;
        self
    }

    /// How many passages a finding shows at most: from 1 to 100, usually 3.
    #[must_use]
    pub fn evidence(mut self, most: usize) -> Self {
        self.settings.evidence = most;
        self
    }

    /// The confidence below which a finding asks for a person: from 0 to 1, usually 0.6.
    #[must_use]
    pub fn review_below(mut self, confidence: f64) -> Self {
        self.settings.review_below = confidence;
        self
    }

    /// Checks the settings and prepares the directive.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadSetting`] where a setting lies outside its range.
    pub fn build(self, directive: &Directive) -> Result<Aligner, Error> {
        let counts = [
            ("candidates", self.settings.candidates),
            ("evidence", self.settings.evidence),
        ];
        for (name, value) in counts {
            if !(1..=100).contains(&value) {
                return Err(bad(name, &value.to_string(), "a number from 1 to 100"));
            }
        }
        let review = self.settings.review_below;
        if !(0.0..=1.0).contains(&review) {
            return Err(bad(
                "review_below",
                &review.to_string(),
                "a confidence from 0 to 1",
            ));
        }
        Ok(self.prepare(directive))
    }

    pub(super) fn prepare(self, directive: &Directive) -> Aligner {
        let plan = Plan::new(directive);
        Aligner {
            inner: Arc::new(Inner {
                tasks: directive.tasks().to_vec(),
                facts: plan.tasks.iter().map(TaskFacts::new).collect(),
                plan,
                judge: self.judge,
                settings: self.settings,
                pool: Pool::default(),
            }),
        }
    }
}

fn bad(name: &str, value: &str, range: &str) -> Error {
    Error::new(
        ErrorKind::BadSetting,
        format!("the setting `{name}` is {value}; give {range}"),
    )
}
