//! Traditional script becomes simplified.

use std::sync::LazyLock;

use super::chars;
use super::zhu;
use super::{OffsetMap, offset};

/// Converts traditional script to simplified.
trait Converter: Send + Sync {
    /// The text in simplified script.
    fn simplify(&self, text: &str) -> String;
}

/// OpenCC's dictionaries, embedded.
struct Embedded(Option<ferrous_opencc::OpenCC>);

impl Embedded {
    fn new() -> Self {
        // The configuration is part of the crate; were it unreadable, text would stay as it is.
        Self(ferrous_opencc::OpenCC::from_config(ferrous_opencc::config::BuiltinConfig::T2s).ok())
    }
}

impl Converter for Embedded {
    fn simplify(&self, text: &str) -> String {
        match &self.0 {
            Some(opencc) => opencc.convert(text),
            None => text.to_owned(),
        }
    }
}

/// The system's OpenCC; the embedded dictionaries where it misses its configuration.
#[cfg(feature = "opencc")]
struct System(Result<opencc_rust::OpenCC, Embedded>);

#[cfg(feature = "opencc")]
impl System {
    fn new() -> Self {
        Self(opencc_rust::OpenCC::new(opencc_rust::DefaultConfig::T2S).map_err(|_| Embedded::new()))
    }
}

#[cfg(feature = "opencc")]
impl Converter for System {
    /// The library takes texts that end in NUL, so that a NUL inside would be their end: folding
    /// has dropped them all, and a text that still has one stays as it is.
    fn simplify(&self, text: &str) -> String {
        match &self.0 {
            Ok(opencc) if !text.contains('\0') => opencc.convert(text),
            Ok(_) => text.to_owned(),
            Err(embedded) => embedded.simplify(text),
        }
    }
}

#[cfg(feature = "opencc")]
type Chosen = System;
#[cfg(not(feature = "opencc"))]
type Chosen = Embedded;

/// Reading the dictionaries takes milliseconds, so they are read once, when the first traditional
/// character comes by.
fn converter() -> &'static impl Converter {
    static CONVERTER: LazyLock<Chosen> = LazyLock::new(Chosen::new);
    &*CONVERTER
}

/// What the embedded and the system's dictionaries make of a text; for the test that they agree.
#[cfg(feature = "opencc")]
#[must_use]
pub fn simplified_by_both(text: &str) -> (String, String) {
    static EMBEDDED: LazyLock<Embedded> = LazyLock::new(Embedded::new);
    (EMBEDDED.simplify(text), converter().simplify(text))
}

/// A bit for each character of the Basic Multilingual Plane, 64 to a word: the word is what the
/// first two bytes of its UTF-8 form say, the bit what the third one says.
static TRADITIONAL: [u64; 1024] = table(include_bytes!("data/traditional.txt"));

#[expect(
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, which rejects a bad index"
)]
const fn table(list: &[u8]) -> [u64; 1024] {
    let mut words = [0; 1024];
    let mut at = 0;
    let mut comment = false;
    while at < list.len() {
        let byte = list[at];
        if byte == b'#' {
            comment = true;
        } else if byte == b'\n' {
            comment = false;
        }
        if !comment && byte & 0xf0 == 0xe0 {
            words[word(byte, list[at + 1])] |= 1 << (list[at + 2] & 63);
            at += 2;
        }
        at += 1;
    }
    words
}

const fn word(lead: u8, second: u8) -> usize {
    ((lead & 15) as usize) << 6 | (second & 63) as usize
}

const ZHU: [u8; 3] = [0xe8, 0x91, 0x97]; // 著

/// Whether a Han character of three bytes may have to change: it is traditional, or it is 著.
pub(super) fn may_change(lead: u8, second: u8, third: u8) -> bool {
    is_traditional(lead, second, third) || [lead, second, third] == ZHU
}

fn is_traditional(lead: u8, second: u8, third: u8) -> bool {
    let bits = TRADITIONAL
        .get(word(lead, second))
        .copied()
        .unwrap_or_default();
    bits >> (third & 63) & 1 != 0
}

/// As [`may_change`]; characters beyond the plane are rare and left to the converter.
pub(super) fn may_change_char(ch: char) -> bool {
    may_be(ch, may_change)
}

fn may_be(ch: char, test: impl Fn(u8, u8, u8) -> bool) -> bool {
    match *ch.encode_utf8(&mut [0; 4]).as_bytes() {
        [lead, second, third] => test(lead, second, third),
        [_, _, _, _] => chars::is_han(ch),
        _ => false,
    }
}

