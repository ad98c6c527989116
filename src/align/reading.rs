//! [`Reading`]: an opinion, read against a directive's plan.

use super::letters::Letters;
use super::mask::Mask;
use super::plan::Plan;
use super::vocabulary::Weights;
use crate::document::Document;
use crate::segment::Role;

/// An opinion, read against a plan.
pub(crate) struct Reading<'d> {
    pub(crate) document: &'d Document,
    pub(crate) letters: Letters,
    pub(crate) weights: Weights,
    /// The clauses that hold something, in text order.
    pub(crate) clauses: Vec<ReadClause>,
    /// What each clause holds of each task that it shares a bigram or a meaning with.
    pub(crate) shares: Vec<Share>,
    /// For each character: the weight of the text before it.
    running: Vec<f64>,
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
    /// What its sentence does.
    pub(crate) role: Role,
    /// Whether its sentence is a heading.
    pub(crate) heading: bool,
    /// Its shares: `first..last` in [`Reading::shares`], ordered by task.
    pub(crate) shares: (u32, u32),
}

/// What a clause holds of a task.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Share {
    pub(crate) task: u32,
    pub(crate) clause: u32,
    pub(crate) mask: Mask,
}

/// How much a single character counts beside the bigram that it ends.
pub(crate) const CHARACTER_SHARE: f32 = 0.35;

impl<'d> Reading<'d> {
    /// Reads an opinion.
    pub(crate) fn new(document: &'d Document, plan: &Plan) -> Self {
        let letters = Letters::read(document.text(), &plan.vocabulary);
        let mut clauses = read_clauses(document, &letters);
        let weights = weigh(&letters, &clauses, plan);
        let shares = share(&letters, &mut clauses, plan);
        let running = run(&letters, &weights);
        Self {
            document,
            letters,
            weights,
            clauses,
            shares,
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
        let end = last.checked_sub(1).and_then(clause).map_or(start, |clause| clause.end);
        (start, end.max(start))
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
    outline
        .clauses
        .iter()
        .filter(|clause| clause.content.0 < clause.content.1)
        .filter_map(|clause| {
            let sentence = outline.sentences.get(clause.sentence as usize)?;
            (sentence.role != Role::Chrome).then(|| ReadClause {
                start: letters.at_byte(clause.content.0),
                end: letters.at_byte(clause.content.1),
                sentence: clause.sentence,
                role: sentence.role,
                heading: sentence.heading,
                shares: (0, 0),
            })
        })
        .collect()
}

/// Counts the opinion's sentences on top of the directive's: what both say everywhere weighs
/// little.
fn weigh(letters: &Letters, clauses: &[ReadClause], plan: &Plan) -> Weights {
    let mut frequencies = plan.vocabulary.frequencies().clone();
    for sentence in clauses.chunk_by(|a, b| a.sentence == b.sentence) {
        let (mut ids, mut bigrams) = (Vec::new(), Vec::new());
        for clause in sentence {
            let range = clause.start as usize..clause.end as usize;
            ids.extend(letters.ids.get(range.clone()).unwrap_or_default());
            bigrams.extend(letters.bigrams.get(range).unwrap_or_default());
        }
        frequencies.count(ids, bigrams);
    }
    frequencies.weights()
}

/// Finds what each clause holds of each task, through the plan's postings.
fn share(letters: &Letters, clauses: &mut [ReadClause], plan: &Plan) -> Vec<Share> {
    let mut shares: Vec<Share> = Vec::with_capacity(clauses.len() * 4);
    let mut masks = vec![Mask::default(); plan.tasks.len()];
    let mut touched: Vec<u32> = Vec::new();
    for (index, clause) in (0..).zip(clauses) {
        let first = shares.len();
        collect(letters, clause, plan, &mut masks, &mut touched);
        touched.sort_unstable();
        for task in touched.drain(..) {
            let Some(mask) = masks.get_mut(task as usize).map(std::mem::take) else {
                continue;
            };
            shares.push(Share {
                task,
                clause: index,
                mask,
            });
        }
        clause.shares = (length(first), length(shares.len()));
    }
    shares
}

/// Adds the masks of one clause; `touched` lists each task that shares a bigram or a meaning once.
fn collect(
    letters: &Letters,
    clause: &ReadClause,
    plan: &Plan,
    masks: &mut [Mask],
    touched: &mut Vec<u32>,
) {
    let range = clause.start as usize..clause.end as usize;
    let mut telling = |task: u32, masks: &mut [Mask], add: &dyn Fn(&mut Mask)| {
        if let Some(mask) = masks.get_mut(task as usize) {
            if !mask.is_telling() {
                touched.push(task);
            }
            add(mask);
        }
    };
    for &bigram in letters.bigrams.get(range.clone()).unwrap_or_default() {
        for place in plan.bigrams(bigram) {
            telling(place.task, masks, &|mask| mask.bigrams |= 1 << place.bit);
        }
    }
    for word in letters.words_in(clause.start, clause.end) {
        for concept in &word.entry.concepts {
            for meaning in plan.meanings(*concept) {
                telling(meaning.task, masks, &|mask| mask.meanings |= meaning.bits);
            }
        }
    }
    for &id in letters.ids.get(range).unwrap_or_default() {
        for place in plan.characters(id) {
            if let Some(mask) = masks.get_mut(place.task as usize).filter(|mask| mask.is_telling()) {
                mask.characters |= 1 << place.bit;
            }
        }
    }
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
