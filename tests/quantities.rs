//! Numbers, units and years, from text to verdict and note.

#![expect(clippy::expect_used, reason = "a failed expectation is a failed test")]

use cascade_align::{Aligner, Directive, Opinion, Task, Verdict};

/// What an opinion made of the last task of a directive, and its notes.
fn finding(directive: &str, opinion: &str) -> (Verdict, Vec<String>) {
    let directive = Directive::parse(directive).expect("it asks for something");
    let opinion = Opinion::parse("opinion", opinion).expect("it has words");
    let alignment = Aligner::new(&directive).align(&opinion);
    let finding = alignment.findings().last().expect("there is a task");
    let notes = finding.changes().iter().filter_map(|change| change.note());
    (finding.verdict(), notes.map(str::to_owned).collect())
}

/// (asked, said in the same words)
const SAME: &[(&str, &str)] = &[
    (
        "要完成重大项目投资500亿元。",
        "要完成重大项目投资500多亿元。",
    ),
    ("要完成重大项目投资500亿元。", "要完成重大项目投资5百亿元。"),
    (
        "数字经济规模达到1.5万亿元。",
        "数字经济规模达到一点五万亿元。",
    ),
    ("要培育科技企业1200家。", "要培育科技企业1.2千家。"),
    ("要培育科技企业1200家。", "要培育科技企业1 200家。"),
    ("要培育科技企业1200家。", "要培育科技企业1，200家。"),
    ("普惠托位占比提高到12%。", "普惠托位占比提高到12%以上。"),
    (
        "2027年底前完成老旧小区改造。",
        "二〇二七年底前完成老旧小区改造。",
    ),
    (
        "到2027年，建成现代化产业体系。",
        "到二○二七年，建成现代化产业体系。",
    ),
    (
        "到二零二七年，建成现代化产业体系。",
        "到2027年，建成现代化产业体系。",
    ),
];

#[test]
fn one_value_in_two_forms_is_adopted() {
    for (asked, said) in SAME {
        assert_eq!(finding(asked, said), (Verdict::Adopted, vec![]), "{said}");
    }
}

/// (asked, said in the same words, note)
const OTHER: &[(&str, &str, &str)] = &[
    ("要培育龙头企业10家。", "要培育龙头企业几十家。", "raised"),
    ("要培育龙头企业10家。", "要培育龙头企业两三家。", "lowered"),
    (
        "研发投入强度提高到3.5%。",
        "研发投入强度提高到百分之三点二。",
        "lowered by 0.3 points",
    ),
    (
        "研发投入强度提高到3.5%。",
        "研发投入强度提高到3.5‰。",
        "lowered by 3.15 points",
    ),
    (
        "地区生产总值增长7%以上。",
        "地区生产总值增长7%以下。",
        "at most instead of at least",
    ),
    (
        "普惠托位占比提高到12%。",
        "普惠托位占比提高到不超过12%。",
        "at most instead of at least",
    ),
    (
        "粮食产量稳定在1亿斤。",
        "粮食产量稳定在1亿公斤。",
        "raised by 5000万公斤",
    ),
    (
        "要打造半小时通勤圈。",
        "要打造一个半小时通勤圈。",
        "longer by 60 minutes",
    ),
    (
        "2027年底前完成老旧小区改造。",
        "2027年6月底前完成老旧小区改造。",
        "earlier by 6 months",
    ),
    (
        "2027年底前完成老旧小区改造。",
        "二〇三〇年底前完成老旧小区改造。",
        "later by 3 years",
    ),
    (
        "到2027年，建成现代化产业体系。",
        "到二〇三〇年，建成现代化产业体系。",
        "later by 3 years",
    ),
];

#[test]
fn another_value_is_adapted_and_noted() {
    for (asked, said, note) in OTHER {
        let found = finding(asked, said);
        assert_eq!(
            found,
            (Verdict::Adapted, vec![(*note).to_owned()]),
            "{said}"
        );
    }
}

#[test]
fn another_currency_is_adapted_without_an_amount() {
    let found = finding(
        "要完成重大项目投资500亿元。",
        "要完成重大项目投资500亿美元。",
    );
    assert_eq!(found, (Verdict::Adapted, vec![]));
}

#[test]
fn years_in_numerals_date_tasks_as_digits_do() {
    let digits = "主要目标\n到2027年，农村自来水普及率达到98%。到2030年，建成现代化水网。\n\
        重点任务\n2028年6月底前完成老旧管网改造。力争2029年达到八成。\n";
    let numerals = "主要目标\n到二〇二七年，农村自来水普及率达到98%。到二○三〇年，建成现代化水网。\n\
        重点任务\n二零二八年六月底前完成老旧管网改造。力争二〇二九年达到八成。\n";
    let dated = |text: &str| {
        let directive = Directive::parse(text).expect("it asks for something");
        let dated = |task: &Task| (task.kind(), task.year());
        directive.tasks().iter().map(dated).collect::<Vec<_>>()
    };
    let expected = dated(digits);
    assert!(expected.iter().any(|(_, year)| *year == Some(2030)));
    assert_eq!(dated(numerals), expected);
}
