//! The cells that are judged wrongly, to be read beside the labelling guideline.

use std::fmt::Write as _;

use crate::cells::Cell;
use crate::corpus::Data;
use crate::figures::Judged;
use crate::tables;
use crate::train::Settings;

/// Passages that are shown of a cell.
const SHOWN: usize = 2;

/// The first table of docs/accuracy.md, and every cell that a model that did not learn from its set
/// judges wrongly, with what it saw and what it should have seen.
pub(crate) fn wrong_cells(data: &Data) -> String {
    let judged = tables::leave_one_set_out(data, &Settings::default());
    let mut text = tables::figures_by_set(data, &judged);
    for judged in judged.iter().filter(|judged| !judged.is_right()) {
        let is_own =
            |cell: &&Cell| cell.document == judged.document && cell.asked.task == judged.task;
        if let Some(cell) = data.cells.iter().find(is_own) {
            write_cell(&mut text, judged, cell);
        }
    }
    text
}

fn write_cell(text: &mut String, judged: &Judged, cell: &Cell) {
    let _ = writeln!(
        text,
        "\n{} {}: {}, said {} ({:.2}): {}",
        judged.document,
        judged.task,
        judged.gold,
        judged.said(),
        judged.confidence(),
        cell.asked.text,
    );
    for &(at, uptake) in judged.passages.iter().take(SHOWN) {
        let passage = &cell.asked.passages[at];
        let _ = writeln!(
            text,
            "    saw {uptake:.2} {:?}: {}",
            passage.role, passage.text
        );
    }
    for clause in cell
        .clauses
        .iter()
        .filter(|clause| cell.is_evidence(clause.span))
    {
        let _ = writeln!(text, "    labelled: {}", clause.text);
    }
}
