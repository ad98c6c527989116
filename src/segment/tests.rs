//! Properties of [`outline`] on any text, and its cuts on small texts.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::{Outline, outline};
use crate::normalize::{Clean, Line, LineKind, OffsetMap};

/// A clean text with one line of prose (or, with tabs, of a table) for each line.
pub(super) fn clean(text: &str) -> Clean {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let end = start + line.len();
        let kind = if line.contains('\t') {
            LineKind::Row
        } else {
            LineKind::Prose
        };
        lines.push(Line {
            start: u32::try_from(start).unwrap(),
            end: u32::try_from(end).unwrap(),
            kind,
        });
        start = end + 1;
    }
    let map = OffsetMap::default();
    Clean {
        text: text.to_owned(),
        map,
        lines,
    }
}

fn sentences(text: &str) -> Vec<&str> {
    let outline = outline(&clean(text));
    outline
        .sentences
        .iter()
        .map(|piece| &text[piece.start as usize..piece.end as usize])
        .collect()
}

fn contents(text: &str) -> Vec<&str> {
    let outline = outline(&clean(text));
    outline
        .clauses
        .iter()
        .map(|piece| &text[piece.content.0 as usize..piece.content.1 as usize])
        .collect()
}

#[test]
fn sentences_end_at_their_marks() {
    for (text, expected) in [
        (
            "优化布局。提升功能；守住底线！",
            vec!["优化布局。", "提升功能；", "守住底线！"],
        ),
        (
            "优化布局\n提升功能\n\n\n守底线\n",
            vec!["优化布局\n", "提升功能\n\n\n", "守底线\n"],
        ),
        ("\n\n优化布局", vec!["\n\n优化布局"]),
        (
            "他说：“要干。要实干！”大家鼓掌。",
            vec!["他说：“要干。要实干！”大家鼓掌。"],
        ),
        (
            "“我们将强化赋能。”他说，将助力。",
            vec!["“我们将强化赋能。”", "他说，将助力。"],
        ),
        ("领会“怎么干？”的要求。", vec!["领会“怎么干？”的要求。"]),
        ("优化“布局。提升功能。", vec!["优化“布局。", "提升功能。"]),
        (
            "达到3.5%。共1.2万. 完",
            vec!["达到3.5%。", "共1.2万. ", "完"],
        ),
        ("打造AI. 推进", vec!["打造AI. ", "推进"]),
        ("1. 产业", vec!["1. 产业"]),
        ("成绩。，还", vec!["成绩。，还"]),
    ] {
        assert_eq!(sentences(text), expected, "{text}");
    }
}

#[test]
fn clauses_end_at_commas_colons_tabs_and_dashes() {
    for (text, expected) in [
        (
            "要优化布局，构建“一核、多点，协调”体系。",
            vec!["要优化布局", "构建“一核、多点，协调”体系"],
        ),
        (
            "重点任务：一是提升品质，二是守底线。",
            vec!["重点任务", "提升品质", "守底线"],
        ),
        (
            "6\t编制规划\t区水务局、区城管局\t2026年9月",
            vec!["6", "编制规划", "区水务局、区城管局", "2026年9月"],
        ),
        (
            "贯彻精神　推进现代化 建设新城",
            vec!["贯彻精神", "推进现代化", "建设新城"],
        ),
        ("清单（2026—2029年）", vec!["清单（2026—2029年）"]),
        (
            "改造1，200家，2027，100家，12，15家",
            vec!["改造1，200家", "2027", "100家", "12", "15家"],
        ),
        (
            "核心引领——节点支撑，全域",
            vec!["核心引领", "节点支撑", "全域"],
        ),
        (
            "《关于推进治理，建设新城的意见》印发",
            vec!["《关于推进治理，建设新城的意见》印发"],
        ),
    ] {
        assert_eq!(contents(text), expected, "{text}");
    }
}

/// Heading, level and parent of every section.
fn sections(text: &str) -> Vec<(String, u8, Option<u32>)> {
    let outline = outline(&clean(text));
    let heading = |(start, end): (u32, u32)| text[start as usize..end as usize].to_owned();
    outline
        .sections
        .iter()
        .map(|piece| (heading(piece.heading), piece.level, piece.parent))
        .collect()
}

