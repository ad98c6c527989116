//! One cell of the matrix: a question put to the judge, and its answer as a finding.

use super::question::{Spare, questions};
use super::{Inner, is_uptake};
use crate::align::{Candidate, Candidates, Claim, Reading};
use crate::report::{Evidence, Finding, ReviewReason};
use crate::task::TaskKind;
use crate::verdict::{Judgement, Passage, Question};

/// A finding with the clauses that it shows.
pub(super) struct Cell {
    pub(super) finding: Finding,
    /// Of each passage of [`Finding::evidence`], in the same order.
    pub(super) shown: Vec<Candidate>,
    /// How many of them, from the first on, count as uptake.
    pub(super) taken: usize,
}

impl Cell {
    /// The passages that count as uptake.
    pub(super) fn taken(&self) -> &[Candidate] {
        self.shown.get(..self.taken).unwrap_or_default()
    }

    /// The passages that the task takes up, or may: nothing of the opinion's own.
    pub(super) fn claims(&self) -> impl Iterator<Item = Claim> {
        let passages = self.shown.iter().zip(&self.finding.evidence).enumerate();
        passages
            .filter(|(rank, (_, evidence))| *rank < self.taken || evidence.score >= CLAIMS)
            .map(|(_, (passage, _))| Claim {
                clauses: passage.clauses,
                measure: self.finding.kind == TaskKind::Measure,
            })
    }
}

/// Puts one question a task to the judge, and makes findings of the answers.
pub(super) fn cells(
    inner: &Inner,
    reading: &Reading,
    candidates: &Candidates,
    spare: &mut Spare,
) -> Vec<Cell> {
    let questions = questions(inner, reading, candidates, spare);
    let mut judgements = inner.judge.judge(&questions).into_iter();
    let cells = questions
        .iter()
        .enumerate()
        .map(|(task, question)| {
            cell(
                inner,
                reading,
                question,
                candidates.passages(task),
                judgements.next().unwrap_or_default(),
            )
        })
        .collect();
    spare.keep(questions);
    cells
}

fn cell(
    inner: &Inner,
    reading: &Reading,
    question: &Question,
    ranked: &[Candidate],
    judgement: Judgement,
) -> Cell {
    let [verdict, runner_up, _] = judgement.probabilities.ranking();
    let shown = shown(&judgement, ranked.len(), inner.settings.evidence);
    let evidence = shown
        .iter()
        .filter_map(|&at| {
            Some(evidence(
                reading,
                question.passages.get(at)?,
                &judgement,
                at,
            ))
        })
        .collect();
    let finding = Finding {
        task: question.task.to_owned(),
        kind: question.kind,
        verdict,
        confidence: judgement.probabilities.of(verdict),
        probabilities: judgement.probabilities,
        runner_up,
        review_reasons: review(inner, &judgement),
        evidence,
        changes: Vec::new(),
        rejected: None,
        why: judgement.why,
    };
    let taken = if is_uptake(&finding) {
        uptake(&finding)
    } else {
        0
    };
    Cell {
        finding,
        shown: shown
            .iter()
            .filter_map(|&at| ranked.get(at).copied())
            .collect(),
        taken,
    }
}

/// A passage counts beside the first from this probability on.
const COUNTS: f64 = 0.5;

/// From this probability on, a passage may show uptake, whatever the verdict.
const CLAIMS: f64 = 0.15;

/// The first passage counts whatever its probability: the verdict rests on it.
fn uptake(finding: &Finding) -> usize {
    let later = finding
        .evidence
        .iter()
        .skip(1)
        .take_while(|passage| passage.score >= COUNTS);
    finding.evidence.len().min(1 + later.count())
}

/// The passages from the most to the least probable uptake, ties as ranked, and of them the first
/// `most`.
fn shown(judgement: &Judgement, passages: usize, most: usize) -> Vec<usize> {
    let uptake = |at: usize| judgement.uptake.get(at).copied().unwrap_or(0.0);
    let mut order: Vec<usize> = (0..passages).collect();
    order.sort_by(|&a, &b| uptake(b).total_cmp(&uptake(a)));
    order.truncate(most);
    order
}

fn evidence(reading: &Reading, passage: &Passage, judgement: &Judgement, at: usize) -> Evidence {
    Evidence {
        span: passage.span,
        text: passage
            .span
            .slice(reading.document.source())
            .unwrap_or_default()
            .to_owned(),
        score: judgement.uptake.get(at).copied().unwrap_or(0.0),
        role: passage.role,
    }
}

/// The two best verdicts are close when they differ by less.
const CLOSE: f64 = 0.15;

fn review(inner: &Inner, judgement: &Judgement) -> Vec<ReviewReason> {
    let [best, second, _] = judgement.probabilities.ranking();
    let (best, second) = (
        judgement.probabilities.of(best),
        judgement.probabilities.of(second),
    );
    let mut reasons = Vec::new();
    if best < inner.settings.review_below {
        reasons.push(ReviewReason::LowConfidence);
    }
    if best - second < CLOSE {
        reasons.push(ReviewReason::CloseRunnerUp);
    }
    reasons
}
