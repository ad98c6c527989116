//! What the passage says beside the task.

use std::ops::Range;

use super::Common;
use crate::align::{Bigram, Candidate, Known, Letter};
use crate::lexicon::WordKind;
use crate::number::{to_u32, unfixed};

/// What stands between the characters that a passage shares with a task, and right before them.
/// Amounts (27处) do not count: they say how much of the same is done.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Insertions {
    /// The weight of its own content right before the first shared character.
    pub(super) before: f32,
    /// Whether it has content of its own between shared characters, or right before the first.
    pub(super) has_own: bool,
    /// The first and the last character of content that stand in a pair of the task.
    pub(super) shared: Option<(u32, u32)>,
}

impl Insertions {
    /// What stands in a passage.
    pub(super) fn new(common: &Common, passage: &Candidate) -> Self {
        let reading = common.reading;
        let (start, _) = passage.range;
        let beside = Beside {
            letters: reading.letters.range(passage.range),
            start,
            bigrams: reading.bigrams(passage.clauses),
            known: common.known,
        };
        let amounts = reading.amounts(passage.clauses);
        let amounts = amounts.map(|(first, last)| {
            let place = |at: u32| at.saturating_sub(start) as usize;
            place(first)..place(last)
        });
        beside.insertions(&amounts, |id| reading.weights.character(id))
    }
}

/// The letters of a passage beside a task.
struct Beside<'a> {
    letters: &'a [Letter],
    /// The place of the first one.
    start: u32,
    /// The bigrams of the passage; the first may end with the first letter.
    bigrams: &'a [Bigram],
    known: &'a Known,
}

impl Beside<'_> {
    /// Looks for shared characters from both ends: what stands behind the last one says nothing.
    /// `weigh` tells what a character of an id weighs.
    fn insertions(
        &self,
        amounts: &(impl Iterator<Item = Range<usize>> + Clone),
        weigh: impl Fn(u16) -> u32,
    ) -> Insertions {
        let Some((first, last)) = self.shared() else {
            return Insertions::default();
        };
        let own = |range: Range<usize>| {
            let letters = self.letters.get(range.clone()).unwrap_or_default();
            let is_amount = |at: usize| amounts.clone().any(|amount| amount.contains(&at));
            let places = range.zip(letters);
            places.filter(move |&(at, letter)| self.is_own(*letter) && !is_amount(at))
        };
        let before = first - self.right_before(first);
        let weights = own(before..first).map(|(_, letter)| u64::from(weigh(letter.id)));
        Insertions {
            before: unfixed(weights.sum::<u64>()),
            has_own: own(before..last).next().is_some(),
            shared: Some((self.start + to_u32(first), self.start + to_u32(last))),
        }
    }

    /// The first and the last letter that are content and stand in a pair of the task.
    fn shared(&self) -> Option<(usize, usize)> {
        let bigrams = self.bigrams.iter();
        let known = bigrams.filter(|bigram| self.known.holds_bigram(bigram.id));
        let pairs = known.filter_map(|bigram| bigram.at.checked_sub(self.start + 1));
        let (mut pairs, mut later) = (pairs.clone(), pairs.rev());
        let first = pairs.find_map(|at| self.content(at).next())?;
        let last = later.find_map(|at| self.content(at).last())?;
        Some((first, last))
    }

    /// Which of two neighbours, the first of which has a place, are content.
    fn content(&self, at: u32) -> impl Iterator<Item = usize> {
        let at = at as usize;
        let is_content = |at: &usize| self.letters.get(*at).is_some_and(|own| is_content(*own));
        [at, at + 1].into_iter().filter(is_content)
    }

    /// How many letters stand before one, back to the last verb, mark or function word.
    fn right_before(&self, at: usize) -> usize {
        let before = self.letters.get(..at).unwrap_or_default().iter().rev();
        let open = before.take_while(|letter| {
            use WordKind::{Function, Mark, Verb};
            !matches!(letter.kind, Verb | Mark | Function)
        });
        open.count()
    }

    /// Whether a letter is content that the task does not hold.
    fn is_own(&self, letter: Letter) -> bool {
        is_content(letter) & !self.known.holds(letter.id)
    }
}

fn is_content(letter: Letter) -> bool {
    letter.kind == WordKind::Content
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::align::{Letters, Vocabulary};

    /// The same, letter by letter from left to right.
    fn naive(
        letters: &[Letter],
        known: &Known,
        amount: &Range<usize>,
        weigh: fn(u16) -> u32,
    ) -> Insertions {
        let mut found = Insertions::default();
        // Own content since the last verb, mark or function word, and since the last shared character.
        let (mut adjacent, mut pending) = ((0, false), false);
        for (at, letter) in letters.iter().enumerate() {
            let holds =
                |letter: Option<&Letter>| letter.is_some_and(|l| known.holds_bigram(l.bigram));
            let is_shared = at > 0 && holds(Some(letter)) || holds(letters.get(at + 1));
            match letter.kind {
                WordKind::Verb | WordKind::Mark | WordKind::Function => adjacent = (0, false),
                WordKind::Content if is_shared => {
                    let at = to_u32(at);
                    if let Some((_, last)) = &mut found.shared {
                        *last = at;
                        found.has_own |= pending;
                    } else {
                        found.shared = Some((at, at));
                        (found.before, found.has_own) = (unfixed(adjacent.0), adjacent.1);
                    }
                    pending = false;
                }
                WordKind::Content if !known.holds(letter.id) && !amount.contains(&at) => {
                    pending = true;
                    adjacent = (adjacent.0 + u64::from(weigh(letter.id)), true);
                }
                _ => {}
            }
        }
        found
    }

    const PIECES: &[&str] = &[
        "城", "市", "城市", "更新", "机制", "新", "健全", "的", "，", "厂房", "老",
    ];

    proptest! {
        #[test]
        fn both_ends_find_what_a_walk_finds(
            pieces in prop::collection::vec(prop::sample::select(PIECES), 0..20),
            start in 0_u32..4,
            amount in (0_usize..12, 0_usize..4).prop_map(|(start, length)| start..start + length),
        ) {
            let task = "健全城市更新机制，更新老厂房";
            let vocabulary = Vocabulary::new([task, "厂房的城"], &[]);
            let known = Known::new(&Letters::read("健全城市更新机制，更新老厂", &vocabulary), &vocabulary);
            let text = Letters::read(&pieces.concat(), &vocabulary);
            let letters = text.range((start, text.len()));
            let ends = |letters: &[Letter]| to_u32(letters.iter().filter(|l| l.bigram > 0).count());
            let before = ends(text.range((0, start)));
            let bigrams = text.bigrams((before, before + ends(letters)));
            let beside = Beside { letters, start, bigrams, known: &known };
            let weigh = |id| 1 + 7 * u32::from(id);
            let mut expected = naive(letters, &known, &amount, weigh);
            expected.shared = expected.shared.map(|(first, last)| (start + first, start + last));
            prop_assert_eq!(beside.insertions(&std::iter::once(amount), weigh), expected);
        }
    }
}
