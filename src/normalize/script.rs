//! Traditional script becomes simplified.

use std::sync::LazyLock;

use super::OffsetMap;
use super::chars;
use super::traditional;
use super::zhu;
use crate::number::to_u32;

/// Converts traditional script to simplified.
trait Converter: Send + Sync {
    /// The text in simplified script.
    fn simplify(&self, text: &str) -> String;
}

/// `OpenCC`'s dictionaries, embedded.
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

/// The system's `OpenCC`; the embedded dictionaries where it misses its configuration.
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

/// Simplifies `text` from the byte `start` on; `map` keeps pace.
pub(super) fn simplify_tail(text: &mut String, map: &mut OffsetMap, start: usize) {
    let tail = text.get(start..).unwrap_or_default();
    if tail.chars().any(traditional::is_traditional) {
        let tail = text.split_off(start);
        let new = simplified(&tail);
        if char_lengths(&tail).ne(char_lengths(&new)) {
            remap_tail(map, to_u32(start), &tail, &new);
        }
        text.push_str(&new);
    }
    zhu::settle(text, start);
}

/// The simplified text, with as many characters.
///
/// Most characters have one simplified form wherever they stand; the converter is asked only for
/// stretches of Han characters that hold another one, which is some ten times as fast.
fn simplified(text: &str) -> String {
    let mut new = String::with_capacity(text.len());
    for stretch in text.split_inclusive(|ch| !chars::is_han(ch)) {
        if stretch.contains(traditional::is_ambiguous) {
            new.push_str(&converted(stretch));
        } else {
            new.extend(stretch.chars().map(traditional::simplified_alone));
        }
    }
    new
}

/// What the converter says, with as many characters.
///
/// `OpenCC` replaces characters and phrases by as many characters. Should a dictionary ever not,
/// then the characters are converted one by one, so that offsets stay exact.
fn converted(text: &str) -> String {
    let new = converter().simplify(text);
    if new.chars().count() == text.chars().count() {
        return new;
    }
    text.chars().map(traditional::simplified_alone).collect()
}

fn char_lengths(text: &str) -> impl Iterator<Item = usize> {
    text.chars().map(char::len_utf8)
}

/// Makes the runs from the clean byte `start` on anew, for a text whose characters changed length.
fn remap_tail(map: &mut OffsetMap, start: u32, tail: &str, new: &str) {
    let old = map.split_off(start);
    let mut at = start;
    for (before, after) in char_lengths(tail).zip(char_lengths(new)) {
        let end = at + to_u32(before);
        if before == after {
            map.append(&old, at, end);
        } else {
            let span = old.span(at, end);
            map.push(to_u32(after), to_u32(span.start()), to_u32(span.len()));
        }
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn simple(text: &str) -> String {
        let mut clean = text.to_owned();
        let mut map = OffsetMap::default();
        map.push(to_u32(text.len()), 0, to_u32(text.len()));
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

    #[test]
    fn the_table_is_what_the_converter_says() {
        let all = '\u{3400}'..='\u{9fff}';
        let apart: String = all.clone().flat_map(|ch| [ch, '\n']).collect();
        let embedded = Embedded::new().simplify(&apart);
        for (ch, line) in all.zip(embedded.lines()) {
            let expected = line.chars().next().unwrap();
            assert_eq!(traditional::simplified_alone(ch), expected, "{ch}");
            assert_eq!(traditional::is_traditional(ch), ch != expected, "{ch}");
        }
    }

    /// Phrases with each of the ambiguous characters, and words without.
    const WORDS: &str = "一目瞭然 乾坤 乾貨 么麼 傢俱 二噁英 哪吒 彷彿 於 关於 於菟 八濛山 反覆 覆蓋 答覆 情有獨鍾 鍾錶 \
        憑藉 狼藉 甚鉅 畢昇 上昇 畫 計畫 沈船 沈陽 牴觸 徵收 變徵 衹得 項鍊 蒜薹 瞭望 麼些族 國家 優化 結構 著力 顯著";

    proptest! {
        /// The fast way and the converter, its naive twin.
        #[test]
        fn stretches_convert_as_texts(
            words in prop::collection::vec(prop::sample::select(WORDS.split_whitespace().collect::<Vec<_>>()), 1..12),
            marks in prop::collection::vec(prop::sample::select(vec!["", "", "，", "a", "㑮"]), 12),
        ) {
            let text: String = words.iter().zip(&marks).flat_map(|(word, mark)| [*word, *mark]).collect();
            prop_assert_eq!(simplified(&text), converter().simplify(&text));
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
