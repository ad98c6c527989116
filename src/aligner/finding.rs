//! One cell of the matrix: a question put to the judge, and its answer as a finding.

use super::pool::Room;
use super::{Inner, changes, is_uptake, others};
use crate::align::{Candidate, Candidates, Claim, Reading};
use crate::report::{Evidence, Finding, ReviewReason};
use crate::task::{Task, TaskKind};
use crate::verdict::{Common, Judgement, Pair, Passage, Question, features};

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
    room: &mut Room,
) -> Vec<Cell> {
    let questions: Vec<Question> = (0..inner.tasks.len())
        .map(|task| question(inner, reading, candidates, task))
        .collect();
    let mut judgements = inner.judge.judge(&questions).into_iter();
    let mut cells = Vec::with_capacity(questions.len());
    for (question, ranked) in questions.iter().zip(&candidates.by_task) {
        let judgement = judgements.next().unwrap_or_default();
        show(
            &judgement,
            ranked.len(),
            inner.settings.evidence,
            &mut room.shown,
        );
        cells.push(cell(
            inner,
            reading,
            (question, ranked),
            judgement,
            &room.shown,
        ));
    }
    changes::compare(inner, reading, &mut cells, &mut room.changes);
    others::relate(inner, reading, &mut cells);
    cells
}

fn cell(
    inner: &Inner,
    reading: &Reading,
    (question, ranked): (&Question, &[Candidate]),
    judgement: Judgement,
    shown: &[usize],
) -> Cell {
    let [verdict, runner_up, _] = judgement.probabilities.ranking();
    let mut passages = Vec::with_capacity(shown.len());
    passages.extend(shown.iter().filter_map(|&at| {
        let passage = question.passages.get(at)?;
        Some(evidence(reading, passage, score(&judgement, at)))
    }));
    let mut candidates = Vec::with_capacity(shown.len());
    candidates.extend(shown.iter().filter_map(|&at| ranked.get(at)));
    let finding = Finding {
        task: question.task.to_owned(),
        kind: question.kind,
        verdict,
        confidence: judgement.probabilities.of(verdict),
        probabilities: judgement.probabilities,
        runner_up,
        review_reasons: review(inner, &judgement),
        evidence: passages,
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
        shown: candidates,
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

fn question<'a>(
    inner: &'a Inner,
    reading: &'a Reading<'a>,
    candidates: &'a Candidates,
    task: usize,
) -> Question<'a> {
    let facts = inner.facts.get(task);
    let common = facts.and_then(|facts| Common::new(reading, &inner.plan, facts, candidates, task));
    let passages = common.as_ref().map(passages).unwrap_or_default();
    let own = inner.tasks.get(task);
    Question {
        task: own.map_or("", |task| task.id()),
        text: own.map_or("", |task| task.text()),
        kind: own.map_or(TaskKind::Measure, Task::kind),
        passages,
    }
}

/// The passages of a task with their features, as ranked.
fn passages<'a>(common: &Common<'a>) -> Vec<Passage<'a>> {
    let reading = common.reading;
    let mut passages = Vec::with_capacity(common.ranked.len());
    for (rank, candidate) in common.ranked.iter().enumerate() {
        let Some(clause) = reading.clauses.get(candidate.clauses.0 as usize) else {
            continue;
        };
        let (start, end) = candidate.range;
        let pair = Pair {
            common,
            rank,
            candidate,
            clause,
        };
        passages.push(Passage {
            span: reading.span(start, end),
            text: reading.text(start, end),
            role: clause.role,
            features: features(&pair),
        });
    }
    passages
}

/// The probability that a passage shows uptake.
fn score(judgement: &Judgement, passage: usize) -> f64 {
    judgement.uptake.get(passage).copied().unwrap_or(0.0)
}

/// Fills `shown` with the passages from the most to the least probable uptake, ties as ranked, but
/// with no more than `most`.
fn show(judgement: &Judgement, passages: usize, most: usize, shown: &mut Vec<usize>) {
    shown.clear();
    shown.extend(0..passages);
    shown.sort_by(|&a, &b| score(judgement, b).total_cmp(&score(judgement, a)));
    shown.truncate(most);
}

/// A passage as evidence.
fn evidence(reading: &Reading, passage: &Passage, score: f64) -> Evidence {
    let text = passage.span.slice(reading.document.source());
    Evidence {
        span: passage.span,
        text: text.unwrap_or_default().to_owned(),
        score,
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
