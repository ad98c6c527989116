//! Years in numerals, which become years in digits: 二〇二七年 is 2027年.

use std::sync::LazyLock;

use memchr::memmem::{FindIter, Finder};

/// The numeral with which years of this century begin.
static TWO: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("二"));

/// Digits of a year.
const DIGITS: usize = 4;

/// A year in numerals.
#[derive(Debug, Clone, Copy)]
pub(super) struct Year {
    pub(super) start: usize,
    /// Its digits, each with the bytes of its numeral.
    pub(super) digits: [(char, usize); DIGITS],
}

/// The years in numerals of a text, one after the other.
#[derive(Debug)]
pub(super) struct Years<'s> {
    source: &'s str,
    twos: FindIter<'s, 'static>,
    next: Option<Year>,
    /// Where the next one begins: asked at every stop.
    start: usize,
}

impl<'s> Years<'s> {
    pub(super) fn of(source: &'s str) -> Self {
        let mut years = Self {
            source,
            twos: TWO.find_iter(source.as_bytes()),
            next: None,
            start: 0,
        };
        years.take();
        years
    }

    /// Whether the next one begins before a byte.
    pub(super) fn begin_before(&self, byte: usize) -> bool {
        self.start < byte
    }

    /// The next one.
    pub(super) fn take(&mut self) -> Option<Year> {
        let source = self.source;
        let next = self.twos.find_map(|start| year_at(source, start));
        self.start = next.map_or(usize::MAX, |year| year.start);
        std::mem::replace(&mut self.next, next)
    }
}

/// The year that begins at a byte: four numerals by themselves, the second of which is a zero.
fn year_at(source: &str, start: usize) -> Option<Year> {
    let (before, text) = source.split_at_checked(start)?;
    let mut chars = text.chars();
    let mut digits = [(' ', 0); DIGITS];
    for (place, slot) in digits.iter_mut().enumerate() {
        let c = chars.next()?;
        let digit = digit(c).filter(|digit| place != 1 || *digit == '0')?;
        *slot = (digit, c.len_utf8());
    }
    let is_part = |c: char| c.is_ascii_digit() || digit(c).is_some() || "十百千万亿点".contains(c);
    let goes_on = before.ends_with(is_part) || chars.next().is_some_and(is_part);
    (!goes_on).then_some(Year { start, digits })
}

/// The digit of a numeral; zeros are typed in many ways.
const fn digit(c: char) -> Option<char> {
    Some(match c {
        '〇' | '零' | '○' | '◯' | '0' | '０' | 'O' | 'o' | 'Ｏ' => '0',
        '一' => '1',
        '二' => '2',
        '三' => '3',
        '四' => '4',
        '五' => '5',
        '六' => '6',
        '七' => '7',
        '八' => '8',
        '九' => '9',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::normalize::clean;

    #[test]
    fn years_in_numerals_become_digits() {
        for (source, expected) in [
            ("到二〇二七年，建成", "到2027年，建成"),
            ("二○三〇年底前", "2030年底前"),
            ("二零二五年", "2025年"),
            ("二O二五年、二0二六年", "2025年、2026年"),
            ("二〇二六至二〇三〇年", "2026至2030年"),
            ("二〇二七", "2027"),
            ("二〇二 七年", "二〇二 七年"),
            ("一二〇二七年", "一二〇二七年"),
            ("二〇二七五", "二〇二七五"),
            ("二零售三店", "二零售三店"),
            ("二十二年，二、三产业", "二十二年，二、三产业"),
            ("二", "二"),
        ] {
            assert_eq!(clean(source).text, expected, "{source}");
        }
    }

    #[test]
    fn each_digit_knows_its_numeral() {
        let source = "到 二○二七年,建成";
        let clean = clean(source);
        let at = clean.text.find("2027").expect("the year is there");
        for (place, numeral) in ["二", "○", "二", "七"].into_iter().enumerate() {
            let start = u32::try_from(at + place).expect("a short text");
            assert_eq!(
                clean.map.span(start, start + 1).slice(source),
                Some(numeral)
            );
        }
        let start = u32::try_from(at).expect("a short text");
        assert_eq!(
            clean.map.span(start, start + 7).slice(source),
            Some("二○二七年")
        );
    }
}
