//! Numbering at the head of a line or a clause: 一、 （一） 1. （1） 第一章 ① and dash paragraphs.

use super::han::{is_han, is_han_digit};

/// The style of a number; the styles of one text nest in the order of their first appearance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// 第一编, 第一章.
    Chapter,
    /// 第一节.
    Part,
    /// 第一条.
    Article,
    /// 一、
    Han,
    /// （一）
    HanBracket,
    /// 1. 1． 1、
    Arabic,
    /// （1） 1）
    ArabicBracket,
    /// ①
    Circled,
    /// 第一， 第一、
    Ordinal,
    /// A line that starts with a dash.
    Dash,
}

/// A number at the head of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    /// Its style.
    pub(super) style: Style,
    /// Length in bytes, with its marks.
    pub(super) len: usize,
}

const BLANKS: [char; 4] = [' ', '\u{3000}', '\t', '\r'];

/// The number at the head of `text`, which starts with no blank.
pub(super) fn number(text: &str) -> Option<Number> {
    let first = text.chars().next()?;
    let (style, rest) = match first {
        '（' | '(' => bracketed(text.get(first.len_utf8()..)?)?,
        '第' => ordinal(text)?,
        '—' | '―' => (Style::Dash, text.trim_start_matches(['—', '―'])),
        '①'..='⑳' => (Style::Circled, text.get(first.len_utf8()..)?),
        _ if first.is_ascii_digit() => arabic(text)?,
        _ if is_han_digit(first) => {
            let rest = digits(text, is_han_digit, 4)?;
            (Style::Han, rest.strip_prefix('、')?)
        }
        _ => return None,
    };
    let rest = if rest.starts_with(BLANKS) {
        rest.trim_start_matches(BLANKS)
    } else {
        rest
    };
    Some(Number {
        style,
        len: text.len() - rest.len(),
    })
}

/// The length of a number at the head of a clause: any [`number`], or one of [`count_with_is`].
pub(super) fn clause_number(clause: &str) -> usize {
    if !clause.starts_with(may_begin) {
        return 0;
    }
    number(clause).map_or_else(|| count_with_is(clause), |number| number.len)
}

/// The length of 一是, 二是 at the head of a text.
pub(super) fn count_with_is(text: &str) -> usize {
    digits(text, is_han_digit, 3)
        .and_then(|rest| rest.strip_prefix('是'))
        .map_or(0, |rest| text.len() - rest.len())
}

/// Whether a number may begin with the character; asked first, as most clauses begin with words.
pub(super) fn may_begin(c: char) -> bool {
    !is_han(c) || is_han_digit(c) || c == '第'
}

/// What follows one to `most` characters of a kind.
fn digits(text: &str, is_digit: impl Fn(char) -> bool, most: usize) -> Option<&str> {
    let mut rest = text.chars();
    for count in 0..=most {
        let here = rest.as_str();
        if !rest.next().is_some_and(&is_digit) {
            return (count > 0).then_some(here);
        }
    }
    None
}

fn bracketed(text: &str) -> Option<(Style, &str)> {
    if let Some(rest) = digits(text, is_han_digit, 4) {
        return Some((Style::HanBracket, rest.strip_prefix(['）', ')'])?));
    }
    let rest = digits(text, |c| c.is_ascii_digit(), 3)?;
    Some((Style::ArabicBracket, rest.strip_prefix(['）', ')'])?))
}

/// 1. and its kin; no decimal (1.34), no clock (8:30), no year.
fn arabic(text: &str) -> Option<(Style, &str)> {
    let rest = digits(text, |c| c.is_ascii_digit(), 3)?;
    if let Some(rest) = rest.strip_prefix(['）', ')']) {
        return Some((Style::ArabicBracket, rest));
    }
    let rest = rest.strip_prefix(['.', '．', '、'])?;
    let is_decimal = rest.starts_with(|c: char| c.is_ascii_digit());
    (!is_decimal).then_some((Style::Arabic, rest))
}

fn ordinal(text: &str) -> Option<(Style, &str)> {
    let text = text.strip_prefix('第')?;
    let is_digit = |c: char| is_han_digit(c) || c.is_ascii_digit();
    let rest = digits(text, is_digit, 5)?;
    let mark = rest.chars().next()?;
    let style = match mark {
        '编' | '章' => Style::Chapter,
        '节' => Style::Part,
        '条' => Style::Article,
        '，' | '、' => Style::Ordinal,
        _ => return None,
    };
    let rest = rest.get(mark.len_utf8()..)?;
    // 第一条例 and 第三节点 are words; a chapter's name stands behind a blank.
    let is_word = style != Style::Ordinal && !rest.is_empty() && !rest.starts_with(BLANKS);
    (!is_word).then_some((style, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_look_alikes() {
        for (text, expected) in [
            ("一、总体要求", Some((Style::Han, "总体要求"))),
            ("十二、保障", Some((Style::Han, "保障"))),
            ("（一）指导思想", Some((Style::HanBracket, "指导思想"))),
            ("(三)差距", Some((Style::HanBracket, "差距"))),
            ("1. 产业", Some((Style::Arabic, "产业"))),
            ("12．打造", Some((Style::Arabic, "打造"))),
            ("3、打造", Some((Style::Arabic, "打造"))),
            ("（1）打造", Some((Style::ArabicBracket, "打造"))),
            ("2）打造", Some((Style::ArabicBracket, "打造"))),
            ("①打造", Some((Style::Circled, "打造"))),
            ("第三章　保障", Some((Style::Chapter, "保障"))),
            ("第一，规建", Some((Style::Ordinal, "规建"))),
            ("——优化结构", Some((Style::Dash, "优化结构"))),
            ("1.34万亿元", None),
            ("2025年工作", None),
            ("2025、2026年", None),
            ("（2025年11月20日通过）", None),
            ("第一时间", None),
            ("第三节点", None),
            ("一江两岸", None),
            ("10分钟", None),
            ("", None),
        ] {
            let found = number(text).map(|number| (number.style, &text[number.len..]));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn clauses_may_count_with_is() {
        for (clause, rest) in [
            ("一是以竹为主", "以竹为主"),
            ("一是一", "一"),
            ("是", "是"),
            ("（二）做强", "做强"),
        ] {
            assert_eq!(&clause[clause_number(clause)..], rest);
        }
    }
}
