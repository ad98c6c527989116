//! The words and marks that the reports for people share.

use std::fmt::Display;

use crate::report::{Change, Contribution, Evidence, Finding, Tally, Verdict};
use crate::task::TaskKind;

/// The kinds of tasks, in the order in which reports count them.
pub(super) const KINDS: [TaskKind; 3] = [TaskKind::Target, TaskKind::Task, TaskKind::Measure];

/// What the marks of the matrix mean.
pub(super) const LEGEND: &str = "● adopted   ◐ adapted   ○ omitted   ? a person should look at it";

/// How many features a report names for a verdict; JSON has them all.
const NAMED_FEATURES: usize = 3;

pub(super) const fn mark(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Adopted => "●",
        Verdict::Adapted => "◐",
        Verdict::Omitted => "○",
    }
}

pub(super) const fn kind(kind: TaskKind) -> &'static str {
    match kind {
        TaskKind::Target => "target",
        TaskKind::Task => "task",
        TaskKind::Measure => "measure",
    }
}

/// The heading of a row that counts tasks of one kind.
pub(super) const fn kinds(kind: TaskKind) -> &'static str {
    match kind {
        TaskKind::Target => "targets",
        TaskKind::Task => "tasks",
        TaskKind::Measure => "measures",
    }
}

/// `●` or `●?`.
pub(super) fn cell(finding: &Finding) -> String {
    let flag = if finding.needs_review() { "?" } else { "" };
    format!("{}{flag}", mark(finding.verdict))
}

/// `6 opinions`, `1 opinion`.
pub(super) fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// `12 (34 %)`; a rate never stands without the table's denominator beside it.
pub(super) fn share(tally: Tally, verdict: Verdict) -> String {
    let count = tally.of(verdict);
    match tally.rate(verdict) {
        Some(rate) => format!("{count} ({:.0} %)", rate * 100.0),
        None => count.to_string(),
    }
}

/// `low confidence, close runner-up (adapted 0.41)`.
pub(super) fn review(finding: &Finding) -> String {
    let reasons: Vec<String> = finding
        .review_reasons
        .iter()
        .map(ToString::to_string)
        .collect();
    let runner_up = finding.runner_up;
    let probability = finding.probabilities.of(runner_up);
    format!("{} ({runner_up} {probability:.2})", reasons.join(", "))
}

/// What stands before the passages of an omission, which show none.
pub(super) const NEAREST: &str = "nearest passages (no uptake)";

/// A passage after the first is noise below this score and below half of the first.
const NOISE: f64 = 0.2;

/// The passages that a person should see: without noise, and under an omission without the one
/// that is named with the reason. JSON has them all.
pub(super) fn evidence(finding: &Finding) -> impl Iterator<Item = &Evidence> {
    let omitted = finding.verdict == Verdict::Omitted;
    let best = finding.evidence.first().map_or(0.0, Evidence::score);
    let named = finding
        .rejected()
        .map(|rejection| rejection.evidence().span());
    finding
        .evidence
        .iter()
        .enumerate()
        .filter_map(move |(rank, evidence)| {
            let noise = rank > 0 && evidence.score < NOISE && evidence.score < best / 2.0;
            let seen = if omitted {
                named != Some(evidence.span())
            } else {
                !noise
            };
            seen.then_some(evidence)
        })
}

/// `name: 「一江两岸」 → 「一湖三湾」`, with each piece of text shown by `quote`.
pub(super) fn change<'a, Q: Display>(change: &'a Change, quote: impl Fn(&'a str) -> Q) -> String {
    let kind = change.kind;
    let bracketed = |text: &'a str| format!("「{}」", quote(text));
    let task = change.task().map(|fragment| bracketed(fragment.text()));
    let opinion = change.opinion().map(|passage| bracketed(passage.text()));
    let what = match (task, opinion) {
        (Some(task), Some(opinion)) => format!("{kind}: {task} → {opinion}"),
        (Some(task), None) => format!("{kind}: {task} left out"),
        (None, Some(opinion)) => format!("{kind}: {opinion} added"),
        (None, None) => kind.to_string(),
    };
    match change.note() {
        Some(note) => format!("{what} ({})", quote(note)),
        None => what,
    }
}

/// `overlap +1.20, background -0.80`: what most moved the verdict; empty where nothing is known.
pub(super) fn why(finding: &Finding) -> String {
    let weight = |contribution: &Contribution| contribution.log_odds(finding.verdict);
    let mut by_weight: Vec<&Contribution> = finding.why.iter().collect();
    by_weight.sort_by(|a, b| weight(b).abs().total_cmp(&weight(a).abs()));
    let named: Vec<String> = by_weight
        .into_iter()
        .take(NAMED_FEATURES)
        .map(|contribution| format!("{} {:+.2}", contribution.feature, weight(contribution)))
        .collect();
    named.join(", ")
}
