//! Differences between texts, as changes with the words and spans of their sources.

use std::ops::Range;

use super::Inner;
use super::finding::Cell;
use crate::align::Reading;
use crate::number::to_u32;
use crate::report::{Change, Passage, TaskFragment, Verdict};
use crate::segment::{Role, SentencePiece};
use crate::verdict::{self, Difference, Scratch, Subject, Text};

/// Clean bytes of a sentence that are looked at on each side of a passage.
const NEAR: u32 = 600;

/// Adds to each finding how its passages differ from the task.
pub(super) fn compare(inner: &Inner, reading: &Reading, cells: &mut [Cell], scratch: &mut Scratch) {
    let mut passages = Vec::new();
    for (task, cell) in cells.iter_mut().enumerate() {
        passages.clear();
        passages.extend(cell.taken().map(|passage| reading.range(passage.clauses)));
        cell.finding.changes = changes(inner, reading, (task, cell), &passages, scratch);
    }
}

/// How the passages that a cell takes, as ranges of characters, best first, differ from the task.
fn changes(
    inner: &Inner,
    reading: &Reading,
    (task, cell): (usize, &Cell),
    passages: &[(u32, u32)],
    scratch: &mut Scratch,
) -> Vec<Change> {
    let (Some(profile), Some(facts)) = (inner.plan.tasks.get(task), inner.facts.get(task)) else {
        return Vec::new();
    };
    let verdict = cell.finding.verdict;
    let (Some(best), false) = (cell.taken().next(), verdict == Verdict::Omitted) else {
        return Vec::new();
    };
    let context = context(reading, best.clauses);
    let subject = Subject {
        task: &profile.text,
        wording: &facts.wording,
        year: profile.year,
        opinion: Text {
            text: reading.document.text(),
            letters: &reading.letters,
        },
        passages,
        context: context.0 as usize..context.1 as usize,
    };
    verdict::changes(&subject, verdict, scratch)
        .into_iter()
        .map(|difference| change(reading, &profile.text, difference))
        .collect()
}

fn change(reading: &Reading, task: &str, difference: Difference) -> Change {
    Change {
        kind: difference.kind,
        task: difference.task.and_then(|range| fragment(task, range)),
        opinion: difference
            .opinion
            .map(|range| passage(reading, (to_u32(range.start), to_u32(range.end)))),
        note: difference.note,
    }
}

fn fragment(task: &str, range: Range<usize>) -> Option<TaskFragment> {
    Some(TaskFragment {
        start: range.start,
        end: range.end,
        text: task.get(range)?.to_owned(),
    })
}

/// A piece of an opinion, by its clean bytes.
pub(super) fn passage(reading: &Reading, clean: (u32, u32)) -> Passage {
    let document = reading.document;
    Passage::new(document.source(), document.span_of(clean))
}

/// The clean bytes of a run of clauses.
pub(super) fn clean(reading: &Reading, clauses: (u32, u32)) -> (u32, u32) {
    let (start, end) = reading.range(clauses);
    (reading.letters.byte(start), reading.letters.byte(end))
}

/// The sentence around a passage; where it states an aim, with the aims before it in the same
/// paragraph, which may say when it is due. Far ends are cut off.
fn context(reading: &Reading, clauses: (u32, u32)) -> (u32, u32) {
    let (start, end) = clean(reading, clauses);
    let first = reading.clauses.get(clauses.0 as usize);
    let sentence = first.map_or(0, |clause| clause.sentence as usize);
    let sentences = &reading.document.outline().sentences;
    let Some(own) = sentences.get(sentence) else {
        return (start, end);
    };
    let goes_on = |before: &&SentencePiece| {
        own.role == Role::Target && before.role == Role::Target && before.line == own.line
    };
    let before = sentences.get(..sentence).unwrap_or_default();
    let first = before
        .iter()
        .rev()
        .take_while(goes_on)
        .take(8)
        .last()
        .unwrap_or(own);
    let text = reading.document.text();
    let far = start.saturating_sub(NEAR).max(first.start);
    let from = (far..=start)
        .find(|&at| text.is_char_boundary(at as usize))
        .unwrap_or(start);
    let far = end.saturating_add(NEAR).min(own.end);
    let to = (end..=far)
        .rev()
        .find(|&at| text.is_char_boundary(at as usize))
        .unwrap_or(end);
    (from, to)
}
