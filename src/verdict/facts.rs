//! [`TaskFacts`]: what the features need to know of a task, computed once.

use super::changes::{Text, Wording};
use super::quotes::quoted;
use crate::align::{Mask, Said, TaskProfile, Word, mask};
use crate::lexicon::{ConceptId, Cues, Entry, WordKind};
use crate::number::small;
use crate::task::quantity::{self, Quantity};

/// Some characters of a task.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Group {
    pub(crate) bits: u128,
    /// How many they are.
    size: f32,
}

impl Group {
    pub(crate) fn new(bits: u128) -> Self {
        Self {
            bits,
            size: small(bits.count_ones() as usize),
        }
    }

    /// The share of its characters that are among some others; 0 where it has none.
    pub(crate) fn share(self, held: u128) -> f32 {
        let part = held & self.bits;
        if part == 0 {
            0.0
        } else if part == self.bits {
            1.0
        } else {
            small(mask::count(part) as usize) / self.size
        }
    }
}

/// An unbroken run of content characters.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run {
    /// The characters.
    pub(crate) characters: Group,
    /// The bits of the pairs inside it.
    pairs: u128,
}

impl Run {
    fn new(bits: u128) -> Self {
        Self {
            characters: Group::new(bits),
            pairs: bits & bits << 1,
        }
    }

    /// The share of the run that stands unbroken in a passage.
    pub(crate) fn unbroken(self, held: &Mask) -> f32 {
        if self.pairs == 0 {
            return self.characters.share(held.characters);
        }
        match held.bigrams & self.pairs {
            0 => 0.0,
            pairs if pairs == self.pairs => 1.0,
            pairs => small(mask::longest_run(pairs) as usize + 1) / self.characters.size,
        }
    }
}

/// What the features need to know of a task.
#[derive(Debug, Clone)]
pub(crate) struct TaskFacts {
    /// Bits of characters that belong to content.
    pub(crate) content: u128,
    /// The content of each coordinated part.
    pub(crate) parts: Vec<Group>,
    /// The pairs worth counting of each clause of the task.
    pub(crate) clauses: Vec<Group>,
    /// Each unbroken run of content characters.
    pub(crate) runs: Vec<Run>,
    /// The characters that end a pair worth counting: no manner, no function word, no mark.
    pub(crate) literal: Group,
    /// Bits of each word that binds it to one place or matter.
    pub(crate) bound: Vec<u128>,
    /// Bits of the words that name a territory or level: 城市, 全市.
    pub(crate) scope: u128,
    /// Characters that weigh something.
    pub(crate) content_len: u32,
    pub(crate) quantities: Vec<Quantity>,
    pub(crate) names: Vec<String>,
    /// Bits of content, frames and verbs around the quoted names; 0 where there is no name.
    pub(crate) around_names: u128,
    /// What its words say.
    pub(crate) said: Said,
    /// The thesaurus's matters that it names.
    pub(crate) matters: Matters,
    /// The level among whose bodies it claims a title: 全省 of 全省…先行市.
    pub(crate) level: Option<&'static Entry>,
    /// What the changes need to know of it.
    pub(crate) wording: Wording,
}

impl TaskFacts {
    pub(crate) fn new(task: &TaskProfile) -> Self {
        let kinds = || task.letters.iter().map(|letter| letter.kind);
        let bits_of = |wanted: &dyn Fn(WordKind) -> bool| {
            (0..)
                .zip(kinds())
                .filter(|&(_, kind)| wanted(kind))
                .fold(0, |bits, (at, _)| bits | bit(task, at))
        };
        let content = bits_of(&|kind| kind == WordKind::Content);
        let frame = bits_of(&|kind| matches!(kind, WordKind::Frame | WordKind::Verb));
        let solid = bits_of(&|kind| {
            let empty = [WordKind::Strength, WordKind::Function, WordKind::Mark];
            !empty.contains(&kind)
        });
        let literal = solid & solid << 1;
        let clauses = clauses(task).into_iter();
        Self {
            parts: parts(task, content).into_iter().map(Group::new).collect(),
            clauses: clauses.map(|bits| Group::new(bits & literal)).collect(),
            runs: runs(content).into_iter().map(Run::new).collect(),
            literal: Group::new(literal),
            bound: bound(task),
            scope: bits_of(&|kind| kind == WordKind::Scope),
            content_len: content.count_ones(),
            content,
            quantities: quantity::quantities(&task.text).collect(),
            names: quoted(&task.text)
                .map(|(_, name)| name.to_owned())
                .collect(),
            around_names: around_names(task) & (content | frame),
            said: Said::new(task.letters.words()),
            matters: matters(task),
            level: level(task.letters.words()),
            wording: Wording::new(Text {
                text: &task.text,
                letters: &task.letters,
            }),
        }
    }
}

