//! All renderers on one small cascade of invented data.

use super::render::{self, Style};
use super::{
    Addition, Alignment, Cascade, Change, ChangeKind, Contribution, Evidence, Finding, Note,
    Passage, Probabilities, Rejection, RejectionReason, ReviewReason, TaskFragment, Verdict,
};
use crate::segment::Role;
use crate::span::Span;
use crate::task::{Task, TaskKind};

const DIRECTIVE: &str = "到2027年,城镇化率达到73%。要优化城市空间结构,构建“一江两岸、三城联动”的城市格局,有序疏解老城非核心功能。";

const OPINION: &str = "今年市里疏解了老城。到2027年,城镇化率达到\n68%。要构建“一湖|三湾”的城区格局,*组建*水上\u{1b}[31m巡护队。";

fn span_in(source: &str, text: &str) -> Span {
    let start = source.find(text).expect("the text stands in its source");
    Span::new(start, start + text.len())
}

fn task(id: &str, parent: Option<&str>, kind: TaskKind, text: &str) -> Task {
    Task {
        id: id.into(),
        parent: parent.map(Into::into),
        kind,
        text: text.into(),
        year: (kind == TaskKind::Target).then_some(2027),
        span: DIRECTIVE.contains(text).then(|| span_in(DIRECTIVE, text)),
    }
}

fn tasks() -> Vec<Task> {
    vec![
        task("G1", None, TaskKind::Target, "城镇化率达到73%"),
        task("1", None, TaskKind::Task, "优化城市空间结构"),
        task(
            "1.1",
            Some("1"),
            TaskKind::Measure,
            "构建“一江两岸、三城联动”的城市格局",
        ),
        task("1.2", Some("1"), TaskKind::Measure, "疏解老城的非核心功能"),
    ]
}

fn passage(text: &str) -> Passage {
    Passage::new(OPINION, span_in(OPINION, text))
}

fn evidence(text: &str, score: f64, role: Role) -> Evidence {
    Evidence {
        passage: passage(text),
        score,
        role,
    }
}

fn finding(task: &str, kind: TaskKind, verdict: Verdict, confidence: f64) -> Finding {
    let rest = (1.0 - confidence) / 4.0;
    let of = |this| match verdict {
        found if found == this => confidence,
        _ if this == Verdict::Adapted
            || (verdict, this) == (Verdict::Adapted, Verdict::Adopted) =>
        {
            rest * 3.0
        }
        _ => rest,
    };
    Finding {
        task: task.into(),
        kind,
        verdict,
        confidence,
        probabilities: Probabilities {
            adopted: of(Verdict::Adopted),
            adapted: of(Verdict::Adapted),
            omitted: of(Verdict::Omitted),
        },
        runner_up: match verdict {
            Verdict::Adapted => Verdict::Adopted,
            _ => Verdict::Adapted,
        },
        review_reasons: &[],
        evidence: Vec::new(),
        changes: Vec::new(),
        rejected: None,
        why: Vec::new(),
    }
}

fn change(kind: ChangeKind, task: &str, fragment: &str, passage: &str) -> Change {
    let place = span_in(task, fragment);
    Change {
        kind,
        task: Some(TaskFragment {
            start: place.start(),
            end: place.end(),
            text: fragment.into(),
        }),
        opinion: Some(self::passage(passage)),
        note: None,
    }
}

fn target_with_another_number() -> Finding {
    Finding {
        evidence: vec![evidence("城镇化率达到\n68%", 0.91, Role::Target)],
        changes: vec![Change {
            note: Some("lower by 5".into()),
            ..change(ChangeKind::Number, "城镇化率达到73%", "73%", "68%")
        }],
        why: vec![
            contribution("overlap", 0.9, [1.5, 1.0, -2.5]),
            contribution("number_differs", 1.0, [-2.0, 2.25, -0.25]),
            contribution("aim", 1.0, [0.5, 0.5, -1.0]),
            contribution("length", 0.1, [0.0, 0.0, 0.0]),
        ],
        ..finding("G1", TaskKind::Target, Verdict::Adapted, 0.88)
    }
}

fn contribution(feature: &'static str, value: f64, log_odds: [f64; 3]) -> Contribution {
    Contribution {
        feature,
        value,
        log_odds,
    }
}

