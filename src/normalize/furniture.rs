//! The forms of page furniture: what one line shows of itself.

use super::chars;
use super::words::{Class, Found};

/// Where a line stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Before the text.
    pub(super) head: bool,
    /// After the text.
    pub(super) tail: bool,
}

/// What parts the items of a menu.
const ITEM_BORDERS: [u8; 3] = *b" |\t";

/// A line with its furniture words.
pub(super) struct Furniture<'a> {
    line: &'a str,
    found: &'a [Found],
    /// The word at the start of the line.
    first: Option<&'a Found>,
}

impl<'a> Furniture<'a> {
    pub(super) fn new(line: &'a str, found: &'a [Found]) -> Self {
        let lead = line.len() - line.trim_start_matches(is_decoration).len();
        Self {
            line,
            found,
            first: found.first().filter(|found| found.start == lead),
        }
    }

    /// 相关新闻 and the like, alone in its line.
    pub(super) fn opens_list(&self) -> bool {
        self.starts_with(Class::Related)
            && count_within(self.line, 10)
            && !self.line.ends_with('。')
    }

    pub(super) fn is_chrome_anywhere(&self) -> bool {
        is_repetition(self.line)
            || is_wordless(self.line)
            || self.is_path()
            || self.is_photo_credit()
            || self.is_language_switch()
            || self.is_label()
            || self.is_menu()
            || (self.starts_with(Class::Next)
                && (self.lead_ends_in('：') || count_within(self.line, 8)))
            || (self.starts_with(Class::Imprint) && self.lead_ends_in('：'))
            || (self.starts_with(Class::Staff)
                && self.lead_ends_in('：')
                && !has_sentence(self.line))
            || (self.has(Class::Site)
                && (self.starts_with(Class::Site) || !has_sentence(self.line)))
    }

    pub(super) fn is_chrome_at(&self, place: Place) -> bool {
        let date_line = self.starts_with(Class::Meta) && self.is_date_line();
        ((place.head || place.tail) && (date_line || is_agency(self.line)))
            || (place.head && is_page_title(self.line))
            || (place.tail && (self.count(Class::Footer) > 1 || is_printed(self.line)))
    }

    fn has(&self, class: Class) -> bool {
        self.found.iter().any(|found| found.classes.has(class))
    }

    fn count(&self, class: Class) -> usize {
        self.found
            .iter()
            .filter(|found| found.classes.has(class))
            .count()
    }

    fn starts_with(&self, class: Class) -> bool {
        self.first.is_some_and(|found| found.classes.has(class))
    }

    /// Whether the word at the line's start is a label: its colon follows.
    fn lead_ends_in(&self, mark: char) -> bool {
        self.first
            .and_then(|found| self.line.get(found.end..))
            .is_some_and(|rest| rest.trim_start().starts_with(mark))
    }

    /// 首页 > 资讯中心 > 要闻
    fn is_path(&self) -> bool {
        self.has(Class::Path)
            && self.line.contains(['>', '»', '›', '→'])
            && !has_sentence(self.line)
    }

    /// 发布时间：… 来源：… 字号：[大 中 小]
    fn is_date_line(&self) -> bool {
        let alone = self
            .found
            .first()
            .is_some_and(|found| found.end == self.line.len());
        (self.lead_ends_in('：') || alone || self.count(Class::Meta) > 2)
            && !has_sentence(self.line)
    }

    /// 全会现场。记者 某某 摄
    fn is_photo_credit(&self) -> bool {
        let by_whom = ["记者", "通讯员", "摄影", "图片", "供图"];
        let last = self.found.last();
        last.is_some_and(|found| found.classes.has(Class::Photo)) && {
            let line = self.line.trim_end_matches(is_decoration);
            let tail = last_chars(line, 20);
            last.is_some_and(|found| found.end == line.len())
                && by_whom.iter().any(|word| tail.contains(word))
        }
    }

    fn is_language_switch(&self) -> bool {
        self.has(Class::Language) && self.count(Class::Language) > 1 && !has_sentence(self.line)
    }

    fn is_label(&self) -> bool {
        self.starts_with(Class::Label) && {
            let bare = self.line.trim_matches(|ch| is_decoration(ch) || ch == '：');
            bare.len() < self.line.len()
                && self
                    .first
                    .is_some_and(|found| found.end - found.start == bare.len())
        }
    }

    /// Three short items or more, one of them from a menu.
    fn is_menu(&self) -> bool {
        self.has(Class::Menu) && {
            let items = || {
                self.line
                    .split(ITEM_BORDERS.map(char::from))
                    .filter(|item| !item.is_empty())
            };
            items().count() > 2
                && items().all(|item| count_within(item, 8) && !item.contains('，'))
                && self.found.iter().any(|found| {
                    found.classes.has(Class::Menu)
                        && self
                            .line
                            .get(found.start..found.end)
                            .is_some_and(|word| items().any(|item| item == word))
                })
        }
    }
}

/// Whether the line could be cut into items.
pub(super) fn has_items(line: &str) -> bool {
    let [a, b, c] = ITEM_BORDERS;
    memchr::memchr3(a, b, c, line.as_bytes()).is_some()
}

/// Whether the line holds a clause or sentence mark.
pub(super) fn has_sentence(line: &str) -> bool {
    let is_mark = |at: usize| {
        let rest = line.get(at..).unwrap_or_default();
        rest.starts_with(['，', '。', '；'])
    };
    memchr::memchr2_iter(0xe3, 0xef, line.as_bytes()).any(is_mark)
}

pub(super) fn count_within(text: &str, most: usize) -> bool {
    text.chars().nth(most).is_none()
}

fn last_chars(text: &str, count: usize) -> &str {
    let start = text
        .char_indices()
        .rev()
        .nth(count.saturating_sub(1))
        .map_or(0, |(at, _)| at);
    text.get(start..).unwrap_or_default()
}

pub(super) fn is_decoration(ch: char) -> bool {
    matches!(ch, '（' | '）' | '[' | ']' | '【' | '】' | ' ' | '·' | '—')
}

/// 22222222
pub(super) fn is_repetition(line: &str) -> bool {
    let mut chars = line.chars();
    let first = chars.next();
    line.chars().nth(3).is_some() && chars.all(|ch| Some(ch) == first)
}

/// Page numbers and rules: digits and marks only, and neither a numbering nor the mark that a line
/// break tore from its sentence.
pub(super) fn is_wordless(line: &str) -> bool {
    !line.chars().any(chars::is_han)
        && !line.chars().any(char::is_alphabetic)
        && !line.ends_with(['.', '、', '）'])
        && !line.starts_with(chars::is_closing)
}

/// 据某某日报
fn is_agency(line: &str) -> bool {
    let ends = ["报", "社", "网", "台", "客户端"];
    line.starts_with('据') && count_within(line, 20) && ends.iter().any(|end| line.ends_with(end))
}

/// 标题 - 某某网
fn is_page_title(line: &str) -> bool {
    let parted = || {
        [" - ", " — ", "_", "|"]
            .iter()
            .any(|mark| line.contains(mark))
    };
    (line.ends_with('网') || line.ends_with("网站")) && parted() && !has_sentence(line)
}

/// 某某办公室 2025年12月19日印发
fn is_printed(line: &str) -> bool {
    line.ends_with("印发") && line.contains('年') && count_within(line, 50) && !has_sentence(line)
}
