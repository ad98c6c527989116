//! Numbers in digits: 1,234.5, 500多亿, 5百亿, 1亿2000万.

use super::characters::{WAN, is_more, magnitude};
use super::number::{Amount, Form, Number, ONE};
use crate::task::units::Unit;

/// Reads a number from its first digit.
pub(super) fn read(text: &str, start: usize) -> Number {
    let (value, end) = decimal(text.as_bytes(), start);
    let mut tail = Tail {
        text,
        amount: Amount::exact(value),
        magnitude: 1,
        end,
    };
    while tail.step().is_some() {}
    Number {
        amount: tail.amount,
        start,
        end: tail.end,
        form: Form::Digits,
    }
}

/// What stands behind the digits, as far as it was read.
struct Tail<'t> {
    text: &'t str,
    amount: Amount,
    /// The last magnitude.
    magnitude: i128,
    end: usize,
}

impl Tail<'_> {
    /// Reads one more magnitude or word; `None` at the end.
    fn step(&mut self) -> Option<()> {
        let rest = self.text.get(self.end..)?;
        let c = rest.chars().next()?;
        if c.is_ascii_digit() {
            return self.lower();
        }
        if is_more(c) && self.amount.is_exact() {
            self.amount = self.amount.or_more();
        } else {
            let magnitude = magnitude(c).filter(|&magnitude| {
                magnitude > self.magnitude && (magnitude >= WAN || self.counts(rest, c))
            })?;
            self.amount = self.amount.times(magnitude);
            self.magnitude = magnitude;
        }
        self.end += c.len_utf8();
        Some(())
    }

    /// Whether 百 or 千 is a magnitude: 5百亿, 1.2千家; not 300千米, 2025百强.
    fn counts(&self, rest: &str, c: char) -> bool {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        self.amount.least < 100 * ONE
            && c != '十'
            && Unit::at(rest).is_none()
            && (after.starts_with(['万', '亿', '多', '余']) || Unit::at(after).is_some())
    }

    /// What a smaller magnitude adds: 2000万 in 1亿2000万.
    fn lower(&mut self) -> Option<()> {
        if self.magnitude < WAN || !self.amount.is_exact() {
            return None;
        }
        let (value, end) = decimal(self.text.as_bytes(), self.end);
        let c = self.text.get(end..)?.chars().next()?;
        let magnitude = magnitude(c).filter(|own| (1_000..self.magnitude).contains(own))?;
        let added = Amount::exact(value).times(magnitude);
        self.amount = self.amount.plus(added);
        self.magnitude = magnitude;
        self.end = end + c.len_utf8();
        Some(())
    }
}

/// 1,234.5 in millionths, and its end.
fn decimal(bytes: &[u8], start: usize) -> (i128, usize) {
    let (mut value, mut end) = (0_i128, start);
    let mut group = 0;
    while let Some(rest) = bytes.get(end..) {
        if let [digit @ b'0'..=b'9', ..] = rest {
            let digit = i128::from(digit - b'0') * ONE;
            value = value.saturating_mul(10).saturating_add(digit);
            (group, end) = (group + 1, end + 1);
        } else if let Some(len) = separator(rest).filter(|_| group <= 3) {
            (group, end) = (0, end + len);
        } else {
            break;
        }
    }
    let mut weight = ONE / 10;
    if let Some([b'.', b'0'..=b'9', ..]) = bytes.get(end..) {
        end += 1;
        while let Some(digit @ b'0'..=b'9') = bytes.get(end) {
            value = value.saturating_add(i128::from(digit - b'0') * weight);
            (weight, end) = (weight / 10, end + 1);
        }
    }
    (value, end)
}

/// The length of what parts thousands, with three digits behind it and no more. A blank does so
/// only if the number goes on or has a unit: cells of a table are parted by blanks too.
fn separator(rest: &[u8]) -> Option<usize> {
    let (len, is_blank) = match rest {
        [b',', ..] => (1, false),
        [b' ', ..] => (1, true),
        [0xef, 0xbc, 0x8c, ..] => (3, false), // ，
        _ => return None,
    };
    let behind = rest.get(len..)?;
    let is_group = |bytes: &[u8]| bytes.len() >= 3 && bytes.iter().take(3).all(u8::is_ascii_digit);
    let after = behind.get(3..)?;
    let goes_on = match after {
        [b' ', others @ ..] => is_group(others),
        [next, ..] => !next.is_ascii(),
        [] => false,
    };
    let ends = !after.first().is_some_and(u8::is_ascii_digit);
    (is_group(behind) && ends && (goes_on || !is_blank)).then_some(len)
}
