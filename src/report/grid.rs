//! Columns of text that line up on a terminal, wide characters included.

use std::fmt;

use super::quote;
use super::style::{Ink, Style};

/// Rows of cells. All columns but the last are right-aligned; the last is cut to the width.
#[derive(Default)]
pub(super) struct Grid {
    rows: Vec<Vec<Cell>>,
}

/// One piece of text in one ink.
pub(super) struct Cell {
    text: String,
    ink: Ink,
    align: Align,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Align {
    Left,
    Right,
}

impl Cell {
    pub(super) fn left(text: impl Into<String>, ink: Ink) -> Self {
        Self {
            text: text.into(),
            ink,
            align: Align::Left,
        }
    }

    pub(super) fn right(text: impl Into<String>, ink: Ink) -> Self {
        Self {
            align: Align::Right,
            ..Self::left(text, ink)
        }
    }
}

/// Between two columns.
const GAP: usize = 1;

/// The last column is never cut to less than this.
const LEAST: usize = 12;

impl Grid {
    pub(super) fn push(&mut self, row: impl IntoIterator<Item = Cell>) {
        self.rows.push(row.into_iter().collect());
    }

    pub(super) fn write(&self, style: Style, out: &mut impl fmt::Write) -> fmt::Result {
        let widths = self.widths();
        let taken: usize = widths.iter().map(|width| width + GAP).sum();
        let room = style
            .columns()
            .map(|all| all.saturating_sub(taken).max(LEAST));
        self.rows
            .iter()
            .try_for_each(|row| write_row(row, &widths, room, style, out))
    }

    /// The widths of all columns but the last.
    fn widths(&self) -> Vec<usize> {
        let mut widths = Vec::new();
        for row in &self.rows {
            let columns = row.len().saturating_sub(1);
            widths.resize(widths.len().max(columns), 0);
            for (width, cell) in widths.iter_mut().zip(row.iter().take(columns)) {
                *width = (*width).max(quote::width(&cell.text));
            }
        }
        widths
    }
}

fn write_row(
    row: &[Cell],
    widths: &[usize],
    room: Option<usize>,
    style: Style,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    let Some((last, cells)) = row.split_last() else {
        return out.write_char('\n');
    };
    for (cell, width) in cells.iter().zip(widths) {
        write_padded(cell, *width, style, out)?;
    }
    let text = match room {
        Some(columns) => quote::truncate(&last.text, columns),
        None => last.text.as_str().into(),
    };
    style.write(last.ink, text, out)?;
    out.write_char('\n')
}

fn write_padded(cell: &Cell, width: usize, style: Style, out: &mut impl fmt::Write) -> fmt::Result {
    let pad = width.saturating_sub(quote::width(&cell.text));
    let (before, after) = match cell.align {
        Align::Left => (0, pad + GAP),
        Align::Right => (pad, GAP),
    };
    write!(out, "{:before$}", "")?;
    if !cell.text.is_empty() {
        style.write(cell.ink, &cell.text, out)?;
    }
    write!(out, "{:after$}", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_and_the_last_is_cut() {
        let mut grid = Grid::default();
        for (number, word, text) in [("1", "城市", "一二三四五六七八"), ("10", "ab", "短")]
        {
            grid.push([
                Cell::right(number, Ink::Plain),
                Cell::left(word, Ink::Plain),
                Cell::left(text, Ink::Plain),
            ]);
        }
        let mut out = String::new();
        grid.write(Style::new().width(20), &mut out).unwrap();
        assert_eq!(out, " 1 城市 一二三四五…\n10 ab   短\n");
    }
}
