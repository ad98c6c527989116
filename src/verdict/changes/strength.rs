//! The force of the commitment: 完成 → 探索, 全部 → 部分, 必须.

use std::ops::Range;

use super::difference::Difference;
use super::force::{Force, Level, SCALES, Scale};
use super::pieces::Piece;
use super::slots::Slots;
use crate::report::ChangeKind;

/// A commitment that is weaker or stronger than the task.
pub(super) fn differences(slots: &Slots, asked: &Force) -> Vec<Difference> {
    let (Some(first), Some(last)) = (slots.pairs.first(), slots.pairs.last()) else {
        return Vec::new();
    };
    let clause = clause_around(slots.opinion.pieces, first.1, last.1);
    let said = Force::new(&slots.opinion, clause);
    let mut found: Vec<Difference> = Vec::new();
    for (scale, (asked, said)) in SCALES.iter().zip(asked.levels().zip(said.levels())) {
        if let Some(difference) = compare(scale, asked, said)
            && !found
                .iter()
                .any(|other| other.opinion == difference.opinion)
        {
            found.push(difference);
        }
    }
    found
}

/// The pieces from the start of the first pair's clause to the end of the last pair's.
fn clause_around(pieces: &[Piece], first: usize, last: usize) -> &[Piece] {
    let before = pieces.get(..first).unwrap_or_default();
    let start = before
        .iter()
        .rposition(Piece::ends_clause)
        .map_or(0, |at| at + 1);
    let after = pieces.get(last..).unwrap_or_default();
    let end = after
        .iter()
        .position(Piece::ends_clause)
        .map_or(pieces.len(), |at| last + at);
    pieces.get(start..end).unwrap_or_default()
}

fn compare(scale: &Scale, asked: &Level, said: &Level) -> Option<Difference> {
    let difference = |task: &Option<Range<usize>>, opinion: &Range<usize>, note: &str| {
        Some(Difference {
            note: Some(note.to_owned()),
            ..Difference::new(ChangeKind::Strength, task.clone(), Some(opinion.clone()))
        })
    };
    match ((&asked.weak, &asked.strong), (&said.weak, &said.strong)) {
        ((None, strong), (Some(weak), None)) if strong.is_some() || scale.weakens => {
            difference(strong, weak, "weaker")
        }
        ((weak, None), (None, Some(strong))) if weak.is_some() || scale.strengthens => {
            difference(weak, strong, "stronger")
        }
        _ => None,
    }
}
