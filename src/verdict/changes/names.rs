//! Quoted names that stand for each other, wherever they stand.

use super::difference::Difference;
use super::pieces::{Piece, PieceKind};
use super::side::Side;
use super::slots::Slots;
use crate::report::ChangeKind;

/// Pairs each name that only the task has with the most alike of those that only the passage has;
/// of equally alike ones with the first.
pub(super) fn differences(slots: &mut Slots) -> Vec<Difference> {
    let mut found = Vec::new();
    let asked = open(&slots.task);
    if asked.is_empty() {
        return found;
    }
    let mut said = open(&slots.opinion);
    for ours in asked {
        let Some(place) = most_alike(slots, ours, &said) else {
            break;
        };
        let theirs = said.remove(place);
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

/// The place of the name that is most like one of the task's, by single characters: names that
/// stand for each other often share no pair of them.
fn most_alike(slots: &Slots, ours: usize, said: &[usize]) -> Option<usize> {
    let asked = slots.task.said(slots.task.piece(ours)?);
    let alike = |(place, &theirs): (usize, &usize)| {
        let name = slots.opinion.said(slots.opinion.piece(theirs)?);
        Some((place, strsim::normalized_levenshtein(asked, name)))
    };
    let alike = said.iter().enumerate().filter_map(alike);
    let best = alike.reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.map(|(place, _)| place)
}

fn open(side: &Side) -> Vec<usize> {
    let names = side.pieces.iter().enumerate();
    names
        .filter(|(at, piece)| piece.kind == PieceKind::Name && side.is_open(*at))
        .map(|(at, _)| at)
        .collect()
}
