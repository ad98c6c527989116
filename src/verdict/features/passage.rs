//! What the passage says beside the task, in one walk from its first character to its last.

use super::Common;
use crate::align::{Candidate, Letter};
use crate::lexicon::WordKind;
use crate::number::unfixed;

/// What one walk through a passage finds.
pub(super) struct Walk {
    /// The weight of its own content right before the first shared character.
    pub(super) before: f32,
    /// Its own content characters between shared ones, or right before the first.
    pub(super) inserted: usize,
    /// The first and the last character of content that stand in a pair of the task.
    pub(super) shared: Option<(u32, u32)>,
}

impl Walk {
    pub(super) fn new(common: &Common, candidate: &Candidate) -> Self {
        let known = common.known;
        let letters = common.reading.letters.range(candidate.range);
        let mut tally = Tally::default();
        let mut here = false;
        let mut rest = letters.iter().peekable();
        for at in candidate.range.0.. {
            let Some(letter) = rest.next() else {
                break;
            };
            let next = rest
                .peek()
                .is_some_and(|next| known.holds_bigram(next.bigram));
            let own = |letter: Letter| {
                let weight = common.reading.weights.character(letter.id);
                (!known.holds(letter.id)).then_some(weight)
            };
            tally.add(at, *letter, here || next, own);
            here = next;
        }
        Self {
            before: unfixed(tally.before),
            inserted: tally.inserted,
            shared: tally.shared,
        }
    }
}

/// What was met from left to right.
#[derive(Default)]
struct Tally {
    shared: Option<(u32, u32)>,
    before: u64,
    inserted: usize,
    /// Own content since the last verb, mark or function word.
    adjacent: Own,
    /// Own content characters since the last shared character.
    pending: usize,
}

/// Content that the task does not hold.
#[derive(Default)]
struct Own {
    weight: u64,
    characters: usize,
}

impl Tally {
    /// Adds a character; `own` tells the weight of one that the task does not hold.
    fn add(
        &mut self,
        at: u32,
        letter: Letter,
        is_shared: bool,
        own: impl Fn(Letter) -> Option<u32>,
    ) {
        match letter.kind {
            WordKind::Verb | WordKind::Mark | WordKind::Function => self.adjacent = Own::default(),
            WordKind::Content if is_shared => self.meet(at),
            WordKind::Content => {
                // A character of the task in other company is neither shared nor its own.
                if let Some(weight) = own(letter) {
                    self.pending += 1;
                    self.adjacent.weight += u64::from(weight);
                    self.adjacent.characters += 1;
                }
            }
            WordKind::Frame | WordKind::Scope | WordKind::Strength => {}
        }
    }

    /// Meets a shared character: what was pending stands before it.
    fn meet(&mut self, at: u32) {
        if let Some((_, last)) = &mut self.shared {
            *last = at;
            self.inserted += self.pending;
        } else {
            self.shared = Some((at, at));
            self.before = self.adjacent.weight;
            self.inserted = self.adjacent.characters;
        }
        self.pending = 0;
    }
}
