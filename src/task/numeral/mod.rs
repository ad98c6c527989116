//! Numbers in digits or in Chinese numerals, as exact decimals.

mod characters;
mod digits;
mod han;
mod number;
#[cfg(test)]
mod tests;

pub(crate) use self::characters::may_begin;
pub(crate) use self::number::ONE;
pub(super) use self::number::{Amount, Form, Number};

/// The number that begins at this byte, where it may begin one.
pub(super) fn number_from(text: &str, at: usize) -> Option<Number> {
    if text.as_bytes().get(at)?.is_ascii_digit() {
        return Some(digits::read(text, at));
    }
    let rest = text.get(at..)?;
    if inside_word(text, at) {
        return None;
    }
    if rest.starts_with('半') {
        return half(rest, at);
    }
    let numeral = han::read(text, at)?;
    let after = text.get(numeral.number.end..).unwrap_or_default();
    if after.starts_with("分之")
        && let Some(share) = share(text, numeral.number)
    {
        return Some(share);
    }
    let is_return_period = after.starts_with("年一遇");
    (!numeral.is_bare || is_return_period).then_some(numeral.number)
}

/// 百分之三点二, 千分之五, 三分之二, as a share of a hundred.
fn share(text: &str, whole: Number) -> Option<Number> {
    let at = whole.end + "分之".len();
    let part = if text.as_bytes().get(at)?.is_ascii_digit() {
        digits::read(text, at)
    } else {
        han::read(text, at)?.number
    };
    let units = whole.amount.least / ONE;
    (units > 0).then(|| Number {
        start: whole.start,
        form: Form::Share,
        amount: part.amount.times(100).over(units),
        ..part
    })
}

/// 半小时: half of the unit that follows.
fn half(rest: &str, start: usize) -> Option<Number> {
    let unit = rest.strip_prefix('半')?;
    (unit.starts_with("小时") || unit.starts_with("个小时")).then_some(Number {
        amount: Amount::exact(ONE / 2),
        start,
        end: start + '半'.len_utf8(),
        form: Form::Numerals,
    })
}

/// Whether the numeral is part of a fixed word: 第一, 统一, 进一步.
fn inside_word(text: &str, at: usize) -> bool {
    const BEFORE: &[char] = &[
        '第', '统', '唯', '同', '归', '单', '专', '万', '逐', '之', '其', '合',
    ];
    let before = text.get(..at).unwrap_or("");
    let rest = text.get(at..).unwrap_or("");
    before.ends_with(BEFORE) || before.ends_with("进") && rest.starts_with("一步")
}
