//! What is extracted from a directive, against what people found in it: nearly all of their tasks
//! are found, and nearly all that is listed is one of theirs.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "clippy takes the helpers of an integration test for no test"
)]

mod common;

use cascade_align::score::{Clauses, Patterns, Scratch, ratio};
use cascade_align::{Directive, Document};
use common::Set;

/// The share of people's tasks that must be found.
const FOUND: f64 = 0.95;
/// The share of what is listed that must be one of theirs.
const LISTED: f64 = 0.85;
/// Two wordings are the same task from this similarity on.
const SAME: f64 = 0.9;

#[test]
fn finds_the_tasks_of_the_invented_directives() {
    for set in common::invented() {
        check(&set, Some(LISTED));
    }
}

#[test]
fn finds_the_tasks_of_a_real_resolution() {
    for set in common::real(&["chongqing"]) {
        check(&set, Some(LISTED));
    }
}

/// People listed a sample of this report's tasks, so that only what is found can be counted.
#[test]
fn finds_the_tasks_of_a_real_work_report() {
    for set in common::real(&["provinces"]) {
        check(&set, None);
    }
}

fn check(set: &Set, listed_at_least: Option<f64>) {
    let units: Vec<String> = set.units().iter().map(|unit| letters(unit)).collect();
    let directive = Directive::parse(set.directive()).expect("the directive asks for something");
    let listed: Vec<String> = directive
        .tasks()
        .iter()
        .map(|task| letters(task.text()))
        .collect();
    let missed = strangers(&units, &listed);
    let surplus = strangers(&listed, &units);
    let found = 1.0 - share(missed.len(), units.len());
    let precise = 1.0 - share(surplus.len(), listed.len());
    println!(
        "{}: {found:.3} found, {precise:.3} of {} listed",
        set.name,
        listed.len()
    );
    assert!(found >= FOUND, "{}: missed {missed:#?}", set.name);
    assert!(
        listed_at_least.is_none_or(|least| precise >= least),
        "{}: listed, but no task: {surplus:#?}",
        set.name
    );
}

/// Those of `texts` that none of `others` is the same as.
fn strangers(texts: &[String], others: &[String]) -> Vec<String> {
    let patterns = Patterns::new(texts.iter().map(String::as_str));
    let mut clauses = Clauses::new();
    for other in others {
        clauses.push(patterns.alphabet(), other);
    }
    let mut best = vec![0.0_f64; texts.len()];
    let lengths: Vec<usize> = texts.iter().map(|text| text.chars().count()).collect();
    patterns.lcs_all(&clauses, &mut Scratch::new(), |clause, lcs| {
        let other = others[clause].chars().count();
        for ((best, &own), lcs) in best.iter_mut().zip(&lengths).zip(lcs.iter()) {
            *best = best.max(ratio(usize::from(lcs), own, other));
        }
    });
    let strange = texts.iter().zip(best).filter(|(_, best)| *best < SAME);
    strange.map(|(text, _)| text.clone()).collect()
}

/// The letters and digits of a text in simplified script, without 到20XX年 and 全市 in front.
fn letters(text: &str) -> String {
    let document = Document::parse(text).expect("a task is short");
    let all: String = document
        .text()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    let dated = all.strip_prefix(['到', '至']).and_then(|rest| {
        rest.trim_start_matches(|c: char| c.is_ascii_digit())
            .strip_prefix('年')
    });
    let rest = dated.unwrap_or(&all);
    rest.strip_prefix("全市").unwrap_or(rest).to_owned()
}

#[expect(clippy::cast_precision_loss, reason = "tasks are few")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}
