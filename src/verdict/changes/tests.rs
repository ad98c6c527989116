//! Named cases: what a person would say has changed.

use super::{Extract, Subject, changes};
use crate::report::Verdict;

/// `kind: task → opinion (note)`, joined by `; `.
fn said(task: &str, passage: &str, verdict: Verdict) -> String {
    let extract = Extract {
        context: passage,
        start: 0,
        end: passage.len(),
    };
    let subject = Subject {
        task,
        year: None,
        passages: &[extract],
    };
    let found = changes(&subject, verdict);
    let shown = found.iter().map(|difference| {
        let ours = difference.task.clone().map_or("∅", |range| &task[range]);
        let theirs = difference.opinion.clone().map_or("∅", |range| &passage[range]);
        let note = difference.note.as_ref().map_or(String::new(), |note| format!(" ({note})"));
        format!("{}: {ours} → {theirs}{note}", difference.kind)
    });
    shown.collect::<Vec<_>>().join("; ")
}

/// (name, task, passage, changes)
const ADAPTED: &[(&str, &str, &str, &str)] = &[
    ("number", "常住人口城镇化率达到73%", "常住人口城镇化率达到91%", "number: 73% → 91% (raised by 18 points)"),
    ("duration", "打造一刻钟便民生活圈", "打造20分钟便民生活圈", "number: 一刻钟 → 20分钟 (longer by 5 minutes)"),
    ("amount", "建设100万亩优质稻米基地", "建设9万亩优质稻米基地", "number: 100万亩 → 9万亩 (lowered by 91万亩)"),
    ("ratio", "产值之比达到2.5:1", "产值之比达到2.2:1", "number: 2.5:1 → 2.2:1 (lowered by 0.3)"),
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
    ("brand", "培育“穗阳早橙”区域公用品牌", "培育“竹坞冬笋”区域公用品牌", "name: 穗阳早橙 → 竹坞冬笋"),
    ("part dropped", "推行生活垃圾分类和资源化利用", "全面推行生活垃圾分类", "part dropped: 资源化利用 → ∅"),
    ("part dropped first", "发展事业、产业", "发展产业", "part dropped: 事业 → ∅"),
    ("widened", "推进中小学集团化办学", "推进幼儿园、中小学集团化办学", "widened: ∅ → 幼儿园"),
    ("place", "深化江河湖库协同治理", "深化汐月湖流域协同治理", "name: 江河湖库 → 汐月湖流域"),
    ("slot", "保护利用历史文化街区和工业遗产", "保护利用鹭渡古镇和工业遗产", "name: 历史文化街区 → 鹭渡古镇"),
];

#[test]
fn adaptations_say_what_changed() {
    for &(name, task, passage, expected) in ADAPTED {
        assert_eq!(said(task, passage, Verdict::Adapted), expected, "{name}");
    }
}
