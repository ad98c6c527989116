//! Real texts, where they are kept beside the repository: every page runs, and what any reader
//! sees in them is said.
#![expect(
    clippy::expect_used,
    reason = "clippy takes the helpers of an integration test for no test"
)]

mod common;

use cascade_align::report::Evidence;
use cascade_align::{Aligner, Directive, Finding, Opinion, TaskList, Verdict};
use common::Set;

const SETS: &[&str] = &["chongqing", "provinces", "lanjin", "nongye"];

#[test]
fn every_page_runs_as_an_opinion() {
    for set in common::real(SETS) {
        let aligner = aligner(&set);
        let mut pages = set.opinions();
        pages.push(("itself".to_owned(), set.directive()));
        for (name, page) in pages {
            let opinion = Opinion::parse(name, page).expect("a page holds text");
            let findings = aligner.align(&opinion);
            assert_eq!(findings.findings().len(), aligner.tasks().len());
        }
    }
}

/// Name of the page, its task, the verdict, and what the first passages must hold.
const SEEN: &[(&str, &str, Verdict, &str)] = &[
    (
        "nanchuan.txt",
        "1.1",
        Verdict::Adapted,
        "一區引領、兩片支撐、融合發展",
    ),
    ("nanchuan.txt", "4.2", Verdict::Adopted, "城市更新"),
    ("nanchuan.txt", "8.2", Verdict::Omitted, ""),
    ("nanchuan.txt", "6.1", Verdict::Omitted, ""),
    ("kaizhou.txt", "8.2", Verdict::Omitted, ""),
    ("kaizhou.txt", "6.1", Verdict::Omitted, ""),
];

#[test]
fn what_any_reader_sees_is_said() {
    let mut wrong = Vec::new();
    for set in common::real(&["chongqing"]) {
        let aligner = aligner(&set);
        let pages = set.opinions();
        for &(name, task, verdict, words) in SEEN {
            let (_, page) = pages.iter().find(|(page, _)| page == name).expect("a page");
            let opinion = Opinion::parse(name, page.as_str()).expect("a page holds text");
            let alignment = aligner.align(&opinion);
            let of_task = |finding: &&Finding| finding.task() == task;
            let finding = alignment.findings().iter().find(of_task).expect("a task");
            let evidence = finding.evidence();
            let shows =
                words.is_empty() || evidence.iter().any(|e| without_glosses(e).contains(words));
            if finding.verdict() != verdict || !shows {
                wrong.push(format!(
                    "{name} {task}: not {verdict} {words}: {finding:#?}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The words of a passage without 國(guó).
fn without_glosses(evidence: &Evidence) -> String {
    let is_gloss =
        |c: &char| !c.is_ascii_alphabetic() && !"()".contains(*c) && (*c as u32) >= 0x250;
    evidence.text().chars().filter(is_gloss).collect()
}

fn aligner(set: &Set) -> Aligner {
    let tasks = TaskList::from_tsv(&set.table()).expect("a table of tasks");
    Aligner::new(&Directive::with_tasks(set.directive(), tasks).expect("a directive"))
}
