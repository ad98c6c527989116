//! [`Share`]: what a clause holds of a task, found through the plan's postings.

use super::clauses::ReadClause;
use super::letters::Letters;
use super::mask::Mask;
use super::plan::Plan;
use super::vocabulary::Frequencies;

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
    pub(super) fn new(shares: &[Share], tasks: usize) -> Self {
        let mut starts = vec![0; tasks + 2];
        for share in shares {
            if let Some(count) = starts.get_mut(share.task as usize + 2) {
                *count += 1;
            }
        }
        let mut total = 0;
        for start in &mut starts {
            total += *start;
            *start = total;
        }
        let mut places = vec![(0, 0); shares.len()];
        for (at, share) in (0..).zip(shares) {
            let next = starts.get_mut(share.task as usize + 1);
            if let Some(next) = next
                && let Some(place) = places.get_mut(*next as usize)
            {
                *place = (share.clause, at);
                *next += 1;
            }
        }
        Self { starts, places }
    }

    /// The list of a task: clause and place of each share.
    pub(super) fn of(&self, task: usize) -> &[(u32, u32)] {
        let start = |at: usize| self.starts.get(at).map_or(0, |&at| at as usize);
        self.places
            .get(start(task)..start(task + 1))
            .unwrap_or_default()
    }
}

/// Finds what each clause holds of each task, through the plan's postings, and counts the opinion's
/// sentences on top of the directive's.
pub(super) fn share(
    letters: &Letters,
    clauses: &mut [ReadClause],
    plan: &Plan,
) -> (Vec<Share>, Frequencies) {
    let mut shares: Vec<Share> = Vec::with_capacity(clauses.len() * 4);
    let mut frequencies = plan.vocabulary.frequencies().clone();
    let mut held = Holding::new(plan);
    let mut sentence = None;
    for (index, clause) in (0..).zip(clauses) {
        if sentence.replace(clause.sentence) != Some(clause.sentence) {
            frequencies.begin_sentence();
        }
        frequencies.count(clause.characters(letters), clause.bigrams(letters));
        let first = shares.len();
        held.find_tasks(letters, clause);
        held.move_to(&mut shares, clause.characters(letters), index);
        clause.shares = (length(first), length(shares.len()));
    }
    (shares, frequencies)
}

/// What one clause holds of all tasks; the memory is used again for the next one.
struct Holding<'p> {
    plan: &'p Plan,
    /// The tasks of which it holds a bigram or a meaning, one bit a task.
    told: Vec<u64>,
    /// The bits of the tasks that its bigrams are.
    pairs: Vec<u64>,
    /// What it holds in other words.
    meant: Vec<Meant>,
}

/// What a clause holds of a task in another word.
struct Meant {
    task: u32,
    /// The characters of the task's word.
    bits: u128,
    relation: Relation,
}

/// What the word of a clause is to that of a task.
enum Relation {
    Same,
    Narrower,
    Wider,
}

impl Meant {
    fn add_to(&self, mask: &mut Mask) {
        match self.relation {
            Relation::Same => mask.same |= self.bits,
            Relation::Narrower => mask.narrower |= self.bits,
            Relation::Wider => mask.wider |= self.bits,
        }
    }
}

impl<'p> Holding<'p> {
    fn new(plan: &'p Plan) -> Self {
        Self {
            plan,
            told: vec![0; plan.tasks.len().div_ceil(64)],
            pairs: vec![0; plan.seats().words()],
            meant: Vec::new(),
        }
    }

    fn find_tasks(&mut self, letters: &Letters, clause: &ReadClause) {
        for &bigram in clause.bigrams(letters) {
            for place in self.plan.bigrams(bigram) {
                tell(&mut self.told, place.task, place.tells);
                if let Some(word) = self.pairs.get_mut(place.word as usize) {
                    *word |= place.bits;
                }
            }
        }
        for word in clause.words(letters) {
            for concept in &word.entry.concepts {
                for meaning in self.plan.meanings(*concept) {
                    tell(
                        &mut self.told,
                        meaning.task,
                        1 << (meaning.task % u64::BITS),
                    );
                    self.meant.push(Meant {
                        task: meaning.task,
                        bits: meaning.bits,
                        relation: match (meaning.narrower, concept.narrower) {
                            (false, false) => Relation::Same,
                            (false, true) => Relation::Narrower,
                            (true, _) => Relation::Wider,
                        },
                    });
                }
            }
        }
    }

    /// Moves what was found to the shares of a clause, by task, and is empty again.
    fn move_to(&mut self, shares: &mut Vec<Share>, characters: &[u16], clause: u32) {
        if self.told.iter().all(|&told| told == 0) {
            self.pairs.fill(0);
            return;
        }
        let (rows, seats) = (self.plan.characters(), self.plan.seats());
        let pairs = |at: usize| self.pairs.get(at).copied().unwrap_or(0);
        for (at, told) in (0..).zip(&mut self.told) {
            while *told != 0 {
                let task = 64 * at + told.trailing_zeros();
                *told &= *told - 1;
                let seat = seats.of(task as usize);
                let mut mask = Mask {
                    characters: rows.unite(characters, seat),
                    bigrams: seat.bits(pairs),
                    ..Mask::default()
                };
                let own = self.meant.iter().filter(|meant| meant.task == task);
                own.for_each(|meant| meant.add_to(&mut mask));
                shares.push(Share { task, clause, mask });
            }
        }
        self.pairs.fill(0);
        self.meant.clear();
    }
}

/// Adds a task's bit, or none, to those of the tasks that are told.
fn tell(told: &mut [u64], task: u32, bit: u64) {
    if let Some(word) = told.get_mut((task / u64::BITS) as usize) {
        *word |= bit;
    }
}

fn length(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}
