//! The words around a number that make of it a floor, a ceiling or a guess.

use std::ops::Range;

/// What the words around a number make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Bound {
    /// Nothing.
    #[default]
    Open,
    /// 约, 近, 左右
    About,
    /// More is better: 提高到, 增长.
    Up,
    /// Less is better: 降到, 控制在.
    Down,
    /// 不低于, 超过, 以上
    Least,
    /// 不超过, 低于, 以下, 以内
    Most,
}

impl Bound {
    /// Whether one who says this asks for the contrary of one who asks for that.
    pub(crate) const fn contradicts(self, asked: Self) -> bool {
        matches!(
            (asked, self),
            (Self::Least | Self::Up, Self::Most) | (Self::Most | Self::Down, Self::Least)
        )
    }
}

/// A word with what it makes of the number beside it.
type Words = &'static [(&'static str, Bound)];

/// What the words around a range of a text make of it; those behind it are nearer to its point.
pub(super) fn bound(text: &str, range: Range<usize>) -> Bound {
    let (before, after) = around(text, range);
    let word = after.or(before);
    word.map_or(Bound::Open, |(_, bound)| bound)
}

/// A range of a text with the words that make a floor or a ceiling of it.
pub(crate) fn with_words(text: &str, range: Range<usize>) -> Range<usize> {
    let (before, after) = around(text, range.clone());
    let len = |word: Option<(&str, Bound)>| word.map_or(0, |(word, _)| word.len());
    range.start - len(before)..range.end + len(after)
}

type Found = Option<(&'static str, Bound)>;

fn around(text: &str, Range { start, end }: Range<usize>) -> (Found, Found) {
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    let last = before.chars().next_back().unwrap_or_default();
    let first = after.chars().next().unwrap_or_default();
    let ends = |&&(word, _): &&(&str, Bound)| before.ends_with(word);
    let begins = |&&(word, _): &&(&str, Bound)| after.starts_with(word);
    let before = words_before(last, before).iter().find(ends);
    (
        before.copied(),
        words_after(first).iter().find(begins).copied(),
    )
}

/// The words that begin so and stand behind a number.
const fn words_after(first: char) -> Words {
    match first {
        '以' => &[
            ("以上", Bound::Least),
            ("以下", Bound::Most),
            ("以内", Bound::Most),
        ],
        '及' => &[
            ("及以上", Bound::Least),
            ("及以下", Bound::Most),
            ("及以内", Bound::Most),
        ],
        '之' => &[
            ("之上", Bound::Least),
            ("之下", Bound::Most),
            ("之内", Bound::Most),
        ],
        '左' => &[("左右", Bound::About)],
        '上' => &[("上下", Bound::About)],
        _ => &[],
    }
}

/// The words that end so and stand before a number, longer ones first.
fn words_before(last: char, before: &str) -> Words {
    match last {
        '于' => &[
            ("不低于", Bound::Least),
            ("不少于", Bound::Least),
            ("不小于", Bound::Least),
            ("不高于", Bound::Most),
            ("不大于", Bound::Most),
            ("不多于", Bound::Most),
            ("高于", Bound::Least),
            ("大于", Bound::Least),
            ("多于", Bound::Least),
            ("低于", Bound::Most),
            ("小于", Bound::Most),
            ("少于", Bound::Most),
        ],
        '过' => &[("不超过", Bound::Most), ("超过", Bound::Least)],
        '超' => &[("不超", Bound::Most), ("超", Bound::Least)],
        '逾' => &[("逾", Bound::Least)],
        '≥' => &[("≥", Bound::Least)],
        '≤' => &[("≤", Bound::Most)],
        '少' => &[("至少", Bound::Least), ("减少", Bound::Up)],
        '多' => &[("至多", Bound::Most), ("最多", Bound::Most)],
        '足' => &[("不足", Bound::Most)],
        '近' => &[
            ("附近", Bound::Open),
            ("就近", Bound::Open),
            ("最近", Bound::Open),
            ("近", Bound::About),
        ],
        '约' => &[
            ("节约", Bound::Up),
            ("集约", Bound::Open),
            ("签约", Bound::Open),
            ("履约", Bound::Open),
            ("约", Bound::About),
        ],
        '破' => &[("突破", Bound::Up)],
        '长' => &[("增长", Bound::Up)],
        '高' => &[("提高", Bound::Up)],
        '升' => &[("升", Bound::Up)],
        '加' => &[("增加", Bound::Up)],
        '达' => &[("达", Bound::Up)],
        '降' => &[("降", Bound::Up)],
        '低' => &[("降低", Bound::Up)],
        '在' => &[("控制在", Bound::Down)],
        '到' | '至' => words_of_reaching(before),
        _ => &[],
    }
}

/// 提高到 aims up, 降至 aims down; 不到 is less.
fn words_of_reaching(before: &str) -> Words {
    const UP: &[char] = &['达', '提', '高', '升', '增', '长', '加', '扩', '大', '涨'];
    const DOWN: &[char] = &['降', '低', '减', '少', '压', '缩', '控', '制', '短'];
    let Some(verb) = before.chars().rev().nth(1) else {
        return &[];
    };
    match (verb, before.ends_with('到')) {
        ('不', true) => &[("不到", Bound::Most)],
        (_, true) if UP.contains(&verb) => &[("到", Bound::Up)],
        (_, true) if DOWN.contains(&verb) => &[("到", Bound::Down)],
        (_, false) if UP.contains(&verb) => &[("至", Bound::Up)],
        (_, false) if DOWN.contains(&verb) => &[("至", Bound::Down)],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_around_a_number_make_a_bound() {
        for (text, expected, whole) in [
            ("增长|7%|以上", Bound::Least, "增长7%以上"),
            ("|7%|以下", Bound::Most, "7%以下"),
            ("提高到不超过|12%|", Bound::Most, "不超过12%"),
            ("超过|12%|", Bound::Least, "超过12%"),
            ("降至|5%|", Bound::Down, "至5%"),
            ("降低|5%|", Bound::Up, "降低5%"),
            ("降低到|5%|", Bound::Down, "到5%"),
            ("提高到|5%|", Bound::Up, "到5%"),
            ("控制在|5%|左右", Bound::About, "控制在5%左右"),
            ("节约|10%|", Bound::Up, "节约10%"),
            ("签约|10家|", Bound::Open, "签约10家"),
            ("节约了|10%|", Bound::Open, "10%"),
            ("从5%到|7%|", Bound::Open, "7%"),
            ("不到|7家|", Bound::Most, "不到7家"),
            ("|7家|企业", Bound::Open, "7家"),
        ] {
            let mut parts = text.split('|');
            let mut len = || parts.next().unwrap_or_default().len();
            let (start, length) = (len(), len());
            let text = text.replace('|', "");
            let range = start..start + length;
            assert_eq!(bound(&text, range.clone()), expected, "{text}");
            assert_eq!(&text[with_words(&text, range)], whole, "{text}");
        }
    }

    #[test]
    fn a_ceiling_contradicts_a_floor() {
        use Bound::{About, Down, Least, Most, Open, Up};
        for (asked, said, expected) in [
            (Least, Most, true),
            (Most, Least, true),
            (Up, Most, true),
            (Down, Least, true),
            (Up, Least, false),
            (Most, Up, false),
            (Open, Most, false),
            (Least, Open, false),
            (Least, About, false),
        ] {
            assert_eq!(said.contradicts(asked), expected, "{asked:?} {said:?}");
        }
    }
}
