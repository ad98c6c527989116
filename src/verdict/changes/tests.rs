//! Named cases: what a person would say has changed.

use proptest::prelude::*;

use super::Difference;
use super::{Subject, Text, Wording, changes};
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
    changes(&subject, verdict)
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
const ADAPTED: &[(&str, &str, &str, &str)] = &[
    (
        "number",
        "常住人口城镇化率达到73%",
        "常住人口城镇化率达到91%",
        "number: 73% → 91% (raised by 18 points)",
    ),
    (
        "duration",
        "打造一刻钟便民生活圈",
        "打造20分钟便民生活圈",
        "number: 一刻钟 → 20分钟 (longer by 5 minutes)",
    ),
    (
        "amount",
        "建设100万亩优质稻米基地",
        "建设9万亩优质稻米基地",
        "number: 100万亩 → 9万亩 (lowered by 91万亩)",
    ),
    (
        "ratio",
        "产值之比达到2.5:1",
        "产值之比达到2.2:1",
        "number: 2.5:1 → 2.2:1 (lowered by 0.3)",
    ),
    (
        "deadline",
        "2027年底前完成2000年以前建成的城镇老旧小区改造",
        "2026年底前完成2000年以前建成的城镇老旧小区改造",
        "deadline: 2027年底前 → 2026年底前 (earlier by 1 year)",
    ),
    (
        "which things",
        "2027年底前完成2000年以前建成的城镇老旧小区改造",
        "2027年底前完成2005年以前建成的城镇老旧小区改造",
        "number: 2000年以前 → 2005年以前 (later by 5 years)",
    ),
    (
        "quoted name",
        "构建“一江两岸、三城联动、组团发展”的城市格局",
        "构建“一湖三湾、双城相拥”的城区格局",
        "name: 一江两岸、三城联动、组团发展 → 一湖三湾、双城相拥",
    ),
    (
        "brand",
        "培育“穗阳早橙”区域公用品牌",
        "培育“竹坞冬笋”区域公用品牌",
        "name: 穗阳早橙 → 竹坞冬笋",
    ),
    (
        "part dropped",
        "推行生活垃圾分类和资源化利用",
        "全面推行生活垃圾分类",
        "part dropped: 资源化利用 → ∅",
    ),
    (
        "part dropped first",
        "发展事业、产业",
        "发展产业",
        "part dropped: 事业 → ∅",
    ),
    (
        "widened",
        "推进中小学集团化办学",
        "推进幼儿园、中小学集团化办学",
        "widened: ∅ → 幼儿园",
    ),
    (
        "place",
        "深化江河湖库协同治理",
        "深化汐月湖流域协同治理",
        "name: 江河湖库 → 汐月湖流域",
    ),
    (
        "list",
        "做强智能装备、生物医药、新型显示三大主导产业",
        "壮大航运物流、船舶配套、冷链食品三大主导产业",
        "name: 智能装备、生物医药、新型显示 → 航运物流、船舶配套、冷链食品",
    ),
    (
        "list without one",
        "做强智能装备、生物医药、新型显示三大主导产业",
        "聚力发展生物医药、新型显示产业",
        "part dropped: 智能装备 → ∅",
    ),
    (
        "title",
        "建成全省城市治理现代化先行市",
        "建成全市城市治理现代化样板区",
        "name: 先行市 → 样板区",
    ),
    (
        "name for words",
        "完善居家社区养老服务网络",
        "完善“一老一小”服务网络",
        "name: 居家社区养老 → 一老一小",
    ),
    (
        "name kept in place",
        "建设城市运行“一网统管”平台",
        "建好用好“砚湖慧眼”城市运行中枢",
        "name: 一网统管 → 砚湖慧眼",
    ),
    (
        "field",
        "拓展人工智能在城市治理中的应用场景",
        "推动人工智能在违建发现、渣土车监管中率先应用",
        "instrument: 城市治理 → 违建发现、渣土车监管",
    ),
    (
        "field before",
        "拓展人工智能在城市治理中的应用场景",
        "在渣土运输、占道经营中应用人工智能识别",
        "narrowed: ∅ → 渣土运输、占道经营",
    ),
    (
        "kind of risk",
        "健全城市风险监测预警体系",
        "健全山洪、滑坡灾害监测预警体系",
        "narrowed: 风险 → 山洪、滑坡灾害",
    ),
    (
        "body first",
        "打造乡村旅游精品线路",
        "由县文化旅游局牵头打造环沄湖“水上田园”骑行线路",
        "name: 乡村旅游精品 → 环沄湖“水上田园”骑行",
    ),
    (
        "other wording",
        "健全城市风险监测预警体系",
        "第一时间发现和报送风险隐患",
        "instrument: 健全城市风险监测预警体系 → 第一时间发现和报送风险隐患",
    ),
    (
        "inserted",
        "建设干部队伍",
        "建设干部人才队伍",
        "narrowed: ∅ → 人才",
    ),
    (
        "clause dropped",
        "到2030年，城市建设取得新的重大进展，成为具有普遍意义的治理范例",
        "到2030年，城市建设取得新的重大进展",
        "part dropped: 具有普遍意义的治理范例 → ∅",
    ),
    (
        "scope alone",
        "完善城市基础设施",
        "完善城区基础设施",
        "narrowed: 城市 → 城区",
    ),
    (
        "title of another level",
        "建成全省城市治理现代化先行市",
        "建成全市城市治理现代化先行区",
        "narrowed: 全省 → 全市; narrowed: 先行市 → 先行区",
    ),
    (
        "level beside another difference",
        "建成全省城市治理现代化先行市",
        "建成全市滨湖治理现代化先行区",
        "narrowed: ∅ → 滨湖",
    ),
    (
        "one clause of three",
        "实施制造业数字化转型行动，加快工业互联网应用，建设智慧城市",
        "支持中小企业数字化转型",
        "instrument: 实施制造业数字化转型行动 → 支持中小企业数字化转型; part dropped: 工业互联网应用 → ∅; part dropped: 建设智慧城市 → ∅",
    ),
    (
        "one item of three",
        "积极打造生物制造、商业航天、低空经济等新增长引擎",
        "推动低空经济载体扩面提质",
        "part dropped: 生物制造、商业航天 → ∅",
    ),
    (
        "a quoted programme",
        "构建高效精准服务体系",
        "以“15分钟品质服务圈”为牵引",
        "name: 构建高效精准服务体系 → 15分钟品质服务圈",
    ),
    (
        "no programme without a verb",
        "提高社区托育水平",
        "各级都要迅速行动",
        "instrument: 提高社区托育水平 → 各级都要迅速行动",
    ),
    (
        "a purpose is not dropped",
        "着眼促进群众增收，建设电商服务站，培养直播人才",
        "支持电商企业下沉",
        "instrument: 建设电商服务站 → 支持电商企业下沉; part dropped: 培养直播人才 → ∅",
    ),
    (
        "a programme",
        "提高社区托育水平",
        "开展“幼有所托”暖心行动",
        "name: 提高社区托育水平 → “幼有所托”暖心行动",
    ),
    (
        "weaker",
        "建成城市运行平台",
        "探索城市运行平台",
        "strength: 建成 → 探索 (weaker)",
    ),
    (
        "slot",
        "保护利用历史文化街区和工业遗产",
        "保护利用鹭渡古镇和工业遗产",
        "name: 历史文化街区 → 鹭渡古镇",
    ),
];

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
