//! Task tables: tab-separated, with a header.

use super::Row;
use super::cells::{self, Record, bad_table};
use crate::error::Error;
use crate::task::types::TaskKind;

/// The rows of a table.
pub(super) fn rows(table: &str) -> Result<Vec<Row>, Error> {
    let mut records = cells::records(table);
    let no_header = Record {
        line: 1,
        cells: Vec::new(),
    };
    let columns = Columns::new(&records.next().unwrap_or(Ok(no_header))?)?;
    records.map(|record| columns.row(&record?)).collect()
}

/// Where the header puts what a row says.
struct Columns {
    id: usize,
    text: usize,
    kind: Option<usize>,
    parent: Option<usize>,
}

impl Columns {
    fn new(header: &Record) -> Result<Self, Error> {
        Ok(Self {
            id: required(header, "id")?,
            text: required(header, "text")?,
            kind: column(header, "kind")?,
            parent: column(header, "parent")?,
        })
    }

    fn row(&self, record: &Record) -> Result<Row, Error> {
        if record.cells.len() <= self.text.max(self.id) {
            let what = "fewer cells than the header; fill in `id` and `text`";
            return Err(bad_table(record.line, what));
        }
        // Cells at the end of a row may be left out.
        let cell = |at: usize| record.cells.get(at).map_or("", |cell| cell);
        let parent = self.parent.map(cell).filter(|id| !id.is_empty());
        Ok(Row {
            id: cell(self.id).to_owned(),
            kind: parse_kind(self.kind.map_or("", cell), record.line)?,
            parent: parent.map(str::to_owned),
            text: cell(self.text).to_owned(),
        })
    }
}

fn required(header: &Record, name: &str) -> Result<usize, Error> {
    let missing = || {
        let what =
            format!("no column `{name}`; begin the table with a header such as `id<TAB>text`");
        bad_table(header.line, &what)
    };
    column(header, name)?.ok_or_else(missing)
}

/// Where a column stands, if it does; two of one name leave open which of them counts.
fn column(header: &Record, name: &str) -> Result<Option<usize>, Error> {
    let mut places = (0..).zip(&header.cells).filter(|(_, cell)| *cell == name);
    let first = places.next().map(|(at, _)| at);
    if places.next().is_none() {
        return Ok(first);
    }
    let what = format!("more than one column `{name}`; keep one, or name the others otherwise");
    Err(bad_table(header.line, &what))
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
