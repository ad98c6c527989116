//! What a list must be: rows with an id and a text with words, ids that are unique, parents that
//! exist.

use std::collections::HashMap;

use super::Row;
use crate::error::{Error, ErrorKind};
use crate::task::types::Task;

/// Every row has an id of its own, and there is one.
pub(super) fn rows(rows: &[Row]) -> Result<(), Error> {
    if rows.is_empty() {
        return Err(Error::new(
            ErrorKind::NoTasks,
            "the task list is empty; give at least one row with an id and a text",
        ));
    }
    let mut seen = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        let number = at + 1;
        if row.id.trim().is_empty() {
            return Err(Error::new(
                ErrorKind::EmptyTask,
                format!("task {number} of the list has no id; give it one"),
            ));
        }
        if let Some(first) = seen.insert(row.id.as_str(), number) {
            return Err(Error::new(
                ErrorKind::DuplicateTask,
                format!(
                    "tasks {first} and {number} of the list share the id `{}`; make ids unique",
                    row.id
                ),
            ));
        }
    }
    Ok(())
}

/// Every cleaned text has a letter or digit: without one there is nothing to look for.
pub(super) fn texts(tasks: &[Task]) -> Result<(), Error> {
    let empty = (1..)
        .zip(tasks)
        .find(|(_, task)| !task.text().contains(char::is_alphanumeric));
    let Some((number, task)) = empty else {
        return Ok(());
    };
    Err(Error::new(
        ErrorKind::EmptyTask,
        format!(
            "task {number} of the list (`{}`) has no letter or digit in its text; \
             say what is to be done, or leave it out",
            task.id()
        ),
    ))
}

/// Every named parent exists, and no task is its own ancestor.
pub(super) fn ancestry(tasks: &[Task]) -> Result<(), Error> {
    let parents: HashMap<&str, Option<&str>> = tasks
        .iter()
        .map(|task| (task.id(), task.parent()))
        .collect();
    for task in tasks {
        let mut ancestor = task.parent();
        let mut steps = 0;
        while let Some(id) = ancestor {
            steps += 1;
            let Some(next) = parents.get(id).filter(|_| steps <= MOST_LEVELS) else {
                return Err(Error::new(
                    ErrorKind::UnknownParent,
                    format!(
                        "task `{}` names the parent `{id}`, which the list does not hold or which is below it; \
                         name a task of the list, at most {MOST_LEVELS} levels deep",
                        task.id()
                    ),
                ));
            };
            ancestor = *next;
        }
    }
    Ok(())
}

/// Bounds the walk to the root, so that a ring of parents ends and a long chain stays linear.
const MOST_LEVELS: usize = 16;
