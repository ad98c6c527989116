//! Rules of the labelling guideline, from text to reason.

#![expect(clippy::expect_used, reason = "a failed expectation is a failed test")]

use cascade_align::report::Contribution;
use cascade_align::{Aligner, Directive, Opinion, Verdict};

/// The first reason of the first finding, if it is a rule, and the verdict.
fn rule(directive: &str, opinion: &str) -> (Option<&'static str>, Verdict) {
    let directive = Directive::parse(directive).expect("it asks for something");
    let opinion = Opinion::parse("opinion", opinion).expect("it has words");
    let alignment = Aligner::new(&directive).align(&opinion);
    let finding = alignment.findings().first().expect("there is a task");
    let first = finding.why().first().map(Contribution::feature);
    (
        first.filter(|name| name.starts_with("rule_")),
        finding.verdict(),
    )
}

#[test]
fn a_rule_stands_first_among_the_reasons() {
    for (name, directive, opinion) in [
        (
            "rule_takes_part",
            "要构建“一核五群”医疗服务格局。",
            "要主动对接“一核五群”医疗服务格局。",
        ),
        (
            "rule_other_level",
            "到2030年，建成全省城市治理现代化先行市。",
            "到2030年，建成全市城市治理现代化先行区。",
        ),
        (
            "rule_other_territory",
            "要推动城市绿色低碳转型。",
            "要推动港口航运绿色低碳转型。",
        ),
        (
            "rule_other_year",
            "到2027年，农村自来水普及率达到98%。",
            "到2029年，农村自来水普及率达到98%。",
        ),
        (
            "rule_part_dropped",
            "要强化科技和人才支撑。",
            "要强化科技支撑。",
        ),
        (
            "rule_limited",
            "要推进政务领域大模型部署应用。",
            "要推进政务领域大模型部署应用，范围限于热线工单摘要。",
        ),
        (
            "rule_limited",
            "要建立房屋体检制度。",
            "要建立房屋体检制度，其余街道视运行情况再作安排。",
        ),
    ] {
        assert_eq!(
            rule(directive, opinion),
            (Some(name), Verdict::Adapted),
            "{opinion}"
        );
        assert_eq!(
            rule(directive, directive),
            (None, Verdict::Adopted),
            "{directive}"
        );
    }
}

#[test]
fn what_leaves_nobody_out_is_no_limit() {
    let directive = "要建立房屋体检制度。";
    for rest in [
        "其他部门按职责配合。",
        "其他有关单位协助。",
        "先从三个镇做起，明年推到全县。",
        "其余街道年底前全部建立。",
    ] {
        let opinion = format!("要建立房屋体检制度，{rest}");
        assert_eq!(
            rule(directive, &opinion),
            (None, Verdict::Adopted),
            "{opinion}"
        );
    }
}
