//! [`Directive`]: the upper document with its tasks.

use super::extract;
use super::list::{self, TaskList};
use super::types::Task;
use crate::document::Document;
use crate::error::{Error, ErrorKind};

/// The upper document (a plenum's resolution, an opinion, a work report) with its tasks.
#[derive(Debug, Clone)]
pub struct Directive {
    document: Document,
    tasks: Vec<Task>,
}

impl Directive {
    /// Parses a page and extracts its tasks, in text order.
    ///
    /// ```
    /// use cascade_align::{Directive, TaskKind};
    ///
    /// let directive = Directive::parse(
    ///     "全会强调，要优化城市空间结构，有序疏解老城功能，加快建设城市副中心。",
    /// )?;
    /// let kinds: Vec<_> = directive.tasks().iter().map(|task| (task.id(), task.kind())).collect();
    /// assert_eq!(
    ///     kinds,
    ///     [("1", TaskKind::Task), ("1.1", TaskKind::Measure), ("1.2", TaskKind::Measure)]
    /// );
    /// # Ok::<(), cascade_align::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Document::parse`], and [`ErrorKind::NoTasks`] where the text asks for nothing.
    pub fn parse(source: impl Into<String>) -> Result<Self, Error> {
        let document = Document::parse(source)?;
        let tasks = extract::tasks(&document);
        if tasks.is_empty() {
            return Err(Error::new(
                ErrorKind::NoTasks,
                "the directive holds no target, task or measure; give a text that asks for something, \
                 or a list of tasks",
            ));
        }
        Ok(Self { document, tasks })
    }

    /// Parses a page and takes the caller's tasks instead of extracting them.
    ///
    /// The tasks may be in another script, width or spacing than the directive, and may be absent
    /// from it: such a task has no [span](Task::span). A task whose list names no kind is a target
    /// where the directive says it as one, else a measure; a missing parent is read off the ids
    /// (`1.2` belongs to `1` or `T1`).
    ///
    /// # Errors
    ///
    /// As [`Document::parse`], and [`ErrorKind::NoTasks`], [`ErrorKind::EmptyTask`],
    /// [`ErrorKind::DuplicateTask`] or [`ErrorKind::UnknownParent`] for the list.
    pub fn with_tasks(source: impl Into<String>, tasks: TaskList) -> Result<Self, Error> {
        let document = Document::parse(source)?;
        let tasks = list::resolve(tasks, &document)?;
        Ok(Self { document, tasks })
    }

    /// The tasks, in the order of the text or of the caller's list.
    #[must_use]
    pub fn tasks(&self) -> &[Task] {
        &self.tasks
    }

    /// The parsed text.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }
}
