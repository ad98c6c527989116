//! [`TaskList`]: tasks that the caller names, checked and placed in the directive.

mod cells;
mod check;
mod place;
mod places;
mod table;

use super::types::{Task, TaskKind};
use crate::document::Document;
use crate::error::Error;

pub(super) use place::year_of;

/// Tasks that the caller names instead of having them extracted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TaskList {
    rows: Vec<Row>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    id: String,
    kind: Option<TaskKind>,
    parent: Option<String>,
    text: String,
}

impl TaskList {
    /// An empty list.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a task; what it holds is checked when a [`Directive`](crate::Directive) takes the list.
    #[must_use]
    pub fn with(
        mut self,
        id: impl Into<String>,
        kind: Option<TaskKind>,
        text: impl Into<String>,
    ) -> Self {
        self.rows.push(Row {
            id: id.into(),
            kind,
            parent: None,
            text: text.into(),
        });
        self
    }

    /// Reads a tab-separated table whose header names `id`, `text` and perhaps `kind` and `parent`
    /// (any order; other columns are ignored). Kinds are `target`, `task` and `measure`. A cell in
    /// double quotes is read as spreadsheets write it: the quotes go, doubled ones inside become
    /// one, and tabs and line breaks inside become blanks.
    ///
    /// ```
    /// use cascade_align::TaskList;
    ///
    /// let list = TaskList::from_tsv("id\tkind\ttext\n1\ttask\t优化空间布局\n1.1\tmeasure\t构建城镇体系\n")?;
    /// assert_eq!(list.len(), 2);
    /// # Ok::<(), cascade_align::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadTaskTable`](crate::ErrorKind::BadTaskTable) with the line where a column or cell
    /// is missing, a column stands twice, a quotation mark is left open or a kind is unknown.
    pub fn from_tsv(table: &str) -> Result<Self, Error> {
        let rows = table::rows(table)?;
        Ok(Self { rows })
    }

    /// How many tasks it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

/// Checks the list and finds each task's place, parent, kind and year.
pub(super) fn resolve(list: TaskList, document: &Document) -> Result<Vec<Task>, Error> {
    check::rows(&list.rows)?;
    let tasks = place::tasks(list.rows, document);
    check::texts(&tasks)?;
    check::ancestry(&tasks)?;
    Ok(tasks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    fn resolved(table: &str) -> Result<Vec<Task>, Error> {
        let document =
            Document::parse("全会提出，到2027年，城镇化率达到73%。要優化城市空間佈局。")?;
        resolve(TaskList::from_tsv(table)?, &document)
    }

    #[test]
    fn refuses_bad_lists_with_the_place() {
        let cases = [
            ("", ErrorKind::BadTaskTable, "no column `id`"),
            (
                "id\tname\n1\tx\n",
                ErrorKind::BadTaskTable,
                "no column `text`",
            ),
            ("id\ttext\n", ErrorKind::NoTasks, "empty"),
            ("id\ttext\n1\n", ErrorKind::BadTaskTable, "line 2"),
            (
                "id\tkind\ttext\n1\tgoal\tx\n",
                ErrorKind::BadTaskTable,
                "`goal`",
            ),
            (
                "id\ttext\n1\tx\n1\ty\n",
                ErrorKind::DuplicateTask,
                "tasks 1 and 2",
            ),
            (
                "text\tid\ttext\nx\t1\ty\n",
                ErrorKind::BadTaskTable,
                "more than one column `text`",
            ),
            (
                "id\ttext\n1\t\"x\n2\ty\n",
                ErrorKind::BadTaskTable,
                "line 2",
            ),
            ("id\ttext\n1\t \n", ErrorKind::EmptyTask, "task 1"),
            ("id\ttext\n\tx\n", ErrorKind::EmptyTask, "task 1"),
            ("id\ttext\n1\tx\n3\t。，！\n", ErrorKind::EmptyTask, "`3`"),
            ("id\ttext\n3\t\u{200b}\n", ErrorKind::EmptyTask, "`3`"),
            ("id\ttext\n3\t\"\"\n", ErrorKind::EmptyTask, "`3`"),
            (
                "id\tparent\ttext\n1\t7\tx\n",
                ErrorKind::UnknownParent,
                "`7`",
            ),
            (
                "id\tparent\ttext\n1\t2\tx\n2\t1\ty\n",
                ErrorKind::UnknownParent,
                "`1`",
            ),
        ];
        for (table, kind, part) in cases {
            let error = resolved(table).expect_err(table);
            assert_eq!(error.kind(), kind, "{table:?}: {error}");
            assert!(error.to_string().contains(part), "{table:?}: {error}");
        }
    }

    #[test]
    fn a_cell_in_quotes_is_the_text_inside() {
        let tasks = resolved("id\ttext\r1\t\"优化\t城市\"\r2\t\"建设\"\"新城\"\"\"\r").unwrap();
        let texts: Vec<_> = tasks.iter().map(Task::text).collect();
        assert_eq!(texts, ["优化城市", "建设“新城”"]);
    }

    #[test]
    fn finds_parents_by_id() {
        let tasks = resolved("id\ttext\nT1\ta\n1.1\tb\nG27\tc\nG27.1\td\n2.1\te\n").unwrap();
        let parents: Vec<_> = tasks.iter().map(Task::parent).collect();
        assert_eq!(parents, [None, Some("T1"), None, Some("G27"), None]);
    }
}
