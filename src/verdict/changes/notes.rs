//! The notes of values: by how much one differs from another.

use super::values::{Sense, Value};
use crate::task::quantity::{ONE, QuantityKind};

/// How one value differs from another in words.
pub(super) fn note(asked: &Value, said: &Value) -> String {
    let by = said.is.value - asked.is.value;
    if asked.sense != Sense::Amount {
        return years(by);
    }
    let size = decimal(by.saturating_abs());
    match asked.is.kind {
        QuantityKind::Percent => format!("{} by {size} point{}", change(by), plural(by)),
        QuantityKind::Duration => {
            let change = if by > 0 { "longer" } else { "shorter" };
            format!("{change} by {size} minute{}", plural(by))
        }
        _ => amount(by, said.is.unit),
    }
}

/// How much more or less of a unit.
pub(super) fn amount(by: i128, unit: &str) -> String {
    format!("{} by {}{unit}", change(by), decimal(by.saturating_abs()))
}

/// How many years later or earlier.
pub(super) fn years(by: i128) -> String {
    let change = if by > 0 { "later" } else { "earlier" };
    format!(
        "{change} by {} year{}",
        decimal(by.saturating_abs()),
        plural(by)
    )
}

const fn change(by: i128) -> &'static str {
    if by > 0 { "raised" } else { "lowered" }
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
