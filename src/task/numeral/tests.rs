//! Numbers by value, on their own.

use super::*;

/// The first number of a text: the least and the greatest value that it stands for.
fn first(text: &str) -> Option<(i128, i128)> {
    let starts = text.char_indices().filter(|&(_, c)| may_begin(c));
    let mut numbers = starts.filter_map(|(at, _)| number_from(text, at));
    numbers.next().map(|n| (n.amount.least, n.amount.most))
}

#[test]
fn one_value_is_read_exactly() {
    let cases = [
        ("五千家", 5_000),
        ("二十", 20),
        ("十五", 15),
        ("三百二十一", 321),
        ("一千零五", 1_005),
        ("一万二千", 12_000),
        ("三万五", 35_000),
        ("一百五", 150),
        ("两亿", 200_000_000),
        ("一亿二千万", 120_000_000),
        ("三万五千亿", 3_500_000_000_000),
        ("一万亿", 1_000_000_000_000),
        ("百万", 1_000_000),
        ("千亿级", 100_000_000_000),
        ("12万", 120_000),
        ("5百亿", 50_000_000_000),
        ("3千万", 30_000_000),
        ("1.2千家", 1_200),
        ("1亿2000万", 120_000_000),
        ("2万5千家", 25_000),
        ("300千米", 300),
        ("三百千米", 300),
        ("2025百强", 2_025),
        ("2025十大", 2_025),
        ("1,234", 1_234),
        ("1，200家", 1_200),
        ("1 200家", 1_200),
        ("1 200 300家", 1_200_300),
        ("1,234,567", 1_234_567),
        ("2025,2026", 2_025),
        ("12 150 8", 12),
        ("12，15", 12),
        ("二〇二七", 2_027),
        ("二○二七", 2_027),
        ("二零二七", 2_027),
        ("二0二七", 2_027),
    ];
    for (text, value) in cases {
        assert_eq!(first(text), Some((value * ONE, value * ONE)), "{text}");
    }
}

#[test]
fn fractions_are_exact() {
    let cases = [
        ("3.5", 3_500_000),
        ("一点五", 1_500_000),
        ("零点零五", 50_000),
        ("十点二", 10_200_000),
        ("一点五万亿", 1_500_000_000_000 * ONE),
        ("百分之三点二", 3_200_000),
        ("百分之73", 73 * ONE),
        ("百分之百", 100 * ONE),
        ("千分之五", 500_000),
        ("四分之三", 75 * ONE),
        ("半小时", 500_000),
    ];
    for (text, value) in cases {
        assert_eq!(first(text), Some((value, value)), "{text}");
    }
}

#[test]
fn a_guess_is_a_range() {
    let cases = [
        ("两三家", 2, 4),
        ("三五年", 3, 6),
        ("七八十个", 70, 81),
        ("十二三", 12, 14),
        ("几十家", 20, 100),
        ("几百", 200, 1_000),
        ("数百家", 200, 1_000),
        ("数万", 20_000, 100_000),
        ("上百家", 100, 1_000),
        ("十几家", 10, 20),
        ("十余万", 100_000, 200_000),
        ("二十多个", 20, 30),
        ("三千多万", 30_000_000, 40_000_000),
        ("一万多家", 10_000, 20_000),
        ("百余家", 100, 200),
        ("500多亿", 50_000_000_000, 60_000_000_000),
        ("1.2万余家", 12_000, 13_000),
        ("30余家", 30, 40),
        ("125多", 125, 126),
    ];
    for (text, least, below) in cases {
        let (from, to) = first(text).unwrap_or_default();
        let is_in = from == least * ONE && to < below * ONE && to / ONE >= (below - 1) / 100 * 99;
        assert!(is_in, "{text}: {from} to {to}");
    }
}

#[test]
fn a_magnitude_alone_counts_nothing() {
    for text in [
        "亿元",
        "百家",
        "千米",
        "万亩",
        "百日",
        "总数百家",
        "以上百家",
    ] {
        assert_eq!(first(text), None, "{text}");
    }
    assert_eq!(first("百年一遇"), Some((100 * ONE, 100 * ONE)));
}

#[test]
fn never_overflows() {
    let nines = "9".repeat(200);
    let numerals = "九".repeat(200);
    for text in [
        nines.clone(),
        format!("{nines}.{nines}多万亿"),
        "亿".repeat(200),
        "万".repeat(200),
        format!("{numerals}点{numerals}万多亿"),
        format!("百分之{nines}"),
        format!("{numerals}分之{numerals}"),
        format!("1{}", " 200".repeat(200)),
        format!("1{}多", "0".repeat(60)),
    ] {
        assert!(
            first(&text).is_some() || text.starts_with(['亿', '万']),
            "{text}"
        );
    }
}
