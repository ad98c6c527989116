//! Years and dates, in digits and in numerals.

use super::han::is_han_digit;

/// The length of the year of this century that a text begins with: 2027, 二〇二七, 二○二七.
pub(super) fn century_year(text: &str) -> Option<usize> {
    const DIGITS: usize = 4;
    if text.starts_with("20") {
        let year = text.as_bytes().get(..DIGITS)?;
        return year.iter().all(u8::is_ascii_digit).then_some(DIGITS);
    }
    let rest = text.strip_prefix('二')?;
    let digits = || text.chars().take(DIGITS);
    let is_year = rest.starts_with(ZEROS) && digits().count() == DIGITS && digits().all(is_numeral);
    is_year.then(|| digits().map(char::len_utf8).sum())
}

/// How a zero is written between numerals.
const ZEROS: [char; 3] = ['〇', '○', '零'];

fn is_numeral(c: char) -> bool {
    is_han_digit(c) || c == '○'
}

/// Whether a text is a date and no more: 2025年9月18日, 二〇二五年九月十八日.
pub(super) fn is_date(text: &str) -> bool {
    let in_numerals = text.starts_with('二') && century_year(text).is_some();
    text.chars().all(|c| {
        c.is_ascii_digit()
            || c.is_whitespace()
            || matches!(c, '年' | '月' | '日')
            || in_numerals && is_numeral(c)
    })
}

/// What stands before the year that a text ends with: the 的 of 难中有进的2025年.
pub(super) fn before_last_year(text: &str) -> Option<&str> {
    let text = text.strip_suffix('年')?;
    let digits = text.trim_end_matches(|c: char| c.is_ascii_digit());
    if digits.len() < text.len() {
        return Some(digits);
    }
    let (at, _) = text.char_indices().nth_back(3)?;
    let (before, year) = text.split_at_checked(at)?;
    (century_year(year) == Some(year.len())).then_some(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_this_century() {
        for (text, expected) in [
            ("2027年", Some(4)),
            ("二〇二七年", Some(12)),
            ("二○三〇年", Some(12)),
            ("二零二七", Some(12)),
            ("二十年", None),
            ("二〇二", None),
            ("202", None),
            ("1999年", None),
        ] {
            assert_eq!(century_year(text), expected, "{text}");
        }
    }

    #[test]
    fn dates_and_what_is_none() {
        for text in [
            "2025年9月18日",
            "二〇二五年九月十八日",
            "二○二五年 十一月",
            "",
        ] {
            assert!(is_date(text), "{text}");
        }
        for text in ["三年", "二十年", "百日", "2025年工作", "二〇二五年工作"] {
            assert!(!is_date(text), "{text}");
        }
    }

    #[test]
    fn a_heading_may_end_with_a_year() {
        for (text, expected) in [
            ("难中有进的2025年", Some("难中有进的")),
            ("难中有进的二〇二五年", Some("难中有进的")),
            ("奋斗的十年", None),
            ("规划", None),
        ] {
            assert_eq!(before_last_year(text), expected, "{text}");
        }
    }
}
