//! The words of the genre: word classes, action verbs and a thesaurus, as data files.
//!
//! `data/words.txt` holds the classes that say how much a word weighs and what it signals;
//! `data/thesaurus/*.txt` hold what can be said in other words. Both are general to the genre: no
//! place, no organisation, no text's own wording. [`Lexicon::get`] prepares all of them,
//! once.

mod thesaurus;
mod words;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::finder::{Finder, Found};
use crate::number::{fixed, unfixed};

/// What kind of word a character belongs to; decides its weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum WordKind {
    /// What a task is about: everything that is not one of the others.
    #[default]
    Content,
    /// A container that matches anything: 机制, 体系, 格局, 水平.
    Frame,
    /// Territory and level: 全市, 全区, 城市.
    Scope,
    /// Manner and intensity: 高质量, 加快, 深入.
    Strength,
    /// 的, 和, 在, 等.
    Function,
    /// An action verb.
    Verb,
    /// No letter or digit.
    Mark,
}

impl WordKind {
    /// The share of a character's weight that counts, in fixed point.
    pub(crate) const fn factor(self) -> u32 {
        fixed(match self {
            Self::Content => 1.0,
            Self::Frame => 0.3,
            Self::Verb => 0.2,
            Self::Scope => 0.08,
            Self::Strength | Self::Function => 0.04,
            Self::Mark => 0.0,
        })
    }

    const ALL: [Self; 7] = [
        Self::Content,
        Self::Frame,
        Self::Scope,
        Self::Strength,
        Self::Function,
        Self::Verb,
        Self::Mark,
    ];
}

/// The shares of the weights of bigrams that count, by the kinds of their two characters.
pub(crate) struct PairFactors([[u32; WordKind::ALL.len()]; WordKind::ALL.len()]);

static PAIR_FACTORS: LazyLock<PairFactors> = LazyLock::new(|| {
    let mean = |a: WordKind, b: WordKind| (unfixed(a.factor()) * unfixed(b.factor())).sqrt();
    PairFactors(WordKind::ALL.map(|a| WordKind::ALL.map(|b| fixed(mean(a, b)))))
});

impl PairFactors {
    /// All of them, computed once a process.
    pub(crate) fn get() -> &'static Self {
        &PAIR_FACTORS
    }

    /// The geometric mean of the factors of two kinds, in fixed point.
    pub(crate) fn of(&self, before: WordKind, kind: WordKind) -> u32 {
        let row = self.0.get(kind as usize);
        row.and_then(|row| row.get(before as usize))
            .copied()
            .unwrap_or(0)
    }
}

/// What a word signals about its clause, as a set of flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Cues(u8);

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

/// A word of the lexicon found in a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hit {
    /// One past the last byte.
    pub(crate) end: usize,
    /// What the lexicon knows of it.
    pub(crate) entry: &'static Entry,
}

/// All word lists in one.
pub(crate) struct Lexicon {
    entries: Vec<Entry>,
    finder: Finder,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::build);

impl Lexicon {
    /// The embedded lexicon; building it takes some milliseconds, once a process.
    pub(crate) fn get() -> &'static Self {
        &LEXICON
    }

    fn build() -> Self {
        let mut entries: BTreeMap<&'static str, Entry> = BTreeMap::new();
        words::read(&mut entries);
        thesaurus::read(&mut entries);
        for (word, entry) in &mut entries {
            entry.characters = u8::try_from(word.chars().count()).unwrap_or(u8::MAX);
        }
        let (words, entries): (Vec<_>, Vec<_>) = entries.into_iter().unzip();
        Self {
            finder: Finder::new(words),
            entries,
        }
    }

    /// Every word of the lexicon in a text, overlapping ones too, by their ends.
    pub(crate) fn hits(&'static self, text: &str) -> impl Iterator<Item = Hit> {
        let mut found = Vec::new();
        self.finder.find(text, &mut found);
        found.sort_unstable_by_key(Found::order);
        found.into_iter().filter_map(|found| {
            let entry = self.entries.get(found.word)?;
            Some(Hit {
                end: found.end,
                entry,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(text: &str) -> &'static Entry {
        Lexicon::get()
            .hits(text)
            .map(|hit| hit.entry)
            .find(|entry| usize::from(entry.characters) == text.chars().count())
            .unwrap_or_else(|| panic!("{text} is not in the lexicon"))
    }

    #[test]
    fn knows_kinds_verbs_and_concepts() {
        assert_eq!(entry("体系").kind, Some(WordKind::Frame));
        assert_eq!(entry("全市").kind, Some(WordKind::Scope));
        assert_eq!(entry("健全").verb, entry("完善").verb);
        assert_ne!(entry("健全").verb, entry("盘活").verb);
        let shared = |a: &str, b: &str| {
            entry(a)
                .concepts
                .iter()
                .any(|c| entry(b).concepts.iter().any(|d| c.id == d.id))
        };
        assert!(shared("城市更新", "城市有机更新"));
    }

    #[test]
    fn kinds_stand_in_their_order() {
        for (at, kind) in WordKind::ALL.into_iter().enumerate() {
            assert_eq!(kind as usize, at);
            assert!(kind.factor().abs_diff(PairFactors::get().of(kind, kind)) <= 1);
        }
    }

    #[test]
    fn classes_of_verbs_fit_into_a_set() {
        let classes = Lexicon::get().entries.iter().filter_map(|entry| entry.verb);
        assert!(classes.max() < Some(64));
    }

    #[test]
    fn hits_lie_on_character_boundaries() {
        let text = "健全城市更新机制";
        for hit in Lexicon::get().hits(text) {
            let start = hit.end - 3 * usize::from(hit.entry.characters);
            assert!(text.get(start..hit.end).is_some());
        }
    }
}
