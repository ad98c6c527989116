//! Verbs and cue words.

use super::{Feature, Features, Pair};
use crate::lexicon::Cues;

pub(super) fn fill(pair: &Pair, features: &mut Features) {
    let asked = &pair.common.facts.said;
    let said = pair.common.reading.said(pair.candidate.clauses);
    let kept = asked.leading.is_some_and(|verb| said.acts(verb));
    let leads = said.leading.is_some() && said.leading == asked.leading;
    features.set_if(Feature::VerbKept, kept);
    features.set_if(Feature::VerbLeads, leads);
    features.set_if(Feature::NoVerb, said.leading.is_none());
    let added = said.cues.without(asked.cues);
    features.set_if(Feature::CueNarrow, added.has(Cues::NARROW));
    features.set_if(Feature::CueProgramme, added.has(Cues::PROGRAMME));
    features.set_if(Feature::CueAim, added.has(Cues::AIM));
    features.set_if(Feature::CueReceive, added.has(Cues::RECEIVE));
}
