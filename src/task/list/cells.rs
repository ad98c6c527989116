//! The cells of a task table, as spreadsheets and people write them.

use std::borrow::Cow;

use crate::error::{Error, ErrorKind};

/// What parts cells and rows.
const PARTS: [char; 3] = ['\t', '\n', '\r'];

/// A row with the line that it begins on.
#[derive(Debug)]
pub(super) struct Record<'a> {
    pub(super) line: usize,
    pub(super) cells: Vec<Cow<'a, str>>,
}

/// The rows of a table that hold anything. Lines end as on any system.
pub(super) fn records(table: &str) -> impl Iterator<Item = Result<Record<'_>, Error>> {
    let reader = Reader {
        rest: table.trim_start_matches('\u{feff}'),
        line: 1,
    };
    reader.filter(|record| {
        let is_blank = |record: &Record| record.cells.iter().all(|cell| cell.is_empty());
        !record.as_ref().is_ok_and(is_blank)
    })
}

struct Reader<'a> {
    rest: &'a str,
    line: usize,
}

impl<'a> Iterator for Reader<'a> {
    type Item = Result<Record<'a>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        (!self.rest.is_empty()).then(|| self.record())
    }
}

impl<'a> Reader<'a> {
    fn record(&mut self) -> Result<Record<'a>, Error> {
        let line = self.line;
        let mut cells = vec![self.cell()?];
        while let Some(rest) = self.rest.strip_prefix('\t') {
            self.rest = rest;
            cells.push(self.cell()?);
        }
        let rest = self.rest;
        self.rest = rest
            .strip_prefix("\r\n")
            .or_else(|| rest.strip_prefix(['\r', '\n']))
            .unwrap_or(rest);
        self.line += 1;
        Ok(Record { line, cells })
    }

    fn cell(&mut self) -> Result<Cow<'a, str>, Error> {
        match self.rest.strip_prefix('"') {
            None => Ok(self.bare()),
            Some(opened) => self.quoted(opened),
        }
    }

    fn bare(&mut self) -> Cow<'a, str> {
        let end = self.rest.find(PARTS).unwrap_or(self.rest.len());
        Cow::Borrowed(self.take(end).trim())
    }

    /// A cell that a quotation mark opens. Where its partner does not end the cell, people have
    /// typed the marks, and they stay.
    fn quoted(&mut self, opened: &'a str) -> Result<Cow<'a, str>, Error> {
        let (inner, after) = until_closed(opened)
            .and_then(|end| Some((opened.get(..end)?, opened.get(end + 1..)?)))
            .ok_or_else(|| self.unclosed())?;
        if after.is_empty() || after.starts_with(PARTS) {
            self.rest = after;
            self.line += line_breaks(inner);
            let unquoted = inner.replace("\"\"", "\"").replace(PARTS, " ");
            Ok(Cow::Owned(unquoted.trim().to_owned()))
        } else if line_breaks(inner) == 0 {
            Ok(self.bare())
        } else {
            Err(self.unclosed())
        }
    }

    fn take(&mut self, len: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(len).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    fn unclosed(&self) -> Error {
        let what = "a quotation mark opens a cell that none closes; close the cell, \
                    and double the marks inside it (`\"\"`)";
        bad_table(self.line, what)
    }
}

/// How much stands before the first quotation mark that is not doubled.
fn until_closed(opened: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let end = from + opened.get(from..)?.find('"')?;
        if !opened.get(end + 1..)?.starts_with('"') {
            return Some(end);
        }
        from = end + 2;
    }
}

fn line_breaks(text: &str) -> usize {
    text.matches(['\r', '\n']).count() - text.matches("\r\n").count()
}

/// What is wrong with a table, and in which line.
pub(super) fn bad_table(line: usize, what: &str) -> Error {
    Error::new(
        ErrorKind::BadTaskTable,
        format!("line {line} of the task table: {what}"),
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Each row as its line and its cells between bars.
    fn read(table: &str) -> Result<Vec<String>, Error> {
        let show = |record: Record| format!("{}|{}", record.line, record.cells.join("|"));
        records(table).map(|record| record.map(show)).collect()
    }

    #[test]
    fn cells_are_read_as_spreadsheets_and_people_write_them() {
        let cases: [(&str, &str, &[&str]); 12] = [
            ("bare", "a\tb\nc\td\n", &["1|a|b", "2|c|d"]),
            ("Windows", "a\r\nb\r\n", &["1|a", "2|b"]),
            ("an old Mac", "a\rb\rc", &["1|a", "2|b", "3|c"]),
            ("blank lines", "\na\n\t\t\n \nb", &["2|a", "5|b"]),
            ("a byte order mark", "\u{feff}\"a\"\n", &["1|a"]),
            ("a tab inside", "1\t\"a\tb\"\n", &["1|1|a b"]),
            ("marks inside", "\"说\"\"好\"\"了\"\tx", &["1|说\"好\"了|x"]),
            ("nothing inside", "1\t\"\"\n", &["1|1|"]),
            ("lines inside", "\"a\nb\"\r\nc", &["1|a b", "3|c"]),
            ("typed marks", "\"六个新\"建设\tx", &["1|\"六个新\"建设|x"]),
            ("a mark within", "建设\"新城\"\tx", &["1|建设\"新城\"|x"]),
            ("no line end", "a\t", &["1|a|"]),
        ];
        for (name, table, expected) in cases {
            assert_eq!(read(table).expect(name), expected, "{name}");
        }
    }

    #[test]
    fn an_open_mark_is_refused_with_its_line() {
        for table in ["a\n1\t\"b", "a\n1\t\"b\n2\t\"c\n", "a\n\"b\"\"\n3\t\"\"\n"] {
            let error = read(table).expect_err(table);
            assert!(error.to_string().contains("line 2"), "{table:?}: {error}");
        }
    }

    proptest! {
        #[test]
        fn what_a_spreadsheet_writes_is_read_again(
            rows in prop::collection::vec(prop::collection::vec("[a\"]{0,3}x[\"b]{0,3}", 1..4), 1..4)
        ) {
            let quote = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
            let line = |row: &Vec<String>| row.iter().map(quote).collect::<Vec<_>>().join("\t");
            let table = rows.iter().map(line).collect::<Vec<_>>().join("\n");
            let found = records(&table).collect::<Result<Vec<_>, _>>().expect("closed");
            let found: Vec<_> = found.into_iter().map(|record| record.cells).collect();
            prop_assert_eq!(found, rows);
        }

        #[test]
        fn any_table_is_read_or_refused(table in "[a\"\t\r\n]{0,20}") {
            let _ = read(&table);
        }
    }
}
