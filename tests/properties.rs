//! What holds for every text, whatever it is.
#![expect(
    clippy::expect_used,
    reason = "clippy takes the helpers of an integration test for no test"
)]

mod common;

use cascade_align::report::{Evidence, Note, Rejection};
use cascade_align::{Aligner, Alignment, Directive, Document, Opinion, Span, TaskList, Verdict};
use proptest::prelude::*;

/// What the genre's texts are made of, and what breaks readers of them.
const PIECES: &[&str] = &[
    "全会强调，",
    "会议指出，",
    "要",
    "着力优化城市空间布局，",
    "構建城鎮體系，",
    "国(guó)家",
    "一、",
    "（一）",
    "1.",
    "一是",
    "二、主要目标\n",
    "到2027年，",
    "达到73%以上，",
    "百分之七十三",
    "2.5∶1",
    "“一核引领、多点支撑”",
    "。",
    "；",
    "，",
    "、",
    "\n",
    "\r\n",
    "\t",
    "　　",
    " ",
    "“",
    "”",
    "（",
    ")",
    "《",
    "\0",
    "\u{301}",
    "\u{200d}",
    "\u{feff}",
    "😀",
    "A",
    "暂不列入，",
    "近年来，",
    "来源：日报\n",
    "责任单位\t完成时限\n",
    "首页 > 政务 > 正文\n",
    "健全机制",
    "设立100个站点",
    "的",
];

/// Any text, or one put together from the genre's pieces.
fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..60);
    prop_oneof![
        1 => any::<String>(),
        3 => pieces.prop_map(|pieces| pieces.concat()),
    ]
}

