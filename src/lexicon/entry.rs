//! [`Entry`]: what the lexicon knows of a word.

use super::kind::WordKind;

/// What a word signals about its clause, as a set of flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Cues(u16);

impl Cues {
    /// The measure is taken in one field, place or as a trial only: 试点, 首批.
    pub(crate) const NARROW: Self = Self(1);
    /// A programme of one's own: 行动, 工程, 三年计划.
    pub(crate) const PROGRAMME: Self = Self(2);
    /// An aim: 力争, 达到, 建成.
    pub(crate) const AIM: Self = Self(4);
    /// The body takes part in another level's system: 接入, 对接, 承接.
    pub(crate) const RECEIVE: Self = Self(8);
    /// One place or one matter of the state: 长江, 关税.
    pub(crate) const BOUND: Self = Self(16);
    /// A title that compares a place with others: 先行, 示范, 前列.
    pub(crate) const TITLE: Self = Self(32);
    /// The bodies that a title compares with: 全国, 全省.
    pub(crate) const LEVEL: Self = Self(64);
    /// A limit: 限于, 范围为.
    pub(crate) const LIMIT: Self = Self(128);
    /// At the start of a clause: who comes first, or who is left out (先在…, 其余…).
    pub(crate) const REST: Self = Self(256);

    /// Whether all flags of `other` are set.
    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both sets together.
    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The flags of `self` that `other` has not.
    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

/// A class of action verbs: improve, build, protect, …; less than 64.
pub(crate) type VerbClass = u8;

/// A line of the thesaurus.
pub(crate) type ConceptId = u16;

/// A thesaurus line that a word belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Concept {
    /// Which line.
    pub(crate) id: ConceptId,
    /// Whether the word is a part or an instance of it rather than another name for it.
    pub(crate) narrower: bool,
}

/// What the lexicon knows of one word.
#[derive(Debug, Clone, Default)]
pub(crate) struct Entry {
    /// Its length.
    pub(crate) characters: u8,
    /// Its kind, where a class gives one.
    pub(crate) kind: Option<WordKind>,
    /// Its verb class.
    pub(crate) verb: Option<VerbClass>,
    /// What it signals.
    pub(crate) cues: Cues,
    /// The thesaurus lines that hold it.
    pub(crate) concepts: Vec<Concept>,
}

/// The entry of no word.
pub(super) static NONE: Entry = Entry {
    characters: 0,
    kind: None,
    verb: None,
    cues: Cues(0),
    concepts: Vec::new(),
};
