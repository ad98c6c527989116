//! The notes of values: by how much one differs from another.

use super::values::{Sense, Value};
use crate::task::quantity::{Bound, ONE, Quantity, QuantityKind};

/// How one value differs from another in words.
pub(super) fn note(asked: &Value, said: &Value) -> Option<String> {
    let (ours, theirs) = (&asked.is, &said.is);
    if asked.sense != Sense::Amount {
        return Some(time(ours, theirs));
    }
    let parts = [size(ours, theirs), turned(ours, theirs)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// How many years or months later or earlier.
fn time(asked: &Quantity, said: &Quantity) -> String {
    let years = said.value - asked.value;
    let months = years / ONE * 12 + i128::from(asked.months_to(said));
    if months % 12 == 0 {
        later(months / 12, "year")
    } else {
        later(months, "month")
    }
}

/// How much more or less, as far as both say one value.
fn size(asked: &Quantity, said: &Quantity) -> Option<String> {
    let is_more = said.value > asked.most;
    if !is_more && said.most >= asked.value {
        return None;
    }
    let change = match (asked.kind, is_more) {
        (QuantityKind::Duration, true) => "longer",
        (QuantityKind::Duration, false) => "shorter",
        (_, true) => "raised",
        (_, false) => "lowered",
    };
    if !asked.is_one() || !said.is_one() {
        return Some(change.to_owned());
    }
    let by = said.value.saturating_sub(asked.value).saturating_abs();
    let limit = limit(asked, said, is_more);
    let (size, unit) = (decimal(by), said.unit.name);
    Some(match asked.kind {
        QuantityKind::Percent => format!("{change} by {limit}{size} point{}", plural(by)),
        QuantityKind::Duration => format!("{change} by {limit}{size} minute{}", plural(by)),
        _ => format!("{change} by {limit}{size}{unit}"),
    })
}

/// Where a value is rough, or only the other one is a floor or a ceiling, so is the difference.
fn limit(asked: &Quantity, said: &Quantity, is_more: bool) -> &'static str {
    match (said.bound, is_more) {
        (bound, _) if bound == asked.bound => "",
        _ if [asked.bound, said.bound].contains(&Bound::About) => "about ",
        (Bound::Least, true) | (Bound::Most, false) => "at least ",
        (Bound::Least, false) | (Bound::Most, true) => "at most ",
        _ => "",
    }
}

/// A ceiling for a floor, or the other way round.
fn turned(asked: &Quantity, said: &Quantity) -> Option<String> {
    let turned = match said.bound {
        Bound::Most => "at most instead of at least",
        _ => "at least instead of at most",
    };
    let is_turned = said.bound.contradicts(asked.bound);
    is_turned.then(|| turned.to_owned())
}

/// How much more or less of a unit.
pub(super) fn amount(by: i128, unit: &str) -> String {
    let change = if by > 0 { "raised" } else { "lowered" };
    format!("{change} by {}{unit}", decimal(by.saturating_abs()))
}

/// How much later or earlier.
pub(super) fn later(by: i128, unit: &str) -> String {
    let change = if by > 0 { "later" } else { "earlier" };
    let by = by.saturating_abs();
    format!("{change} by {by} {unit}{}", plural(by * ONE))
}

/// What the noun behind a number ends with.
const fn plural(by: i128) -> &'static str {
    if by.saturating_abs() == ONE { "" } else { "s" }
}

/// Millionths as a decimal number, large ones with the magnitude that the texts use.
fn decimal(millionths: i128) -> String {
    let (scaled, magnitude) = match millionths {
        large if large >= 100_000_000 * ONE => (large / 100_000_000, "亿"),
        large if large >= 10_000 * ONE => (large / 10_000, "万"),
        small => (small, ""),
    };
    let digits = format!("{}.{:06}", scaled / ONE, scaled % ONE);
    let digits = digits.trim_end_matches('0').trim_end_matches('.');
    format!("{digits}{magnitude}")
}
