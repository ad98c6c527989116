//! Numbers, units and deadlines, compared by value.

use std::ops::Range;

use super::difference::Difference;
use super::notes::{later, note};
use super::side::Side;
use super::slots::Slots;
use super::subject::Subject;
use super::text::Text;
use super::units;
use super::values::{Sense, Value, values};
use crate::report::ChangeKind;
use crate::segment::{CELL_ENDS, has_cells};
use crate::task::quantity::{ONE, with_words};

/// Values that are others than the task's, and a due year that is another than the target's.
pub(super) fn differences(
    subject: &Subject,
    best: (u32, u32),
    slots: &mut Slots,
) -> Vec<Difference> {
    let place_of = subject.opinion.bytes(best);
    let asked = &subject.wording.values;
    let mut found = if asked.is_empty() {
        Vec::new()
    } else {
        others(subject, place_of.clone(), slots)
    };
    let year = asked.iter().find(|value| is_due(value));
    let says = |best| values(subject.opinion, best).any(|value| is_due(&value));
    if year.is_none() || !says(place_of.clone()) {
        found.extend(due(subject, year, place_of));
    }
    for difference in &found {
        settle(&mut slots.task, difference.task.as_ref());
        settle(&mut slots.opinion, difference.opinion.as_ref());
    }
    found
}

/// The words of a bound need no other explanation than its value.
fn settle(side: &mut Side, bounded: Option<&Range<usize>>) {
    let Some(bytes) = bounded else {
        return;
    };
    let first = side
        .pieces
        .partition_point(|piece| piece.end <= bytes.start);
    let end = side.pieces.partition_point(|piece| piece.start < bytes.end);
    if first + 1 < end {
        side.settle(first..end);
    }
}

fn is_due(value: &Value) -> bool {
    value.sense == Sense::Due
}

/// The values of a passage that stand for others of the task.
fn others(subject: &Subject, best: Range<usize>, slots: &Slots) -> Vec<Difference> {
    let said: Vec<Value> = values(subject.opinion, best.clone()).collect();
    let mut free: Vec<&Value> = said.iter().collect();
    let asked = subject.wording.values.iter();
    let mut open: Vec<&Value> = asked
        .filter(|value| {
            let equal = free.iter().position(|other| value.equals(other));
            equal.map(|at| free.remove(at)).is_none()
        })
        .collect();
    // What stands beside a value in the same words is said of it.
    open.sort_by_key(|value| !is_paired(slots, value));
    let mut found = Vec::new();
    let mut other = Vec::new();
    for value in open {
        let from = place(slots, value);
        match comparable(value, from, &mut free) {
            Some(said) => found.push(compare(subject, value, said)),
            None => other.push(value),
        }
    }
    found.extend(other.into_iter().filter_map(|value| {
        let in_row = in_row(subject, best.end, value);
        in_row.or_else(|| units::difference(slots, value, &mut free))
    }));
    found
}

/// Whether a value has a partner in the passage that stands beside the same words.
fn is_paired(slots: &Slots, value: &Value) -> bool {
    let is_value = |at: usize| {
        let piece = slots.task.piece(at);
        piece.is_some_and(|piece| piece.start == value.is.start)
    };
    let mut neighbours = slots.pairs.windows(2);
    neighbours.any(|pairs| match pairs {
        &[first, second] if (first.0 + 1, first.1 + 1) == second => {
            is_value(first.0) || is_value(second.0)
        }
        _ => false,
    })
}

/// Where the passage would say the value: after the partner of what the task says before it.
fn place(slots: &Slots, value: &Value) -> usize {
    let before = slots.pairs.iter().take_while(|pair| {
        slots
            .task
            .piece(pair.0)
            .is_some_and(|piece| piece.start <= value.is.start)
    });
    let last = before.last().and_then(|pair| slots.opinion.piece(pair.1));
    last.map_or(0, |piece| piece.start)
}

/// The first comparable value from there on, or else the first.
fn comparable<'v>(value: &Value, from: usize, free: &mut Vec<&'v Value>) -> Option<&'v Value> {
    let comparable = |other: &&Value| value.is_comparable(other);
    let later = free
        .iter()
        .position(|other| comparable(other) && other.is.start >= from);
    let at = later.or_else(|| free.iter().position(comparable))?;
    Some(free.remove(at))
}

/// How one value differs from another; where only the words around them do, with those.
fn compare(subject: &Subject, asked: &Value, said: &Value) -> Difference {
    let kind = match asked.sense {
        Sense::Due => ChangeKind::Deadline,
        Sense::Dated | Sense::Amount => ChangeKind::Number,
    };
    let (mut ours, mut theirs) = (asked.range(), said.range());
    if said.is.bound.contradicts(asked.is.bound) {
        ours = with_words(subject.task, ours);
        theirs = with_words(subject.opinion.text, theirs);
    }
    Difference {
        note: note(asked, said),
        ..Difference::new(kind, Some(ours), Some(theirs))
    }
}

/// In a table, a value stands in a later cell of the row: the last one of the first cell that has
/// any.
fn in_row(subject: &Subject, mut at: usize, value: &Value) -> Option<Difference> {
    for cell in cells(subject, at) {
        let range = at..at + cell.len();
        at = range.end;
        let comparable: Vec<Value> = values(subject.opinion, range)
            .filter(|other| value.is_comparable(other))
            .collect();
        if comparable.iter().any(|other| value.equals(other)) {
            return None;
        }
        if let Some(last) = comparable.last() {
            return Some(compare(subject, value, last));
        }
    }
    None
}

/// The cells behind a passage that ends here, each with its end; none outside a table.
fn cells<'a>(subject: &Subject<'a>, end: usize) -> impl Iterator<Item = &'a str> {
    let rest = subject.opinion.slice(end..subject.context.end);
    let is_row = has_cells(subject.opinion.slice(subject.context.clone()).as_bytes());
    rest.split_inclusive(CELL_ENDS).filter(move |_| is_row)
}

/// A target's due year, in its words or not, stands before the passage, or in a later cell of its
/// row.
fn due(subject: &Subject, asked: Option<&Value>, best: Range<usize>) -> Option<Difference> {
    let due = i128::from(subject.year?) * ONE;
    let context = subject.context.clone();
    let text = subject.opinion;
    if !names_year(text, &context) {
        return None;
    }
    let before = values(text, context.start..best.end).filter(is_due).last();
    let after = || {
        cells(subject, best.end).next()?;
        let later = values(text, best.end..context.end).filter(is_due);
        let later: Vec<Value> = later.collect();
        let equal = later.iter().find(|value| value.is.value == due);
        equal.or(later.last()).copied()
    };
    let said = before.or_else(after).filter(|said| said.is.value != due)?;
    Some(Difference {
        note: Some(later((said.is.value - due) / ONE, "year")),
        ..Difference::new(
            ChangeKind::Deadline,
            asked.map(Value::range),
            Some(said.range()),
        )
    })
}

/// Whether 年 stands behind a number in a range of a text: nothing else is a year.
fn names_year(text: Text, range: &Range<usize>) -> bool {
    let (start, end) = (text.character(range.start), text.character(range.end));
    let mut numerals = text.letters.numerals_in(start, end).iter();
    numerals.any(|&numeral| text.part((numeral + 1, end)).starts_with('年'))
}
