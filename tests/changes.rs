//! What has changed and why passages do not count, over whole reports. The verdicts are those that
//! people gave, so that the model can be learned again without a word of this changing.
#![expect(
    clippy::expect_used,
    reason = "clippy takes the helpers of an integration test for no test"
)]

use std::collections::BTreeMap;
use std::fmt::Write;

use cascade_align::report::{Change, Finding, Probabilities};
use cascade_align::verdict::{Judge, Judgement, Question};
use cascade_align::{Aligner, Directive, Opinion, Span, TaskList, Verdict};

mod common;

/// Says what people said.
#[derive(Debug)]
struct Labels {
    by_task: BTreeMap<String, (Verdict, Vec<Span>)>,
}

impl Labels {
    fn read(table: &str, source: &str) -> Self {
        let rows = table.lines().skip(1).map(|line| line.split('\t'));
        let label = |mut row: std::str::Split<'_, char>| {
            let task = row.next()?.to_owned();
            let verdict = row.next()?;
            let verdict = Verdict::ALL
                .into_iter()
                .find(|known| known.as_str() == verdict)?;
            let evidence = row.next().unwrap_or_default().split(" || ");
            let spans = evidence.filter(|text| !text.is_empty()).filter_map(|text| {
                let start = source.find(text)?;
                Some(Span::new(start, start + text.len()))
            });
            Some((task, (verdict, spans.collect())))
        };
        Self {
            by_task: rows.filter_map(label).collect(),
        }
    }

    fn judge_one(&self, question: &Question<'_>) -> Judgement {
        let Some((verdict, spans)) = self.by_task.get(question.task) else {
            return Judgement::default();
        };
        let shared = |passage: Span| {
            let bytes = |own: &Span| {
                let shared = own.end().min(passage.end());
                shared.saturating_sub(own.start().max(passage.start()))
            };
            let most = spans.iter().map(bytes).max().unwrap_or(0);
            f64::from(u32::try_from(most).unwrap_or(u32::MAX)) / 1_000.0
        };
        let of = |this| if *verdict == this { 0.8 } else { 0.1 };
        Judgement {
            probabilities: Probabilities::new(
                of(Verdict::Adopted),
                of(Verdict::Adapted),
                of(Verdict::Omitted),
            ),
            uptake: question
                .passages
                .iter()
                .map(|passage| match shared(passage.span) {
                    none if none <= 0.0 => 0.1,
                    some => (0.5 + some).min(1.0),
                })
                .collect(),
            why: Vec::new(),
        }
    }
}

