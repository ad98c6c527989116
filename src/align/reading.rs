//! [`Reading`]: an opinion, read against a directive's plan.

use super::candidates::Candidates;
use super::letters::Letters;
use super::mask::Mask;
use super::plan::{Plan, beginning};
use super::shares::{ByTask, Share, share};
use super::vocabulary::Weights;
use crate::document::Document;
use crate::number::small;
use crate::score::{Clauses, Scratch};
use crate::segment::Role;
use crate::span::Span;
use crate::task::quantity::{self, QuantityKind};

/// An opinion, read against a plan.
pub(crate) struct Reading<'d> {
    pub(crate) document: &'d Document,
    pub(crate) letters: Letters,
    pub(crate) weights: Weights,
    /// The clauses that hold something, in text order.
    pub(crate) clauses: Vec<ReadClause>,
    /// What each clause holds of each task that it shares a bigram or a meaning with.
    pub(crate) shares: Vec<Share>,
    /// The shares of each task in text order, as clause and place in `shares`.
    by_task: ByTask,
    /// For each character: the weight of the text before it.
    running: Vec<f64>,
    /// For each clause and task: the length of their longest common subsequence.
    lcs: Vec<u16>,
    /// For each clause: the year that its sentence is due.
    years: Vec<Option<u16>>,
    tasks: usize,
}

/// A clause of an opinion.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ReadClause {
    /// First character of its content.
    pub(crate) start: u32,
    /// One past the last character of its content.
    pub(crate) end: u32,
    /// Index of its sentence in the document.
    pub(crate) sentence: u32,
    /// Index of its line in the document.
    line: u32,
    /// What its sentence does.
    pub(crate) role: Role,
    /// Whether its sentence is a heading.
    pub(crate) heading: bool,
    /// The last clause of the heading that it stands under.
    pub(crate) heading_before: Option<u32>,
    /// Its shares: `first..last` in [`Reading::shares`], ordered by task.
    pub(crate) shares: (u32, u32),
}

impl ReadClause {
    /// Characters of its content.
    pub(crate) fn len(&self) -> u32 {
        self.end - self.start
    }
}

/// How tasks other than its own fit a passage.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Rivals {
    /// The best coverage of another task that is neither the headline nor a part of its own.
    pub(crate) best: f32,
    /// How many tasks share something with it, over all tasks.
    pub(crate) share: f32,
}

/// Clauses to each side that still belong to a paragraph's matter.
const PARAGRAPH: usize = 20;

/// Clauses to each side that still belong to what a sentence says of one thing.
const NEAR: usize = 6;

/// How much a single character counts beside the bigram that it ends.
pub(crate) const CHARACTER_SHARE: f32 = 0.35;

impl<'d> Reading<'d> {
    /// Reads an opinion.
    pub(crate) fn new(document: &'d Document, plan: &Plan) -> Self {
        let letters = Letters::read(document.text(), &plan.vocabulary);
        let mut clauses = read_clauses(document, &letters);
        let weights = weigh(&letters, &clauses, plan);
        let shares = share(&letters, &mut clauses, plan);
        let by_task = ByTask::new(&shares, plan.tasks.len());
        let running = run(&letters, &weights);
        let lcs = subsequences(document, &letters, &clauses, plan);
        let years = years(document, &letters, &clauses);
        Self {
            lcs,
            years,
            tasks: plan.tasks.len(),
            document,
            letters,
            weights,
            clauses,
            shares,
            by_task,
            running,
        }
    }

