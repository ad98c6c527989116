//! One cell of the matrix: a question put to the judge, and its answer as a finding.

use super::question::{Spare, questions};
use super::{Inner, is_uptake};
use crate::align::{Candidate, Candidates, Claim, Reading};
use crate::report::{self, Evidence, Finding, Probabilities, ReviewReason, Verdict};
use crate::task::TaskKind;
use crate::verdict::{Judgement, Question};

/// A finding with the clauses that it shows.
pub(super) struct Cell<'a> {
    pub(super) finding: Finding,
    /// The candidates of the task.
    ranked: &'a [Candidate],
    /// Of each passage of [`Finding::evidence`], in the same order, its place among them.
    shown: Vec<usize>,
    /// How many of them, from the first on, count as uptake.
    taken: usize,
    /// The probability that a passage shows uptake, for each candidate.
    uptake: Vec<f64>,
}

impl<'a> Cell<'a> {
    /// The passages of the finding's evidence, in the same order.
    pub(super) fn shown(&self) -> impl Iterator<Item = &'a Candidate> {
        let shown = self.shown.iter();
        shown.filter_map(|&place| self.ranked.get(place))
    }

    /// The passages that count as uptake.
    pub(super) fn taken(&self) -> impl Iterator<Item = &'a Candidate> {
        self.shown().take(self.taken)
    }

    /// The passages that the task takes up, or may: nothing of the opinion's own. Those that an
    /// omission shows are near, not likely, so that all of its candidates may be among them.
    pub(super) fn claims(&self) -> impl Iterator<Item = Claim> {
        let shown = self.shown.as_slice();
        let omitted = !is_uptake(&self.finding);
        let others = (0..self.ranked.len()).filter(move |at| omitted && !shown.contains(at));
        let places = shown.iter().copied().chain(others).enumerate();
        let is_claimed =
            |&(rank, at): &(usize, usize)| rank < self.taken || score(&self.uptake, at) >= CLAIMS;
        places
            .filter(is_claimed)
            .filter_map(|(_, at)| self.ranked.get(at))
            .map(|passage| Claim {
                clauses: passage.clauses,
                measure: self.finding.kind == TaskKind::Measure,
            })
    }
}

/// Puts one question a task to the judge, and makes findings of the answers.
pub(super) fn cells<'a>(
    inner: &Inner,
    reading: &Reading,
    candidates: &'a Candidates,
    spare: &mut Spare,
) -> Vec<Cell<'a>> {
    let questions = questions(inner, reading, candidates, spare);
    let mut judgements = inner.judge.judge(&questions).into_iter();
    let mut cells = Vec::with_capacity(questions.len());
    for (task, question) in questions.iter().enumerate() {
        let ranked = candidates.passages(task);
        let judgement = judgements.next().unwrap_or_default();
        cells.push(cell(inner, reading, question, ranked, judgement));
    }
    spare.keep(questions);
    cells
}

fn cell<'a>(
    inner: &Inner,
    reading: &Reading,
    question: &Question,
    ranked: &'a [Candidate],
    judgement: Judgement,
) -> Cell<'a> {
    let [verdict, runner_up, _] = judgement.probabilities.ranking();
    let uptake = judgement.uptake;
    let mut shown = if verdict == Verdict::Omitted {
        nearest(reading, ranked)
    } else {
        likeliest(&uptake, ranked.len())
    };
    shown.truncate(inner.settings.evidence);
    let mut evidence = Vec::with_capacity(shown.len());
    evidence.extend(shown.iter().filter_map(|&at| {
        let passage = question.passages.get(at)?;
        Some(Evidence {
            passage: report::Passage::new(reading.document.source(), passage.span),
            score: score(&uptake, at),
            role: passage.role,
        })
    }));
    let finding = Finding {
        task: question.task.to_owned(),
        kind: question.kind,
        verdict,
        confidence: judgement.probabilities.of(verdict),
        probabilities: judgement.probabilities,
        runner_up,
        review_reasons: review(inner, judgement.probabilities, [verdict, runner_up]),
        evidence,
        changes: Vec::new(),
        rejected: None,
        why: judgement.why,
    };
    let taken = if is_uptake(&finding) {
        taken(&finding)
    } else {
        0
    };
    Cell {
        finding,
        ranked,
        shown,
        taken,
        uptake,
    }
}

/// A passage counts beside the first from this probability on.
const COUNTS: f64 = 0.5;

/// From this probability on, a passage may show uptake, whatever the verdict.
const CLAIMS: f64 = 0.15;

/// The first passage counts whatever its probability: the verdict rests on it.
fn taken(finding: &Finding) -> usize {
    let later = finding
        .evidence
        .iter()
        .skip(1)
        .take_while(|passage| passage.score >= COUNTS);
    finding.evidence.len().min(1 + later.count())
}

/// The probability that a passage shows uptake.
fn score(uptake: &[f64], passage: usize) -> f64 {
    uptake.get(passage).copied().unwrap_or(0.0)
}

/// The passages from the most to the least probable uptake.
fn likeliest(uptake: &[f64], passages: usize) -> Vec<usize> {
    from_most((0..passages).map(|at| score(uptake, at)))
}

/// The passages from the one nearest to the task on. The probabilities of an omission's passages are
/// small, and their order says little to a reader.
fn nearest(reading: &Reading, ranked: &[Candidate]) -> Vec<usize> {
    from_most(
        ranked
            .iter()
            .map(|passage| passage.nearness(reading).into()),
    )
}

/// The places of some numbers from the largest on, ties in order.
fn from_most(numbers: impl Iterator<Item = f64>) -> Vec<usize> {
    let mut placed: Vec<(usize, f64)> = numbers.enumerate().collect();
    placed.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    placed.into_iter().map(|(place, _)| place).collect()
}

/// The two best verdicts are close when they differ by less.
const CLOSE: f64 = 0.15;

fn review(inner: &Inner, said: Probabilities, verdicts: [Verdict; 2]) -> &'static [ReviewReason] {
    let [best, second] = verdicts.map(|verdict| said.of(verdict));
    let is_low = best < inner.settings.review_below;
    let is_close = best - second < CLOSE;
    match (is_low, is_close) {
        (true, true) => &[ReviewReason::LowConfidence, ReviewReason::CloseRunnerUp],
        (true, false) => &[ReviewReason::LowConfidence],
        (false, true) => &[ReviewReason::CloseRunnerUp],
        (false, false) => &[],
    }
}
