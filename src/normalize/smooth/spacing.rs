//! The blanks that part every character, or every word, of a page or a line.

use super::cut::Cut;
use crate::normalize::chars::{self, Fold};
use crate::normalize::lone::Lone;

/// The blanks that part characters or words. A page has one kind of them.
const BLANKS: [&str; 6] = [
    " ", "\u{3000}", "\u{a0}", "\u{2002}", "\u{2003}", "\u{2009}",
];

/// Fewer blanks tell nothing.
const FEWEST: usize = 4;
/// On a page whose blanks part words, one blank comes for hardly more than so many bytes: two words
/// of two Han characters, since none stands beside a mark.
const BYTES: usize = 12;
/// So many blanks in a row that part single Han characters tell a line where all are parted:
/// 大 中 小 and 会 议 纪 要 may stand anywhere.
const CHAIN: usize = 5;

/// Whether blanks that stand alone could part the words of a page of so many bytes, or the
/// characters of a line.
pub(super) fn may_part_words(lone: &Lone, bytes: usize) -> bool {
    lone.longest_chain >= CHAIN || lone.blanks >= FEWEST && lone.blanks * BYTES >= bytes
}

/// The needless blanks of a page.
pub(super) fn needless(page: &str) -> Vec<Cut> {
    let of_kind = |blank| {
        let spacing = Spacing::of(page, blank);
        if spacing.parts_words(page.len()) {
            cuts(page, blank, 0).collect()
        } else if spacing.longest_chain >= CHAIN {
            cuts_of_lines(page, blank)
        } else {
            Vec::new()
        }
    };
    let kinds = BLANKS.into_iter().map(of_kind);
    kinds.max_by_key(Vec::len).unwrap_or_default()
}

/// The needless blanks of the lines in which all characters are parted.
fn cuts_of_lines(page: &str, blank: &str) -> Vec<Cut> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in page.split_inclusive(['\n', '\r']) {
        if Spacing::of(line, blank).longest_chain >= CHAIN {
            found.extend(cuts(line, blank, start));
        }
        start += line.len();
    }
    found
}

/// The blanks of one kind that stand alone; not those between words of several letters.
fn cuts<'a>(text: &'a str, blank: &'a str, offset: usize) -> impl Iterator<Item = Cut> + 'a {
    let needless = gaps(text, blank).filter(|gap| !gap.parts_letters());
    needless.map(move |gap| Cut {
        start: offset + gap.before.len(),
        end: offset + gap.before.len() + blank.len(),
        blank: false,
    })
}

/// How blanks of one kind part a text.
#[derive(Debug, Default)]
struct Spacing {
    /// Blanks that stand alone.
    gaps: usize,
    /// Those beside a Han character.
    beside_han: usize,
    /// The most blanks in a row between which a single Han character stands.
    longest_chain: usize,
}

impl Spacing {
    fn of(text: &str, blank: &str) -> Self {
        let mut spacing = Self::default();
        let mut chain = 0;
        let mut end = 0;
        for gap in gaps(text, blank) {
            let is_han = gap.is_between_han();
            let follows = gap.before.len() == end + '一'.len_utf8();
            chain = if is_han {
                1 + if follows { chain } else { 0 }
            } else {
                0
            };
            end = gap.before.len() + blank.len();
            spacing.gaps += 1;
            spacing.beside_han += usize::from(gap.is_beside_han());
            spacing.longest_chain = spacing.longest_chain.max(chain);
        }
        spacing
    }

    /// Whether the blanks part every word of a text of so many bytes, or every character.
    fn parts_words(&self, bytes: usize) -> bool {
        self.gaps >= FEWEST && self.beside_han * 2 >= self.gaps && self.gaps * BYTES >= bytes
    }
}

/// A blank with what stands around it.
struct Gap<'a> {
    before: &'a str,
    after: &'a str,
}

/// The blanks of one kind that stand alone between two characters, or at the end of a line.
fn gaps<'a>(text: &'a str, blank: &'a str) -> impl Iterator<Item = Gap<'a>> {
    let places = memchr::memmem::find_iter(text.as_bytes(), blank.as_bytes());
    let gaps = places.filter_map(|at| {
        let (before, rest) = text.split_at_checked(at)?;
        let after = rest.get(blank.len()..)?;
        Some(Gap { before, after })
    });
    gaps.filter(Gap::is_alone)
}

impl Gap<'_> {
    fn left(&self) -> Option<char> {
        self.before.chars().next_back()
    }

    fn right(&self) -> Option<char> {
        self.after.chars().next()
    }

    /// Whether a character stands on one side, and no other blank on either.
    fn is_alone(&self) -> bool {
        let [left, right] = [self.left(), self.right()].map(|ch| ch.map(chars::fold));
        let is_word = |fold: Option<Fold>| fold.is_some_and(|fold| fold != Fold::Break);
        left != Some(Fold::Blank) && right != Some(Fold::Blank) && (is_word(left) || is_word(right))
    }

    fn is_between_han(&self) -> bool {
        self.left().is_some_and(chars::is_han) && self.right().is_some_and(chars::is_han)
    }

    fn is_beside_han(&self) -> bool {
        self.left().is_some_and(chars::is_han) || self.right().is_some_and(chars::is_han)
    }

    /// Whether it parts two words or numbers, one of them of several letters or digits.
    fn parts_letters(&self) -> bool {
        let left = letters(self.before.chars().rev());
        let right = letters(self.after.chars());
        left > 0 && right > 0 && left + right > 2
    }
}

/// How many letters or digits come first, of two.
fn letters(chars: impl Iterator<Item = char>) -> usize {
    let pair = chars.take(2);
    pair.take_while(|&ch| chars::is_alphanumeric(ch)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::smooth::Smooth;

    /// Cases: a name, a page and what it is set as usual.
    const SPACED: [(&str, &str, &str); 7] = [
        (
            "characters",
            "要 优 化 城 市 空 间 布 局 。",
            "要优化城市空间布局。",
        ),
        (
            "characters, wide",
            "要　优　化　城　市　空　间，提　升　品　质",
            "要优化城市空间，提升品质",
        ),
        (
            "characters, no break",
            "优\u{a0}化\u{a0}布\u{a0}局\u{a0}，提\u{a0}升",
            "优化布局，提升",
        ),
        (
            "words",
            "要 优化 城市 空间 布局 ， 提升 品质",
            "要优化城市空间布局，提升品质",
        ),
        (
            "digits",
            "到 2 0 2 7 年 达 到 7 3 . 5 % 以 上",
            "到2027年达到73.5%以上",
        ),
        (
            "words of letters",
            "要 推广 Smart City 理念 ， 建设 5G 基站",
            "要推广Smart City理念，建设5G基站",
        ),
        (
            "one line of a page",
            "首页 要闻\n优 化 城 市 空 间 布 局\n以湖为媒 向江而行，出席会议的有区委委员和候补委员",
            "首页 要闻\n优化城市空间布局\n以湖为媒 向江而行，出席会议的有区委委员和候补委员",
        ),
    ];

    #[test]
    fn blanks_between_characters_go() {
        for (name, page, expected) in SPACED {
            let unspaced = Smooth::cut(page, &needless(page));
            assert_eq!(unspaced.unwrap().text, expected, "{name}");
        }
    }
}