/// Simplifies `text` from the byte `start` on; `map` keeps pace.
pub(super) fn simplify_tail(text: &mut String, map: &mut OffsetMap, start: usize) {
    let tail = text.get(start..).unwrap_or_default();
    if tail.chars().any(|ch| may_be(ch, is_traditional)) {
        let tail = text.split_off(start);
        let new = simplified(&tail);
        if char_lengths(&tail).ne(char_lengths(&new)) {
            remap_tail(map, offset(start), &tail, &new);
        }
        text.push_str(&new);
    }
    zhu::settle(text, start);
}

/// The simplified text, with as many characters.
///
/// OpenCC replaces characters and phrases by as many characters. Should a dictionary ever not,
/// then the characters are converted one by one, so that offsets stay exact.
fn simplified(text: &str) -> String {
    let new = converter().simplify(text);
    if new.chars().count() == text.chars().count() {
        return new;
    }
    let alone = |ch: char| {
        let new = converter().simplify(ch.encode_utf8(&mut [0; 4]));
        let mut characters = new.chars();
        match (characters.next(), characters.next()) {
            (Some(new), None) => new,
            _ => ch,
        }
    };
    text.chars().map(alone).collect()
}

fn char_lengths(text: &str) -> impl Iterator<Item = usize> {
    text.chars().map(char::len_utf8)
}

/// Makes the runs from the clean byte `start` on anew, for a text whose characters changed length.
fn remap_tail(map: &mut OffsetMap, start: u32, tail: &str, new: &str) {
    let old = map.split_off(start);
    let mut at = start;
    for (before, after) in char_lengths(tail).zip(char_lengths(new)) {
        let end = at + offset(before);
        if before == after {
            map.append(&old, at, end);
        } else {
            let span = old.span(at, end);
            map.push(offset(after), offset(span.start()), offset(span.len()));
        }
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn simple(text: &str) -> String {
        let mut clean = text.to_owned();
        let mut map = OffsetMap::default();
        map.push(offset(text.len()), 0, offset(text.len()));
        simplify_tail(&mut clean, &mut map, 0);
        clean
    }

    #[test]
    fn words_are_converted_as_words() {
        for (before, after) in [
            ("要著力優化城市空間布局", "要着力优化城市空间布局"),
            ("乾隆年間的乾貨", "乾隆年间的干货"),
            ("幹部隊伍", "干部队伍"),
            ("候鳥四萬隻", "候鸟四万只"),
            ("城在湖裡", "城在湖里"),
            ("盤活閒置廠房", "盘活闲置厂房"),
            ("成效顯著", "成效显著"),
            ("簡單明瞭", "简单明了"),
        ] {
            assert_eq!(simple(before), after);
        }
    }

    #[test]
    fn simplified_text_stays() {
        for text in ["成效显著，覆盖全域", "乡村瞭望", "借口", "一千三百台"] {
            assert_eq!(simple(text), text);
        }
    }

    #[test]
    fn characters_of_another_length_keep_their_offsets() {
        // 㑮 (three bytes) becomes 𫝈 (four bytes).
        let text = "城㑮市";
        let mut clean = text.to_owned();
        let mut map = OffsetMap::default();
        map.push(9, 100, 9);
        simplify_tail(&mut clean, &mut map, 0);
        assert_eq!(clean, "城𫝈市");
        assert_eq!(map.span(0, 3).range(), 100..103);
        assert_eq!(map.span(3, 7).range(), 103..106);
        assert_eq!(map.span(7, 10).range(), 106..109);
    }

    /// Prints the lines of data/traditional.txt where it differs.
    #[test]
    fn the_table_is_what_the_converter_says() {
        let embedded = Embedded::new();
        let expected: String = ('\u{3400}'..='\u{9fff}')
            .filter(|&ch| embedded.simplify(&ch.to_string()) != ch.to_string())
            .collect();
        let listed: String = include_str!("data/traditional.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .collect();
        assert_eq!(listed, expected);
        for ch in '\u{800}'..='\u{ffff}' {
            assert_eq!(may_be(ch, is_traditional), expected.contains(ch), "{ch}");
        }
    }

    #[cfg(feature = "opencc")]
    #[test]
    fn the_system_agrees_on_every_character() {
        for ch in '\u{3400}'..='\u{2fa1f}' {
            let (embedded, system) = simplified_by_both(&ch.to_string());
            assert_eq!(embedded, system);
        }
    }
}
