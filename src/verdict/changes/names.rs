//! Quoted names that stand for each other, wherever they stand.

use super::pieces::PieceKind;
use super::side::Side;
use super::slots::Slots;
use super::{Difference, pieces::Piece};
use crate::report::ChangeKind;

/// Pairs the names that only the task has with those that only the passage has, in order.
pub(super) fn differences(slots: &mut Slots) -> Vec<Difference> {
    let mut found = Vec::new();
    let asked = open(&slots.task);
    if asked.is_empty() {
        return found;
    }
    let said = open(&slots.opinion);
    for (ours, theirs) in asked.into_iter().zip(said) {
        slots.task.settle(ours..ours + 1);
        slots.opinion.settle(theirs..theirs + 1);
        found.push(Difference::new(
            ChangeKind::Name,
            slots.task.piece(ours).map(Piece::bytes),
            slots.opinion.piece(theirs).map(Piece::bytes),
        ));
    }
    found
}

fn open(side: &Side) -> Vec<usize> {
    let names = side.pieces.iter().enumerate();
    names
        .filter(|(at, piece)| piece.kind == PieceKind::Name && side.is_open(*at))
        .map(|(at, _)| at)
        .collect()
}
