//! The words and marks that the reports for people share.

use std::fmt::Display;

use crate::report::{Change, ChangeKind, Contribution, Evidence, Finding, Tally, Verdict};
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

/// What stands below the shares.
pub(super) const ROUNDED: &str = "Shares are rounded, and need not sum to 100 %.";

/// `12 (34 %)`; a rate never stands without the table's denominator beside it.
pub(super) fn share(tally: Tally, verdict: Verdict) -> String {
    let count = tally.of(verdict);
    match tally.total() {
        0 => count.to_string(),
        // In whole numbers, for a float of 62.5 is rounded to the even 62.
        total => format!("{count} ({} %)", (200 * count + total) / (2 * total)),
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

/// What stands before the passages of an omission behind the nearest one.
pub(super) const NEXT_NEAREST: &str = "next nearest (no uptake)";

/// What is said of an omission that has no passage at all.
pub(super) const NONE_NEAR: &str = "no passage comes near";

/// Whether an omission has no passage to name.
pub(super) fn is_without_passage(finding: &Finding) -> bool {
    finding.verdict == Verdict::Omitted && finding.rejected.is_none() && finding.evidence.is_empty()
}

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
        (None, Some(opinion)) if adds(kind) => format!("{kind}: {opinion} added"),
        (None, Some(opinion)) => format!("{kind}: {opinion}"),
        (None, None) => kind.to_string(),
    };
    match change.note() {
        Some(note) => format!("{what} ({})", quote(note)),
        None => what,
    }
}

/// Whether a passage for which the task has no words adds something. A value stands for the one that
/// the task has elsewhere, and a merged passage for all of its tasks.
const fn adds(kind: ChangeKind) -> bool {
    use ChangeKind::{Deadline, Merged, Number, Split, Unit};
    !matches!(kind, Number | Unit | Deadline | Merged | Split)
}

/// The least that a feature adds to be named: less would read as nothing.
const SPEAKS: f64 = 0.005;

/// `overlap +1.20, aim +0.80`: what speaks most for the verdict; empty where nothing is known.
pub(super) fn why(finding: &Finding) -> String {
    let weight = |contribution: &Contribution| contribution.log_odds(finding.verdict);
    let speaks = |contribution: &&Contribution| weight(contribution) >= SPEAKS;
    let mut by_weight: Vec<&Contribution> = finding.why.iter().filter(speaks).collect();
    by_weight.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
    if by_weight.is_empty() && !finding.why.is_empty() {
        return "no weighty feature speaks for it".to_owned();
    }
    let named: Vec<String> = by_weight
        .into_iter()
        .take(NAMED_FEATURES)
        .map(|contribution| format!("{} {:+.2}", contribution.feature, weight(contribution)))
        .collect();
    named.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Passage;
    use crate::span::Span;

    #[test]
    fn a_half_is_rounded_up() {
        for (adopted, omitted, expected) in [
            (5, 3, ["5 (63 %)", "3 (38 %)"]),
            (7, 1, ["7 (88 %)", "1 (13 %)"]),
            (1, 2, ["1 (33 %)", "2 (67 %)"]),
            (0, 1, ["0 (0 %)", "1 (100 %)"]),
            (0, 0, ["0", "0"]),
        ] {
            let tally = Tally {
                adopted,
                omitted,
                ..Tally::default()
            };
            let shown = [Verdict::Adopted, Verdict::Omitted].map(|verdict| share(tally, verdict));
            assert_eq!(shown, expected);
        }
    }

    #[test]
    fn only_what_is_new_is_added() {
        let said = |kind, note: Option<&str>| {
            let change = Change {
                kind,
                task: None,
                opinion: Some(Passage::new("甲乙", Span::new(0, 6))),
                note: note.map(str::to_owned),
            };
            self::change(&change, |text| text)
        };
        assert_eq!(said(ChangeKind::Widened, None), "widened: 「甲乙」 added");
        assert_eq!(
            said(ChangeKind::Strength, Some("stronger")),
            "strength: 「甲乙」 added (stronger)"
        );
        assert_eq!(
            said(ChangeKind::Merged, Some("with 2.4")),
            "merged: 「甲乙」 (with 2.4)"
        );
        assert_eq!(
            said(ChangeKind::Deadline, Some("later by 3 years")),
            "deadline: 「甲乙」 (later by 3 years)"
        );
    }
}
