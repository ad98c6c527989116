//! Years, with what makes deadlines of them.

use super::bounds::Bound;
use super::types::{Quantity, QuantityKind};
use crate::task::numeral::{self, Amount, Form, Number, ONE};
use crate::task::units::Unit;

/// The year or the decade that a number with 年 behind it is, if it is one.
pub(super) fn date(text: &str, number: &Number, rest: &str) -> Option<Quantity> {
    let is_decade = rest.starts_with("年代") && !rest.starts_with("年代表");
    let decade = is_decade.then(|| decade(number)).flatten();
    decade.or_else(|| is_year(number).then(|| year(text, number)))
}

/// A year from 1900 to 2099, in four digits or numerals.
fn is_year(number: &Number) -> bool {
    let is_written = matches!(number.form, Form::Digits | Form::Year);
    let Amount { least, most } = number.amount;
    is_written && least == most && (1_900 * ONE..2_100 * ONE).contains(&least)
}

/// 2027年 with what makes it a deadline: 到 or 至 in front; 底, 末, 前 or a month behind.
fn year(text: &str, number: &Number) -> Quantity {
    let before = text.get(..number.start).unwrap_or("");
    let mut found = dated(number, number.amount.least, "年");
    if before.ends_with(['到', '至']) {
        found.kind = QuantityKind::Deadline;
    }
    if let Some((month, end)) = month(text, found.end) {
        (found.month, found.end) = (Some(month), end);
        found.kind = QuantityKind::Deadline;
    } else if let Some((part, month)) = part(text, found.end) {
        (found.month, found.end) = (Some(month), found.end + part.len());
    }
    for mark in ["底", "末", "前", "以前", "之前"] {
        let rest = text.get(found.end..).unwrap_or_default();
        if rest.starts_with(mark) {
            found.end += mark.len();
            found.kind = QuantityKind::Deadline;
            if matches!(mark, "底" | "末") {
                found.month = found.month.or(Some(12));
            }
        }
    }
    found
}

fn dated(number: &Number, year: i128, unit: &str) -> Quantity {
    Quantity {
        kind: QuantityKind::Year,
        value: year,
        most: year,
        bound: Bound::Open,
        month: None,
        unit: Unit::NONE,
        start: number.start,
        end: number.end + unit.len(),
    }
}

/// The month that a year goes on with, and its end.
fn month(text: &str, at: usize) -> Option<(u8, usize)> {
    let first = text.get(at..)?.chars().next();
    let number = first.filter(|&c| numeral::may_begin(c));
    let number = number.and_then(|_| numeral::number_from(text, at))?;
    let month = u8::try_from(number.amount.least / ONE).ok()?;
    let is_month = text.get(number.end..)?.starts_with('月')
        && number.amount.is_exact()
        && (1..=12).contains(&month);
    is_month.then_some((month, number.end + '月'.len_utf8()))
}

/// The half or quarter that a year goes on with, and its last month.
fn part(text: &str, at: usize) -> Option<(&'static str, u8)> {
    const PARTS: &[(&str, u8)] = &[
        ("上半年", 6),
        ("下半年", 12),
        ("一季度", 3),
        ("二季度", 6),
        ("三季度", 9),
        ("四季度", 12),
        ("前三季度", 9),
        ("第一季度", 3),
        ("第二季度", 6),
        ("第三季度", 9),
        ("第四季度", 12),
    ];
    let rest = text.get(at..)?;
    PARTS
        .iter()
        .copied()
        .find(|(part, _)| rest.starts_with(part))
}

/// 80年代 and 2010年代 as the year with which they begin; `None` where a number is no decade.
fn decade(number: &Number) -> Option<Quantity> {
    let year = match number.amount.least {
        short if short < 100 * ONE => short + 1_900 * ONE,
        long => long,
    };
    let is_decade = number.amount.is_exact()
        && year % (10 * ONE) == 0
        && (1_910 * ONE..2_100 * ONE).contains(&year);
    is_decade.then(|| dated(number, year, "年代"))
}
