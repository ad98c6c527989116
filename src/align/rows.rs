//! Rows of tables: clauses that tabs or bars part from each other.

use super::clauses::ReadClause;
use super::reading::Reading;
use crate::segment::has_cells;
use crate::task::quantity::Quantity;

/// A later cell of a row without a verb and without an amount: offices, dates.
pub(super) fn is_bare_cell(reading: &Reading, at: u32) -> bool {
    let mut values = reading.quantities((at, at + 1)).iter();
    is_later_cell(reading, at) && values.all(Quantity::is_dated)
}

impl Reading<'_> {
    /// A passage with the cells that follow it in its row: what is to be done stands in one cell of a
    /// table, how much and until when in others.
    pub(crate) fn with_row(&self, (first, last): (u32, u32)) -> (u32, u32) {
        let sentence = self.clauses.get(first as usize);
        let end = sentence.map_or(last, |clause| clause.in_sentence.1);
        let is_followed = last < end && is_later_cell(self, last);
        (first, if is_followed { end } else { last })
    }
}

/// Whether a tab or bar parts the clause from one with words before it.
fn is_later_cell(reading: &Reading, at: u32) -> bool {
    let (Some(own), Some(before)) = (
        reading.clauses.get(at as usize),
        at.checked_sub(1)
            .and_then(|before| reading.clauses.get(before as usize)),
    ) else {
        return false;
    };
    own.sentence == before.sentence
        && has_cells(reading.text(before.end, own.start).as_bytes())
        && reading
            .text(before.start, before.end)
            .chars()
            .any(char::is_alphabetic)
}

/// Whether a text may hold a table; most hold none.
pub(super) fn has_rows(reading: &Reading) -> bool {
    has_cells(reading.document.text().as_bytes())
}

/// In a table, the row is one's own only from its first cell on; elsewhere always.
pub(super) fn opens_row(reading: &Reading, (first, _): (u32, u32)) -> bool {
    let Some(own) = reading.clauses.get(first as usize) else {
        return false;
    };
    let earlier = reading.clauses.get(..first as usize).unwrap_or_default();
    let opening = earlier
        .iter()
        .rev()
        .take_while(|clause| clause.sentence == own.sentence);
    let words = |clause: &ReadClause| {
        reading
            .text(clause.start, clause.end)
            .chars()
            .any(char::is_alphabetic)
    };
    !is_row(reading, own) || !opening.take(8).any(words)
}

fn is_row(reading: &Reading, clause: &ReadClause) -> bool {
    let sentence = reading
        .document
        .outline()
        .sentences
        .get(clause.sentence as usize);
    sentence.is_some_and(|sentence| {
        let start = sentence
            .start
            .max(reading.letters.byte(clause.start).saturating_sub(300));
        let end = sentence
            .end
            .min(reading.letters.byte(clause.end).saturating_add(300));
        let text = reading.document.text().as_bytes();
        text.get(start as usize..end as usize)
            .is_some_and(has_cells)
    })
}
