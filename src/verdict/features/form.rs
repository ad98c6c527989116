//! What form the passage gives to what it shares with the task: a statement, a mention, a deed.

use super::{Feature, Features, Pair};
use crate::align::Letter;
use crate::lexicon::WordKind;

pub(super) fn fill(pair: &Pair, features: &mut Features) {
    let reading = pair.common.reading;
    let (start, end) = pair.candidate.range;
    let letters = reading.letters.range((start, end));
    let opens = letters.first().map(|letter| letter.kind);
    features.set_if(Feature::Statement, opens == Some(WordKind::Content));
    let near = reading.background(pair.candidate.clauses.0);
    features.set(Feature::BackgroundNear, near);
    let Some(last) = letters.iter().rposition(|letter| is_shared(pair, letter)) else {
        return;
    };
    let next = (start..end).nth(last + 1);
    let is_named = next.is_some_and(|at| matches!(reading.text(at, at + 1), "的" | "等"));
    features.set_if(Feature::Mentioned, is_named);
    let verb = reading.said(pair.candidate.clauses).first_verb();
    let is_behind = verb.is_some_and(|verb| (start..verb).nth(last + 1).is_some());
    features.set_if(Feature::Inverted, is_behind);
}

/// Whether a character of content ends a pair that stands in the task.
fn is_shared(pair: &Pair, letter: &Letter) -> bool {
    letter.kind == WordKind::Content && pair.common.known.holds_bigram(letter.bigram)
}
