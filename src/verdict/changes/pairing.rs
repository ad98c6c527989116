//! The weightiest common subsequence of two texts' pieces.
//!
//! Most characters of a passage stand nowhere in the task. A row or column of such a piece
//! repeats its neighbour, so the table has only the rows and columns of pieces that may fit.

use super::characters::Characters;
use super::pieces::{Piece, PieceKind};
use super::side::Side;
use super::values::COUNTERS;
use crate::lexicon::WordKind;

/// A row or column of the table.
#[derive(Debug, Clone, Copy)]
struct Line {
    /// Its piece's place among all pieces.
    at: usize,
    letter: Option<char>,
    /// Whether the line before is that of the piece before.
    follows: bool,
}

impl Line {
    /// Fills `lines` with those of the pieces that may fit one with these characters, or one of
    /// several characters.
    fn fill(lines: &mut Vec<Self>, pieces: &[Piece], others: Characters) {
        lines.clear();
        lines.reserve(pieces.len());
        let (mut kept, mut next) = (0, usize::MAX);
        for (at, piece) in pieces.iter().enumerate() {
            let alone = piece.letter.filter(|_| piece.kind != PieceKind::Value);
            let may_fit = alone.is_none_or(|letter| others.may_hold(letter));
            // Added first and taken back then: whether it may fit cannot be foreseen.
            lines.push(Self {
                at,
                letter: piece.letter,
                follows: at == next,
            });
            kept += usize::from(may_fit);
            lines.truncate(kept);
            next = if may_fit { at + 1 } else { next };
        }
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

/// The table of two texts, with room for the next two.
#[derive(Debug, Default)]
pub(super) struct Table {
    rows: Vec<Line>,
    columns: Vec<Line>,
    cells: Vec<Cell>,
}

impl Table {
    /// The weightiest common subsequence, runs before single pieces, as (piece of the task, piece
    /// of the passage) in order.
    pub(super) fn weightiest(&mut self, task: &Side, opinion: &Side) -> Vec<(usize, usize)> {
        Line::fill(&mut self.rows, task.pieces, opinion.characters);
        Line::fill(&mut self.columns, opinion.pieces, task.characters);
        let width = self.width();
        self.cells.clear();
        let cells = (self.rows.len() + 1) * width;
        self.cells.resize(cells, Cell::default());
        let mut rest = self.cells.as_mut_slice();
        for row in &self.rows {
            let halves = rest.split_at_mut_checked(width);
            let Some(((above, below), piece)) = halves.zip(task.piece(row.at)) else {
                break;
            };
            let weight = weight(piece);
            if let PieceKind::Letter(_) = piece.kind {
                let fits = |column: &Line| column.letter == row.letter;
                fill((row, weight), &self.columns, above, below, fits);
            } else {
                let fits = |column: &Line| fits((task, piece), (opinion, column));
                fill((row, weight), &self.columns, above, below, fits);
            }
            rest = below;
        }
        self.trace(task.pieces, opinion.pieces.len())
    }

    fn width(&self) -> usize {
        self.columns.len() + 1
    }

    fn get(&self, row: usize, column: usize) -> Cell {
        let cell = self.cells.get(row * self.width() + column);
        cell.copied().unwrap_or_default()
    }

    /// Walks back from the ends; `end` is the number of all pieces of the passage.
    fn trace(&self, task: &[Piece], end: usize) -> Vec<(usize, usize)> {
        let (mut row, mut column, mut at) = (self.rows.len(), self.columns.len(), end);
        let mut pairs = Vec::with_capacity(row.min(column));
        let mut in_run = false;
        while row > 0 && at > 0 {
            let line = self.columns.get(column.wrapping_sub(1));
            let behind = line.map_or(0, |line| line.at + 1);
            let line = line.filter(|_| behind == at);
            let (cell, above) = (self.get(row, column), self.get(row - 1, column));
            let pair = self.rows.get(row - 1).zip(line);
            if let Some((ours, theirs)) = pair
                && cell.run > 0
                && (in_run || cell.run == cell.best)
            {
                pairs.push((ours.at, theirs.at));
                let follows = follow(self.get(row - 1, column - 1), ours, theirs);
                let weight = task.get(ours.at).map_or(0, weight);
                in_run = follows > 0 && cell.run - weight == follows;
                (row, column, at) = (row - 1, column - 1, at - 1);
                continue;
            }
            let left = column - usize::from(line.is_some());
            if above.best >= self.get(row, left).best {
                row -= 1;
            } else if line.is_some() {
                (column, at) = (left, at - 1);
            } else {
                // No piece between here and the line before fits anything.
                at = behind;
            }
        }
        pairs.reverse();
        pairs
    }
}

/// Fills the row of one piece of the task.
fn fill(
    (row, weight): (&Line, u32),
    columns: &[Line],
    above: &[Cell],
    below: &mut [Cell],
    fits: impl Fn(&Line) -> bool,
) {
    let (mut left, mut diagonal) = (0, Cell::default());
    // The first cells stand before all columns.
    let above = above.get(1..).unwrap_or_default();
    let below = below.get_mut(1..).unwrap_or_default();
    for ((cell, above), column) in below.iter_mut().zip(above).zip(columns) {
        // Whether the two fit cannot be foreseen: multiplied, not asked.
        let run = diagonal.best.max(follow(diagonal, row, column)) + weight;
        let run = run * u32::from(fits(column));
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
    let goes_on = (before.run > 0) & row.follows & column.follows;
    (before.run + FOLLOWS) * u32::from(goes_on)
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

fn fits(ours: (&Side, &Piece), (opinion, theirs): (&Side, &Line)) -> bool {
    let piece = opinion.piece(theirs.at);
    piece.is_some_and(|piece| fit(ours, (opinion, piece)))
}

/// Whether two pieces may be partners.
fn fit((task, a): (&Side, &Piece), (opinion, b): (&Side, &Piece)) -> bool {
    if a.letter.is_some() && a.letter == b.letter {
        return true;
    }
    match (a.kind, b.kind) {
        (PieceKind::Value, PieceKind::Value) => {
            let units = (unit(task.said(a)), unit(opinion.said(b)));
            units.0 == units.1 || COUNTERS.contains(&units.0) && COUNTERS.contains(&units.1)
        }
        (PieceKind::Name | PieceKind::Value, PieceKind::Name | PieceKind::Value) => {
            a.letter == b.letter && task.said(a) == opinion.said(b)
        }
        _ => false,
    }
}

const NUMERALS: &[char] = &[
    '.', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '两', '半', '〇',
    '○', '零', '点', '万', '亿', '几', '数', '多', '余',
];

/// What is left of a value without its digits: 73% and 91% fit, 73% and 12万亩 do not.
fn unit(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_ascii_digit() || NUMERALS.contains(&c))
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
                if fit((task, ours), (opinion, theirs)) {
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
            let mut table = Table::default();
            // The second time, the table holds another text's weights.
            prop_assert_eq!(table.weightiest(&opinion, &task), naive(&opinion, &task));
            prop_assert_eq!(table.weightiest(&task, &opinion), naive(&task, &opinion));
        }
    }
}
