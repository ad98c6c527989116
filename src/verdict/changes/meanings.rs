//! Other names of what the task names: the same thing, a part of it, something wider.

use std::ops::Range;

use super::difference::Difference;
use super::meaning::{Word, words};
use super::pieces::{Piece, PieceKind};
use super::side::Side;
use super::slots::Slots;
use super::subject::Subject;
use super::text::Text;
use crate::report::ChangeKind;

/// Settles what the passage names otherwise, and tells where it names less or more.
pub(super) fn differences(
    slots: &mut Slots,
    subject: &Subject,
    best: (u32, u32),
) -> Vec<Difference> {
    let asked = &subject.wording.meanings;
    if !asked.iter().any(|word| is_open(&slots.task, word)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let said = said(&slots.opinion, subject.opinion, best);
    let reworded = slots.is_reworded();
    for word in asked {
        if !is_open(&slots.task, word) {
            continue;
        }
        let open = said.iter().filter(|other| is_open(&slots.opinion, other));
        let nearest = open
            .filter_map(|other| Some((relation(word, other)?, other)))
            .filter(|(_, other)| !contains(subject, word, other))
            .min_by_key(|(relation, other)| {
                (*relation, usize::MAX - other.range.len(), other.range.start)
            });
        let Some((relation, other)) = nearest else {
            continue;
        };
        slots.task.settle(word.pieces.clone());
        slots.opinion.settle(other.pieces.clone());
        let kind = match relation {
            Relation::Same => continue,
            Relation::Narrower | Relation::Wider if reworded => ChangeKind::Instrument,
            Relation::Narrower => ChangeKind::Narrowed,
            Relation::Wider => ChangeKind::Widened,
        };
        found.push(Difference::new(
            kind,
            Some(word.range.clone()),
            Some(other.range.clone()),
        ));
    }
    found
}

/// The words of a passage that have a place in the thesaurus, neither inside a name nor a part of
/// an office's name.
fn said(side: &Side, text: Text, (start, end): (u32, u32)) -> Vec<Word> {
    let cut = side.pieces.last().map_or(0, |piece| piece.end);
    let names = side
        .pieces
        .iter()
        .filter(|piece| piece.kind == PieceKind::Name);
    let names: Vec<Range<usize>> = names.map(Piece::bytes).collect();
    let is_plain = |word: &Word| {
        let Range { start, end } = word.range;
        let is_named = names
            .iter()
            .any(|name| name.start <= start && end <= name.end);
        let after = text.text.get(end..).unwrap_or_default();
        end <= cut && !is_named && !after.starts_with(['局', '委', '办', '部'])
    };
    words(side, text, (start, end)).filter(is_plain).collect()
}

/// Whether the task's word is the passage's with a modifier: what is left out is the modifier.
fn contains(subject: &Subject, asked: &Word, said: &Word) -> bool {
    let asked = subject.task.get(asked.range.clone()).unwrap_or_default();
    asked.contains(subject.opinion.slice(said.range.clone()))
}

/// What the passage's word names beside what the task's word names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Relation {
    Same,
    Narrower,
    Wider,
}

fn relation(asked: &Word, said: &Word) -> Option<Relation> {
    let concepts = asked.entry.concepts.iter().flat_map(|ours| {
        let same = said
            .entry
            .concepts
            .iter()
            .filter(move |theirs| theirs.id == ours.id);
        same.filter_map(move |theirs| match (ours.narrower, theirs.narrower) {
            (false, false) => Some(Relation::Same),
            (false, true) => Some(Relation::Narrower),
            (true, false) => Some(Relation::Wider),
            (true, true) => None,
        })
    });
    concepts.min()
}

/// Whether more than half of a word's characters still need an explanation.
fn is_open(side: &Side, word: &Word) -> bool {
    word.pieces.len() > 2 * side.settled(word.pieces.clone())
}
