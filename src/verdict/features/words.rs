//! Verbs and cue words.

use super::super::facts::verbs;
use super::{Feature, Features, Pair};
use crate::lexicon::Cues;

pub(super) fn fill(pair: &Pair, features: &mut Features) {
    let (start, end) = pair.reading.range(pair.candidate.clauses);
    let words = || pair.reading.letters.words_in(start, end);
    let mut own = verbs(words());
    let leading = own.next();
    let kept = pair
        .facts
        .verb
        .is_some_and(|verb| leading == Some(verb) || own.any(|other| other == verb));
    features.set_if(Feature::VerbKept, kept);
    features.set_if(
        Feature::VerbLeads,
        leading.is_some() && leading == pair.facts.verb,
    );
    features.set_if(Feature::NoVerb, leading.is_none());
    let mut cues = Cues::default();
    for word in words() {
        cues = cues.with(word.entry.cues);
    }
    let added = cues.without(pair.facts.cues);
    features.set_if(Feature::CueNarrow, added.has(Cues::NARROW));
    features.set_if(Feature::CueProgramme, added.has(Cues::PROGRAMME));
    features.set_if(Feature::CueAim, added.has(Cues::AIM));
    features.set_if(Feature::CueReceive, added.has(Cues::RECEIVE));
}
