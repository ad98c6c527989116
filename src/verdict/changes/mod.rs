//! How a passage differs from the task that it takes up, as typed differences.
//!
//! [`pieces`] cuts both texts into words, [`slots`] lays one beside the other, and what does not
//! fit is read kind by kind: what is stopped in [`negation`], values in [`quantities`], in other
//! units in [`units`], other names of a thing in [`meanings`], the words between what both share in [`gaps`], taking part instead of having in [`receive`], the
//! force of the commitment in [`strength`]. What is read of a task once stands in [`Wording`].
//! Nothing here knows documents or spans: texts go in, byte ranges of texts come out.

#[cfg(test)]
mod cases;
mod characters;
mod dropped;
mod fallback;
mod gap;
mod gaps;
mod meanings;
mod names;
mod negation;
mod pairing;
mod pieces;
mod quantities;
mod receive;
mod scopes;
mod side;
mod slots;
mod strength;
mod substance;
#[cfg(test)]
mod tests;
mod text;
mod units;
mod wording;
mod words;

use std::ops::Range;

use crate::finder::Found;
use crate::report::{ChangeKind, Verdict};

use self::characters::Haystack;
use self::pairing::Table;
use self::pieces::Piece;
use self::side::Side;
use self::slots::Slots;
use self::words::Step;

pub(crate) use self::text::Text;
pub(crate) use self::wording::Wording;

/// A task and the passages that take it up.
#[derive(Debug, Clone)]
pub(crate) struct Subject<'a> {
    /// The words of the task.
    pub(crate) task: &'a str,
    /// What was read of them beforehand.
    pub(crate) wording: &'a Wording,
    /// The year that the task is due, in its words or not.
    pub(crate) year: Option<u16>,
    /// The text that holds the passages.
    pub(crate) opinion: Text<'a>,
    /// Its passages as ranges of characters of the opinion, best first.
    pub(crate) passages: &'a [(u32, u32)],
    /// What stands around the best passage in its sentence: bytes of the opinion.
    pub(crate) context: Range<usize>,
}

impl<'a> Subject<'a> {
    /// The part of a passage that is compared.
    fn beginning(&self, passage: (u32, u32)) -> &'a str {
        self.opinion.part(pieces::beginning(passage))
    }

    /// That of each passage from one on.
    fn beginnings(&self, first: usize) -> impl Iterator<Item = Haystack<'a>> {
        let passages = self.passages.get(first..).unwrap_or_default().iter();
        passages.map(|&passage| Haystack::new(self.beginning(passage)))
    }
}

/// One difference between a task and its best passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Difference {
    pub(crate) kind: ChangeKind,
    /// Bytes of the task; `None` where the passage only adds.
    pub(crate) task: Option<Range<usize>>,
    /// Bytes of the opinion; `None` where it leaves out.
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

/// Room to work in, which serves one comparison after the other.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    pieces: Vec<Piece>,
    steps: Vec<Step>,
    table: Table,
    found: Vec<Found>,
}

/// How the best passage differs from the task, in the order of the task: at least one difference
/// where the verdict is *adapted* and there is a passage, at most one of strength where it is
/// *adopted*, none for an omission.
pub(crate) fn changes(
    subject: &Subject,
    verdict: Verdict,
    scratch: &mut Scratch,
) -> Vec<Difference> {
    let Some(&best) = subject.passages.first() else {
        return Vec::new();
    };
    if verdict == Verdict::Omitted {
        return Vec::new();
    }
    let adapted = verdict == Verdict::Adapted;
    let text = subject.beginning(best);
    if !adapted && !strength::may_differ(text, &mut scratch.found) {
        return Vec::new();
    }
    let characters = pieces::cut(
        subject.opinion,
        best,
        &mut scratch.steps,
        &mut scratch.pieces,
    );
    let mut slots = Slots::new(
        subject.wording.side(subject.task),
        Side::of(subject.opinion.text, &scratch.pieces, characters),
        &mut scratch.table,
    );
    let mut found = Vec::new();
    let is_close = slots.coverage() >= REWORDED_BELOW;
    if is_close && (!adapted || strength::may_differ(text, &mut scratch.found)) {
        found = strength::differences(&slots, &subject.wording.force);
    }
    if adapted {
        adaptations(&mut slots, subject, best, &mut found);
    }
    found.sort_by_key(|difference| (difference.at, difference.kind));
    found.truncate(MOST);
    found
}

/// Adds what an adaptation says otherwise, its force apart.
fn adaptations<'a>(
    slots: &mut Slots<'a>,
    subject: &Subject<'a>,
    best: (u32, u32),
    found: &mut Vec<Difference>,
) {
    slots.settle(subject.beginnings(1));
    found.extend(negation::difference(slots, subject, best));
    found.extend(quantities::differences(subject, best, slots));
    found.extend(names::differences(slots));
    found.extend(meanings::differences(slots, subject, best));
    let gaps = gaps::differences(slots);
    found.extend(gaps.telling);
    found.extend(receive::difference(slots));
    if found.is_empty() {
        let passages: Vec<Haystack> = subject.beginnings(0).collect();
        found.extend(fallback::differences(slots, gaps.slight, &passages));
    }
}
