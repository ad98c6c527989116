//! [`Reading`]: an opinion, read against a directive's plan.

use super::buckets::Buckets;
use super::clauses::{ReadClause, read_clauses, read_quantities};
use super::letter::{Bigram, Word};
use super::letters::Letters;
use super::mask::Mask;
use super::plan::Plan;
use super::reader::read;
use super::said::Said;
use super::shares::{Counting, Share, by_tasks};
use super::telling::Telling;
use super::vocabulary::Weights;
use super::weights::Scale;
use super::words::WordReader;
use crate::document::Document;
use crate::number::{to_u32, unfixed};
use crate::span::Span;
use crate::task::quantity::Quantity;

/// An opinion, read against a plan.
pub(crate) struct Reading<'d> {
    pub(crate) document: &'d Document,
    pub(crate) letters: Letters,
    telling: Telling,
    pub(crate) weights: Weights,
    /// The clauses that hold something, in text order.
    pub(crate) clauses: Vec<ReadClause>,
    /// What each clause holds of each task that it shares a telling bigram or a meaning with.
    pub(crate) shares: Vec<Share>,
    /// The shares of each task in text order, as clause and place in `shares`.
    by_task: Buckets<(u32, u32)>,
    /// The quantities of all clauses.
    quantities: Vec<Quantity>,
    /// Memory for the next reading.
    words: WordReader,
    counting: Counting,
}

/// The working memory of readings, which one takes and gives back for the next.
#[derive(Debug, Default)]
pub(crate) struct ReadingRoom {
    words: WordReader,
    letters: Letters,
    telling: Telling,
    weights: Weights,
    clauses: Vec<ReadClause>,
    shares: Vec<Share>,
    by_task: Buckets<(u32, u32)>,
    counting: Counting,
}

impl<'d> Reading<'d> {
    /// Reads an opinion.
    pub(crate) fn new(document: &'d Document, plan: &Plan, room: ReadingRoom) -> Self {
        let ReadingRoom {
            mut words,
            mut letters,
            mut telling,
            mut weights,
            mut clauses,
            mut shares,
            mut by_task,
            mut counting,
        } = room;
        read(document.text(), &plan.vocabulary, &mut words, &mut letters);
        read_clauses(document, &letters, &mut clauses);
        telling.read(&letters, &mut clauses);
        let quantities = read_quantities(document, &letters, &mut clauses);
        counting.share(plan, &letters, &telling, &mut clauses, &mut shares);
        counting.frequencies.weigh(&mut weights);
        weigh(&letters, &mut clauses, &weights);
        by_task.fill(plan.tasks.len(), by_tasks(&shares));
        Self {
            document,
            letters,
            telling,
            weights,
            clauses,
            shares,
            by_task,
            quantities,
            words,
            counting,
        }
    }

    /// Gives back its memory.
    pub(crate) fn into_room(self) -> ReadingRoom {
        ReadingRoom {
            words: self.words,
            letters: self.letters,
            telling: self.telling,
            weights: self.weights,
            clauses: self.clauses,
            shares: self.shares,
            by_task: self.by_task,
            counting: self.counting,
        }
    }

    /// The weight of a run of clauses of one sentence of which the first and the last share
    /// something with a task.
    pub(crate) fn weight(&self, clauses: (u32, u32)) -> f32 {
        let (before, total) = self.ends(clauses, |clause| clause.weighed);
        unfixed(total - before)
    }

    /// The characters of a run of clauses: `start..end`.
    pub(crate) fn range(&self, (first, last): (u32, u32)) -> (u32, u32) {
        let clause = |at: u32| self.clauses.get(at as usize);
        let start = clause(first).map_or(0, |clause| clause.start);
        let end = last
            .checked_sub(1)
            .and_then(clause)
            .map_or(start, |clause| clause.end);
        (start, end.max(start))
    }

