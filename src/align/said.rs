//! [`Said`]: what some words say.

use super::letter::Word;
use crate::lexicon::{Cues, Tells, VerbClass};

/// What the words of a clause or a task say: their cues, and their action verbs, which do not
/// overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Said {
    /// What the words signal.
    pub(crate) cues: Cues,
    /// The class of the first verb.
    pub(crate) leading: Option<VerbClass>,
    /// The first character of that verb.
    start: u32,
    /// The classes of all verbs, one bit a class.
    verbs: u64,
}

impl Said {
    /// What some words say, which come by their ends.
    pub(crate) fn new<'w>(words: impl IntoIterator<Item = &'w Word>) -> Self {
        let mut said = Self::default();
        let mut end = 0;
        for word in words {
            if !word.tells.has(Tells::SAYS) {
                continue;
            }
            let entry = word.entry();
            said.cues = said.cues.with(entry.cues);
            let is_free = word.start >= end && word.characters > 1;
            if let Some(class) = entry.verb.filter(|_| is_free) {
                end = word.end();
                said.verbs |= 1 << class;
                if said.leading.is_none() {
                    (said.leading, said.start) = (Some(class), word.start);
                }
            }
        }
        said
    }

    /// The first character of the first verb.
    pub(crate) fn first_verb(&self) -> Option<u32> {
        self.leading.map(|_| self.start)
    }

    /// Whether an action verb of a class is among the words.
    pub(crate) const fn acts(&self, class: VerbClass) -> bool {
        self.verbs >> class & 1 == 1
    }
}
