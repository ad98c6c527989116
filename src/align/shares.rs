//! [`Share`]: what a clause holds of a task, found through the plan's postings.

use super::clauses::ReadClause;
use super::letters::{Letter, Letters};
use super::mask::{Mask, set_bits};
use super::plan::Plan;
use super::postings::{Bits, Meaning};
use super::vocabulary::Frequencies;
use crate::lexicon::Tells;
use crate::number::to_u32;

/// What a clause holds of a task.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Share {
    pub(crate) task: u32,
    pub(crate) clause: u32,
    pub(crate) mask: Mask,
}

/// The shares of each task in text order.
#[derive(Debug, Default)]
pub(super) struct ByTask {
    /// For each task: where its list begins.
    starts: Vec<u32>,
    /// The lists: clause and place of each share.
    places: Vec<(u32, u32)>,
}

impl ByTask {
    /// Sorts by counting; the shares come in text order.
    pub(super) fn fill(&mut self, shares: &[Share], tasks: usize) {
        let Self { starts, places } = self;
        starts.clear();
        starts.resize(tasks + 2, 0);
        for share in shares {
            if let Some(count) = starts.get_mut(share.task as usize + 2) {
                *count += 1;
            }
        }
        let mut total = 0;
        for start in starts.iter_mut() {
            total += *start;
            *start = total;
        }
        places.resize(shares.len(), (0, 0));
        for (at, share) in (0..).zip(shares) {
            let next = starts.get_mut(share.task as usize + 1);
            if let Some(next) = next
                && let Some(place) = places.get_mut(*next as usize)
            {
                *place = (share.clause, at);
                *next += 1;
            }
        }
    }

    /// The list of a task: clause and place of each share.
    pub(super) fn of(&self, task: usize) -> &[(u32, u32)] {
        let start = |at: usize| self.starts.get(at).map_or(0, |&at| at as usize);
        self.places
            .get(start(task)..start(task + 1))
            .unwrap_or_default()
    }
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
        clauses: &mut [ReadClause],
        shares: &mut Vec<Share>,
    ) {
        shares.clear();
        self.frequencies.begin(plan.vocabulary.frequencies());
        self.holding.begin(plan);
        let mut sentence = None;
        for (index, clause) in (0..).zip(clauses) {
            if sentence.replace(clause.sentence) != Some(clause.sentence) {
                self.frequencies.begin_sentence();
            }
            let characters = clause.letters(letters);
            self.frequencies.count(
                characters.iter().map(|letter| letter.id),
                clause.bigrams(letters).iter().map(|bigram| bigram.id),
            );
            let first = shares.len();
            self.holding.find_tasks(plan, letters, clause);
            self.holding.move_to(plan, shares, characters, index);
            clause.shares = (to_u32(first), to_u32(shares.len()));
        }
    }
}

/// What one clause holds of all tasks; the memory is used again for the next one.
#[derive(Debug, Default)]
struct Holding {
    /// The tasks of which it holds a bigram or a meaning, one bit a task; behind them the bits of
    /// the tasks that its bigrams are.
    bits: Vec<u64>,
    /// What it holds in other words.
    meant: Vec<Meaning>,
}

impl Holding {
    fn begin(&mut self, plan: &Plan) {
        self.bits.clear();
        self.bits
            .resize(plan.told_words() + plan.seats().words(), 0);
        self.meant.clear();
    }

    fn find_tasks(&mut self, plan: &Plan, letters: &Letters, clause: &ReadClause) {
        for bigram in clause.bigrams(letters) {
            for more in plan.bigrams(bigram.id) {
                add(&mut self.bits, *more);
            }
        }
        for word in clause.words(letters) {
            if word.tells.has(Tells::MEANS) {
                self.find_meanings(plan.meanings(word.id));
            }
        }
    }

    fn find_meanings(&mut self, meanings: &[Meaning]) {
        for meaning in meanings {
            add(&mut self.bits, Bits::of_task(meaning.task));
        }
        self.meant.extend_from_slice(meanings);
    }

    /// Moves what was found to the shares of a clause, by task, and is empty again.
    fn move_to(
        &mut self,
        plan: &Plan,
        shares: &mut Vec<Share>,
        characters: &[Letter],
        clause: u32,
    ) {
        let first = shares.len();
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
                shares.push(Share { task, clause, mask });
            }
        }
        self.bits.fill(0);
        let own = shares.get_mut(first..).unwrap_or_default();
        for meaning in self.meant.drain(..) {
            let share = own.binary_search_by_key(&meaning.task, |share| share.task);
            if let Some(share) = share.ok().and_then(|at| own.get_mut(at)) {
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
