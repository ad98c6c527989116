//! Quantities in clean text: numbers with their units, years and deadlines, compared by value.
//!
//! 12万亩 is 120 000 亩, 五千 is 5 000, 八成 is 80 %, 一刻钟 is 15 分钟, 2027年底前 is a deadline in
//! 2027. Values are exact decimals (millionths in an `i128`), so that equal means equal.

use super::numeral::{self, Number};
use super::units::unit_len;

pub(crate) use super::numeral::ONE;

/// What a quantity measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum QuantityKind {
    /// A calendar year: 2027年.
    Year,
    /// A year by which something is to be done: 到2027年, 2027年底前, 2026年6月.
    Deadline,
    /// A share: 73%, 八成, 百分之五.
    Percent,
    /// A length of time: 15分钟, 一刻钟, 半小时 (in minutes), 三年 (in years).
    Duration,
    /// A ratio: 2.5:1.
    Ratio,
    /// Anything that is counted or measured: 100万亩, 5家, 三大.
    Count,
}

/// A number with its unit in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Quantity<'a> {
    /// What it measures.
    pub(crate) kind: QuantityKind,
    /// Its value in millionths of the unit.
    pub(crate) value: i128,
    /// The unit as written after the magnitude (亩, 家); empty where the kind says it all.
    pub(crate) unit: &'a str,
    /// First byte in the text.
    pub(crate) start: usize,
    /// One past the last byte, unit included.
    pub(crate) end: usize,
}

/// Whether a number can begin with this character: a text without one has no quantity.
pub(crate) fn may_begin(c: char) -> bool {
    numeral::may_begin(c)
}

/// The quantities of a clean text, in order.
pub(crate) fn quantities(text: &str) -> impl Iterator<Item = Quantity<'_>> {
    let starts = text.char_indices().filter(|&(_, c)| may_begin(c));
    quantities_at(text, starts.map(|(at, _)| at))
}

/// The quantities of a text that begin at some ascending bytes, which hold all characters with
/// which a number [may begin](may_begin).
pub(crate) fn quantities_at(
    text: &str,
    places: impl Iterator<Item = usize>,
) -> impl Iterator<Item = Quantity<'_>> {
    let mut behind = 0;
    places.filter_map(move |place| {
        if place < behind {
            return None;
        }
        let number = numeral::number_from(text, place)?;
        behind = number.end;
        let quantity = measure(text, number)?;
        behind = quantity.end;
        Some(quantity)
    })
}

/// Reads the unit behind a number; `None` where the number counts nothing (第一, 一体, 三农).
fn measure(text: &str, number: Number) -> Option<Quantity<'_>> {
    let rest = text.get(number.end..)?;
    let quantity = |kind, value, unit_len: usize, keep: bool| {
        let end = number.end + unit_len;
        Quantity {
            kind,
            value,
            unit: if keep {
                text.get(number.end..end).unwrap_or("")
            } else {
                ""
            },
            start: number.start,
            end,
        }
    };
    let next = rest.chars().next();
    if matches!(next, Some(':' | '：'))
        && let Some(ratio) = ratio(text, number)
    {
        return Some(ratio);
    }
    if next == Some('%') {
        return Some(quantity(QuantityKind::Percent, number.value, 1, false));
    }
    if number.percent {
        return Some(quantity(QuantityKind::Percent, number.value, 0, false));
    }
    if matches!(next, Some('分' | '刻' | '个' | '小'))
        && let Some((minutes, len)) = minutes(rest)
    {
        let value = number.value.saturating_mul(minutes);
        return Some(quantity(QuantityKind::Duration, value, len, false));
    }
    if next == Some('年') && is_year(number) {
        return Some(year(text, number));
    }
    if next == Some('成') && number.value < 10 * ONE && !starts_with_any(rest, NOT_TENTHS) {
        let value = number.value.saturating_mul(10);
        return Some(quantity(
            QuantityKind::Percent,
            value,
            '成'.len_utf8(),
            false,
        ));
    }
    let unit = unit_len(rest);
    if unit == 0 && !number.digits {
        return None;
    }
    Some(quantity(QuantityKind::Count, number.value, unit, true))
}

/// Words in which 成 after a numeral is no tenth.
const NOT_TENTHS: &[&str] = &[
    "成为", "成立", "成果", "成效", "成功", "成本", "成员", "成套", "成片",
];

