//! Named cases: what a person would say has changed.

use proptest::prelude::*;

use super::cases::ADAPTED;
use super::value_cases::VALUES;
use super::{Difference, Scratch, Subject, Text, Wording, changes};
use crate::align::{Letters, Vocabulary};
use crate::report::Verdict;

/// The letters of a text.
pub(super) fn letters(text: &str) -> Letters {
    Letters::read(text, &Vocabulary::new([""], &[]))
}

/// How a part of a text, given as bytes, differs from a task.
fn differences(
    task: &str,
    year: Option<u16>,
    (context, part): (&str, std::ops::Range<usize>),
    verdict: Verdict,
) -> Vec<Difference> {
    let (asked, said) = (letters(task), letters(context));
    let opinion = Text {
        text: context,
        letters: &said,
    };
    let wording = Wording::new(Text {
        text: task,
        letters: &asked,
    });
    let subject = Subject {
        task,
        wording: &wording,
        year,
        opinion,
        passages: &[(opinion.character(part.start), opinion.character(part.end))],
        context: 0..context.len(),
    };
    changes(&subject, verdict, &mut Scratch::default())
}

/// `kind: task → opinion (note)`, joined by `; `.
fn said(task: &str, passage: &str, verdict: Verdict) -> String {
    let found = differences(task, None, (passage, 0..passage.len()), verdict);
    let shown = found.iter().map(|difference| {
        let ours = difference.task.clone().map_or("∅", |range| &task[range]);
        let theirs = difference
            .opinion
            .clone()
            .map_or("∅", |range| &passage[range]);
        let note = difference
            .note
            .as_ref()
            .map_or(String::new(), |note| format!(" ({note})"));
        format!("{}: {ours} → {theirs}{note}", difference.kind)
    });
    shown.collect::<Vec<_>>().join("; ")
}

/// (name, task, passage, changes)
const UNITS: &[(&str, &str, &str, &str)] = &[
    (
        "converted",
        "建设15万亩优质稻米基地",
        "建设2万公顷优质稻米基地",
        "unit: 15万亩 → 2万公顷 (raised by 1万公顷)",
    ),
    (
        "converted, no more and no less",
        "建设15万亩优质稻米基地",
        "建成优质稻米基地1万公顷",
        "unit: 15万亩 → 1万公顷 (the same amount)",
    ),
    (
        "another measure",
        "建设100万亩优质稻米基地",
        "建设20万吨优质稻米基地",
        "unit: 100万亩 → 20万吨",
    ),
    (
        "growth for an amount",
        "乡村产业总产值突破800亿元",
        "乡村产业总产值年均增长10%",
        "unit: 800亿元 → 10%",
    ),
    (
        "distance for time",
        "打造15分钟便民生活圈",
        "打造1公里便民生活圈",
        "unit: 15分钟 → 1公里",
    ),
    (
        "a counter is no unit",
        "新增社区食堂5个",
        "新增社区食堂8家",
        "number: 5个 → 8家 (raised by 3家)",
    ),
    (
        "another thing is measured",
        "建设高标准农田100万亩",
        "建设高标准农田示范区3个",
        "instrument: 建设高标准农田100万亩 → 建设高标准农田示范区3个",
    ),
    (
        "an attribute of the thing",
        "培育年产值超10亿元的龙头企业",
        "培育龙头企业3家",
        "widened: 年产值超 → ∅",
    ),
    (
        "a share of the thing",
        "产业总产值之比达到2.5:1",
        "产业总产值突破120亿元",
        "instrument: 之比 → 突破",
    ),
    (
        "an order is no amount",
        "堤防达到50年一遇标准",
        "堤防达到2级标准",
        "instrument: 堤防达到50年一遇标准 → 堤防达到2级标准",
    ),
];

/// (name, task, passage, changes)
const NEGATIONS: &[(&str, &str, &str, &str)] = &[
    (
        "put off",
        "建设城市运行“一网统管”平台",
        "暂缓建设城市运行“一网统管”平台",
        "negation: 建设城市运行“一网统管”平台 → 暂缓建设城市运行“一网统管”平台",
    ),
    (
        "no longer",
        "推进中小学集团化办学",
        "不再推进中小学集团化办学",
        "negation: 推进中小学集团化办学 → 不再推进中小学集团化办学",
    ),
    (
        "a part",
        "发展首店经济、夜间经济",
        "发展首店经济，取消夜间经济街区",
        "negation: 夜间经济 → 取消夜间经济街区",
    ),
    (
        "behind its object",
        "设立公共数据授权运营机制",
        "公共数据授权运营机制暂不单独设立",
        "negation: 设立公共数据授权运营机制 → 公共数据授权运营机制暂不单独设立",
    ),
    (
        "a word that stands elsewhere",
        "推进学校校长教师交流轮岗",
        "开展骨干教师走校任教，校长暂不参加",
        "negation: 校长 → 校长暂不参加; instrument: 教师 → 骨干教师",
    ),
    (
        "another thing",
        "推进中小学集团化办学",
        "撤销校办企业，推进中小学联盟化办学",
        "",
    ),
    (
        "another clause",
        "实施城市更新行动",
        "实施老城更新行动，不再大拆大建",
        "",
    ),
    (
        "another verb behind a joint",
        "建设城市运行平台",
        "取消值守点、建设片区运行平台",
        "",
    ),
    ("a burden", "统一市场准入制度", "取消市场准入限制", ""),
    (
        "a task of restraint",
        "严控新增低效用地",
        "不再新增低效用地和闲置厂房",
        "",
    ),
    (
        "a name",
        "开展停车治理专项行动",
        "开展“取消停车占道”专项行动",
        "",
    ),
];

