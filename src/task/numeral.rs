//! Numbers in digits or in Chinese numerals, as exact decimals.

/// Millionths in one unit.
pub(crate) const ONE: i128 = 1_000_000;

/// A number in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    /// Value in millionths.
    pub(super) value: i128,
    /// First byte.
    pub(super) start: usize,
    /// One past the last byte, magnitude (万, 亿) included, unit not.
    pub(super) end: usize,
    /// Whether it is written in digits.
    pub(super) digits: bool,
    /// Whether 百分之 stood in front.
    pub(super) percent: bool,
}

/// Whether a number can begin with this character.
pub(super) fn may_begin(c: char) -> bool {
    c.is_ascii_digit() || is_numeral(c)
}

/// The number that begins at this byte, where it may begin one.
pub(super) fn number_from(text: &str, at: usize) -> Option<Number> {
    if text.as_bytes().get(at)?.is_ascii_digit() {
        return Some(digits(text, at));
    }
    if inside_word(text, at) {
        return None;
    }
    chinese(text, at)
}

/// The number that begins at this byte.
fn number_at(text: &str, at: usize) -> Option<Number> {
    let first = text.get(at..)?.chars().next()?;
    if first.is_ascii_digit() {
        return Some(digits(text, at));
    }
    let is_own = digit_value(first).is_some() || magnitude(first).is_some();
    is_own.then(|| plain(text, at))
}

/// Reads 1,234.5万 from its first digit.
fn digits(text: &str, start: usize) -> Number {
    let bytes = text.as_bytes();
    let mut value: i128 = 0;
    let mut fraction: Option<i128> = None;
    let mut end = start;
    while let Some(&byte) = bytes.get(end) {
        let next_is_digit = bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        match (byte, fraction) {
            (b'0'..=b'9', None) => {
                value = value
                    .saturating_mul(10)
                    .saturating_add(i128::from(byte - b'0') * ONE);
            }
            (b'0'..=b'9', Some(weight)) => {
                value = value.saturating_add(i128::from(byte - b'0') * weight);
                fraction = Some(weight / 10);
            }
            (b'.', None) if next_is_digit => fraction = Some(ONE / 10),
            (b',', None) if next_is_digit => {}
            _ => break,
        }
        end += 1;
    }
    let (value, end) = magnitudes(text, value, end);
    Number {
        value,
        start,
        end,
        digits: true,
        percent: false,
    }
}

/// Multiplies by the 万 and 亿 that follow (1.34万亿).
fn magnitudes(text: &str, mut value: i128, mut end: usize) -> (i128, usize) {
    for _ in 0..2 {
        let Some(c) = text.get(end..).and_then(|rest| rest.chars().next()) else {
            break;
        };
        let factor = match c {
            '万' => 10_000,
            '亿' => 100_000_000,
            _ => break,
        };
        value = value.saturating_mul(factor);
        end += c.len_utf8();
    }
    (value, end)
}

/// Reads a Chinese numeral: 五千, 二十, 百分之七十三, 半 (only before a unit of time).
fn chinese(text: &str, start: usize) -> Option<Number> {
    let rest = text.get(start..)?;
    if let Some(after) = rest.strip_prefix("百分之") {
        return number_at(text, text.len() - after.len()).map(|number| Number {
            start,
            percent: true,
            ..number
        });
    }
    if rest.starts_with('半') {
        return half(text, start);
    }
    Some(plain(text, start))
}

/// Reads 五千 or 二〇二七.
fn plain(text: &str, start: usize) -> Number {
    let rest = text.get(start..).unwrap_or_default();
    let mut total: i128 = 0;
    let mut section: i128 = 0;
    let mut digit: Option<i128> = None;
    let mut end = start;
    for c in rest.chars() {
        match (digit_value(c), magnitude(c)) {
            (Some(value), _) => {
                let carried = digit.map_or(0, |d| d.saturating_mul(10));
                digit = Some(carried.saturating_add(value));
            }
            (None, Some(factor)) if factor >= 10_000 => {
                section = section.saturating_add(digit.take().unwrap_or(0));
                total = total.saturating_add(section.max(1)).saturating_mul(factor);
                section = 0;
            }
            (None, Some(factor)) => {
                section = section.saturating_add(digit.take().unwrap_or(1).saturating_mul(factor));
            }
            (None, None) => break,
        }
        end += c.len_utf8();
    }
    let value = total
        .saturating_add(section)
        .saturating_add(digit.unwrap_or(0));
    Number {
        value: value.saturating_mul(ONE),
        start,
        end,
        digits: false,
        percent: false,
    }
}

/// 半小时: half of the unit that follows.
fn half(text: &str, start: usize) -> Option<Number> {
    let end = start + '半'.len_utf8();
    let rest = text.get(end..)?;
    (rest.starts_with("小时") || rest.starts_with("个小时")).then_some(Number {
        value: ONE / 2,
        start,
        end,
        digits: false,
        percent: false,
    })
}

fn is_numeral(c: char) -> bool {
    // Most characters are told by one bit.
    LIKELY >> (u32::from(c) % 64) & 1 == 1
        && (c == '半' || digit_value(c).is_some() || magnitude(c).is_some())
}

/// The last six bits of the numerals, as a set.
const LIKELY: u64 = likely(&[
    '半', '零', '〇', '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千',
    '万', '亿',
]);

const fn likely(numerals: &[char]) -> u64 {
    let (mut set, mut rest) = (0, numerals);
    while let [numeral, others @ ..] = rest {
        set |= 1 << (*numeral as u32 % 64);
        rest = others;
    }
    set
}

fn digit_value(c: char) -> Option<i128> {
    Some(match c {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn magnitude(c: char) -> Option<i128> {
    Some(match c {
        '十' => 10,
        '百' => 100,
        '千' => 1_000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => return None,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn next_number(text: &str, from: usize) -> Option<Number> {
        let starts = text[from..].char_indices().filter(|&(_, c)| may_begin(c));
        let mut numbers = starts.filter_map(|(offset, _)| number_from(text, from + offset));
        numbers.next()
    }

    #[test]
    fn every_digit_and_magnitude_is_likely() {
        for c in '\0'..=char::MAX {
            let is = c == '半' || digit_value(c).is_some() || magnitude(c).is_some();
            assert_eq!(is_numeral(c), is, "{c}");
        }
    }

    #[test]
    fn reads_numerals_by_value() {
        let cases = [
            ("五千", 5_000),
            ("二十", 20),
            ("十五", 15),
            ("三百二十一", 321),
            ("一万二千", 12_000),
            ("两亿", 200_000_000),
            ("12万", 120_000),
            ("1,234", 1_234),
            ("二〇二七", 2_027),
        ];
        for (text, value) in cases {
            assert_eq!(
                next_number(text, 0).map(|n| n.value),
                Some(value * ONE),
                "{text}"
            );
        }
    }

    #[test]
    fn never_overflows() {
        let long = "9".repeat(200);
        assert!(next_number(&long, 0).is_some());
        assert!(next_number(&"亿".repeat(200), 0).is_some());
        assert!(next_number(&"九".repeat(200), 0).is_some());
    }
}
