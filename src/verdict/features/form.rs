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
    let shared = (start..end)
        .zip(letters)
        .rfind(|(_, letter)| is_shared(pair, letter));
    let Some((last, _)) = shared else {
        return;
    };
    let is_named = last + 1 < end && matches!(reading.text(last + 1, last + 2), "的" | "等");
    features.set_if(Feature::Mentioned, is_named);
    let verb = reading.said(pair.candidate.clauses).first_verb();
    features.set_if(Feature::Inverted, verb.is_some_and(|verb| verb > last));
}

/// Whether a character of content ends a pair that stands in the task.
fn is_shared(pair: &Pair, letter: &Letter) -> bool {
    letter.kind == WordKind::Content && pair.common.known.holds_bigram(letter.bigram)
}