/// Four digits from 1900 to 2099.
fn is_year(number: Number) -> bool {
    number.digits && (1_900 * ONE..2_100 * ONE).contains(&number.value)
}

/// 2027年 with what makes it a deadline: 到 or 至 in front; 底, 末, 前 or a month behind.
fn year(text: &str, number: Number) -> Quantity<'_> {
    let before = text.get(..number.start).unwrap_or("");
    let mut end = number.end + '年'.len_utf8();
    let mut kind = QuantityKind::Year;
    if before.ends_with(['到', '至']) {
        kind = QuantityKind::Deadline;
    }
    let rest = text.get(end..).unwrap_or("");
    let month_digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=2).contains(&month_digits)
        && rest
            .get(month_digits..)
            .is_some_and(|r| r.starts_with('月'))
    {
        end += month_digits + '月'.len_utf8();
        kind = QuantityKind::Deadline;
    }
    for mark in ["底", "末", "前", "以前", "之前"] {
        if text.get(end..).is_some_and(|rest| rest.starts_with(mark)) {
            end += mark.len();
            kind = QuantityKind::Deadline;
        }
    }
    Quantity {
        kind,
        value: number.value,
        unit: "",
        start: number.start,
        end,
    }
}

/// 2.5:1 as the first number over the second.
fn ratio(text: &str, number: Number) -> Option<Quantity<'_>> {
    let rest = text.get(number.end..)?.strip_prefix([':', '：'])?;
    let at = text.len() - rest.len();
    if !number.digits || !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let second = numeral::number_from(text, at)?;
    (second.value != 0).then(|| Quantity {
        kind: QuantityKind::Ratio,
        value: number.value.saturating_mul(ONE) / second.value,
        unit: "",
        start: number.start,
        end: second.end,
    })
}

/// Minutes in a unit of time below a day, with the unit's length in bytes.
fn minutes(rest: &str) -> Option<(i128, usize)> {
    const UNITS: &[(&str, i128)] = &[("分钟", 1), ("刻钟", 15), ("个小时", 60), ("小时", 60)];
    UNITS
        .iter()
        .find(|(unit, _)| rest.starts_with(unit))
        .map(|(unit, minutes)| (*minutes, unit.len()))
}

fn starts_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

#[cfg(test)]
mod tests {
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
        ("超过八成", QuantityKind::Percent, 80 * ONE, ""),
        ("百分之七十三", QuantityKind::Percent, 73 * ONE, ""),
        ("一刻钟便民生活圈", QuantityKind::Duration, 15 * ONE, ""),
        ("半小时救援圈", QuantityKind::Duration, 30 * ONE, ""),
        ("15分钟便民生活圈", QuantityKind::Duration, 15 * ONE, ""),
        ("到2027年", QuantityKind::Deadline, 2_027 * ONE, ""),
        ("2027年底前", QuantityKind::Deadline, 2_027 * ONE, ""),
        ("2000年以前", QuantityKind::Deadline, 2_000 * ONE, ""),
        ("2028年6月", QuantityKind::Deadline, 2_028 * ONE, ""),
        ("2025年", QuantityKind::Year, 2_025 * ONE, ""),
        ("比达到2.5:1", QuantityKind::Ratio, 2_500_000, ""),
        (
            "突破1.34万亿元",
            QuantityKind::Count,
            1_340_000_000_000 * ONE,
            "元",
        ),
        ("三大主导产业", QuantityKind::Count, 3 * ONE, "大"),
        ("百年一遇", QuantityKind::Count, 100 * ONE, "年一遇"),
        ("二十分钟", QuantityKind::Duration, 20 * ONE, ""),
        ("三亿元", QuantityKind::Count, 300_000_000 * ONE, "元"),
    ];

    #[test]
    fn reads_every_case() {
        for &(text, kind, value, unit) in CASES {
            let found = quantities(text)
                .next()
                .unwrap_or_else(|| panic!("{text}: none"));
            assert_eq!(
                (found.kind, found.value, found.unit),
                (kind, value, unit),
                "{text}"
            );
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
            "",
        ] {
            assert_eq!(quantities(text).count(), 0, "{text}");
        }
    }
}
