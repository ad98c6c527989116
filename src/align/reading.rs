//! [`Reading`]: an opinion, read against a directive's plan.

use super::clauses::{ReadClause, read_clauses, read_quantities};
use super::letters::{Letters, Word};
use super::mask::Mask;
use super::plan::Plan;
use super::rows::is_later_cell;
use super::said::Said;
use super::shares::{ByTask, Share, share};
use super::vocabulary::Weights;
use super::weights::CHARACTER_SHARE;
use crate::document::Document;
use crate::lexicon::{PairFactors, WordKind};
use crate::number::{part, unfixed};
use crate::span::Span;
use crate::task::quantity::Quantity;

/// An opinion, read against a plan.
pub(crate) struct Reading<'d> {
    pub(crate) document: &'d Document,
    pub(crate) letters: Letters,
    pub(crate) weights: Weights,
    /// The clauses that hold something, in text order.
    pub(crate) clauses: Vec<ReadClause>,
    /// What each clause holds of each task that it shares a telling bigram or a meaning with.
    pub(crate) shares: Vec<Share>,
    /// The shares of each task in text order, as clause and place in `shares`.
    by_task: ByTask,
    /// For each character of a sentence from the first clause that shares something with a task to
    /// the last one: the weight of what lies between, in fixed point.
    running: Vec<u64>,
    /// The quantities of all clauses.
    quantities: Vec<Quantity<'d>>,
}

impl<'d> Reading<'d> {
    /// Reads an opinion.
    pub(crate) fn new(document: &'d Document, plan: &Plan) -> Self {
        let (mut letters, mut clauses) = read_clauses(document, &plan.vocabulary);
        let quantities = read_quantities(document, &letters, &mut clauses);
        let (shares, frequencies) = share(&letters, &mut clauses, plan);
        let weights = frequencies.weights();
        let running = run(&mut letters, &clauses, &weights);
        Self {
            by_task: ByTask::new(&shares, plan.tasks.len()),
            document,
            letters,
            weights,
            clauses,
            shares,
            running,
            quantities,
        }
    }

    /// The weight of a passage.
    pub(crate) fn weight(&self, (start, end): (u32, u32)) -> f32 {
        let at = |index: u32| self.running.get(index as usize).copied().unwrap_or(0);
        unfixed(at(end) - at(start))
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

    /// The words that lie inside a run of clauses.
    pub(crate) fn words(&self, (first, last): (u32, u32)) -> impl Iterator<Item = &Word> + Clone {
        let clauses = self.clauses.get(first as usize..last as usize);
        let clauses = clauses.unwrap_or_default().iter();
        clauses.flat_map(|clause| clause.words(&self.letters))
    }

    /// The words of a character's clause, one of some, that stand before it.
    pub(crate) fn words_before(
        &self,
        (first, last): (u32, u32),
        at: u32,
    ) -> impl Iterator<Item = &Word> {
        let clauses = self.clauses.get(first as usize..last as usize);
        let clauses = clauses.unwrap_or_default().iter();
        let own = clauses.clone().find(|clause| at < clause.end);
        let words = own
            .into_iter()
            .flat_map(|clause| clause.words(&self.letters));
        words.filter(move |word| word.end <= at)
    }

    /// The year that a passage is due: the last deadline said in its sentence up to its end.
    pub(crate) fn year_at(&self, (_, last): (u32, u32)) -> Option<u16> {
        self.clauses.get(last.checked_sub(1)? as usize)?.due
    }

    /// The quantities of a run of clauses; offsets count from the start of each clause.
    pub(crate) fn quantities(&self, clauses: (u32, u32)) -> &[Quantity<'d>] {
        let (first, last) = self.ends(clauses, |clause| clause.quantities);
        self.quantities
            .get(first as usize..last as usize)
            .unwrap_or_default()
    }

    /// A passage with the cells that follow it in its row: what is to be done stands in one cell of a
    /// table, how much and until when in others.
    pub(crate) fn with_row(&self, (first, last): (u32, u32)) -> (u32, u32) {
        let sentence = self.clauses.get(first as usize);
        let end = sentence.map_or(last, |clause| clause.in_sentence.1);
        let is_followed = last < end && is_later_cell(self, last);
        (first, if is_followed { end } else { last })
    }

    /// Whether a quotation opens in a run of clauses.
    pub(crate) fn quotes(&self, clauses: (u32, u32)) -> bool {
        let (first, last) = self.ends(clauses, |clause| clause.quotes);
        first < last
    }

    /// What the words of a run of clauses say.
    pub(crate) fn said(&self, (first, last): (u32, u32)) -> Said {
        let clauses = self.clauses.get(first as usize..last as usize);
        let clauses = clauses.unwrap_or_default().iter();
        clauses.fold(Said::default(), |said, clause| said.then(&clause.said))
    }

    /// From the start of the first clause's range to the end of the last one's.
    fn ends(
        &self,
        (first, last): (u32, u32),
        of: impl Fn(&ReadClause) -> (u32, u32),
    ) -> (u32, u32) {
        let clauses = self.clauses.get(first as usize..last as usize);
        let (Some(opening), Some(closing)) = (
            clauses.and_then(<[_]>::first),
            clauses.and_then(<[_]>::last),
        ) else {
            return (0, 0);
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
        let places = self.by_task.of(task);
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
        self.by_task.of(task)
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

/// Weighs each character from the first to the last clause of a sentence that shares something
/// with a task, and returns their running weights: each character with the bigram that it ends.
fn run(letters: &mut Letters, clauses: &[ReadClause], weights: &Weights) -> Vec<u64> {
    let mut running = Vec::with_capacity(letters.text.len() + 1);
    let mut sharing = clauses
        .iter()
        .filter(|clause| clause.shares.0 < clause.shares.1)
        .peekable();
    while let Some(first) = sharing.next() {
        let mut last = first;
        while let Some(next) = sharing.next_if(|next| next.sentence == first.sentence) {
            last = next;
        }
        // Nobody asks what stands between two sentences.
        running.resize(first.start as usize + 1, 0);
        run_through(letters, &mut running, (first.start, last.end), weights);
    }
    running
}

/// Weighs a range of characters, the first of which is the last that was reached.
fn run_through(
    letters: &mut Letters,
    running: &mut Vec<u64>,
    (start, end): (u32, u32),
    weights: &Weights,
) {
    let (start, end) = (start as usize, end as usize);
    let pairs = PairFactors::get();
    let before = start.checked_sub(1).and_then(|at| letters.text.get(at));
    let mut before = before.map_or(WordKind::Mark, |letter| letter.kind);
    let mut total = running.last().copied().unwrap_or(0);
    let letters = letters.text.get_mut(start..end).unwrap_or_default();
    running.extend(letters.iter_mut().map(|letter| {
        let kind = letter.kind;
        let pair = part(weights.bigram(letter.bigram), pairs.of(before, kind));
        letter.weight = part(weights.character(letter.id), kind.factor());
        before = kind;
        total += u64::from(part(letter.weight, CHARACTER_SHARE) + pair);
        total
    }));
}
