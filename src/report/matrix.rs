//! The matrix of tasks and opinions for a terminal.

use std::fmt;
use std::ops::Range;

use super::grid::{Cell, Grid};
use super::quote::one_line;
use super::style::{Ink, Style, ink};
use super::words;
use crate::report::{Cascade, MatrixRow, Verdict};

/// The columns that one opinion takes in the matrix: a mark, a flag, a gap.
const OPINION_COLUMNS: usize = 3;

/// The columns of the matrix that are left for ids, totals and the tasks' words.
const OTHER_COLUMNS: usize = 44;

/// Opinions stand in the matrix under their numbers; a table that is wider than the terminal is
/// split into several. The words come last, so that quotation marks of uncertain width in them
/// cannot shift a column.
pub(super) fn write_matrix(
    cascade: &Cascade,
    style: Style,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    let fitting = style.columns().map_or(usize::MAX, |columns| {
        (columns.saturating_sub(OTHER_COLUMNS) / OPINION_COLUMNS).max(1)
    });
    let opinions = cascade.alignments.len();
    let mut first = 0;
    while first < opinions {
        let last = first.saturating_add(fitting).min(opinions);
        let part = Part {
            shown: first..last,
            of: opinions,
        };
        part.write(cascade, style, out)?;
        out.write_char('\n')?;
        first = last;
    }
    Ok(())
}

/// The columns of some opinions. The totals count all of them, and stand behind the last.
struct Part {
    shown: Range<usize>,
    of: usize,
}

impl Part {
    const fn is_last(&self) -> bool {
        self.shown.end == self.of
    }

    fn write(&self, cascade: &Cascade, style: Style, out: &mut impl fmt::Write) -> fmt::Result {
        if self.shown.len() < self.of {
            style.write(Ink::Heading, self.title(), out)?;
            out.write_char('\n')?;
        }
        let mut grid = Grid::default();
        grid.push(self.head());
        for row in cascade.matrix() {
            grid.push(self.row(&row));
        }
        grid.write(style, out)
    }

    /// `opinions 1–12 of 31`.
    fn title(&self) -> String {
        let (first, last, of) = (self.shown.start + 1, self.shown.end, self.of);
        let shown = if first == last {
            format!("opinion {first} of {of}")
        } else {
            format!("opinions {first}–{last} of {of}")
        };
        if self.is_last() {
            format!("{shown}, and totals of all {of}")
        } else {
            shown
        }
    }

    fn head(&self) -> Vec<Cell> {
        let numbers = self.shown.clone();
        let numbers = numbers.map(|index| Cell::left((index + 1).to_string(), Ink::Faint));
        let totals = Verdict::ALL.map(|verdict| Cell::right(words::mark(verdict), ink(verdict)));
        let mut cells = vec![Cell::left("", Ink::Plain)];
        cells.extend(numbers);
        cells.extend(totals.into_iter().filter(|_| self.is_last()));
        cells.push(Cell::left("task", Ink::Heading));
        cells
    }

    fn row(&self, row: &MatrixRow<'_>) -> Vec<Cell> {
        let tally = row.tally();
        let shown = row.findings().skip(self.shown.start).take(self.shown.len());
        let marks = shown.map(|finding| Cell::left(words::cell(finding), ink(finding.verdict)));
        let total = |verdict| Cell::right(tally.of(verdict).to_string(), Ink::Faint);
        let totals = Verdict::ALL.map(total);
        let mut cells = vec![Cell::left(one_line(row.task().id()), Ink::Plain)];
        cells.extend(marks);
        cells.extend(totals.into_iter().filter(|_| self.is_last()));
        cells.push(Cell::left(one_line(row.task().text()), Ink::Plain));
        cells
    }
}
