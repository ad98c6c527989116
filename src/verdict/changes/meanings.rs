//! Other names of what the task names: the same thing, a part of it, something wider.

use std::ops::Range;

use super::pieces::{Piece, PieceKind};
use super::slots::{Slots, mark};
use super::words::start_of;
use super::{Difference, Extract, REWORDED_BELOW};
use crate::lexicon::{Entry, Lexicon};
use crate::report::ChangeKind;

/// Settles what the passage names otherwise, and tells where it names less or more.
pub(super) fn differences(slots: &mut Slots, task: &str, best: &Extract) -> Vec<Difference> {
    let end = slots.opinion.last().map_or(best.start, |piece| piece.end);
    let text = best.context.get(best.start..end).unwrap_or_default();
    let said: Vec<Word> = words(text, best.start)
        .into_iter()
        .filter(|word| is_plain(slots.opinion, best.context, &word.range))
        .collect();
    let reworded = slots.coverage() < REWORDED_BELOW;
    let mut asked = words(task, 0);
    asked.sort_by_key(|word| (usize::MAX - word.range.len(), word.range.start));
    let mut found = Vec::new();
    for word in asked {
        if !is_open(slots.task, &slots.held, &word.range) {
            continue;
        }
        let open = said
            .iter()
            .filter(|other| is_open(slots.opinion, &slots.used, &other.range));
        let nearest = open
            .filter_map(|other| Some((relation(&word, other)?, other)))
            .filter(|(_, other)| !contains(task, &word.range, best.context, &other.range))
            .min_by_key(|(relation, other)| {
                (*relation, usize::MAX - other.range.len(), other.range.start)
            });
        let Some((relation, other)) = nearest else {
            continue;
        };
        settle(slots.task, &mut slots.held, &word.range);
        settle(slots.opinion, &mut slots.used, &other.range);
        let kind = match relation {
            Relation::Same => continue,
            Relation::Narrower | Relation::Wider if reworded => ChangeKind::Instrument,
            Relation::Narrower => ChangeKind::Narrowed,
            Relation::Wider => ChangeKind::Widened,
        };
        found.push(Difference::new(
            kind,
            Some(word.range),
            Some(other.range.clone()),
        ));
    }
    found
}

/// Neither inside a name nor a part of an office's name.
fn is_plain(pieces: &[Piece], context: &str, range: &Range<usize>) -> bool {
    let is_named = |piece: &Piece| {
        piece.kind == PieceKind::Name && piece.start <= range.start && range.end <= piece.end
    };
    let after = context.get(range.end..).unwrap_or_default();
    !pieces.iter().any(is_named) && !after.starts_with(['局', '委', '办', '部'])
}

/// Whether the task's word is the passage's with a modifier: what is left out is the modifier.
fn contains(task: &str, asked: &Range<usize>, context: &str, said: &Range<usize>) -> bool {
    let word = |text: &'_ str, range: &Range<usize>| {
        text.get(range.clone()).unwrap_or_default().to_owned()
    };
    word(task, asked).contains(&word(context, said))
}

/// What the passage's word names beside what the task's word names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Relation {
    Same,
    Narrower,
    Wider,
}

struct Word {
    range: Range<usize>,
    entry: &'static Entry,
}

/// The words of a text that have a place in the thesaurus.
fn words(text: &str, offset: usize) -> Vec<Word> {
    let hits = Lexicon::get()
        .hits(text)
        .filter(|hit| !hit.entry.concepts.is_empty());
    hits.map(|hit| Word {
        range: start_of(text, &hit) + offset..hit.end + offset,
        entry: hit.entry,
    })
    .collect()
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
fn is_open(pieces: &[Piece], settled: &[bool], range: &Range<usize>) -> bool {
    let inside = pieces
        .iter()
        .zip(settled)
        .filter(|(piece, _)| lies_in(piece, range));
    let (open, all) = inside.fold((0, 0), |(open, all), (_, settled)| {
        (open + usize::from(!settled), all + 1)
    });
    2 * open > all
}

fn settle(pieces: &[Piece], settled: &mut [bool], range: &Range<usize>) {
    for (at, _) in pieces
        .iter()
        .enumerate()
        .filter(|(_, piece)| lies_in(piece, range))
    {
        mark(settled, at..at + 1);
    }
}

fn lies_in(piece: &Piece, range: &Range<usize>) -> bool {
    range.start <= piece.start && piece.end <= range.end
}
