//! Traditional script becomes simplified.

use std::sync::LazyLock;

use super::OffsetMap;
use super::chars;

/// Converts traditional script to simplified.
pub(super) trait Converter: Send + Sync {
    /// The text in simplified script.
    fn simplify(&self, text: &str) -> String;
}

/// The embedded dictionaries of OpenCC.
struct Embedded(Option<ferrous_opencc::OpenCC>);

impl Embedded {
    fn new() -> Self {
        Self(ferrous_opencc::OpenCC::from_config(ferrous_opencc::config::BuiltinConfig::T2s).ok())
    }
}

impl Converter for Embedded {
    fn simplify(&self, text: &str) -> String {
        self.0
            .as_ref()
            .map_or_else(|| text.to_owned(), |opencc| opencc.convert(text))
    }
}

fn converter() -> &'static dyn Converter {
    static CONVERTER: LazyLock<Embedded> = LazyLock::new(Embedded::new);
    &*CONVERTER
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

/// As [`may_change`]; rare characters beyond the plane are left to the converter.
pub(super) fn may_change_char(ch: char) -> bool {
    let mut buffer = [0; 4];
    match *ch.encode_utf8(&mut buffer).as_bytes() {
        [lead, second, third] => may_change(lead, second, third),
        [_, _, _, _] => chars::is_han(ch),
        _ => false,
    }
}

/// Simplifies `text` from the byte `start` on.
pub(super) fn simplify_tail(text: &mut String, map: &mut OffsetMap, start: usize) {
    let tail = text.split_off(start);
    let new = converter().simplify(&tail);
    if new.len() == tail.len() {
        text.push_str(&new);
        return;
    }
    let from = u32::try_from(start).unwrap_or(u32::MAX);
    let old = map.split_off(from);
    let mut at = from;
    for (before, after) in tail.chars().zip(new.chars()) {
        let end = at + u32::try_from(before.len_utf8()).unwrap_or(0);
        let after_len = u32::try_from(after.len_utf8()).unwrap_or(0);
        if before.len_utf8() == after.len_utf8() {
            map.append(&old, at, end);
        } else {
            let span = old.span(at, end);
            map.push(
                after_len,
                u32::try_from(span.start()).unwrap_or(u32::MAX),
                u32::try_from(span.len()).unwrap_or(u32::MAX),
            );
        }
        text.push(after);
        at = end;
    }
}
