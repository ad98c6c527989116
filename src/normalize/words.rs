//! The words of `data/chrome.txt`, found in one pass over a line.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::finder::Finder;

/// What a word of page furniture belongs to; the order is that of [`CLASSES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Path,
    Meta,
    Label,
    Staff,
    Photo,
    Next,
    Related,
    Site,
    Footer,
    Imprint,
    Menu,
    Language,
}

const CLASSES: [(&str, Class); 12] = [
    ("path", Class::Path),
    ("meta", Class::Meta),
    ("label", Class::Label),
    ("staff", Class::Staff),
    ("photo", Class::Photo),
    ("next", Class::Next),
    ("related", Class::Related),
    ("site", Class::Site),
    ("footer", Class::Footer),
    ("imprint", Class::Imprint),
    ("menu", Class::Menu),
    ("language", Class::Language),
];

/// The classes whose words tell a line wherever they stand in it, even one without items.
const INNER: [Class; 3] = [Class::Path, Class::Site, Class::Language];

/// A set of [`Class`]es.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Classes(u16);

impl Classes {
    fn insert(&mut self, class: Class) {
        self.0 |= 1 << class as u16;
    }

    pub(super) fn has(self, class: Class) -> bool {
        self.0 >> class as u16 & 1 != 0
    }
}

/// A word of the lists, found in a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) classes: Classes,
}

struct Words {
    finder: Option<AhoCorasick>,
    openings: Finder,
    /// The words that tell a line wherever they stand in it.
    inner: Finder,
    classes: Vec<Classes>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("data/chrome.txt")));

impl Words {
    fn read(data: &str) -> Self {
        let mut words: Vec<&str> = Vec::new();
        let mut classes: Vec<Classes> = Vec::new();
        for (word, class) in entries(data) {
            let index = words
                .iter()
                .position(|&known| known == word)
                .unwrap_or_else(|| {
                    words.push(word);
                    classes.push(Classes::default());
                    words.len() - 1
                });
            if let Some(set) = classes.get_mut(index) {
                set.insert(class);
            }
        }
        let finder = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .match_kind(MatchKind::LeftmostLongest)
            .build(&words)
            .ok();
        let inner = words.iter().zip(&classes);
        let inner = inner.filter(|(_, classes)| INNER.iter().any(|&class| classes.has(class)));
        Self {
            finder,
            inner: Finder::new(inner.map(|(&word, _)| word)),
            openings: Finder::new(words),
            classes,
        }
    }
}

fn entries(data: &str) -> impl Iterator<Item = (&str, Class)> {
    data.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(": "))
        .filter_map(|(name, words)| {
            let (_, class) = CLASSES.iter().find(|(known, _)| *known == name)?;
            Some(words.split(' ').map(|word| (word, *class)))
        })
        .flatten()
}

/// Whether a line begins with one of the words.
pub(super) fn begin(line: &str) -> bool {
    WORDS.openings.begins(line)
}

/// Whether a line begins with one of the words as a label: a colon follows.
pub(super) fn label(line: &str) -> bool {
    let ends = |found: Found| {
        line.get(found.end..)
            .is_some_and(|rest| rest.starts_with('：'))
    };
    begin(line) && find(line).next().is_some_and(ends)
}

/// Whether a line holds a word that tells it wherever the word stands.
pub(super) fn tell(line: &str) -> bool {
    let mut found = Vec::new();
    WORDS.inner.find(line, &mut found);
    !found.is_empty()
}

/// The words of a line, leftmost and longest, without overlap.
pub(super) fn find(line: &str) -> impl Iterator<Item = Found> {
    let words = &*WORDS;
    words
        .finder
        .iter()
        .flat_map(move |finder| finder.find_iter(line))
        .map(|found| Found {
            start: found.start(),
            end: found.end(),
            classes: words
                .classes
                .get(found.pattern().as_usize())
                .copied()
                .unwrap_or_default(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_data_is_of_a_known_class() {
        for line in include_str!("data/chrome.txt").lines() {
            let known = line.is_empty()
                || line.starts_with('#')
                || CLASSES
                    .iter()
                    .any(|(name, _)| line.starts_with(&format!("{name}: ")));
            assert!(known, "{line}");
        }
    }

    #[test]
    fn the_longest_word_wins_and_a_word_may_have_two_classes() {
        let found: Vec<Found> = find("主办单位：甲 版权声明").collect();
        assert_eq!((found[0].start, found[0].end), (0, 12));
        assert!(found[0].classes.has(Class::Footer));
        assert!(found[1].classes.has(Class::Site) && found[1].classes.has(Class::Menu));
    }
}