fn bit(task: &TaskProfile, position: u32) -> u128 {
    1 << Mask::bit(position, task.letters.len())
}

/// The unbroken runs of set bits.
fn runs(mut bits: u128) -> Vec<u128> {
    let mut runs = Vec::new();
    while bits != 0 {
        let start = bits.trailing_zeros();
        let length = (bits >> start).trailing_ones();
        let run = if length >= 128 {
            u128::MAX
        } else {
            ((1 << length) - 1) << start
        };
        runs.push(run);
        bits &= !run;
    }
    runs
}

/// The coordinated parts of a task: what stands between 、 ， 和 与 及, with two characters of
/// content at least.
fn parts(task: &TaskProfile, content: u128) -> Vec<u128> {
    let mut parts = Vec::new();
    let mut current = 0;
    let mut close = |current: &mut u128| {
        if current.count_ones() >= 2 {
            parts.push(*current);
        }
        *current = 0;
    };
    for ((at, c), letter) in (0..).zip(task.text.chars()).zip(task.letters.iter()) {
        let joins = matches!(c, '、' | '，' | '；')
            || letter.kind == WordKind::Function && "和与及并".contains(c);
        if joins {
            close(&mut current);
        } else {
            current |= bit(task, at) & content;
        }
    }
    close(&mut current);
    parts
}

/// The characters outside of quotation marks, marks aside.
fn around_names(task: &TaskProfile) -> u128 {
    let mut quotes = 0_u32;
    let mut bits = 0;
    for ((at, c), letter) in (0..).zip(task.text.chars()).zip(task.letters.iter()) {
        match c {
            '“' => quotes += 1,
            '”' => quotes = quotes.saturating_sub(1),
            _ if quotes == 0 && letter.kind != WordKind::Mark => bits |= bit(task, at),
            _ => {}
        }
    }
    if task.text.contains('“') { bits } else { 0 }
}

/// The characters of each word that binds a task to one place or matter.
fn bound(task: &TaskProfile) -> Vec<u128> {
    let words = task.letters.words();
    words
        .filter(|word| word.cues().has(Cues::BOUND))
        .map(|word| (word.start..word.end()).fold(0, |bits, at| bits | bit(task, at)))
        .collect()
}

/// The level among whose bodies some words claim a title.
pub(crate) fn level<'w>(words: impl Iterator<Item = &'w Word> + Clone) -> Option<&'static Entry> {
    let has = |cue| move |word: &&Word| word.cues().has(cue);
    let level = words.clone().find(has(Cues::LEVEL))?;
    let mut behind = words.filter(|word| word.start >= level.end());
    behind.find(has(Cues::TITLE)).map(|_| level.entry())
}

/// Some of the thesaurus's matters, one bit each.
#[derive(Debug, Clone, Default)]
pub(crate) struct Matters(Vec<u64>);

impl Matters {
    pub(crate) fn has(&self, matter: ConceptId) -> bool {
        let bits = self.0.get(usize::from(matter / 64)).copied().unwrap_or(0);
        bits >> (matter % 64) & 1 == 1
    }

    fn add(&mut self, matter: ConceptId) {
        let at = usize::from(matter / 64);
        self.0.resize(self.0.len().max(at + 1), 0);
        if let Some(bits) = self.0.get_mut(at) {
            *bits |= 1 << (matter % 64);
        }
    }
}

/// The matters that its words name.
fn matters(task: &TaskProfile) -> Matters {
    let words = task.letters.words();
    let mut matters = Matters::default();
    let concepts = words.flat_map(|word| word.concepts());
    concepts.for_each(|concept| matters.add(concept.id));
    matters
}

/// The clauses of a task: what stands between ，and ；.
fn clauses(task: &TaskProfile) -> Vec<u128> {
    let mut clauses = vec![0];
    for (at, c) in (0..).zip(task.text.chars()) {
        if matches!(c, '，' | '；') {
            clauses.push(0);
        } else if let Some(clause) = clauses.last_mut() {
            *clause |= bit(task, at);
        }
    }
    clauses.retain(|clause| clause.count_ones() >= 4);
    clauses
}
