//! [`Cascade`]: the matrix tasks × opinions.

use crate::report::{Alignment, Finding, Margins, Tally};
use crate::task::Task;

/// The alignments of all opinions of one directive.
#[derive(Debug, Clone, PartialEq)]
pub struct Cascade {
    pub(crate) tasks: Vec<Task>,
    pub(crate) alignments: Vec<Alignment>,
}

impl Cascade {
    /// The version of the JSON form.
    pub const SCHEMA_VERSION: u32 = 1;

    /// The tasks of the directive, in its order.
    #[must_use]
    pub fn tasks(&self) -> &[Task] {
        &self.tasks
    }

    /// One alignment an opinion, in the order in which the opinions were given.
    #[must_use]
    pub fn alignments(&self) -> &[Alignment] {
        &self.alignments
    }

    /// The matrix: one row a task, one finding an opinion.
    #[must_use]
    pub fn matrix(&self) -> impl ExactSizeIterator<Item = MatrixRow<'_>> {
        self.tasks
            .iter()
            .enumerate()
            .map(|(index, task)| MatrixRow {
                task,
                index,
                alignments: &self.alignments,
            })
    }

    /// How often each verdict was given over all opinions, apart for each kind of task.
    #[must_use]
    pub fn margins(&self) -> Margins {
        self.alignments
            .iter()
            .flat_map(|alignment| &alignment.findings)
            .collect()
    }
}

/// One task and what every opinion did with it.
#[derive(Debug, Clone, Copy)]
pub struct MatrixRow<'a> {
    task: &'a Task,
    index: usize,
    alignments: &'a [Alignment],
}

impl<'a> MatrixRow<'a> {
    /// The task.
    #[must_use]
    pub const fn task(&self) -> &'a Task {
        self.task
    }

    /// The findings, in the order of [`Cascade::alignments`].
    pub fn findings(&self) -> impl Iterator<Item = &'a Finding> + use<'a> {
        let index = self.index;
        self.alignments
            .iter()
            .filter_map(move |alignment| alignment.findings.get(index))
    }

    /// How many opinions gave the task each verdict.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for finding in self.findings() {
            tally.count(finding);
        }
        tally
    }
}
