//! Named cases: what a text measures.

use super::*;

/// (text, kind, value in millionths, unit)
const CASES: &[(&str, QuantityKind, i128, &str)] = &[
    (
        "建设100万亩基地",
        QuantityKind::Count,
        1_000_000 * ONE,
        "亩",
    ),
    ("五千家企业", QuantityKind::Count, 5_000 * ONE, "家"),
    ("达到3.5%", QuantityKind::Percent, 3_500_000, ""),
    ("低于3.5‰", QuantityKind::Percent, 350_000, ""),
    ("超过八成", QuantityKind::Percent, 80 * ONE, ""),
    ("百分之七十三", QuantityKind::Percent, 73 * ONE, ""),
    ("百分之三点二", QuantityKind::Percent, 3_200_000, ""),
    ("一刻钟便民生活圈", QuantityKind::Duration, 15 * ONE, ""),
    ("半小时救援圈", QuantityKind::Duration, 30 * ONE, ""),
    ("一个半小时通勤圈", QuantityKind::Duration, 90 * ONE, ""),
    ("两个小时", QuantityKind::Duration, 120 * ONE, ""),
    ("15分钟便民生活圈", QuantityKind::Duration, 15 * ONE, ""),
    ("到2027年", QuantityKind::Deadline, 2_027 * ONE, ""),
    ("2027年底前", QuantityKind::Deadline, 2_027 * ONE, ""),
    ("2000年以前", QuantityKind::Deadline, 2_000 * ONE, ""),
    ("2028年6月", QuantityKind::Deadline, 2_028 * ONE, ""),
    ("2025年", QuantityKind::Year, 2_025 * ONE, ""),
    ("到二〇二七年", QuantityKind::Deadline, 2_027 * ONE, ""),
    ("二○二七年底前", QuantityKind::Deadline, 2_027 * ONE, ""),
    ("二零二五年", QuantityKind::Year, 2_025 * ONE, ""),
    ("90年代", QuantityKind::Year, 1_990 * ONE, ""),
    ("八十年代", QuantityKind::Year, 1_980 * ONE, ""),
    ("20世纪80年代", QuantityKind::Year, 1_980 * ONE, ""),
    ("1990年代建成", QuantityKind::Year, 1_990 * ONE, ""),
    ("2030年代表", QuantityKind::Year, 2_030 * ONE, ""),
    ("近千家企业", QuantityKind::Count, 1_000 * ONE, "家"),
    ("3个月内", QuantityKind::Count, 3 * ONE, "个月"),
    ("比达到2.5:1", QuantityKind::Ratio, 2_500_000, ""),
    (
        "突破1.34万亿元",
        QuantityKind::Count,
        1_340_000_000_000 * ONE,
        "元",
    ),
    (
        "500亿美元",
        QuantityKind::Count,
        50_000_000_000 * ONE,
        "美元",
    ),
    ("三大主导产业", QuantityKind::Count, 3 * ONE, "大"),
    ("百年一遇", QuantityKind::Count, 100 * ONE, "年一遇"),
    ("二十分钟", QuantityKind::Duration, 20 * ONE, ""),
    ("三亿元", QuantityKind::Count, 300_000_000 * ONE, "元"),
    ("300千米", QuantityKind::Count, 300 * ONE, "千米"),
    ("三千千瓦时", QuantityKind::Count, 3_000 * ONE, "千瓦时"),
    ("一年半", QuantityKind::Count, 1_500_000, "年"),
    (
        "万亿元级集群",
        QuantityKind::Count,
        1_000_000_000_000 * ONE,
        "元级",
    ),
    ("500kV", QuantityKind::Count, 500 * ONE, ""),
    ("5A级景区", QuantityKind::Count, 5 * ONE, ""),
];

#[test]
fn reads_every_case() {
    for &(text, kind, value, unit) in CASES {
        let found = quantities(text)
            .next()
            .unwrap_or_else(|| panic!("{text}: none"));
        assert_eq!(
            (found.kind, found.value, found.unit.name),
            (kind, value, unit),
            "{text}"
        );
        assert_eq!(found.value, found.most, "{text}");
    }
}

