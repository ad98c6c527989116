//! [`Tally`] and [`Margins`]: counts of verdicts, never without their denominator.

use crate::number::real;
use crate::report::{Finding, Verdict};
use crate::task::TaskKind;

/// How often each verdict was given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub(crate) adopted: usize,
    pub(crate) adapted: usize,
    pub(crate) omitted: usize,
    pub(crate) needs_review: usize,
}

impl Tally {
    /// How often one verdict was given.
    #[must_use]
    pub const fn of(self, verdict: Verdict) -> usize {
        match verdict {
            Verdict::Adopted => self.adopted,
            Verdict::Adapted => self.adapted,
            Verdict::Omitted => self.omitted,
        }
    }

    /// The number of findings: the denominator of every rate.
    #[must_use]
    pub const fn total(self) -> usize {
        self.adopted + self.adapted + self.omitted
    }

    /// How many of the findings a person should look at.
    #[must_use]
    pub const fn needs_review(self) -> usize {
        self.needs_review
    }

    /// The share of one verdict; `None` where nothing was counted.
    #[must_use]
    pub fn rate(self, verdict: Verdict) -> Option<f64> {
        match self.total() {
            0 => None,
            total => Some(real(self.of(verdict)) / real(total)),
        }
    }

    pub(crate) fn count(&mut self, finding: &Finding) {
        match finding.verdict {
            Verdict::Adopted => self.adopted += 1,
            Verdict::Adapted => self.adapted += 1,
            Verdict::Omitted => self.omitted += 1,
        }
        self.needs_review += usize::from(finding.needs_review());
    }
}

/// The [`Tally`] of each kind of task.
///
/// There is no sum over kinds: a headline and its measures say the same thing twice, and a target
/// is judged by other rules.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Margins {
    pub(crate) targets: Tally,
    pub(crate) tasks: Tally,
    pub(crate) measures: Tally,
}

impl Margins {
    /// The tally of one kind of task.
    #[must_use]
    pub const fn of(self, kind: TaskKind) -> Tally {
        match kind {
            TaskKind::Target => self.targets,
            TaskKind::Task => self.tasks,
            TaskKind::Measure => self.measures,
        }
    }

    fn of_mut(&mut self, kind: TaskKind) -> &mut Tally {
        match kind {
            TaskKind::Target => &mut self.targets,
            TaskKind::Task => &mut self.tasks,
            TaskKind::Measure => &mut self.measures,
        }
    }
}

impl<'a> FromIterator<&'a Finding> for Margins {
    fn from_iter<I: IntoIterator<Item = &'a Finding>>(findings: I) -> Self {
        let mut margins = Self::default();
        for finding in findings {
            margins.of_mut(finding.kind).count(finding);
        }
        margins
    }
}
