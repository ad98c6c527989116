//! Verbs, cue words, and what else the passage speaks of.

use super::super::facts::level;
use super::{Feature, Features, Pair};
use crate::align::Word;
use crate::lexicon::{ConceptId, Cues};

pub(super) fn fill(pair: &Pair, features: &mut Features) {
    let asked = &pair.common.facts.said;
    let said = &pair.said;
    let kept = asked.leading.is_some_and(|verb| said.acts(verb));
    features.set_if(Feature::VerbKept, kept);
    features.set_if(Feature::NoVerb, said.leading.is_none());
    let added = said.cues.without(asked.cues);
    features.set_if(Feature::CueNarrow, added.has(Cues::NARROW));
    features.set_if(Feature::Limited, is_limited(pair));
    let receives = said.cues.has(Cues::RECEIVE) && receives(pair);
    features.set_if(Feature::CueReceive, receives);
    features.set(Feature::Elsewhere, elsewhere(pair));
    features.set_if(Feature::OtherLevel, is_of_other_level(pair));
}

/// Clauses behind a passage that may still speak of it.
const BEHIND: u32 = 6;

/// Where the rest is not left out: offices that lend a hand (其他部门配合), or it follows in full (先从
/// 三市做起，明年推到全省).
const NOT_LEFT_OUT: [&str; 9] = [
    "部门",
    "单位",
    "全部",
    "全面",
    "全覆盖",
    "全省",
    "全市",
    "全县",
    "补齐",
];

/// Whether the sentence, from the passage on, is limited to a part, unless the task is so too.
fn is_limited(pair: &Pair) -> bool {
    let reading = pair.common.reading;
    let (first, last) = pair.candidate.clauses;
    let last = pair.clause.in_sentence.1.min(last.saturating_add(BEHIND));
    let asked = pair.common.facts.said.cues;
    let leaves_out = |clause: u32, word: &Word| {
        let (start, end) = reading.range((clause, last.min(clause + 2)));
        let text = reading.text(start, end);
        word.start == start && !NOT_LEFT_OUT.iter().any(|words| text.contains(words))
    };
    let limits = |clause: u32| {
        let mut words = reading.saying((clause, clause + 1)).iter();
        words.any(|word| {
            let cues = word.cues().without(asked);
            cues.has(Cues::LIMIT) || cues.has(Cues::REST) && leaves_out(clause, word)
        })
    };
    (first..last).any(limits)
}

/// Whether both claim a title, each among the bodies of a level of its own.
fn is_of_other_level(pair: &Pair) -> bool {
    let Some(asked) = pair.common.facts.level else {
        return false;
    };
    let words = pair.common.reading.saying(pair.candidate.clauses);
    let claimed = level(words.iter());
    claimed.is_some_and(|claimed| !std::ptr::eq(claimed, asked))
}

/// Whether a word of taking part that the task does not have stands before what the passage shares
/// with it: 对接 and 接入 make of the same object another deed.
fn receives(pair: &Pair) -> bool {
    let Some((first, _)) = pair.insertions.shared else {
        return false;
    };
    let reading = pair.common.reading;
    let mut words = reading.saying_before(pair.candidate.clauses, first);
    words.any(|word| {
        let text = || reading.text(word.start, word.end());
        word.cues().has(Cues::RECEIVE) && !pair.common.profile.text.contains(text())
    })
}

/// Matters beyond which one more says nothing.
const MATTERS: usize = 5;

/// How many of the thesaurus's matters the passage names and the task does not, in fives.
fn elsewhere(pair: &Pair) -> f32 {
    let asked = &pair.common.facts.matters;
    let mut found = [ConceptId::MAX; MATTERS];
    let mut count = 0_u8;
    for word in pair.common.reading.meaning(pair.candidate.clauses) {
        for concept in word.concepts() {
            let is_new = !asked.has(concept.id) & !found.contains(&concept.id);
            // Written first and counted then: whether a matter is new cannot be foreseen.
            if let Some(slot) = found.get_mut(usize::from(count)) {
                *slot = concept.id;
                count += u8::from(is_new);
            }
        }
    }
    f32::from(count) / 5.0
}
