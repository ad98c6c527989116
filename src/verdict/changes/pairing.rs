//! The weightiest common subsequence of two texts' pieces.
//!
//! Most characters of a passage stand nowhere in the task. A row or column of such a piece
//! repeats its neighbour, so the table has only the rows and columns of pieces that may fit.

use super::pieces::{Piece, PieceKind};
use super::quantities::COUNTERS;
use super::side::Side;
use crate::lexicon::WordKind;

/// The weightiest common subsequence, runs before single pieces, as (piece of the task, piece of
/// the passage) in order.
pub(super) fn weightiest(task: &Side, opinion: &Side) -> Vec<(usize, usize)> {
    let lines = (
        Line::all(task, Letters::of(opinion)),
        Line::all(opinion, Letters::of(task)),
    );
    let table = Table::new((task, opinion), &lines.0, &lines.1);
    table.trace(&lines.0, &lines.1, opinion.pieces.len())
}

/// A set of characters, by their last bits: it may hold more than was put in.
#[derive(Clone, Copy)]
struct Letters(u128);

impl Letters {
    fn of(side: &Side) -> Self {
        let letters = side.pieces.iter().filter_map(|piece| piece.letter);
        Self(letters.fold(0, |set, letter| set | bit(letter)))
    }

    /// Whether a piece may fit a piece of these characters, or one of several characters.
    fn may_fit(self, piece: &Piece) -> bool {
        let alone = piece.letter.filter(|_| piece.kind != PieceKind::Value);
        alone.is_none_or(|letter| self.0 & bit(letter) != 0)
    }
}

fn bit(letter: char) -> u128 {
    1 << (u32::from(letter) % u128::BITS)
}

/// A row or column of the table.
struct Line<'p> {
    piece: &'p Piece,
    /// Its place among all pieces.
    at: usize,
    /// Whether the line before is that of the piece before.
    follows: bool,
}

impl<'p> Line<'p> {
    fn all(side: &Side<'p>, others: Letters) -> Vec<Self> {
        let mut next = 0;
        let mut lines = Vec::with_capacity(side.pieces.len());
        for (at, piece) in side.pieces.iter().enumerate() {
            if others.may_fit(piece) {
                let follows = at == next && at > 0;
                lines.push(Self { piece, at, follows });
                next = at + 1;
            }
        }
        lines
    }
}

/// The weights of the beginnings of two texts.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    /// Of the weightiest common subsequence.
    best: u32,
    /// Of the weightiest one that ends with this pair; 0 where the two do not fit.
    run: u32,
}

struct Table {
    width: usize,
    cells: Vec<Cell>,
}

impl Table {
    fn new(sides: (&Side, &Side), rows: &[Line], columns: &[Line]) -> Self {
        let width = columns.len() + 1;
        let mut cells = vec![Cell::default(); (rows.len() + 1) * width];
        let mut rest = cells.as_mut_slice();
        for row in rows {
            let Some((above, below)) = rest.split_at_mut_checked(width) else {
                break;
            };
            fill(sides, row, columns, above, below);
            rest = below;
        }
        Self { width, cells }
    }

    fn get(&self, row: usize, column: usize) -> Cell {
        let cell = self.cells.get(row * self.width + column);
        cell.copied().unwrap_or_default()
    }

    /// Walks back from the ends; `end` is the number of all pieces of the passage.
    fn trace(&self, rows: &[Line], columns: &[Line], end: usize) -> Vec<(usize, usize)> {
        let (mut row, mut column, mut at) = (rows.len(), columns.len(), end);
        let mut pairs = Vec::new();
        let mut in_run = false;
        while row > 0 && at > 0 {
            let line = columns.get(column.wrapping_sub(1));
            let line = line.filter(|line| line.at + 1 == at);
            let (cell, above) = (self.get(row, column), self.get(row - 1, column));
            let pair = rows.get(row - 1).zip(line);
            if let Some((ours, theirs)) = pair
                && cell.run > 0
                && (in_run || cell.run == cell.best)
            {
                pairs.push((ours.at, theirs.at));
                let before = self.get(row - 1, column - 1);
                in_run = cell.run - weight(ours.piece) == follow(before, ours, theirs)
                    && follow(before, ours, theirs) > 0;
                (row, column, at) = (row - 1, column - 1, at - 1);
                continue;
            }
            let left = column - usize::from(line.is_some());
            if above.best >= self.get(row, left).best {
                row -= 1;
            } else {
                (column, at) = (left, at - 1);
            }
        }
        pairs.reverse();
        pairs
    }
}

