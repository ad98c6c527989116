//! What reading the least confident findings buys.

use std::fmt::Write as _;

use crate::figures::{Judged, share};

/// Confidences below which a person could read the findings.
const THRESHOLDS: [f64; 6] = [0.5, 0.55, 0.6, 0.65, 0.7, 0.8];

/// For each threshold: how many findings a person reads, how many of the errors stand among them,
/// and how often the others are right.
pub(crate) fn table(judged: &[Judged]) -> String {
    let mut text = String::from(
        "\n| read below | findings to read | errors among them | of all errors | the others are right |\n\
         |---|---|---|---|---|\n",
    );
    let all: Vec<&Judged> = judged.iter().collect();
    let is_wrong = |cell: &Judged| !cell.is_right();
    for threshold in THRESHOLDS {
        let is_read = |cell: &&Judged| cell.confidence() < threshold;
        let (read, others): (Vec<&Judged>, Vec<&Judged>) = all.iter().partition(|c| is_read(c));
        let _ = writeln!(
            text,
            "| {threshold:.2} | {:.2} | {:.2} | {:.2} | {:.3} |",
            share(&all, |cell| is_read(&cell)),
            share(&read, is_wrong),
            share(&all, |cell| is_wrong(cell) && is_read(&cell)) / share(&all, is_wrong),
            share(&others, Judged::is_right),
        );
    }
    text
}
