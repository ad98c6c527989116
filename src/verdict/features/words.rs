//! Verbs and cue words.

use super::super::facts::verbs;
use super::{Feature, Features, Pair};
use crate::lexicon::Cues;

pub(super) fn fill(pair: &Pair, features: &mut Features) {
    let (start, end) = pair.reading.range(pair.candidate.clauses);
    let mut cues = Cues::default();
    let words = pair.reading.letters.words_in(start, end);
    let mut own = verbs(words.inspect(|word| cues = cues.with(word.entry.cues)));
    let leading = own.next();
    let mut kept = leading.is_some() && leading == pair.facts.verb;
    for verb in own {
        kept |= pair.facts.verb == Some(verb);
    }
    features.set_if(Feature::VerbKept, kept);
    features.set_if(
        Feature::VerbLeads,
        leading.is_some() && leading == pair.facts.verb,
    );
    features.set_if(Feature::NoVerb, leading.is_none());
    let added = cues.without(pair.facts.cues);
    features.set_if(Feature::CueNarrow, added.has(Cues::NARROW));
    features.set_if(Feature::CueProgramme, added.has(Cues::PROGRAMME));
    features.set_if(Feature::CueAim, added.has(Cues::AIM));
    features.set_if(Feature::CueReceive, added.has(Cues::RECEIVE));
}