#[test]
fn a_guess_stands_for_several_values() {
    for (text, least, most) in [
        ("几十家企业", 20 * ONE, 100 * ONE - 10),
        ("两三家", 2 * ONE, 3 * ONE),
        ("20余个", 20 * ONE, 30 * ONE - 1),
        ("一批项目", ONE, i128::MAX),
        ("七八成", 70 * ONE, 80 * ONE),
        ("一个多小时", 60 * ONE, 119 * ONE),
    ] {
        let found = quantities(text)
            .next()
            .map(|found| (found.value, found.most));
        assert_eq!(found, Some((least, most)), "{text}");
    }
}

#[test]
fn a_year_may_say_its_last_month() {
    for (text, month) in [
        ("2027年", None),
        ("到2027年", None),
        ("2027年底前", Some(12)),
        ("2027年6月底前", Some(6)),
        ("2027年12月底", Some(12)),
        ("二〇二七年六月底前", Some(6)),
        ("二〇二七年十二月", Some(12)),
        ("2027年上半年", Some(6)),
        ("2027年第三季度", Some(9)),
        ("2027年前三季度", Some(9)),
        ("2027年13家", None),
    ] {
        let found = quantities(text).next().map(|found| found.month);
        assert_eq!(found, Some(month), "{text}");
    }
}

#[test]
fn leaves_fixed_words_alone() {
    for text in [
        "一体推进",
        "三农工作",
        "第一时间",
        "统一标准",
        "进一步",
        "万众一心",
        "四通八达",
        "投资超亿元项目",
        "千家万户",
        "百日攻坚",
        "两点一线",
        "两多一少",
        "21世纪",
        "PM2.5浓度",
        "6G技术",
        "五一期间",
        "党的二十大",
        "最近百家",
        "",
    ] {
        assert_eq!(quantities(text).count(), 0, "{text}");
    }
}

#[test]
fn heaps_of_numerals_take_no_time() {
    let heap = |piece: &str| piece.repeat(100_000);
    for text in [
        format!("{}分之一家", heap("零")),
        format!("{}分之家", heap("九")),
        format!("{}家", heap("百")),
        heap("1亿"),
        heap("1 200"),
        heap("2027年"),
        heap("几十余"),
        heap("一点"),
    ] {
        let _ = quantities(&text).count();
    }
}

/// (asked, said, whether they can be compared, whether they agree)
const PAIRS: &[(&str, &str, bool, bool)] = &[
    ("500亿元", "500多亿元", true, true),
    ("500亿元", "近500亿元", true, true),
    ("600亿元", "500多亿元", true, false),
    ("10家", "几十家", true, false),
    ("10家", "两三家", true, false),
    ("15家", "十几家", true, true),
    ("300公里", "300千米", true, true),
    ("10平方公里", "10平方千米", true, true),
    ("15万亩", "1万公顷", true, true),
    ("1亿斤", "1亿公斤", true, false),
    ("2亿斤", "1亿公斤", true, true),
    ("500亿元", "500亿美元", true, false),
    ("500亿美元", "500亿美元", true, true),
    ("3.5%", "3.5‰", true, false),
    ("7%以上", "7%以下", true, false),
    ("7%以上", "7%", true, true),
    ("7%", "7%以上", true, true),
    ("提高到12%", "提高到不超过12%", true, false),
    ("控制在5%以内", "5%左右", true, true),
    ("2027年底前", "二〇二七年底前", true, true),
    ("2027年底前", "2027年6月底前", true, false),
    ("2027年底前", "2027年12月底前", true, true),
    ("到2027年", "2027年6月底前", true, true),
    ("到2027年", "到二〇三〇年", true, false),
    ("100万亩", "20万吨", false, true),
    ("3个百分点", "3%", false, true),
];

#[test]
fn quantities_agree_or_not() {
    let first = |text| quantities(text).next().expect("there is one");
    for &(asked, said, is_comparable, agrees) in PAIRS {
        let (a, b) = (first(asked), first(said));
        assert_eq!(a.is_comparable(&b), is_comparable, "{asked} {said}");
        if is_comparable {
            assert_eq!(a.agrees(&b), agrees, "{asked} {said}");
        }
    }
}
