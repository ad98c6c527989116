//! [`Value`]: a number, a year or a deadline of a text, outside names.

use std::ops::Range;

use super::text::Text;
use crate::task::quantity::Quantity;
use crate::verdict::quotes::quoted;

/// What a value is compared as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// When it is to be done.
    Due,
    /// A year that says which things are meant: 2000年以前建成的, 80年代建成.
    Dated,
    /// How much.
    Amount,
}

/// A value of a text, by the bytes of the whole text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Value {
    pub(super) sense: Sense,
    pub(super) is: Quantity,
}

/// Values of a text that are compared; nobody asks for more in one task.
const MOST: usize = 64;

/// The values of a range of a text, outside names; bytes of the text.
pub(super) fn values(text: Text<'_>, range: Range<usize>) -> impl Iterator<Item = Value> {
    let (start, end) = (text.character(range.start), text.character(range.end));
    let part = text.slice(range.clone());
    let mut names: Vec<Range<usize>> = Vec::new();
    if text.letters.has_quote(start, end) && text.letters.has_numeral(start, end) {
        names.extend(quoted(part).map(|(at, name)| at..at + name.len()));
    }
    text.quantities((start, end))
        .filter(move |value| !names.iter().any(|name| name.contains(&value.start)))
        .take(MOST)
        .map(move |value| Value {
            sense: sense(part, &value),
            is: Quantity {
                start: value.start + range.start,
                end: value.end + range.start,
                ..value
            },
        })
}

fn sense(text: &str, value: &Quantity) -> Sense {
    if !value.is_dated() {
        return Sense::Amount;
    }
    let is_decade = || {
        text.get(value.start..value.end)
            .is_some_and(|said| said.ends_with('代'))
    };
    let after = text.get(value.end..).unwrap_or_default();
    if after.chars().take(4).any(|c| c == '的') || is_decade() {
        Sense::Dated
    } else {
        Sense::Due
    }
}

/// Units that only count, and say nothing of what is counted.
pub(super) const COUNTERS: &[&str] = &[
    "个", "大", "项", "条", "家", "类", "种", "所", "处", "座", "批", "",
];

impl Value {
    pub(super) fn is_comparable(&self, other: &Value) -> bool {
        if self.sense != other.sense {
            return false;
        }
        let (own, others) = (self.is.unit, other.is.unit);
        let counters = COUNTERS.contains(&own.name) && COUNTERS.contains(&others.name);
        self.sense != Sense::Amount || self.is.kind == other.is.kind && (own.is(others) || counters)
    }

    pub(super) fn equals(&self, other: &Value) -> bool {
        let is_alike = self.is.is_some() == other.is.is_some();
        self.is_comparable(other) && is_alike && self.is.agrees(&other.is)
    }

    pub(super) fn range(&self) -> Range<usize> {
        self.is.start..self.is.end
    }
}
