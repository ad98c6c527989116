//! Dates.

use super::han::{is_han, is_han_digit};

/// Whether a text is a date and no more: 2025年9月18日, 2025年九月十八日.
pub(super) fn is_date(text: &str) -> bool {
    // Asked first, for nearly every text begins so.
    if text.starts_with(is_han) {
        return false;
    }
    let may_have_numerals = text.starts_with("20");
    text.chars().all(|c| {
        c.is_ascii_digit()
            || matches!(c, '年' | '月' | '日')
            || c.is_whitespace()
            || may_have_numerals && is_han_digit(c)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_what_is_none() {
        for text in ["2025年9月18日", "2025年十一月二十八日", "2025年 11月", ""] {
            assert!(is_date(text), "{text}");
        }
        for text in [
            "三年",
            "年月日",
            "二十年",
            "百日",
            "2025年工作",
            "2025年三大工程",
        ] {
            assert!(!is_date(text), "{text}");
        }
    }
}
