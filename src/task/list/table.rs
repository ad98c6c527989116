//! Task tables: tab-separated, with a header.

use super::Row;
use crate::error::{Error, ErrorKind};
use crate::task::types::TaskKind;

/// The rows of a table.
pub(super) fn rows(table: &str) -> Result<Vec<Row>, Error> {
    let mut lines = (1..)
        .zip(table.trim_start_matches('\u{feff}').lines())
        .filter(|(_, line)| !line.trim().is_empty());
    let columns = Columns::new(lines.next().map_or("", |(_, header)| header))?;
    lines
        .map(|(number, line)| columns.row(number, line))
        .collect()
}

/// Where the header puts what a row says.
struct Columns {
    id: usize,
    text: usize,
    kind: Option<usize>,
    parent: Option<usize>,
}

impl Columns {
    fn new(header: &str) -> Result<Self, Error> {
        let column = |name: &str| header.split('\t').position(|cell| cell.trim() == name);
        let required = |name: &str| {
            let missing = || {
                let what = format!(
                    "no column `{name}`; begin the table with a header such as `id<TAB>text`"
                );
                bad_table(1, &what)
            };
            column(name).ok_or_else(missing)
        };
        Ok(Self {
            id: required("id")?,
            text: required("text")?,
            kind: column("kind"),
            parent: column("parent"),
        })
    }

    fn row(&self, number: usize, line: &str) -> Result<Row, Error> {
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        if cells.len() <= self.text.max(self.id) {
            let what = "fewer cells than the header; fill in `id` and `text`";
            return Err(bad_table(number, what));
        }
        // Cells at the end of a row may be left out.
        let cell = |at: usize| cells.get(at).copied().unwrap_or("");
        let parent = self.parent.map(cell).filter(|id| !id.is_empty());
        Ok(Row {
            id: cell(self.id).to_owned(),
            kind: parse_kind(self.kind.map_or("", cell), number)?,
            parent: parent.map(str::to_owned),
            text: cell(self.text).to_owned(),
        })
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