    /// The clean text of a range of characters.
    pub(crate) fn text(&self, start: u32, end: u32) -> &'d str {
        let byte = |at: u32| self.letters.byte(at);
        self.document.clean_slice((byte(start), byte(end)))
    }

    /// Where a range of characters stands in the source.
    pub(crate) fn span(&self, start: u32, end: u32) -> Span {
        let byte = |at: u32| self.letters.byte(at);
        self.document.span_of((byte(start), byte(end)))
    }

    /// The bigrams that end in a run of clauses, the directive's alone.
    pub(crate) fn bigrams(&self, clauses: (u32, u32)) -> &[Bigram] {
        self.letters
            .bigrams(self.ends(clauses, |clause| clause.bigrams))
    }

    /// The words inside a run of clauses that say something.
    pub(crate) fn saying(&self, clauses: (u32, u32)) -> &[Word] {
        self.telling
            .saying(self.ends(clauses, |clause| clause.saying))
    }

    /// The words inside a run of clauses that mean something.
    pub(crate) fn meaning(&self, clauses: (u32, u32)) -> &[Word] {
        self.telling
            .meaning(self.ends(clauses, |clause| clause.meaning))
    }

    /// The words of a character's clause, one of some, that say something and stand before it.
    pub(crate) fn saying_before(
        &self,
        (first, last): (u32, u32),
        at: u32,
    ) -> impl Iterator<Item = &Word> {
        let clauses = self.clauses.get(first as usize..last as usize);
        let mut clauses = clauses.unwrap_or_default().iter();
        let own = clauses.find(|clause| at < clause.end);
        let words = own.map(|clause| self.telling.saying(clause.saying));
        let words = words.unwrap_or_default().iter();
        words.filter(move |word| word.end() <= at)
    }

    /// The year that a passage is due: the last deadline said in its sentence up to its end.
    pub(crate) fn year_at(&self, (_, last): (u32, u32)) -> Option<u16> {
        self.clauses.get(last.checked_sub(1)? as usize)?.due
    }

    /// The quantities of a run of clauses; offsets count from the start of each clause.
    pub(crate) fn quantities(&self, clauses: (u32, u32)) -> &[Quantity] {
        let (first, last) = self.ends(clauses, |clause| clause.quantities);
        self.quantities
            .get(first as usize..last as usize)
            .unwrap_or_default()
    }

    /// Where the quantities of a run of clauses stand: characters of the opinion.
    pub(crate) fn amounts(
        &self,
        (first, last): (u32, u32),
    ) -> impl Iterator<Item = (u32, u32)> + Clone {
        let clauses = self.clauses.get(first as usize..last as usize);
        let places = move |clause: &ReadClause| {
            let own = (clause.start, clause.end);
            let start = self.letters.byte(clause.start);
            let (first, last) = clause.quantities;
            let quantities = self.quantities.get(first as usize..last as usize);
            let at = move |byte: usize| self.letters.at_byte_in(own, start + to_u32(byte));
            let quantities = quantities.unwrap_or_default().iter();
            quantities.map(move |quantity| (at(quantity.start), at(quantity.end)))
        };
        clauses.unwrap_or_default().iter().flat_map(places)
    }

    /// Whether a quotation opens in a run of clauses.
    pub(crate) fn quotes(&self, clauses: (u32, u32)) -> bool {
        let (first, last) = self.ends(clauses, |clause| clause.quotes);
        first < last
    }

    /// What the words of a run of clauses say.
    pub(crate) fn said(&self, clauses: (u32, u32)) -> Said {
        Said::new(self.saying(clauses))
    }

    /// From the start of the first clause's range to the end of the last one's.
    fn ends<T: Default>(
        &self,
        (first, last): (u32, u32),
        of: impl Fn(&ReadClause) -> (T, T),
    ) -> (T, T) {
        let clauses = self.clauses.get(first as usize..last as usize);
        let (Some(opening), Some(closing)) = (
            clauses.and_then(<[_]>::first),
            clauses.and_then(<[_]>::last),
        ) else {
            return Default::default();
        };
        (of(opening).0, of(closing).1)
    }

    /// What the section's headings and the earlier clauses of a clause's sentence hold of a task.
    pub(crate) fn before(&self, task: usize, clause: u32) -> Mask {
        let Some(own) = self.clauses.get(clause as usize) else {
            return Mask::default();
        };
        let (first, _) = own.in_sentence;
        let mut mask = self.held(task, (first, clause));
        let mut heading = own.heading_before;
        while let Some(clause) = heading.and_then(|at| self.clauses.get(at as usize)) {
            self.add_share(&mut mask, clause, task);
            heading = clause.heading_before;
        }
        mask
    }

    /// What the clauses `first..last` hold of a task.
    fn held(&self, task: usize, (first, last): (u32, u32)) -> Mask {
        let mut mask = Mask::default();
        if first >= last {
            return mask;
        }
        let places = self.places(task);
        let start = places.partition_point(|&(clause, _)| clause < first);
        let places = places.get(start..).unwrap_or_default().iter();
        for &(_, at) in places.take_while(|&&(clause, _)| clause < last) {
            if let Some(share) = self.shares.get(at as usize) {
                mask.add(&share.mask);
            }
        }
        mask
    }

    /// The shares of a task in text order: the clause of each, and its place in
    /// [`Reading::shares`].
    pub(super) fn places(&self, task: usize) -> &[(u32, u32)] {
        let task = to_u32(task);
        self.by_task.of((task, task + 1))
    }

    fn add_share(&self, mask: &mut Mask, clause: &ReadClause, task: usize) {
        let shares = self.shares_of(clause);
        let place = shares.binary_search_by_key(&task, |share| share.task as usize);
        if let Some(share) = place.ok().and_then(|at| shares.get(at)) {
            mask.add(&share.mask);
        }
    }

    /// The shares of a clause, ordered by task.
    pub(crate) fn shares_of(&self, clause: &ReadClause) -> &[Share] {
        let (first, last) = clause.shares;
        self.shares
            .get(first as usize..last as usize)
            .unwrap_or_default()
    }
}

/// Weighs the clauses of each sentence, from the first that shares something with a task to the
/// last one.
fn weigh(letters: &Letters, clauses: &mut [ReadClause], weights: &Weights) {
    for sentence in clauses.chunk_by_mut(|a, b| a.sentence == b.sentence) {
        let shares = |clause: &ReadClause| clause.shares.0 < clause.shares.1;
        if let Some(first) = sentence.iter().position(shares)
            && let Some(last) = sentence.iter().rposition(shares)
        {
            weigh_clauses(
                letters,
                sentence.get_mut(first..=last).unwrap_or_default(),
                weights,
            );
        }
    }
}

/// Weighs clauses of one sentence with what stands between them.
fn weigh_clauses(letters: &Letters, clauses: &mut [ReadClause], weights: &Weights) {
    let start = clauses.first().map_or(0, |clause| clause.start);
    let mut scale = Scale::new(letters, weights, start);
    for clause in clauses {
        clause.weighed = (scale.weigh_to(clause.start), scale.weigh_to(clause.end));
    }
}
