//! What form the passage gives to what it shares with the task: a statement, a mention, a deed.

use super::{Feature, Features, Pair};
use crate::lexicon::WordKind;

pub(super) fn fill(pair: &Pair, features: &mut Features) {
    let (start, end) = pair.reading.range(pair.candidate.clauses);
    let letters = &pair.reading.letters;
    let kind = |at: u32| letters.kinds.get(at as usize).copied();
    features.set_if(Feature::Statement, kind(start) == Some(WordKind::Content));
    features.set(
        Feature::BackgroundNear,
        pair.reading.background(pair.candidate.clauses.0),
    );
    let Some((_, last)) = shared(pair, start, end) else {
        return;
    };
    let next = letters.byte(last + 1);
    let after = pair.reading.text(last + 1, last + 2);
    features.set_if(
        Feature::Mentioned,
        next > 0 && last + 1 < end && matches!(after, "的" | "等"),
    );
    let mut verbs = letters
        .words_in(start, end)
        .filter(|word| word.entry.verb.is_some() && word.end - word.start > 1);
    features.set_if(
        Feature::Inverted,
        verbs.next().is_some_and(|verb| verb.start > last),
    );
}

/// The first and the last character of the content that the passage shares with the task in pairs.
fn shared(pair: &Pair, start: u32, end: u32) -> Option<(u32, u32)> {
    let letters = &pair.reading.letters;
    let known = pair.plan.known(pair.task)?;
    let is_shared = |at: &u32| {
        let at = *at as usize;
        letters.kinds.get(at) == Some(&WordKind::Content)
            && letters
                .bigrams
                .get(at)
                .is_some_and(|&bigram| known.holds_bigram(bigram))
    };
    let first = (start + 1..end).find(is_shared)?;
    let last = (start + 1..end).rev().find(is_shared)?;
    Some((first - 1, last))
}
