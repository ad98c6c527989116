//! [`Share`]: what a clause holds of a task, found through the plan's postings.

use super::clauses::ReadClause;
use super::letter::{Letter, Word};
use super::letters::Letters;
use super::mask::{Mask, set_bits};
use super::plan::Plan;
use super::postings::{Added, Bits, Meaning};
use super::telling::Telling;
use super::vocabulary::Frequencies;
use crate::number::to_u32;

/// What a clause holds of a task.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Share {
    pub(crate) task: u32,
    pub(crate) clause: u32,
    pub(crate) mask: Mask,
}

/// Each share's task, and its clause and place.
pub(super) fn by_tasks(
    shares: &[Share],
) -> impl ExactSizeIterator<Item = (u32, (u32, u32))> + Clone {
    let places = shares.iter().enumerate();
    places.map(|(at, share)| (share.task, (share.clause, to_u32(at))))
}

/// What is counted while shares are looked for.
#[derive(Debug, Default)]
pub(super) struct Counting {
    /// In how many sentences of the directive and the opinion things occur.
    pub(super) frequencies: Frequencies,
    holding: Holding,
}

impl Counting {
    /// Finds what each clause holds of each task, through the plan's postings, and counts the
    /// opinion's sentences on top of the directive's.
    pub(super) fn share(
        &mut self,
        plan: &Plan,
        letters: &Letters,
        telling: &Telling,
        clauses: &mut [ReadClause],
        shares: &mut Vec<Share>,
    ) {
        shares.clear();
        self.frequencies.begin(plan.vocabulary.frequencies());
        self.holding.begin(plan);
        let (mut sentence, mut bigrams) = (None, 0);
        for (index, clause) in (0..).zip(clauses) {
            if sentence.replace(clause.sentence) != Some(clause.sentence) {
                self.frequencies.begin_sentence();
            }
            let characters = clause.letters(letters);
            for letter in characters {
                self.frequencies.count_character(letter.id);
            }
            let first = bigrams_before(letters, bigrams, clause.start);
            bigrams = self.add_bigrams(plan, letters, first, clause.end);
            clause.bigrams = (to_u32(first), to_u32(bigrams));
            let first = shares.len();
            self.holding
                .find_meanings(plan, telling.meaning(clause.meaning));
            self.holding.move_to(plan, shares, characters, index);
            clause.shares = (to_u32(first), to_u32(shares.len()));
        }
    }

    /// Counts the bigrams from one on that end before a character, and adds what they are; returns
    /// how many there are up to it. One walk does both: where a clause ends cannot be foreseen.
    fn add_bigrams(&mut self, plan: &Plan, letters: &Letters, first: usize, end: u32) -> usize {
        let mut count = first;
        while let Some(bigram) = letters.bigrams.get(count)
            && bigram.at < end
        {
            self.frequencies.count_bigram(bigram.id);
            self.holding.add_bigram(plan.bigrams(bigram.id));
            count += 1;
        }
        count
    }
}

/// How many bigrams end before a character; so many are known to.
fn bigrams_before(letters: &Letters, known: usize, start: u32) -> usize {
    let others = letters.bigrams.get(known..).unwrap_or_default().iter();
    known + others.take_while(|bigram| bigram.at < start).count()
}

/// What one clause holds of all tasks; the memory is used again for the next one.
#[derive(Debug, Default)]
struct Holding {
    /// The tasks of which it holds a bigram or a meaning, one bit a task; behind them the bits of
    /// the tasks that its bigrams are.
    bits: Vec<u64>,
    /// What it holds in other words.
    meant: Vec<Meaning>,
    /// For each task: its last share.
    places: Vec<u32>,
}

impl Holding {
    fn begin(&mut self, plan: &Plan) {
        self.bits.clear();
        self.bits
            .resize(plan.told_words() + plan.seats().words(), 0);
        self.meant.clear();
        self.places.resize(plan.tasks.len(), 0);
    }

    #[inline]
    fn add_bigram(&mut self, Added { first, others }: Added) {
        for more in first {
            add(&mut self.bits, more);
        }
        for more in others {
            add(&mut self.bits, *more);
        }
    }

    fn find_meanings(&mut self, plan: &Plan, words: &[Word]) {
        for word in words {
            let meanings = plan.meanings(word.id);
            for meaning in meanings {
                add(&mut self.bits, Bits::of_task(meaning.task));
            }
            self.meant.extend_from_slice(meanings);
        }
    }

    /// Moves what was found to the shares of a clause, by task, and is empty again.
    fn move_to(
        &mut self,
        plan: &Plan,
        shares: &mut Vec<Share>,
        characters: &[Letter],
        clause: u32,
    ) {
        let (told, pairs) = self.bits.split_at(plan.told_words());
        let mut characters = plan.characters().unite(characters);
        for (at, &told) in (0..).zip(told) {
            for bit in set_bits(told) {
                let task = u64::BITS * at + bit;
                let seat = plan.seats().of(task as usize);
                let mask = Mask {
                    characters: seat.bits(|word| characters.word(word)),
                    bigrams: seat.bits(|word| pairs.get(word).copied().unwrap_or(0)),
                    ..Mask::default()
                };
                if let Some(place) = self.places.get_mut(task as usize) {
                    *place = to_u32(shares.len());
                }
                shares.push(Share { task, clause, mask });
            }
        }
        self.bits.fill(0);
        for meaning in self.meant.drain(..) {
            let place = self.places.get(meaning.task as usize);
            if let Some(share) = place.and_then(|&at| shares.get_mut(at as usize)) {
                meaning.add_to(&mut share.mask);
            }
        }
    }
}

fn add(words: &mut [u64], more: Bits) {
    if let Some(word) = words.get_mut(more.word as usize) {
        *word |= more.bits;
    }
}
