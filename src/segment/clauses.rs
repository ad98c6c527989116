//! The content of a clause: its words without numbering, blanks and marks at the ends.

use super::han::is_han;
use super::marks::PAIRS;
use super::numbering;
use crate::number::to_u32;

/// How many lonely quotes and brackets are taken off an end; a clause with more is no prose.
const MOST_LONELY: usize = 3;

/// Where the content of a clause lies, relative to the clause.
///
/// Quotes and brackets stay where both of a pair are in the clause. The content is empty only
/// where the clause has no words.
pub(super) fn content(clause: &str) -> (u32, u32) {
    match plain_words(clause) {
        Some(words) => (0, to_u32(words)),
        None => content_of_any(clause),
    }
}

/// The length of the words of a clause that begins with a Han character, but with no number, and
/// ends with one, or with a common mark behind one: as most clauses do.
fn plain_words(clause: &str) -> Option<usize> {
    let first = clause.chars().next()?;
    if numbering::may_begin(first) {
        return None;
    }
    let ([words @ .., 0xef, 0xbc, 0x8c | 0x9b] // ，；
    | [words @ .., 0xe3, 0x80, 0x82] // 。
    | [words @ .., b',']
    | words) = clause.as_bytes();
    matches!(words, [.., 0xe5..=0xe9, _, _]).then_some(words.len())
}

fn content_of_any(clause: &str) -> (u32, u32) {
    let mut words = clause.trim_end_matches(is_edge);
    for _ in 0..MOST_LONELY {
        let Some(closing) = words.chars().next_back() else {
            break;
        };
        let is_lonely = opening_of(closing).is_some_and(|opening| !words.contains(opening));
        if !is_lonely {
            break;
        }
        words = words.trim_end_matches(closing).trim_end_matches(is_edge);
    }
    let mut found = without_number(words.trim_start_matches(is_edge));
    for _ in 0..MOST_LONELY {
        let Some(opening) = found.chars().next() else {
            break;
        };
        let is_lonely = closing_of(opening).is_some_and(|closing| !found.contains(closing));
        if !is_lonely {
            break;
        }
        found = without_number(
            found
                .trim_start_matches(opening)
                .trim_start_matches(is_edge),
        );
    }
    (to_u32(words.len() - found.len()), to_u32(words.len()))
}

fn opening_of(closing: char) -> Option<char> {
    if is_han(closing) {
        return None;
    }
    let pair = PAIRS.iter().find(|&&(_, close)| close == closing);
    pair.map(|&(open, _)| open)
}

fn closing_of(opening: char) -> Option<char> {
    if is_han(opening) {
        return None;
    }
    let pair = PAIRS.iter().find(|&&(open, _)| open == opening);
    pair.map(|&(_, close)| close)
}

/// The words behind a number, or the number if it stands alone; no mark stands before it.
fn without_number(words: &str) -> &str {
    let number = numbering::clause_number(words);
    if number == 0 {
        return words;
    }
    let rest = words
        .get(number..)
        .unwrap_or_default()
        .trim_start_matches(is_edge);
    if rest.is_empty() { words } else { rest }
}

/// White space, and marks that are no part of the words beside them.
fn is_edge(c: char) -> bool {
    if is_han(c) {
        return false;
    }
    matches!(
        c,
        '，' | '：'
            | '。'
            | '！'
            | '？'
            | '；'
            | '、'
            | '—'
            | '―'
            | '…'
            | '·'
            | '•'
            | '●'
            | '■'
            | '◆'
            | '▲'
            | '★'
            | ','
            | ':'
            | '.'
            | '!'
            | '?'
            | ';'
            | '|'
    ) || c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn content_has_neither_number_nor_marks() {
        for (clause, expected) in [
            ("优化空间布局，", "优化空间布局"),
            ("（一）指导思想。", "指导思想"),
            ("一是以竹为主、多业并举，", "以竹为主、多业并举"),
            ("1．构建“一心一谷”的格局。", "构建“一心一谷”的格局"),
            ("“一核引领”", "“一核引领”"),
            ("“我们确定这些目标，", "我们确定这些目标"),
            ("健全共治机制。”\n", "健全共治机制"),
            (
                "（全市平均比我们高，不攀比）\n",
                "（全市平均比我们高，不攀比）",
            ),
            ("——画了一张大图。", "画了一张大图"),
            ("第一，", "第一"),
            ("2027年", "2027年"),
            ("。”\n", ""),
            ("", ""),
        ] {
            let (start, end) = content(clause);
            assert_eq!(&clause[start as usize..end as usize], expected, "{clause}");
        }
    }

    #[test]
    fn a_heap_of_lonely_marks_takes_no_time() {
        let _ = content(&"”）".repeat(100_000));
    }

    proptest! {
        /// The fast way and its naive twin.
        #[test]
        fn plain_clauses_are_as_any(clause in "[城市一第是“（]?[城市一第、，。；,：”）—a1 ㄅ]{0,6}[，。；,：]?") {
            prop_assert_eq!(content(&clause), content_of_any(&clause));
        }
    }
}
