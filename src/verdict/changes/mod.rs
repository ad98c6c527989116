//! How a passage differs from the task that it takes up, as typed differences.
//!
//! [`pieces`] cuts both texts into words, [`slots`] lays one beside the other, and what does not
//! fit is read kind by kind: values in [`quantities`], other names of a thing in [`meanings`], the
//! words between what both share in [`gaps`], taking part instead of having in [`receive`], the
//! force of the commitment in [`strength`]. Nothing here knows documents or spans: texts go in,
//! byte ranges of texts come out.

mod fallback;
mod gap;
mod gaps;
mod meanings;
mod names;
mod pieces;
mod quantities;
mod receive;
mod slots;
mod strength;
mod substance;
#[cfg(test)]
mod tests;
mod words;

use std::ops::Range;

use crate::report::{ChangeKind, Verdict};

use self::slots::Slots;

/// A task and the passages that take it up.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Subject<'a> {
    /// The words of the task.
    pub(crate) task: &'a str,
    /// The year that the task is due, in its words or not.
    pub(crate) year: Option<u16>,
    /// Its passages, best first.
    pub(crate) passages: &'a [Extract<'a>],
}

/// A passage and what stands around it in its sentence.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Extract<'a> {
    /// The text that holds the passage.
    pub(crate) context: &'a str,
    /// First byte of the passage in the context.
    pub(crate) start: usize,
    /// One past its last byte.
    pub(crate) end: usize,
}

impl<'a> Extract<'a> {
    /// The words of the passage.
    fn text(&self) -> &'a str {
        self.context.get(self.start..self.end).unwrap_or_default()
    }
}

/// One difference between a task and its best passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Difference {
    pub(crate) kind: ChangeKind,
    /// Bytes of the task; `None` where the passage only adds.
    pub(crate) task: Option<Range<usize>>,
    /// Bytes of the best passage's context; `None` where it leaves out.
    pub(crate) opinion: Option<Range<usize>>,
    pub(crate) note: Option<String>,
    /// Where in the task it belongs: a byte.
    at: usize,
}

impl Difference {
    /// A difference without a note that stands where its words of the task stand.
    fn new(kind: ChangeKind, task: Option<Range<usize>>, opinion: Option<Range<usize>>) -> Self {
        Self {
            kind,
            at: task.as_ref().map_or(0, |range| range.start),
            task,
            opinion,
            note: None,
        }
    }
}

/// Below this share of shared words the passage says something else to the same end.
const REWORDED_BELOW: f32 = 0.34;

/// A reader takes in no more of one finding.
const MOST: usize = 5;

/// How the best passage differs from the task, in the order of the task: at least one difference
/// where the verdict is *adapted* and there is a passage, at most one of strength where it is
/// *adopted*, none for an omission.
pub(crate) fn changes(subject: &Subject, verdict: Verdict) -> Vec<Difference> {
    let Some((best, others)) = subject.passages.split_first() else {
        return Vec::new();
    };
    if verdict == Verdict::Omitted {
        return Vec::new();
    }
    let task = pieces::pieces(subject.task, 0..subject.task.len());
    let opinion = pieces::pieces(best.context, best.start..best.end);
    let mut slots = Slots::new(&task, &opinion);
    let mut found = if slots.coverage() < REWORDED_BELOW {
        Vec::new()
    } else {
        strength::differences(&slots)
    };
    if verdict == Verdict::Adapted {
        slots.settle(others.iter().map(Extract::text));
        found.extend(quantities::differences(subject, best, &slots));
        found.extend(names::differences(&mut slots));
        found.extend(meanings::differences(&mut slots, subject.task, best));
        let gaps = gaps::differences(&slots);
        found.extend(gaps.telling);
        found.extend(receive::difference(&slots));
        if found.is_empty() {
            found.extend(fallback::difference(&slots, gaps.slight));
        }
    }
    found.sort_by_key(|difference| (difference.at, difference.kind));
    found.truncate(MOST);
    found
}