/// A directive that every text can be aligned with.
fn invented_directive() -> Directive {
    let set = common::invented().remove(0);
    Directive::parse(set.directive()).expect("a fixture")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_sentences_are_the_text(text in texts()) {
        let Ok(document) = Document::parse(text) else { return Ok(()) };
        let whole: String = document.sentences().map(|sentence| sentence.text()).collect();
        prop_assert_eq!(whole, document.text());
        for sentence in document.sentences() {
            let whole: String = sentence.clauses().map(|clause| clause.text()).collect();
            prop_assert_eq!(whole, sentence.text());
        }
    }

    #[test]
    fn every_span_of_a_document_slices_its_source(text in texts()) {
        let Ok(document) = Document::parse(text) else { return Ok(()) };
        let sentences = document.sentences().map(|sentence| sentence.span());
        let clauses = document.sentences().flat_map(|s| s.clauses().map(|c| c.span()).collect::<Vec<_>>());
        let sections = document.sections().map(|section| section.span());
        for span in sentences.chain(clauses).chain(sections) {
            prop_assert!(span.slice(document.source()).is_some(), "{span:?}");
        }
    }

    #[test]
    fn every_span_of_a_task_slices_the_directive(text in texts()) {
        let Ok(directive) = Directive::parse(text) else { return Ok(()) };
        for task in directive.tasks() {
            let span = task.span().expect("an extracted task stands in its directive");
            prop_assert!(span.slice(directive.document().source()).is_some(), "{span:?}");
        }
    }

    #[test]
    fn every_span_of_an_alignment_slices_the_opinion(directive in texts(), opinion in texts()) {
        let Ok(opinion) = Opinion::parse("区", opinion) else { return Ok(()) };
        let directive = Directive::parse(directive).unwrap_or_else(|_| invented_directive());
        let alignment = Aligner::new(&directive).align(&opinion);
        check_spans(&alignment, &directive, opinion.document().source())?;
    }

    #[test]
    fn lists_of_any_tasks_are_refused_or_answered(tasks in prop::collection::vec(texts(), 1..5)) {
        let mut list = TaskList::new();
        for (id, task) in tasks.into_iter().enumerate() {
            list = list.with(id.to_string(), None, task);
        }
        let Ok(directive) = Directive::with_tasks("要优化布局。", list) else { return Ok(()) };
        let opinion = Opinion::parse("区", "要优化城市空间布局，健全机制。").expect("not empty");
        let alignment = Aligner::new(&directive).align(&opinion);
        prop_assert_eq!(alignment.findings().len(), directive.tasks().len());
    }

    #[test]
    fn probabilities_are_a_distribution(opinion in texts()) {
        let Ok(opinion) = Opinion::parse("区", opinion) else { return Ok(()) };
        for finding in Aligner::new(&invented_directive()).align(&opinion).findings() {
            let all = Verdict::ALL.map(|verdict| finding.probabilities().of(verdict));
            prop_assert!(all.iter().all(|p| (0.0..=1.0).contains(p)), "{all:?}");
            prop_assert!((all.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{all:?}");
        }
    }
}

/// Every span of the alignment slices the opinion to the text that stands beside it, and every
/// fragment of a task the task's text.
fn check_spans(
    alignment: &Alignment,
    directive: &Directive,
    source: &str,
) -> Result<(), TestCaseError> {
    let check = |span: Span, text: &str| {
        prop_assert_eq!(span.slice(source), Some(text));
        Ok(())
    };
    for addition in alignment.additions() {
        check(addition.span(), addition.text())?;
    }
    for (finding, task) in alignment.findings().iter().zip(directive.tasks()) {
        prop_assert_eq!(finding.task(), task.id());
        let rejected = finding.rejected().map(Rejection::evidence);
        for evidence in finding.evidence().iter().chain(rejected) {
            check(evidence.span(), evidence.text())?;
        }
        for change in finding.changes() {
            if let Some(passage) = change.opinion() {
                check(passage.span(), passage.text())?;
            }
            if let Some(fragment) = change.task() {
                prop_assert_eq!(task.text().get(fragment.range()), Some(fragment.text()));
            }
        }
    }
    Ok(())
}

/// A task longer than the longest passage cannot be found whole, so that it may pass for adapted.
#[test]
fn a_directive_adopts_every_task_of_its_own() {
    let mut sets = common::invented();
    sets.extend(common::real(&["chongqing", "provinces"]));
    let mut failures = Vec::new();
    for set in sets {
        let directive = Directive::parse(set.directive()).expect("it asks for something");
        let opinion = Opinion::parse("itself", set.directive()).expect("not empty");
        let alignment = Aligner::new(&directive).align(&opinion);
        for (task, finding) in directive.tasks().iter().zip(alignment.findings()) {
            let own = task.span().expect("extracted");
            let first = finding.evidence().first().map(Evidence::span);
            let is_itself = first.is_some_and(|span| span.overlaps(own));
            let adopts = match finding.verdict() {
                Verdict::Adopted => true,
                Verdict::Adapted => is_longer_than_a_passage(task.text()),
                Verdict::Omitted => false,
            };
            if !adopts || !is_itself {
                failures.push(format!(
                    "{} {}: {} {:.2}, itself: {is_itself}, {}",
                    set.name,
                    task.id(),
                    finding.verdict(),
                    finding.confidence(),
                    task.text()
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

/// A passage has three clauses and 118 characters at most.
fn is_longer_than_a_passage(task: &str) -> bool {
    task.matches('，').count() >= 3 || task.chars().count() > 118
}

#[test]
fn the_order_of_the_opinions_changes_no_finding() {
    let set = common::invented().remove(0);
    let aligner = Aligner::new(&Directive::parse(set.directive()).expect("a fixture"));
    let mut opinions = opinions_of(&set);
    let forward = aligner.align_all(&opinions);
    opinions.reverse();
    let backward = aligner.align_all(&opinions);
    let backward: Vec<&Alignment> = backward.alignments().iter().rev().collect();
    assert_eq!(forward.alignments().iter().collect::<Vec<_>>(), backward);
}

#[cfg(all(feature = "parallel", feature = "serde"))]
#[test]
fn any_number_of_threads_writes_the_same_bytes() {
    let set = common::invented().remove(0);
    let aligner = Aligner::new(&Directive::parse(set.directive()).expect("a fixture"));
    let opinions = opinions_of(&set);
    let report = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let cascade = pool
            .expect("threads")
            .install(|| aligner.align_all(&opinions));
        let mut json = String::new();
        cascade_align::report::render::json(&cascade, &mut json).expect("strings take all");
        json
    };
    let one = report(1);
    assert!(one.contains("\"findings\""));
    for threads in [2, 5] {
        assert_eq!(one, report(threads));
    }
}

#[test]
fn a_text_that_commits_to_nothing_omits_everything_and_says_so() {
    let aligner = Aligner::new(&invented_directive());
    let cases: [(&str, &[Note]); 4] = [
        ("本次会议于3月举行，30人出席会议。", &[Note::NoCommitment]),
        ("来源：日报", &[Note::NoCommitment]),
        ("。", &[Note::NoCommitment, Note::NoHan]),
        ("\0", &[Note::NoCommitment, Note::NoHan]),
    ];
    for (text, notes) in cases {
        let alignment = aligner.align(&Opinion::parse("区", text).expect("not empty"));
        assert_eq!(alignment.notes(), notes, "{text:?}");
        assert_eq!(alignment.findings().len(), aligner.tasks().len());
        for finding in alignment.findings() {
            assert_eq!(
                finding.verdict(),
                Verdict::Omitted,
                "{text:?}: {}",
                finding.task()
            );
        }
        assert_eq!(alignment.additions(), []);
    }
}

#[test]
fn a_text_without_chinese_characters_says_so() {
    let aligner = Aligner::new(&invented_directive());
    for (text, says_so) in [
        ("We will renew old quarters by 2027.", true),
        ("å…¨ä¼šå¼ºè°ƒ", true),
        ("We will renew 老旧小区 by 2027.", false),
    ] {
        let alignment = aligner.align(&Opinion::parse("区", text).expect("not empty"));
        assert_eq!(alignment.notes().contains(&Note::NoHan), says_so, "{text}");
    }
}

fn opinions_of(set: &common::Set) -> Vec<Opinion> {
    let parse = |(name, text)| Opinion::parse(name, text).expect("not empty");
    set.opinions().into_iter().map(parse).collect()
}

/// The rows of a task list, with something between their cells.
fn table(parts: &str) -> String {
    let rows: [[&str; 5]; 5] = [
        ["序号", "重点任务", "目标", "完成时限", "责任单位"],
        [
            "1",
            "盘活闲置厂房和低效用地",
            "12万平方米",
            "2027年底前",
            "区住房城乡建设局",
        ],
        [
            "2",
            "常住人口城镇化率",
            "2027年达到94%",
            "2027年底前",
            "区发展改革委",
        ],
        [
            "3",
            "办好环湖诗歌节和社区露营季",
            "每年2届",
            "2027年底前",
            "区文化旅游局",
        ],
        [
            "4",
            "建设地下管网更新改造智慧工地",
            "6处",
            "2026年底前",
            "区城市管理局",
        ],
    ];
    format!(
        "二、重点任务\n{}",
        rows.map(|row| row.join(parts) + "\n").concat()
    )
}

#[test]
fn bars_part_cells_as_tabs_do() {
    let set = common::invented()
        .into_iter()
        .find(|set| set.name == "lanjin");
    let aligner =
        Aligner::new(&Directive::parse(set.expect("a fixture").directive()).expect("one"));
    let said = |parts: &str| {
        let opinion = Opinion::parse("区", table(parts)).expect("not empty");
        let alignment = aligner.align(&opinion);
        let verdicts = alignment.findings().iter().map(|finding| {
            let evidence = finding
                .evidence()
                .iter()
                .map(|passage| passage.text().to_owned());
            (finding.verdict(), evidence.collect::<Vec<String>>())
        });
        let additions = alignment
            .additions()
            .iter()
            .map(|own| own.text().to_owned());
        (
            verdicts.collect::<Vec<_>>(),
            additions.collect::<Vec<String>>(),
        )
    };
    let plain = |(verdicts, additions): (Vec<(Verdict, Vec<String>)>, Vec<String>)| {
        let plain = |text: String| text.replace(['\t', '｜'], "，");
        let verdicts = verdicts.into_iter();
        let verdicts =
            verdicts.map(|(verdict, texts)| (verdict, texts.into_iter().map(plain).collect()));
        (
            verdicts.collect::<Vec<(Verdict, Vec<String>)>>(),
            additions.into_iter().map(plain).collect::<Vec<String>>(),
        )
    };
    let tabs = plain(said("\t"));
    assert!(
        tabs.0
            .iter()
            .any(|(verdict, _)| *verdict != Verdict::Omitted)
    );
    assert_eq!(plain(said("｜")), tabs);
}