fn measure_with_a_local_name() -> Finding {
    let task = "构建“一江两岸、三城联动”的城市格局";
    Finding {
        evidence: vec![
            evidence("构建“一湖|三湾”的城区格局", 0.7, Role::Action),
            evidence("城区格局", 0.3, Role::Action),
        ],
        changes: vec![
            change(ChangeKind::Name, task, "一江两岸", "一湖|三湾"),
            Change {
                opinion: None,
                ..change(ChangeKind::PartDropped, task, "三城联动", "三湾")
            },
        ],
        review_reasons: &[ReviewReason::LowConfidence, ReviewReason::CloseRunnerUp],
        ..finding("1.1", TaskKind::Measure, Verdict::Adapted, 0.52)
    }
}

fn measure_only_in_background() -> Finding {
    Finding {
        rejected: Some(Rejection {
            evidence: evidence("今年市里疏解了老城", 0.6, Role::Background),
            reason: RejectionReason::Background,
        }),
        ..finding("1.2", TaskKind::Measure, Verdict::Omitted, 0.97)
    }
}

fn selective_opinion() -> Alignment {
    Alignment {
        name: "湖区_1.txt".into(),
        notes: Vec::new(),
        findings: vec![
            target_with_another_number(),
            Finding {
                evidence: vec![evidence("城区格局", 0.8, Role::Action)],
                ..finding("1", TaskKind::Task, Verdict::Adopted, 0.75)
            },
            measure_with_a_local_name(),
            measure_only_in_background(),
        ],
        additions: vec![Addition {
            passage: passage("*组建*水上\u{1b}[31m巡护队"),
            section: Some("二、安全".into()),
        }],
    }
}

fn silent_opinion() -> Alignment {
    let omitted = |task: Task| finding(task.id(), task.kind(), Verdict::Omitted, 1.0);
    Alignment {
        name: "notice.txt".into(),
        notes: vec![Note::NoCommitment],
        findings: tasks().into_iter().map(omitted).collect(),
        additions: Vec::new(),
    }
}

fn cascade() -> Cascade {
    Cascade {
        tasks: tasks(),
        alignments: vec![selective_opinion(), silent_opinion()],
    }
}

fn empty() -> Cascade {
    Cascade {
        tasks: Vec::new(),
        alignments: Vec::new(),
    }
}

fn rendered(render: impl FnOnce(&mut String) -> std::fmt::Result) -> String {
    let mut out = String::new();
    render(&mut out).expect("a string takes everything");
    out
}

#[test]
fn text() {
    insta::assert_snapshot!(rendered(|out| render::text(&cascade(), Style::new(), out)));
}

#[test]
fn text_of_a_narrow_terminal_in_color() {
    let style = Style::new().color(true).width(47);
    let text = rendered(|out| render::text(&cascade(), style, out));
    insta::assert_snapshot!(text.replace('\u{1b}', "␛"));
}

#[test]
fn a_plain_report_holds_no_escape_sequence() {
    let text = rendered(|out| render::text(&cascade(), Style::new(), out));
    let markdown = rendered(|out| render::markdown(&cascade(), out));
    assert!(!text.contains('\u{1b}') && !markdown.contains('\u{1b}'));
}

#[test]
fn tasks_as_text() {
    insta::assert_snapshot!(rendered(|out| render::tasks_text(
        &tasks(),
        Style::new().width(40),
        out
    )));
}

#[test]
fn markdown() {
    insta::assert_snapshot!(rendered(|out| render::markdown(&cascade(), out)));
}

#[test]
fn a_cascade_without_tasks_renders() {
    let text = rendered(|out| render::text(&empty(), Style::new(), out));
    assert!(text.starts_with("0 tasks in 0 opinions\n"));
    let markdown = rendered(|out| render::markdown(&empty(), out));
    assert!(markdown.starts_with("# 0 tasks in 0 opinions\n"));
}

