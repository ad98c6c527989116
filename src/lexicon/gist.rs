//! [`Gist`]: what a trie tells of a word at once.

use super::{Cues, Entry, WordKind};

/// What is known of a word without a look at its entry.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Gist {
    /// The kind of its characters.
    pub(crate) kind: WordKind,
    pub(crate) tells: Tells,
}

impl Gist {
    pub(super) fn new(entry: &Entry) -> Self {
        let says = entry.verb.is_some() || entry.cues != Cues::default();
        let means = !entry.concepts.is_empty();
        Self {
            kind: entry.kind.unwrap_or_default(),
            tells: Tells(u8::from(says) | u8::from(means) << 1),
        }
    }
}

/// What the entry of a word tells, as a set of flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Tells(u8);

impl Tells {
    pub(super) const NOTHING: Self = Self(0);
    /// It is a verb or signals something.
    pub(crate) const SAYS: Self = Self(1);
    /// The thesaurus holds it.
    pub(crate) const MEANS: Self = Self(2);

    /// Whether all flags of `other` are set.
    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}