fn wrong(cases: &[(&str, &str, &str, &str)]) -> Vec<String> {
    cases
        .iter()
        .map(|&(name, task, passage, expected)| {
            (name, said(task, passage, Verdict::Adapted), expected)
        })
        .filter(|(_, found, expected)| found != expected)
        .map(|(name, found, expected)| format!("{name}: {found}, not {expected}"))
        .collect()
}

#[test]
fn adaptations_say_what_changed() {
    let wrong = wrong(ADAPTED);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_thing_in_another_unit_is_a_change_of_unit() {
    let wrong = wrong(UNITS);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn values_are_compared_as_a_reader_does() {
    let of_values = |found: &str| {
        let kinds = ["number", "deadline", "unit"];
        let is_value = |change: &&str| kinds.iter().any(|kind| change.starts_with(kind));
        let values = found.split("; ").filter(is_value);
        values.collect::<Vec<_>>().join("; ")
    };
    for &(name, task, passage, expected) in VALUES {
        let found = said(task, passage, Verdict::Adapted);
        assert_eq!(of_values(&found), expected, "{name}: {found}");
    }
}

#[test]
fn what_stops_the_task_is_a_negation() {
    let (stopping, others): (Vec<_>, Vec<_>) =
        NEGATIONS.iter().partition(|case| !case.3.is_empty());
    let wrong = wrong(&stopping.into_iter().copied().collect::<Vec<_>>());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (name, task, passage, _) in others {
        let found = said(task, passage, Verdict::Adapted);
        assert!(!found.contains("negation"), "{name}: {found}");
    }
}

#[test]
fn an_adoption_says_at_most_how_strongly_and_an_omission_nothing() {
    let task = "建成城市运行平台";
    let cases = [
        (task, "建成城市运行平台5个", Verdict::Adopted, ""),
        (
            task,
            "探索城市运行平台",
            Verdict::Adopted,
            "strength: 建成 → 探索 (weaker)",
        ),
        (task, "探索城市运行平台", Verdict::Omitted, ""),
    ];
    for (task, passage, verdict, expected) in cases {
        assert_eq!(
            said(task, passage, verdict),
            expected,
            "{passage} {verdict}"
        );
    }
}

#[test]
fn a_row_says_its_values_in_later_cells() {
    let row = "3\t常住人口城镇化率\t2025年93.1%，2028年达到94.5%\t发展改革局";
    let start = row.find("常住").expect("the cell is there");
    let part = start..start + "常住人口城镇化率".len();
    let task = "常住人口城镇化率达到73%";
    let notes: Vec<Option<String>> = differences(task, Some(2027), (row, part), Verdict::Adapted)
        .into_iter()
        .map(|difference| difference.note)
        .collect();
    assert_eq!(
        notes,
        [
            Some("later by 1 year".to_owned()),
            Some("raised by 21.5 points".to_owned())
        ]
    );
}

#[test]
fn marks_the_wrong_way_round_say_nothing() {
    assert_eq!(said("”“", "探", Verdict::Adapted), "");
}

proptest! {
    #[test]
    fn any_two_texts_differ_in_whole_characters(
        task in "[要建成“”、，的0-9年%城市更新机制和a\u{301}\t]{0,40}",
        passage in "[要探索“”、，的0-9年%城区更新能力与b\u{301}\t]{0,60}",
    ) {
        let whole = (passage.as_str(), 0..passage.len());
        for difference in differences(&task, Some(2027), whole, Verdict::Adapted) {
            if let Some(range) = difference.task {
                prop_assert!(task.get(range).is_some_and(|text| !text.is_empty()));
            }
            if let Some(range) = difference.opinion {
                prop_assert!(passage.get(range).is_some_and(|text| !text.is_empty()));
            }
        }
    }
}
