//! Quantities in clean text: numbers with their units, years and deadlines, compared by value.
//!
//! 12万亩 is 120 000 亩, 五千 is 5 000, 八成 is 80 %, 一刻钟 is 15 分钟, 2027年底前 is a deadline in
//! 2027, 几十家 is anything from 20 to 99. Values are exact decimals (millionths in an `i128`), so that
//! equal means equal.

mod agreement;
mod bounds;
mod dates;
#[cfg(test)]
mod tests;
mod types;

use super::numeral::{self, Amount, Form, Number};
use super::units::Unit;

pub(crate) use self::bounds::{Bound, with_words};
pub(crate) use self::types::{Quantity, QuantityKind};
pub(crate) use super::numeral::{ONE, may_begin};

/// The quantities of a clean text, in order.
pub(crate) fn quantities(text: &str) -> impl Iterator<Item = Quantity> {
    let starts = text.char_indices().filter(|&(_, c)| may_begin(c));
    quantities_at(text, starts.map(|(at, _)| at))
}

/// The quantities of a text that begin at some ascending bytes, or right before them, which hold
/// all characters with which a number [may begin](may_begin).
pub(crate) fn quantities_at(
    text: &str,
    places: impl Iterator<Item = usize>,
) -> impl Iterator<Item = Quantity> {
    let mut behind = 0;
    places.filter_map(move |place| {
        if place < behind {
            return None;
        }
        let number = numeral::number_from(text, place)?;
        if number.start < behind {
            return None;
        }
        behind = number.end;
        let quantity = measure(text, number)?;
        behind = quantity.end;
        Some(quantity)
    })
}

/// Reads the unit behind a number; `None` where the number counts nothing (第一, 一体, 三农).
fn measure(text: &str, number: Number) -> Option<Quantity> {
    let rest = text.get(number.end..)?;
    let next = rest.chars().next().unwrap_or_default();
    let date = || dates::date(text, &number, rest);
    if next == '年'
        && let Some(date) = date()
    {
        return Some(date);
    }
    let measured = match next {
        _ if number.form == Form::Share => Some(Measured::share(number.amount, number.end)),
        '世' if rest.starts_with("世纪") => return None,
        ':' | '：' => ratio(text, &number),
        '分' | '刻' | '个' | '小' => duration(&number, rest),
        _ => share(&number, rest, next),
    };
    let measured = measured.or_else(|| count(text, &number, rest))?;
    Some(Quantity {
        kind: measured.kind,
        value: measured.amount.least,
        most: measured.amount.most,
        bound: bounds::bound(text, number.start..measured.end),
        month: None,
        unit: measured.unit,
        start: number.start,
        end: measured.end,
    })
}

/// What a number measures.
struct Measured {
    kind: QuantityKind,
    amount: Amount,
    unit: &'static Unit,
    end: usize,
}

impl Measured {
    const fn of(kind: QuantityKind, amount: Amount, end: usize) -> Self {
        Self {
            kind,
            amount,
            unit: Unit::NONE,
            end,
        }
    }

    const fn share(amount: Amount, end: usize) -> Self {
        Self::of(QuantityKind::Percent, amount, end)
    }
}

/// 3.5%, 3.5‰, 八成.
fn share(number: &Number, rest: &str, next: char) -> Option<Measured> {
    let amount = match next {
        '%' => number.amount,
        '‰' => number.amount.over(10),
        '成' if number.amount.most < 10 * ONE && !starts_with_any(rest, NOT_TENTHS) => {
            number.amount.times(10)
        }
        _ => return None,
    };
    Some(Measured::share(amount, number.end + next.len_utf8()))
}

/// Words in which 成 after a numeral is no tenth.
const NOT_TENTHS: &[&str] = &[
    "成为", "成立", "成果", "成效", "成功", "成本", "成员", "成套", "成片",
];

/// A unit of time below a day, in minutes.
fn duration(number: &Number, rest: &str) -> Option<Measured> {
    const NONE: Amount = Amount::exact(0);
    const HALF: Amount = Amount::exact(30 * ONE);
    const SOME: Amount = Amount {
        least: 0,
        most: 59 * ONE,
    };
    const UNITS: &[(&str, i128, Amount)] = &[
        ("分钟", 1, NONE),
        ("刻钟", 15, NONE),
        ("个半小时", 60, HALF),
        ("个多小时", 60, SOME),
        ("个小时", 60, NONE),
        ("小时", 60, NONE),
    ];
    let mut units = UNITS.iter();
    let (unit, minutes, more) = units.find(|(unit, ..)| rest.starts_with(unit))?;
    let amount = number.amount.times(*minutes).plus(*more);
    let end = number.end + unit.len();
    Some(Measured::of(QuantityKind::Duration, amount, end))
}

/// 2.5:1 as the first number over the second.
fn ratio(text: &str, number: &Number) -> Option<Measured> {
    let rest = text.get(number.end..)?.strip_prefix([':', '：'])?;
    let at = text.len() - rest.len();
    if number.form != Form::Digits || !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let second = numeral::number_from(text, at)?;
    let parts = Some(second.amount.least).filter(|&parts| parts != 0)?;
    let amount = number.amount.times(ONE).over(parts);
    Some(Measured::of(QuantityKind::Ratio, amount, second.end))
}

/// 100万亩, 一年半; in numerals only with a unit.
fn count(text: &str, number: &Number, rest: &str) -> Option<Measured> {
    let unit = Unit::at(rest);
    let is_counted = match unit {
        Some(unit) => !in_word(text, number, unit, rest),
        None => number.form == Form::Digits && !in_name(text, number),
    };
    let unit = is_counted.then(|| unit.unwrap_or(Unit::NONE))?;
    let (mut amount, mut end) = (number.amount, number.end + unit.name.len());
    if unit.name == "年" && rest.starts_with("年半") && !rest.starts_with("年半数") {
        amount = amount.plus(Amount::exact(ONE / 2));
        end += '半'.len_utf8();
    }
    // 一批 is some, not one.
    if unit.name == "批" && number.form == Form::Numerals && amount == Amount::exact(ONE) {
        amount.most = i128::MAX;
    }
    Some(Measured {
        kind: QuantityKind::Count,
        amount,
        unit,
        end,
    })
}

/// Whether a numeral and the unit behind it are a part of other words: 五一期间, 党的二十大.
fn in_word(text: &str, number: &Number, unit: &Unit, rest: &str) -> bool {
    let before = || text.get(..number.start).unwrap_or_default();
    match unit.name {
        "期" => rest.starts_with("期间"),
        "大" => before().ends_with("党的"),
        _ => false,
    }
}

/// Whether digits are a part of a name: PM2.5, 6G, 3D.
fn in_name(text: &str, number: &Number) -> bool {
    let before = text.get(..number.start).unwrap_or_default();
    let mut after = text.get(number.end..).unwrap_or_default().chars();
    let opens = before.ends_with(|c: char| c.is_ascii_alphabetic());
    let closes = matches!(after.next(), Some('G' | 'D' | 'K'));
    opens || closes && !after.next().is_some_and(|c| c.is_ascii_alphabetic())
}

fn starts_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}
