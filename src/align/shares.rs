//! [`Share`]: what a clause holds of a task, found through the plan's postings.

use super::clauses::ReadClause;
use super::letters::{Letter, Letters};
use super::mask::Mask;
use super::plan::Plan;

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

/// Finds what each clause holds of each task, through the plan's postings.
pub(super) fn share(letters: &Letters, clauses: &mut [ReadClause], plan: &Plan) -> Vec<Share> {
    let mut shares: Vec<Share> = Vec::with_capacity(clauses.len() * 4);
    let mut masks = Masks {
        by_task: vec![Mask::default(); plan.tasks.len()],
        told: vec![false; plan.tasks.len()],
        touched: Vec::new(),
    };
    for (index, clause) in (0..).zip(clauses) {
        let first = shares.len();
        masks.collect(letters, clause, plan);
        masks.move_to(&mut shares, index);
        clause.shares = (length(first), length(shares.len()));
    }
    shares
}

/// What one clause holds of each task.
struct Masks {
    by_task: Vec<Mask>,
    /// For each task: whether the clause holds a bigram or a meaning of it.
    told: Vec<bool>,
    /// Those tasks.
    touched: Vec<u32>,
}

impl Masks {
    fn collect(&mut self, letters: &Letters, clause: &ReadClause, plan: &Plan) {
        let own = letters.range((clause.start, clause.end));
        for letter in own.iter().filter(|letter| letter.bigram > 0) {
            for place in plan.bigrams(letter.bigram) {
                if let Some(mask) = self.tell(place.task) {
                    mask.bigrams |= 1 << place.bit;
                }
            }
        }
        for word in clause.words(letters) {
            for concept in &word.entry.concepts {
                for meaning in plan.meanings(*concept) {
                    let Some(mask) = self.tell(meaning.task) else {
                        continue;
                    };
                    match (meaning.narrower, concept.narrower) {
                        (false, false) => mask.same |= meaning.bits,
                        (false, true) => mask.narrower |= meaning.bits,
                        (true, _) => mask.wider |= meaning.bits,
                    }
                }
            }
        }
        if !self.touched.is_empty() {
            self.collect_characters(own, plan);
        }
    }

    fn collect_characters(&mut self, letters: &[Letter], plan: &Plan) {
        for letter in letters {
            for place in plan.characters(letter.id) {
                let task = place.task as usize;
                if self.told.get(task) == Some(&true)
                    && let Some(mask) = self.by_task.get_mut(task)
                {
                    mask.characters |= 1 << place.bit;
                }
            }
        }
    }

    /// The mask of a task of which the clause holds more than characters.
    fn tell(&mut self, task: u32) -> Option<&mut Mask> {
        let told = self.told.get_mut(task as usize)?;
        if !*told {
            *told = true;
            self.touched.push(task);
        }
        self.by_task.get_mut(task as usize)
    }

    /// Moves the masks to the shares of a clause, by task, and is empty again.
    fn move_to(&mut self, shares: &mut Vec<Share>, clause: u32) {
        self.touched.sort_unstable();
        for task in self.touched.drain(..) {
            let at = task as usize;
            if let (Some(mask), Some(told)) = (self.by_task.get_mut(at), self.told.get_mut(at)) {
                *told = false;
                shares.push(Share {
                    task,
                    clause,
                    mask: std::mem::take(mask),
                });
            }
        }
    }
}

fn length(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}
