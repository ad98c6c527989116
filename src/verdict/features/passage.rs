//! What the passage holds beside the task: between what they share, and around it.

use super::coverage::LONE;
use super::{Feature, Features, Pair, over};
use crate::align::Letter;
use crate::lexicon::WordKind;
use crate::number::{small, unfixed};

pub(super) fn fill(pair: &Pair, features: &mut Features) {
    let common = pair.common;
    let (start, end) = pair.candidate.range;
    let tally = tally(pair);
    let total = common.weights.meaning_total().max(f32::MIN_POSITIVE);
    features.set(Feature::Precision, tally.all.precision());
    features.set(Feature::PrecisionContent, tally.content.precision());
    let inserted = unfixed(tally.inserted) / total;
    features.set(Feature::Inserted, inserted.min(3.0));
    let extra = unfixed(tally.around + tally.pending.weight) / total;
    features.set(Feature::Extra, extra.min(3.0));
    features.set(Feature::Before, unfixed(tally.before).min(4.0));
    features.set(Feature::After, unfixed(tally.after()).min(4.0));
    let inserted = small(tally.inserted_count).min(10.0);
    features.set(Feature::InsertedCount, inserted);
    let content = small(common.facts.content_len.max(1) as usize);
    let length = small(tally.content_len) / content;
    features.set(Feature::LengthRatio, length.min(4.0));
    let length = small((end - start) as usize) / 30.0;
    features.set(Feature::PassageLength, length);
}

fn tally(pair: &Pair) -> Tally {
    let known = pair.common.known;
    let letters = &pair.common.reading.letters;
    let letters = letters.range(pair.candidate.range);
    let is_known =
        |letter: Option<&Letter>| letter.is_some_and(|letter| known.holds_bigram(letter.bigram));
    let mut tally = Tally::default();
    let mut here = is_known(letters.first());
    for (at, letter) in letters.iter().enumerate() {
        let next = is_known(letters.get(at + 1));
        let shared = if here || next {
            Shared::Pair
        } else if known.holds(letter.id) {
            Shared::Lone
        } else {
            Shared::No
        };
        tally.add(u64::from(letter.weight), letter.kind, shared);
        here = next;
    }
    tally
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

/// Own content since some place.
#[derive(Default)]
struct Own {
    weight: u64,
    count: usize,
}

impl Own {
    fn add(&mut self, weight: u64) {
        self.weight += weight;
        self.count += 1;
    }
}

/// Sums over a passage from left to right.
#[derive(Default)]
struct Tally {
    all: Weighed,
    content: Weighed,
    content_len: usize,
    /// Own content before the first shared character.
    around: u64,
    /// The part of it that stands right before that character.
    before: u64,
    /// Own content right after the last shared character so far, and whether something broke it.
    right_after: u64,
    broken: bool,
    /// Own content characters between shared ones or right before the first.
    inserted_count: usize,
    /// Own content between shared characters.
    inserted: u64,
    /// Own content since the last break.
    adjacent: Own,
    /// Own content since the last shared character.
    pending: Own,
    begun: bool,
}

impl Tally {
    fn add(&mut self, weight: u64, kind: WordKind, shared: Shared) {
        self.all.add(weight, shared);
        match kind {
            WordKind::Verb | WordKind::Mark | WordKind::Function => {
                self.adjacent = Own::default();
                self.broken = true;
            }
            WordKind::Content => self.add_content(weight, shared),
            WordKind::Frame | WordKind::Scope | WordKind::Strength => {}
        }
    }

    fn add_content(&mut self, weight: u64, shared: Shared) {
        self.content.add(weight, shared);
        self.content_len += 1;
        match shared {
            Shared::No => {
                self.pending.add(weight);
                self.adjacent.add(weight);
                self.right_after += if self.broken { 0 } else { weight };
            }
            Shared::Lone => {}
            Shared::Pair => self.meet(),
        }
    }

    /// Meets a shared character: what was pending stands before it.
    fn meet(&mut self) {
        let gap = std::mem::take(&mut self.pending);
        if self.begun {
            self.inserted += gap.weight;
            self.inserted_count += gap.count;
        } else {
            self.around += gap.weight;
            self.before = self.adjacent.weight;
            self.inserted_count += self.adjacent.count;
        }
        self.begun = true;
        self.broken = false;
        self.right_after = 0;
    }

    fn after(&self) -> u64 {
        if self.begun { self.right_after } else { 0 }
    }
}