#[test]
fn sections_nest_in_the_order_of_their_styles() {
    let body = "稳住粮食生产，建设优质稻米基地。".repeat(3);
    let text = format!(
        "某县方案\n一、基础\n{body}\n二、重点行动\n（一）做精种养业。{body}\n1．建设基地。{body}\n——补短板。{body}\n（二）做强加工业\n{body}\n工作安排\n{body}\n三、保障\n1. 加强领导，{body}\n"
    );
    let expected = [
        ("基础", 1, None),
        ("重点行动", 1, None),
        ("做精种养业", 2, Some(1)),
        ("建设基地", 3, Some(2)),
        ("补短板", 4, Some(3)),
        ("做强加工业", 2, Some(1)),
        // A heading without a number came last, so that it stands inside all others.
        ("工作安排", 3, Some(5)),
        ("保障", 1, None),
        ("加强领导，稳住粮食生产，建设优质稻米基地", 2, Some(7)),
    ];
    let found = sections(&text);
    let found: Vec<_> = found
        .iter()
        .map(|(heading, level, parent)| (heading.as_str(), *level, *parent))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn headings_are_whole_lines_or_open_a_paragraph() {
    let text = "某市决议\n（一）做强加工业。建设冷库，培育企业。\n2. 单位负总责，不得推诿。\n3．建设基地\n";
    let outline = outline(&clean(text));
    let headings: Vec<bool> = outline
        .sentences
        .iter()
        .map(|sentence| sentence.heading)
        .collect();
    assert_eq!(headings, [true, true, false, false, true]);
}

fn assert_whole(text: &str, outline: &Outline) {
    let mut end = 0;
    for (index, sentence) in outline.sentences.iter().enumerate() {
        assert_eq!(sentence.start, end, "sentences leave no gap");
        let clauses = &outline.clauses[sentence.clauses.0 as usize..sentence.clauses.1 as usize];
        assert!(!clauses.is_empty());
        for clause in clauses {
            assert_eq!(clause.start, end, "clauses leave no gap");
            assert_eq!(clause.sentence as usize, index);
            assert!(clause.start <= clause.content.0 && clause.content.1 <= clause.end);
            assert!(
                text.get(clause.content.0 as usize..clause.content.1 as usize)
                    .is_some()
            );
            assert!(
                text.get(clause.start as usize..clause.end as usize)
                    .is_some()
            );
            end = clause.end;
        }
        assert_eq!(sentence.end, end, "clauses cover their sentence");
    }
    assert_eq!(end as usize, text.len(), "sentences cover the text");
    for (index, section) in outline.sections.iter().enumerate() {
        assert!(
            section
                .parent
                .is_none_or(|parent| (parent as usize) < index)
        );
        assert!(section.sentences.0 < section.sentences.1);
        assert!(section.sentences.1 as usize <= outline.sentences.len());
        assert!(
            text.get(section.heading.0 as usize..section.heading.1 as usize)
                .is_some()
        );
    }
}

proptest! {
    #[test]
    fn pieces_cover_any_text(text in any::<String>()) {
        assert_whole(&text, &outline(&clean(&text)));
    }

    #[test]
    fn pieces_cover_texts_of_marks(text in "[优化要到年目标一二（）“”《》，。；：！？、—\\.!?0-9a ,\t\n\u{3000}]{0,80}") {
        assert_whole(&text, &outline(&clean(&text)));
    }

    /// On plain Chinese text the direct rule is the Unicode rule, with ； as one more stop.
    #[test]
    fn plain_sentences_are_unicode_sentences(text in "[优化要到年，。；：！？、]{1,60}") {
        let unicode = text.replace('；', "。");
        let expected: Vec<usize> = unicode.split_sentence_bound_indices().map(|(at, _)| at).collect();
        let outline = outline(&clean(&text));
        let found: Vec<usize> = outline.sentences.iter().map(|piece| piece.start as usize).collect();
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn hostile_texts_take_linear_time() {
    for text in [
        "（".repeat(100_000),
        "“。".repeat(100_000),
        ". ".repeat(200_000),
        "一".repeat(300_000),
        "1.\n".repeat(100_000),
        "\n".repeat(300_000),
    ] {
        assert_whole(&text, &outline(&clean(&text)));
    }
}