    /// The weight of a range of characters.
    pub(crate) fn weight(&self, start: u32, end: u32) -> f64 {
        let at = |index: u32| self.running.get(index as usize).copied().unwrap_or(0.0);
        at(end) - at(start)
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

    /// The length of the longest common subsequence of a clause and a task.
    pub(crate) fn lcs(&self, clause: u32, task: usize) -> u32 {
        let at = clause as usize * self.tasks + task;
        self.lcs.get(at).copied().map_or(0, u32::from)
    }

    /// The year that a passage is due: the last deadline said in its sentence up to its end.
    pub(crate) fn year_at(&self, (_, last): (u32, u32)) -> Option<u16> {
        let at = last.checked_sub(1)?;
        self.years.get(at as usize).copied().flatten()
    }

    /// What the section's headings and the earlier clauses of a clause's sentence hold of a task.
    pub(crate) fn before(&self, task: usize, clause: u32) -> Mask {
        let mut mask = Mask::default();
        let Some(own) = self.clauses.get(clause as usize) else {
            return mask;
        };
        let (first, _) = self.around(clause, usize::MAX, |c| c.sentence == own.sentence);
        mask.add(self.held(task, (first, clause)));
        let mut heading = own.heading_before;
        while let Some(clause) = heading.and_then(|at| self.clauses.get(at as usize)) {
            mask.add(self.share(clause, task));
            heading = clause.heading_before;
        }
        mask
    }

    /// What a whole sentence holds of a task.
    pub(crate) fn sentence(&self, task: usize, clause: u32) -> Mask {
        self.clauses
            .get(clause as usize)
            .map_or_else(Mask::default, |own| {
                self.held(
                    task,
                    self.around(clause, NEAR, |c| c.sentence == own.sentence),
                )
            })
    }

    /// What the paragraph of a clause holds of a task: the clauses of its line.
    pub(crate) fn paragraph(&self, task: usize, clause: u32) -> Mask {
        self.clauses
            .get(clause as usize)
            .map_or_else(Mask::default, |own| {
                self.held(task, self.around(clause, PARAGRAPH, |c| c.line == own.line))
            })
    }

    /// The share of the clauses of a clause's paragraph that are background.
    pub(crate) fn background(&self, clause: u32) -> f32 {
        let Some(own) = self.clauses.get(clause as usize) else {
            return 0.0;
        };
        let (first, last) = self.around(clause, PARAGRAPH, |c| c.line == own.line);
        let near = self.clauses.get(first as usize..last as usize);
        let near = near.unwrap_or_default();
        let background = near.iter().filter(|c| c.role == Role::Background).count();
        small(background) / small(near.len().max(1))
    }

    /// The clauses before and from `clause` on, at most so many to each side, that are alike.
    fn around(&self, clause: u32, most: usize, alike: impl Fn(&ReadClause) -> bool) -> (u32, u32) {
        let (before, after) = self
            .clauses
            .split_at_checked(clause as usize)
            .unwrap_or_default();
        let count = |side: &mut dyn Iterator<Item = &ReadClause>| {
            length(side.take(most).take_while(|clause| alike(clause)).count())
        };
        (
            clause - count(&mut before.iter().rev()),
            clause + count(&mut after.iter()),
        )
    }

    /// What the clauses `first..last` hold of a task.
    pub(super) fn held(&self, task: usize, (first, last): (u32, u32)) -> Mask {
        let shares = self.by_task.of(task);
        let start = shares.partition_point(|&(clause, _)| clause < first);
        let mut mask = Mask::default();
        for &(clause, at) in shares.get(start..).unwrap_or_default() {
            if clause >= last {
                break;
            }
            if let Some(share) = self.shares.get(at as usize) {
                mask.add(share.mask);
            }
        }
        mask
    }

    /// The shares of a task in text order, each with its place in [`Reading::shares`].
    pub(crate) fn shares_of_task(
        &self,
        task: usize,
    ) -> impl Iterator<Item = (usize, &Share)> + Clone {
        let places = self.by_task.of(task).iter();
        places.filter_map(|&(_, at)| Some((at as usize, self.shares.get(at as usize)?)))
    }

    fn share(&self, clause: &ReadClause, task: usize) -> Mask {
        let shares = self.shares_of(clause);
        shares
            .binary_search_by_key(&task, |share| share.task as usize)
            .ok()
            .and_then(|at| shares.get(at))
            .map_or_else(Mask::default, |share| share.mask)
    }

    /// How other tasks fit a passage.
    pub(crate) fn rivals(
        &self,
        plan: &Plan,
        candidates: &Candidates,
        task: usize,
        (first, last): (u32, u32),
    ) -> Rivals {
        let own = plan.parent(task);
        let mut rivals = Rivals::default();
        let mut count = 0;
        for clause in first..last {
            let (from, to) = self
                .clauses
                .get(clause as usize)
                .map_or((0, 0), |c| c.shares);
            for at in from as usize..to as usize {
                let other = self
                    .shares
                    .get(at)
                    .map_or(task, |share| share.task as usize);
                if other == task || Some(other) == own || plan.parent(other) == Some(task) {
                    continue;
                }
                count += 1;
                rivals.best = rivals
                    .best
                    .max(candidates.coverage_until(at, last - clause));
            }
        }
        rivals.share = small(count) / small(plan.tasks.len().max(1));
        rivals
    }

    /// The shares of a clause, ordered by task.
    pub(crate) fn shares_of(&self, clause: &ReadClause) -> &[Share] {
        let (first, last) = clause.shares;
        self.shares
            .get(first as usize..last as usize)
            .unwrap_or_default()
    }
}

fn read_clauses(document: &Document, letters: &Letters) -> Vec<ReadClause> {
    let outline = document.outline();
    let mut headings: Vec<Option<u32>> = vec![None; outline.sections.len()];
    let mut clauses: Vec<ReadClause> = Vec::with_capacity(outline.clauses.len());
    let mut at_byte = letters.at_bytes();
    for clause in outline
        .clauses
        .iter()
        .filter(|clause| clause.content.0 < clause.content.1)
    {
        let Some(sentence) = outline.sentences.get(clause.sentence as usize) else {
            continue;
        };
        if sentence.role == Role::Chrome {
            continue;
        }
        let section = sentence.section.map(|at| at as usize);
        let of = |at: Option<usize>| at.and_then(|at| headings.get(at).copied().flatten());
        let parent = section
            .and_then(|at| outline.sections.get(at))
            .and_then(|section| section.parent)
            .map(|at| at as usize);
        let heading_before = if sentence.heading {
            of(parent)
        } else {
            of(section)
        };
        if let Some(slot) = section
            .filter(|_| sentence.heading)
            .and_then(|at| headings.get_mut(at))
        {
            *slot = Some(length(clauses.len()));
        }
        clauses.push(ReadClause {
            start: at_byte(clause.content.0),
            end: at_byte(clause.content.1),
            sentence: clause.sentence,
            line: sentence.line,
            role: sentence.role,
            heading: sentence.heading,
            heading_before,
            shares: (0, 0),
        });
    }
    clauses
}

/// The longest common subsequence of every clause with every task, by the scoring core.
fn subsequences(
    document: &Document,
    letters: &Letters,
    clauses: &[ReadClause],
    plan: &Plan,
) -> Vec<u16> {
    let byte = |at: u32| letters.byte(at);
    let mut encoded = Clauses::new();
    for clause in clauses {
        let text = document.clean_slice((byte(clause.start), byte(clause.end)));
        encoded.push(plan.patterns.alphabet(), beginning(text));
    }
    let mut lcs = Vec::with_capacity(clauses.len() * plan.tasks.len());
    plan.patterns
        .lcs_all(&encoded, &mut Scratch::new(), |_, lengths| {
            lcs.extend(lengths.iter());
        });
    lcs
}

/// The year that each clause is due: the last deadline of its sentence so far, or of the sentence
/// before where that states an aim in the same paragraph.
fn years(document: &Document, letters: &Letters, clauses: &[ReadClause]) -> Vec<Option<u16>> {
    let byte = |at: u32| letters.byte(at);
    let sentences = &document.outline().sentences;
    let line = |clause: &ReadClause| sentences.get(clause.sentence as usize).map(|s| s.line);
    let mut years = Vec::with_capacity(clauses.len());
    let mut current: Option<u16> = None;
    let mut before: Option<&ReadClause> = None;
    for clause in clauses {
        let goes_on = before.is_some_and(|before| {
            before.sentence == clause.sentence
                || clause.role == Role::Target
                    && before.role == Role::Target
                    && line(before) == line(clause)
        });
        if !goes_on {
            current = None;
        }
        let text = document.clean_slice((byte(clause.start), byte(clause.end)));
        current = deadline(text).or(current);
        years.push(current);
        before = Some(clause);
    }
    years
}

/// The last deadline of a text, as a year.
fn deadline(text: &str) -> Option<u16> {
    if !text.contains('年') {
        return None;
    }
    quantity::quantities(text)
        .filter(|quantity| quantity.kind == QuantityKind::Deadline)
        .last()
        .and_then(|quantity| u16::try_from(quantity.value / quantity::ONE).ok())
}

/// Counts the opinion's sentences on top of the directive's: what both say everywhere weighs
/// little.
fn weigh<'l>(letters: &'l Letters, clauses: &[ReadClause], plan: &Plan) -> Weights {
    let mut frequencies = plan.vocabulary.frequencies().clone();
    for sentence in clauses.chunk_by(|a, b| a.sentence == b.sentence) {
        let of = |ids: &'l [u16]| {
            sentence.iter().flat_map(move |clause| {
                let range = clause.start as usize..clause.end as usize;
                ids.get(range).unwrap_or_default().iter().copied()
            })
        };
        frequencies.count(of(&letters.ids), of(&letters.bigrams));
    }
    frequencies.weights()
}

/// The running weight of the text: each character with the bigram that it ends.
fn run(letters: &Letters, weights: &Weights) -> Vec<f64> {
    let mut running = Vec::with_capacity(letters.ids.len() + 1);
    let (mut total, mut before) = (0.0, 0.0);
    running.push(0.0);
    let rows = letters.ids.iter().zip(&letters.bigrams).zip(&letters.kinds);
    for ((&id, &bigram), kind) in rows {
        let factor = kind.factor();
        let pair = (factor * before).sqrt();
        before = factor;
        total += f64::from(CHARACTER_SHARE * factor * weights.character(id))
            + f64::from(pair * weights.bigram(bigram));
        running.push(total);
    }
    running
}

fn length(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}
