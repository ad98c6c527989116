//! [`TaskList`]: tasks that the caller names, checked and placed in the directive.

use std::collections::{HashMap, HashSet};

use super::quantity::{self, ONE, QuantityKind};
use super::types::{Task, TaskKind};
use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::normalize;
use crate::segment::Role;

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
    /// (any order; other columns are ignored). Kinds are `target`, `task` and `measure`.
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
    /// [`ErrorKind::BadTaskTable`] with the line where a column or cell is missing or a kind is
    /// unknown.
    pub fn from_tsv(table: &str) -> Result<Self, Error> {
        let mut lines = table
            .trim_start_matches('\u{feff}')
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim().is_empty());
        let header: Vec<&str> = lines
            .next()
            .map(|(_, line)| line.split('\t').map(str::trim).collect())
            .unwrap_or_default();
        let column = |name: &str| header.iter().position(|cell| *cell == name);
        let required = |name: &str| {
            column(name).ok_or_else(|| {
                bad_table(
                    1,
                    &format!(
                        "no column `{name}`; begin the table with a header such as `id<TAB>text`"
                    ),
                )
            })
        };
        let (id, text) = (required("id")?, required("text")?);
        let (kind, parent) = (column("kind"), column("parent"));
        let mut rows = Vec::new();
        for (number, line) in lines {
            let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
            let cell = |at: usize| cells.get(at).copied().unwrap_or("");
            if cells.len() <= text.max(id) {
                return Err(bad_table(
                    number + 1,
                    "fewer cells than the header; fill in `id` and `text`",
                ));
            }
            rows.push(Row {
                id: cell(id).to_owned(),
                kind: kind
                    .map(cell)
                    .map_or(Ok(None), |name| parse_kind(name, number + 1))?,
                parent: parent
                    .map(cell)
                    .filter(|id| !id.is_empty())
                    .map(str::to_owned),
                text: cell(text).to_owned(),
            });
        }
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

fn bad_table(line: usize, what: &str) -> Error {
    Error::new(
        ErrorKind::BadTaskTable,
        format!("line {line} of the task table: {what}"),
    )
}

fn parse_kind(name: &str, line: usize) -> Result<Option<TaskKind>, Error> {
    match name {
        "" => Ok(None),
        "target" => Ok(Some(TaskKind::Target)),
        "task" => Ok(Some(TaskKind::Task)),
        "measure" => Ok(Some(TaskKind::Measure)),
        _ => Err(bad_table(
            line,
            &format!("unknown kind `{name}`; use target, task or measure"),
        )),
    }
}

/// Checks the list and finds each task's place, parent, kind and year.
pub(super) fn resolve(list: TaskList, document: &Document) -> Result<Vec<Task>, Error> {
    check(&list)?;
    let ids: HashSet<String> = list.rows.iter().map(|row| row.id.clone()).collect();
    let places = Places::new(document);
    let tasks: Vec<Task> = list
        .rows
        .into_iter()
        .map(|row| place(row, &ids, &places, document))
        .collect();
    check_ancestry(&tasks)?;
    Ok(tasks)
}

fn check(list: &TaskList) -> Result<(), Error> {
    if list.rows.is_empty() {
        return Err(Error::new(
            ErrorKind::NoTasks,
            "the task list is empty; give at least one row with an id and a text",
        ));
    }
    let mut seen = HashMap::new();
    for (at, row) in list.rows.iter().enumerate() {
        let number = at + 1;
        if row.id.trim().is_empty() || row.text.trim().is_empty() {
            return Err(Error::new(
                ErrorKind::EmptyTask,
                format!("task {number} of the list has no id or no text; fill in both"),
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

/// Every named parent exists, and no task is its own ancestor.
fn check_ancestry(tasks: &[Task]) -> Result<(), Error> {
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

fn place(row: Row, ids: &HashSet<String>, places: &Places, document: &Document) -> Task {
    let text = normalize::clean(&row.text).text.trim().to_owned();
    let at = places.find(&text);
    let kind = row.kind.unwrap_or_else(|| guess_kind(&text, at, document));
    let year = if kind == TaskKind::Target {
        year_of(&text).or_else(|| at.and_then(|(start, _)| year_before(document, start)))
    } else {
        None
    };
    Task {
        parent: row.parent.or_else(|| parent_of(&row.id, ids)),
        id: row.id,
        kind,
        year,
        span: at.map(|range| document.span_of(range)),
        text,
    }
}

/// `1.2` belongs to `1` or `T1`, `G27.1` to `G27`.
fn parent_of(id: &str, ids: &HashSet<String>) -> Option<String> {
    let (head, _) = id.rsplit_once('.')?;
    [head.to_owned(), format!("T{head}")]
        .into_iter()
        .find(|parent| ids.contains(parent))
}

fn guess_kind(text: &str, at: Option<(u32, u32)>, document: &Document) -> TaskKind {
    let said_as_target = at.is_some_and(|(start, _)| {
        document
            .outline()
            .sentences
            .iter()
            .any(|s| s.start <= start && start < s.end && s.role == Role::Target)
    });
    if said_as_target || text.starts_with('到') && year_of(text).is_some() {
        TaskKind::Target
    } else {
        TaskKind::Measure
    }
}

/// The first deadline in a text, as a year.
pub(super) fn year_of(text: &str) -> Option<u16> {
    quantity::quantities(text)
        .find(|quantity| quantity.kind == QuantityKind::Deadline)
        .and_then(|quantity| u16::try_from(quantity.value / ONE).ok())
}

/// The nearest 到20XX年 before a place, in the same paragraph.
fn year_before(document: &Document, start: u32) -> Option<u16> {
    let text = document.clean_slice((0, start));
    let paragraph = text.rsplit('\n').next()?;
    quantity::quantities(paragraph)
        .filter(|quantity| quantity.kind == QuantityKind::Deadline)
        .last()
        .and_then(|quantity| u16::try_from(quantity.value / ONE).ok())
}

/// The directive's letters and digits with their places, to find a text whatever its marks.
struct Places {
    letters: String,
    /// For each byte of `letters` that starts a character: its clean offset.
    offsets: Vec<u32>,
}

impl Places {
    fn new(document: &Document) -> Self {
        let mut letters = String::new();
        let mut offsets = Vec::new();
        for (at, c) in document.text().char_indices() {
            if c.is_alphanumeric() {
                letters.push(c);
                let at = u32::try_from(at).unwrap_or(u32::MAX);
                offsets.resize(letters.len(), at);
            }
        }
        Self { letters, offsets }
    }

    /// The clean range of a text's first occurrence.
    fn find(&self, text: &str) -> Option<(u32, u32)> {
        let needle: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
        let last = needle.chars().next_back()?;
        let at = self.letters.find(&needle)?;
        let start = *self.offsets.get(at)?;
        let end = *self.offsets.get(at + needle.len() - last.len_utf8())?;
        let last_len = u32::try_from(last.len_utf8()).ok()?;
        Some((start, end + last_len))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ("id\ttext\n1\t \n", ErrorKind::EmptyTask, "task 1"),
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
    fn finds_parents_by_id() {
        let tasks = resolved("id\ttext\nT1\ta\n1.1\tb\nG27\tc\nG27.1\td\n2.1\te\n").unwrap();
        let parents: Vec<_> = tasks.iter().map(Task::parent).collect();
        assert_eq!(parents, [None, Some("T1"), None, Some("G27"), None]);
    }
}