/// Fills the row of one piece of the task.
fn fill(sides: (&Side, &Side), row: &Line, columns: &[Line], above: &[Cell], below: &mut [Cell]) {
    let (mut left, mut diagonal) = (0, Cell::default());
    let cells = below.iter_mut().zip(above).skip(1).zip(columns);
    for ((cell, above), column) in cells {
        let run = if fits(sides, row.piece, column.piece) {
            let follows = follow(diagonal, row, column);
            diagonal.best.max(follows) + weight(row.piece)
        } else {
            0
        };
        left = run.max(above.best).max(left);
        *cell = Cell { best: left, run };
        diagonal = *above;
    }
}

/// Beside the weight of a pair, for following on the pair before.
const FOLLOWS: u32 = 3;

/// The weight of a run that goes on with a pair, 0 where there is none; `before` is the cell up
/// and to the left.
fn follow(before: Cell, row: &Line, column: &Line) -> u32 {
    if before.run > 0 && row.follows && column.follows {
        before.run + FOLLOWS
    } else {
        0
    }
}

fn weight(piece: &Piece) -> u32 {
    match piece.kind {
        PieceKind::Name => 20,
        PieceKind::Value => 6,
        PieceKind::Letter(WordKind::Content) => 4,
        PieceKind::Letter(WordKind::Verb | WordKind::Frame) => 3,
        PieceKind::Letter(_) => 1,
    }
}

fn fits(sides: (&Side, &Side), a: &Piece, b: &Piece) -> bool {
    if a.letter.is_some() && a.letter == b.letter {
        return true;
    }
    match (a.kind, b.kind) {
        (PieceKind::Value, PieceKind::Value) => {
            let units = (unit(sides.0.said(a)), unit(sides.1.said(b)));
            units.0 == units.1 || COUNTERS.contains(&units.0) && COUNTERS.contains(&units.1)
        }
        (PieceKind::Name | PieceKind::Value, PieceKind::Name | PieceKind::Value) => {
            a.letter == b.letter && sides.0.said(a) == sides.1.said(b)
        }
        _ => false,
    }
}

/// What is left of a value without its digits: 73% and 91% fit, 73% and 12万亩 do not.
fn unit(text: &str) -> &str {
    text.trim_start_matches(|c: char| {
        c.is_ascii_digit() || ".一二三四五六七八九十百千两半".contains(c)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::pieces::pieces;
    use super::super::tests::letters;
    use super::super::text::Text;
    use super::*;

    /// The same with a row and a column for every piece.
    fn naive(task: &Side, opinion: &Side) -> Vec<(usize, usize)> {
        let (height, width) = (task.pieces.len() + 1, opinion.pieces.len() + 1);
        let (mut best, mut run) = (vec![vec![0; width]; height], vec![vec![0; width]; height]);
        for (i, ours) in (1..).zip(task.pieces) {
            for (j, theirs) in (1..).zip(opinion.pieces) {
                if fits((task, opinion), ours, theirs) {
                    let follows = match run[i - 1][j - 1] {
                        0 => 0,
                        before => before + FOLLOWS,
                    };
                    run[i][j] = best[i - 1][j - 1].max(follows) + weight(ours);
                }
                best[i][j] = run[i][j].max(best[i - 1][j]).max(best[i][j - 1]);
            }
        }
        let (mut i, mut j) = (height - 1, width - 1);
        let (mut pairs, mut in_run) = (Vec::new(), false);
        while i > 0 && j > 0 {
            if run[i][j] > 0 && (in_run || run[i][j] == best[i][j]) {
                pairs.push((i - 1, j - 1));
                let follows = run[i - 1][j - 1];
                in_run =
                    follows > 0 && run[i][j] == weight(&task.pieces[i - 1]) + follows + FOLLOWS;
                (i, j) = (i - 1, j - 1);
            } else if best[i - 1][j] >= best[i][j - 1] {
                i -= 1;
            } else {
                j -= 1;
            }
        }
        pairs.reverse();
        pairs
    }

    proptest! {
        #[test]
        fn leaving_out_what_fits_nothing_changes_nothing(
            task in "[城市更新机制完善甲乙丙丁的，“”三个5%]{0,30}",
            opinion in "[城市更新机制完善戊己庚辛的，“”三家5%]{0,40}",
        ) {
            let (asked, said) = (letters(&task), letters(&opinion));
            let pieces_of = |text, letters| pieces(Text { text, letters }, (0, letters.len()));
            let (ours, theirs) = (pieces_of(&task, &asked), pieces_of(&opinion, &said));
            let (task, opinion) = (Side::new(&task, &ours), Side::new(&opinion, &theirs));
            prop_assert_eq!(weightiest(&task, &opinion), naive(&task, &opinion));
        }
    }
}
