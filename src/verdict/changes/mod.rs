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
mod difference;
mod dropped;
mod fallback;
mod force;
mod gap;
mod gaps;
mod meaning;
mod meanings;
mod names;
mod negation;
mod notes;
mod pairing;
mod pieces;
mod quantities;
mod receive;
mod scopes;
mod side;
mod slots;
mod strength;
mod subject;
mod substance;
#[cfg(test)]
mod tests;
mod text;
mod units;
#[cfg(test)]
mod value_cases;
mod values;
mod whole_words;
mod wording;
mod words;

use crate::finder::Found;
use crate::report::Verdict;

use self::characters::Haystack;
use self::pairing::Table;
use self::pieces::Piece;
use self::side::Side;
use self::slots::Slots;
use self::words::Step;

pub(crate) use self::difference::Difference;
pub(crate) use self::subject::Subject;
pub(crate) use self::text::Text;
pub(crate) use self::wording::Wording;

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
/// where the verdict is *adapted* and a passage says it in other words, at most one of strength
/// where it is *adopted*, none for an omission.
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
    if !adapted && !force::may_differ(text, &mut scratch.found) {
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
    if !slots.is_reworded() && (!adapted || force::may_differ(text, &mut scratch.found)) {
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
    found.retain(|found| differs(subject, found));
    if found.is_empty() {
        let passages: Vec<Haystack> = subject.beginnings(0).collect();
        let others = fallback::differences(slots, gaps.slight, &passages);
        found.extend(others.into_iter().filter(|found| differs(subject, found)));
    }
}

/// Whether the words of the two texts are others.
fn differs(subject: &Subject, found: &Difference) -> bool {
    let both = found.task.clone().zip(found.opinion.clone());
    both.is_none_or(|(ours, theirs)| subject.task.get(ours) != Some(subject.opinion.slice(theirs)))
}
