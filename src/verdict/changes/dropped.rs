//! The clauses and items of a task that a passage in other words says nothing of.

use std::ops::Range;

use super::characters::Haystack;
use super::difference::Difference;
use super::pieces::Piece;
use super::side::Side;
use super::substance::{bytes, substance, trimmed};
use crate::lexicon::WordKind;
use crate::report::ChangeKind;

/// What a passage takes of a task of several parts.
pub(super) struct Taken {
    /// The parts that it says nothing of.
    pub(super) dropped: Vec<Difference>,
    /// The clause of the task that it says most of, as pieces, unless it says all of it, or takes some
    /// items of its list: then no more needs to be said of it.
    pub(super) kept: Option<Range<usize>>,
}

/// Content of a part that is worth naming.
const PART: usize = 2;

/// Clauses that begin so say what for, or how things are: nobody drops them.
const NO_MEASURE: &[&str] = &["着眼", "助力", "使", "让", "从而", "以便", "预计"];

/// Tells the parts apart; nothing is dropped where nothing is held. A part of which a passage holds
/// two neighbouring characters may be there in other words.
pub(super) fn taken(task: &Side, passages: &[Haystack]) -> Taken {
    let clauses = split(task, 0..task.pieces.len(), Piece::ends_clause);
    let most = clauses
        .iter()
        .rev()
        .max_by_key(|clause| held(task, clause).0);
    let mut kept = most.cloned();
    let mut dropped = Vec::new();
    if kept.as_ref().is_none_or(|kept| held(task, kept).0 < PART) {
        return Taken { dropped, kept };
    }
    for clause in clauses {
        if is_gone(task, passages, &clause) {
            let text = task.text(task.range(&clause));
            if !NO_MEASURE.iter().any(|start| text.starts_with(start)) {
                dropped.extend(part_dropped(trimmed(task.range(&clause))));
            }
            continue;
        }
        let items = items(task, passages, clause.clone());
        if !items.is_empty() && kept.as_ref() == Some(&clause) {
            kept = None;
        }
        dropped.extend(items);
    }
    if !dropped.is_empty() {
        kept = kept.filter(|kept| !is_said(task, kept));
    }
    Taken { dropped, kept }
}

/// Whether nothing of a part needs an explanation.
fn is_said(task: &Side, part: &Range<usize>) -> bool {
    let says =
        |piece: &Piece| piece.is_content() || piece.is(WordKind::Frame) || piece.is(WordKind::Verb);
    !part.clone().any(|at| task.open(at).is_some_and(says))
}

/// Neighbouring items of a list of which nothing is held, beside one that is.
fn items(task: &Side, passages: &[Haystack], clause: Range<usize>) -> Vec<Difference> {
    let ends = |at: &usize| {
        task.piece(*at)
            .is_some_and(|piece| piece.is(WordKind::Function) && piece.is_in(&['等']))
    };
    let end = clause.clone().find(ends).unwrap_or(clause.end);
    let items = split(task, clause.start..end, |piece| {
        piece.is_in(&['、']) && piece.joins()
    });
    let is_held = |item: &Range<usize>| {
        let (held, all) = held(task, item);
        held >= PART && 2 * held >= all
    };
    if !items.iter().any(is_held) {
        return Vec::new();
    }
    let is_gone = |item: &Range<usize>| is_gone(task, passages, item);
    let runs = items.chunk_by(|a, b| is_gone(a) && is_gone(b));
    runs.filter(|run| run.iter().all(is_gone))
        .filter_map(|run| {
            let part = substance(task, run.first()?.start..run.last()?.end)?;
            part_dropped(bytes(task, &part))
        })
        .collect()
}

fn part_dropped(words: Option<Range<usize>>) -> Option<Difference> {
    words.map(|words| Difference::new(ChangeKind::PartDropped, Some(words), None))
}

/// Whether a part has content, and the passages hold none of it; what other parts say too shows
/// nothing.
fn is_gone(task: &Side, passages: &[Haystack], part: &Range<usize>) -> bool {
    let others = [0..part.start, part.end..task.pieces.len()];
    let others = others.map(|other| task.text(task.range(&other)));
    let is_said = |pair: &[Piece]| {
        let text = task.text(pair);
        passages.iter().any(|passage| passage.contains(text))
            && !others.iter().any(|other| other.contains(text))
    };
    let mut pairs = task.range(part).windows(2);
    matches!(held(task, part), (0, PART..))
        && !pairs.any(|pair| pair.iter().all(Piece::is_content) && is_said(pair))
}

/// How many pieces of content a part has that are settled, and how many in all.
fn held(side: &Side, part: &Range<usize>) -> (usize, usize) {
    let is_content = |at: &usize| side.piece(*at).is_some_and(Piece::is_content);
    let content = part.clone().filter(is_content);
    content.fold((0, 0), |(held, all), at| {
        (held + usize::from(!side.is_open(at)), all + 1)
    })
}

fn split(side: &Side, range: Range<usize>, parts: impl Fn(&Piece) -> bool) -> Vec<Range<usize>> {
    let mut at = range.start;
    let pieces = side.range(&range).split_inclusive(parts);
    pieces
        .map(|part| {
            at += part.len();
            at - part.len()..at
        })
        .collect()
}