#[test]
fn why_names_what_speaks_for_the_verdict() {
    let against = [
        contribution("far", 1.0, [0.0, -3.0, 3.0]),
        contribution("hardly", 1.0, [0.0, 0.001, 0.0]),
    ];
    let with = |why: &[Contribution]| {
        let mut cascade = cascade();
        let finding = &mut cascade.alignments[0].findings[0];
        finding.why.splice(0..0, against);
        finding.why.truncate(why.len() + against.len());
        finding.why.splice(against.len().., why.iter().copied());
        rendered(|out| render::text(&cascade, Style::new(), out))
    };
    let named = with(&[
        contribution("aim", 1.0, [0.5, 0.5, -1.0]),
        contribution("number_differs", 1.0, [-2.0, 2.25, -0.25]),
    ]);
    assert!(named.contains("why: number_differs +2.25, aim +0.50\n"));
    assert!(with(&[]).contains("why: no weighty feature speaks for it\n"));
}

#[cfg(feature = "serde")]
mod json {
    use super::*;
    use serde_json::Value;

    #[test]
    fn report() {
        insta::assert_snapshot!(rendered(|out| render::json(&cascade(), out)));
    }

    #[test]
    fn tasks_alone() {
        insta::assert_snapshot!(rendered(|out| render::tasks_json(&tasks(), out)));
    }

    #[test]
    fn compact_and_indented_say_the_same() {
        let compact = rendered(|out| render::json_compact(&cascade(), out));
        let indented = rendered(|out| render::json(&cascade(), out));
        let value = |text: &str| serde_json::from_str::<Value>(text).expect("valid JSON");
        assert_eq!(compact.lines().count(), 1);
        assert_eq!(value(&compact), value(&indented));
    }

    #[test]
    fn every_passage_is_a_slice_of_its_source() {
        let report: Value = serde_json::to_value(cascade()).expect("a report serialises");
        let findings = report["opinions"][0]["findings"].as_array().unwrap();
        let passages: Vec<&Value> = findings
            .iter()
            .flat_map(|finding| finding["evidence"].as_array().unwrap())
            .collect();
        assert_eq!(passages.len(), 4);
        for passage in passages {
            let at = |key: &str| usize::try_from(passage[key].as_u64().unwrap()).unwrap();
            assert_eq!(&OPINION[at("start")..at("end")], passage["text"]);
        }
    }

    #[test]
    fn a_sibling_is_named() {
        let reason = RejectionReason::Sibling { task: "1.1".into() };
        let form = serde_json::to_string(&reason).expect("a reason serialises");
        assert_eq!(form, r#"{"reason":"sibling","task":"1.1"}"#);
    }

    #[test]
    fn words_in_code_and_json_are_the_same() {
        for verdict in Verdict::ALL {
            assert_eq!(serde_json::to_value(verdict).unwrap(), verdict.as_str());
        }
        for kind in [
            ChangeKind::Number,
            ChangeKind::Unit,
            ChangeKind::Deadline,
            ChangeKind::Name,
            ChangeKind::PartDropped,
            ChangeKind::Narrowed,
            ChangeKind::Widened,
            ChangeKind::Instrument,
            ChangeKind::Strength,
            ChangeKind::Negation,
            ChangeKind::Merged,
            ChangeKind::Split,
        ] {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
        }
    }
}

#[test]
fn margins_count_each_kind_apart() {
    let margins = cascade().margins();
    let counts = |kind| {
        let tally = margins.of(kind);
        (
            Verdict::ALL.map(|verdict| tally.of(verdict)),
            tally.total(),
            tally.needs_review(),
        )
    };
    assert_eq!(counts(TaskKind::Target), ([0, 1, 1], 2, 0));
    assert_eq!(counts(TaskKind::Task), ([1, 0, 1], 2, 0));
    assert_eq!(counts(TaskKind::Measure), ([0, 1, 3], 4, 1));
}

#[test]
fn a_rate_of_nothing_is_no_rate() {
    let none = super::Tally::default();
    assert_eq!(none.rate(Verdict::Adopted), None);
    let measures = cascade().margins().of(TaskKind::Measure);
    assert_eq!(measures.rate(Verdict::Adapted), Some(0.25));
}

#[test]
fn a_row_of_the_matrix_holds_one_finding_an_opinion() {
    let cascade = cascade();
    let rows: Vec<_> = cascade.matrix().collect();
    assert_eq!(rows.len(), cascade.tasks().len());
    for row in rows {
        assert!(
            row.findings()
                .all(|finding| finding.task() == row.task().id())
        );
        assert_eq!(row.tally().total(), cascade.alignments().len());
    }
}
