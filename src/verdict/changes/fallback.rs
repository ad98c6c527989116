//! What to name where nothing stands out: every adaptation differs somewhere.

use std::ops::Range;

use super::characters::Haystack;
use super::difference::Difference;
use super::dropped::{self, Taken};
use super::pieces::{Piece, PieceKind};
use super::scopes;
use super::side::Side;
use super::slots::Slots;
use super::substance::trimmed;
use crate::lexicon::{Cues, Entry, WordKind};
use crate::report::ChangeKind;

/// The largest slight difference; the verb; the level; or the whole task beside the whole clause.
pub(super) fn differences(
    slots: &Slots,
    slight: Vec<Difference>,
    passages: &[Haystack],
) -> Vec<Difference> {
    if slots.is_reworded() {
        return whole(slots, passages);
    }
    let in_clause = slight
        .into_iter()
        .filter(|difference| !spans_clauses(&slots.task, difference));
    let largest = in_clause.max_by_key(|difference| (size(difference), usize::MAX - difference.at));
    let is_slight = |difference: &Difference| size(difference) <= SLIGHT;
    if let Some(large) = largest.clone().filter(|largest| !is_slight(largest)) {
        return vec![large];
    }
    if slots.coverage() < SAME_OBJECT {
        return whole(slots, passages);
    }
    let word = verb(slots).or_else(|| frame(slots)).or(largest);
    if let Some(word) = word {
        return vec![word];
    }
    let scopes = scopes::differences(slots);
    if scopes.is_empty() {
        whole(slots, passages)
    } else {
        scopes
    }
}

/// Whether it would put one word in the place of several clauses.
fn spans_clauses(task: &Side, difference: &Difference) -> bool {
    let inside = |piece: &Piece| {
        difference
            .task
            .as_ref()
            .is_some_and(|range| range.contains(&piece.start))
    };
    let mut pieces = task.pieces.iter().filter(|piece| inside(piece));
    pieces.any(Piece::ends_clause)
}

/// From this share of shared words on the object is the same, and a verb or a container tells.
const SAME_OBJECT: f32 = 0.6;

/// Bytes of a word of two characters.
const SLIGHT: usize = 6;

fn size(difference: &Difference) -> usize {
    let size = |range: &Option<Range<usize>>| range.as_ref().map_or(0, ExactSizeIterator::len);
    size(&difference.task) + size(&difference.opinion)
}

/// The first verb of the task that the passage replaces.
fn verb(slots: &Slots) -> Option<Difference> {
    word(slots, WordKind::Verb)
}

/// The last container that the passage replaces: 机制 → 能力.
fn frame(slots: &Slots) -> Option<Difference> {
    word(slots, WordKind::Frame)
}

fn word(slots: &Slots, kind: WordKind) -> Option<Difference> {
    let ours = open(&slots.task, kind)?;
    let theirs = open(&slots.opinion, kind)?;
    let differ = slots.task.text(ours) != slots.opinion.text(theirs);
    differ.then(|| Difference::new(ChangeKind::Instrument, bytes(ours), bytes(theirs)))
}

/// The first word of a kind that still needs an explanation.
fn open<'a>(side: &Side<'a>, kind: WordKind) -> Option<&'a [Piece]> {
    side.words()
        .filter(|word| side.is_open(word.start))
        .map(|word| side.range(&word))
        .find(|word| word.first().is_some_and(|piece| piece.is(kind)))
}

fn bytes(word: &[Piece]) -> Option<Range<usize>> {
    Some(word.first()?.start..word.last()?.end)
}

/// Characters of a passage that is quoted whole.
const QUOTABLE: usize = 40;

/// The parts that are gone, or all that the task is about beside a programme of the passage's own
/// or the clause that shares most with it.
fn whole(slots: &Slots, passages: &[Haystack]) -> Vec<Difference> {
    let Taken { mut dropped, kept } = dropped::taken(&slots.task, passages);
    let kept = match kept {
        _ if dropped.is_empty() => slots.task.pieces,
        Some(kept) => slots.task.range(&kept),
        None => return dropped,
    };
    let opinion = slots.opinion.pieces;
    let theirs = if opinion.len() <= QUOTABLE {
        Some(opinion)
    } else {
        nearest_clause(&slots.opinion)
    };
    if let (Some(ours), Some(theirs)) = (trimmed(kept), theirs) {
        let own = programme(&slots.opinion, theirs).filter(|_| !has_programme(&slots.task));
        let kind = match own {
            Some(_) => ChangeKind::Name,
            None => ChangeKind::Instrument,
        };
        let theirs = own.or_else(|| trimmed(theirs));
        dropped.extend(theirs.map(|theirs| Difference::new(kind, Some(ours), Some(theirs))));
    }
    dropped
}

/// Characters of a quoted name that is more than a figure of speech.
const NAME: usize = 4;

/// What a passage calls a programme: what it carries out and calls …行动 or …工程, or a quoted name
/// of some length.
fn programme(opinion: &Side, clause: &[Piece]) -> Option<Range<usize>> {
    let is_name = |piece: &&Piece| {
        piece.kind == PieceKind::Name && opinion.said(piece).chars().count() >= NAME
    };
    let name = || clause.iter().find(is_name).map(Piece::bytes);
    called(opinion, clause).or_else(name)
}

/// From behind the verb that governs it to the word that calls it a programme.
fn called(opinion: &Side, clause: &[Piece]) -> Option<Range<usize>> {
    let last = clause
        .iter()
        .rposition(|piece| ends_programme(opinion, piece))?;
    let parts = |piece: &Piece| piece.is(WordKind::Mark) && !piece.is_in(&['“', '”']);
    let before = clause.get(..=last)?;
    let start = before.iter().rposition(parts).map_or(0, |mark| mark + 1);
    let part = before.get(start..)?;
    let verb = part.iter().find(|piece| piece.is(WordKind::Verb))?.word;
    let behind = part.iter().rposition(|piece| piece.word == verb)? + 1;
    let phrase = part.get(behind..)?;
    (phrase.len() > NAME).then_some(phrase.first()?.start..phrase.last()?.end)
}

fn has_programme(task: &Side) -> bool {
    let is_one = |piece: &Piece| piece.kind == PieceKind::Name || ends_programme(task, piece);
    task.pieces.iter().any(is_one)
}

/// The last characters of what is carried out by a name of its own: 行动, 工程, 计划.
const PROGRAMMES: &[&str] = &["动", "程", "划"];

fn ends_programme(side: &Side, piece: &Piece) -> bool {
    let is_one = |entry: &Entry| entry.cues.has(Cues::PROGRAMME);
    piece.entry.is_some_and(is_one) && PROGRAMMES.contains(&side.said(piece))
}

/// The first of the clauses of which most is settled.
fn nearest_clause<'a>(opinion: &Side<'a>) -> Option<&'a [Piece]> {
    let mut at = 0;
    let clauses = opinion.pieces.split_inclusive(Piece::ends_clause);
    let settled = clauses.map(|clause| {
        at += clause.len();
        (opinion.settled(at - clause.len()..at), clause)
    });
    let nearest = settled.reduce(|best, clause| if best.0 >= clause.0 { best } else { clause });
    nearest.map(|(_, clause)| clause)
}
