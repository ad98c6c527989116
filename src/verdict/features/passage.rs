//! What the passage holds beside the task, in one walk from its first character to its last.

use super::coverage::LONE;
use super::{Common, over};
use crate::align::{Candidate, Letter};
use crate::lexicon::WordKind;
use crate::number::unfixed;

/// What one walk through a passage finds.
#[derive(Default)]
pub(super) struct Walk {
    /// The weighted share of the passage that the task holds.
    pub(super) precision: f32,
    /// The same of its content.
    pub(super) precision_content: f32,
    /// The weight of its own content right before the first shared character.
    pub(super) before: f32,
    /// Its own content characters between shared ones, or right before the first.
    pub(super) inserted: usize,
    /// The first and the last character of content that ends or begins a pair of the task.
    pub(super) shared: Option<(u32, u32)>,
}

impl Walk {
    pub(super) fn new(common: &Common, candidate: &Candidate) -> Self {
        let known = common.known;
        let letters = common.reading.letters.range(candidate.range);
        let is_known = |letter: Option<&Letter>| {
            letter.is_some_and(|letter| known.holds_bigram(letter.bigram))
        };
        let mut tally = Tally::default();
        let mut here = is_known(letters.first());
        for (at, letter) in (candidate.range.0..).zip(letters) {
            let behind = (at - candidate.range.0) as usize + 1;
            let next = is_known(letters.get(behind));
            let shared = if here || next {
                Shared::Pair
            } else if known.holds(letter.id) {
                Shared::Lone
            } else {
                Shared::No
            };
            tally.add(at, u64::from(letter.weight), letter.kind, shared);
            here = next;
        }
        Self {
            precision: tally.all.precision(),
            precision_content: tally.content.precision(),
            before: unfixed(tally.before),
            inserted: tally.inserted,
            shared: tally.shared,
        }
    }
}

/// Whether a character of the passage stands in the task.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shared {
    No,
    /// The character, in other company.
    Lone,
    /// As part of a shared bigram.
    Pair,
}

/// Fixed-point weights of some characters.
#[derive(Default)]
struct Weighed {
    all: u64,
    lone: u64,
    pair: u64,
}

impl Weighed {
    fn add(&mut self, weight: u64, shared: Shared) {
        self.all += weight;
        match shared {
            Shared::No => {}
            Shared::Lone => self.lone += weight,
            Shared::Pair => self.pair += weight,
        }
    }

    /// The share of it that stands in the task.
    fn precision(&self) -> f32 {
        let shared = unfixed(self.pair) + LONE * unfixed(self.lone);
        over(shared, unfixed(self.all))
    }
}

/// Sums over a passage from left to right.
#[derive(Default)]
struct Tally {
    all: Weighed,
    content: Weighed,
    shared: Option<(u32, u32)>,
    before: u64,
    inserted: usize,
    /// Own content since the last verb, mark or function word.
    adjacent: u64,
    adjacent_len: usize,
    /// Own content characters since the last shared character.
    pending: usize,
}

impl Tally {
    fn add(&mut self, at: u32, weight: u64, kind: WordKind, shared: Shared) {
        self.all.add(weight, shared);
        match kind {
            WordKind::Verb | WordKind::Mark | WordKind::Function => {
                (self.adjacent, self.adjacent_len) = (0, 0);
            }
            WordKind::Content => self.add_content(at, weight, shared),
            WordKind::Frame | WordKind::Scope | WordKind::Strength => {}
        }
    }

    fn add_content(&mut self, at: u32, weight: u64, shared: Shared) {
        self.content.add(weight, shared);
        match shared {
            Shared::No => {
                self.pending += 1;
                self.adjacent += weight;
                self.adjacent_len += 1;
            }
            Shared::Lone => {}
            Shared::Pair => self.meet(at),
        }
    }

    /// Meets a shared character: what was pending stands before it.
    fn meet(&mut self, at: u32) {
        if let Some((_, last)) = &mut self.shared {
            *last = at;
            self.inserted += self.pending;
        } else {
            self.shared = Some((at, at));
            self.before = self.adjacent;
            self.inserted = self.adjacent_len;
        }
        self.pending = 0;
    }
}