impl Judge for Labels {
    fn judge(&self, questions: &[Question<'_>]) -> Vec<Judgement> {
        questions
            .iter()
            .map(|question| self.judge_one(question))
            .collect()
    }
}

/// One line a change or rejection, under the task and the passage.
fn report(folder: &str, name: &str) -> String {
    let (directive, opinion, aligner) = aligned(folder, name);
    let alignment = aligner.align(&opinion);
    let mut out = String::new();
    for (task, finding) in directive.tasks().iter().zip(alignment.findings()) {
        writeln!(out, "{} {}: {}", task.id(), finding.verdict(), task.text()).expect("a string");
        write_finding(finding, &mut out);
    }
    out
}

fn aligned(folder: &str, name: &str) -> (Directive, Opinion, Aligner) {
    let set = common::invented()
        .into_iter()
        .find(|set| set.name == folder)
        .expect("the fixtures are there");
    let read = |file: &str| std::fs::read_to_string(set.folder.join(file)).expect("a fixture");
    let source = read(&format!("{name}.txt"));
    let labels = Labels::read(&read(&format!("{name}.gold.tsv")), &source);
    let tasks = TaskList::from_tsv(&read("tasks.tsv")).expect("a list of tasks");
    let directive = Directive::with_tasks(set.directive(), tasks).expect("a directive");
    let opinion = Opinion::parse(name, source).expect("an opinion");
    let aligner = Aligner::builder()
        .judge(labels)
        .build(&directive)
        .expect("the usual settings");
    (directive, opinion, aligner)
}

fn write_finding(finding: &Finding, out: &mut String) {
    if let Some(rejection) = finding.rejected() {
        let text = rejection.evidence().text();
        writeln!(out, "    「{text}」: {}", rejection.reason()).expect("a string");
    }
    for change in finding.changes() {
        writeln!(out, "    {}", shown(change)).expect("a string");
    }
}

fn shown(change: &Change) -> String {
    let task = change.task().map_or("∅", |fragment| fragment.text());
    let opinion = change.opinion().map_or("∅", |passage| passage.text());
    let note = change.note().map(|note| format!(" ({note})"));
    let note = note.unwrap_or_default();
    format!("{}: {task} → {opinion}{note}", change.kind())
}

#[test]
fn of_a_resolution() {
    insta::assert_snapshot!(report("lanjin", "d1"));
}

#[test]
fn of_a_table() {
    insta::assert_snapshot!(report("lanjin", "d6"));
}

/// What holds of every report: an adaptation says what has changed, an adoption at most how
/// strongly, an omission nothing; and all words stand where they are said to stand.
#[test]
fn changes_fit_the_verdict_and_the_texts() {
    let names = ["d1", "d2", "d3", "d4", "d5", "d6"].map(|name| ("lanjin", name));
    for (folder, name) in names
        .into_iter()
        .chain([("nongye", "c1"), ("nongye", "c2")])
    {
        let (directive, opinion, aligner) = aligned(folder, name);
        let source = opinion.document().source();
        let alignment = aligner.align(&opinion);
        for (task, finding) in directive.tasks().iter().zip(alignment.findings()) {
            let place = format!("{name} {}", task.id());
            let kinds: Vec<&str> = finding
                .changes()
                .iter()
                .map(|c| c.kind().as_str())
                .collect();
            match finding.verdict() {
                Verdict::Adopted => {
                    assert!(kinds.iter().all(|kind| *kind == "strength"), "{place}");
                }
                Verdict::Adapted => {
                    assert_eq!(kinds.is_empty(), finding.evidence().is_empty(), "{place}");
                }
                Verdict::Omitted => assert_eq!(kinds.len(), 0, "{place}"),
            }
            assert_eq!(
                finding.rejected().is_some(),
                finding.verdict() == Verdict::Omitted && !finding.evidence().is_empty(),
                "{place}"
            );
            for change in finding.changes() {
                if let Some(fragment) = change.task() {
                    assert_eq!(
                        task.text().get(fragment.range()),
                        Some(fragment.text()),
                        "{place}"
                    );
                }
                if let Some(passage) = change.opinion() {
                    assert_eq!(
                        passage.span().slice(source),
                        Some(passage.text()),
                        "{place}"
                    );
                }
            }
        }
    }
}

/// Finds every task omitted, and the passages the likelier the worse they were ranked.
#[derive(Debug)]
struct Backwards;

impl Judge for Backwards {
    fn judge(&self, questions: &[Question<'_>]) -> Vec<Judgement> {
        let judge_one = |question: &Question<'_>| Judgement {
            probabilities: Probabilities::new(0.1, 0.1, 0.8),
            uptake: (1..=question.passages.len())
                .map(|rank| f64::from(u32::try_from(rank).unwrap_or(u32::MAX)) / 100.0)
                .collect(),
            why: Vec::new(),
        };
        questions.iter().map(judge_one).collect()
    }
}

#[test]
fn an_omission_names_the_passage_that_a_reader_calls_nearest() {
    let (directive, opinion, _) = aligned("lanjin", "d1");
    let builder = Aligner::builder().judge(Backwards).evidence(1);
    let aligner = builder.build(&directive).expect("a setting in its range");
    let alignment = aligner.align(&opinion);
    for (task, expected) in [
        (
            "G6",
            "提出中心城区防洪能力达到百年一遇标准等奋斗目标: background, commits to nothing",
        ),
        (
            "1.2",
            "先后承接老城疏解转移企业36家: background, commits to nothing",
        ),
        (
            "5.2",
            "早年建成的街区地下管网底数不清、病害较多: background, commits to nothing",
        ),
        (
            "7.2",
            "文化事业和文化产业齐头并进: background, commits to nothing",
        ),
        ("R2", "推行大学区制管理: shares too little of the task"),
    ] {
        let mut findings = alignment.findings().iter();
        let finding = findings.find(|finding| finding.task() == task);
        let rejection = finding.and_then(Finding::rejected).expect("a passage");
        let text = rejection.evidence().text();
        assert_eq!(format!("{text}: {}", rejection.reason()), expected);
    }
}
