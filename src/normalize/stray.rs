//! Blanks that stand by mistake inside a word of prose: 生活污 水集中收集率.

use super::chars::{self, Fold};
use super::fold::Folder;
use super::leads::starts_numbered;
use super::nearby;

/// A clause of prose is hardly longer, in characters.
const LONGEST_CLAUSE: usize = 60;
/// A page has no more blanks by mistake than this; it bounds the work.
const MOST_SEARCHES: u32 = 64;
/// A number at the head of a line has no more characters.
const LONGEST_NUMBER: usize = 5;

impl Folder<'_> {
    /// Whether the blank at the end of what was read parts a word: it stands between two Han
    /// characters, inside a clause that has its marks; in the first or last clause of a line only if
    /// the text nearby has the two characters side by side. In headlines, menus and names a blank
    /// means something.
    pub(super) fn is_stray(&mut self, at: usize, next: usize) -> bool {
        let line = self.text.get(self.line.start..).unwrap_or_default();
        let after = self.source.get(next..).unwrap_or_default();
        let (last, first) = (line.chars().next_back(), after.chars().next());
        if !last.is_some_and(chars::is_han) || !first.is_some_and(chars::is_han) {
            return false;
        }
        match (border(line.chars().rev()), border(after.chars())) {
            (Border::Mark, Border::Mark) => return true,
            (Border::Mark, Border::Line) => {}
            (Border::Line, Border::Mark) if !is_number(line) => {}
            _ => return false,
        }
        self.searches += 1;
        self.searches <= MOST_SEARCHES && nearby::has_word(self.source, at, last, first)
    }
}

/// What a clause comes to on one side of a blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Border {
    /// A mark between clauses.
    Mark,
    /// An end of the line, with no other blank before it.
    Line,
    /// A colon, quote or bracket, a wider blank, or nothing for long.
    Other,
}

fn border(characters: impl Iterator<Item = char>) -> Border {
    let mut blanks = 0;
    let mut after_blank = false;
    for (count, ch) in characters.enumerate() {
        match chars::fold(ch) {
            _ if count == LONGEST_CLAUSE => return Border::Other,
            Fold::Break => break,
            Fold::Blank if after_blank => return Border::Other,
            Fold::Mark(mark) if mark != '：' => return Border::Mark,
            Fold::Keep if matches!(ch, '，' | '。' | '；' | '！' | '？') => {
                return Border::Mark;
            }
            Fold::Blank => blanks += 1,
            Fold::Keep if chars::is_han(ch) || ch.is_alphanumeric() => {}
            Fold::Keep if matches!(ch, '、' | '%' | '.') => {}
            _ => return Border::Other,
        }
        after_blank = chars::fold(ch) == Fold::Blank;
    }
    if blanks > 0 {
        Border::Other
    } else {
        Border::Line
    }
}

/// Whether nothing but a number stands in a line.
fn is_number(line: &str) -> bool {
    starts_numbered(line) && line.chars().nth(LONGEST_NUMBER).is_none()
}

#[cfg(test)]
mod tests {
    use crate::normalize::clean;

    const CASES: [(&str, &str, &str); 10] = [
        (
            "inside a clause",
            "到2027年，生活污 水集中收集率达到80%以上，优化布局。",
            "到2027年，生活污水集中收集率达到80%以上，优化布局。",
        ),
        (
            "several in a clause",
            "要提升功能，优化城市 空间 布局，增进福祉。",
            "要提升功能，优化城市空间布局，增进福祉。",
        ),
        (
            "a word that stands elsewhere",
            "提升生活污 水处理能力，建好生活污水收集体系。",
            "提升生活污水处理能力，建好生活污水收集体系。",
        ),
        ("a headline", "以湖为媒 向江而行", "以湖为媒 向江而行"),
        (
            "a headline whose halves meet elsewhere",
            "建设人民城市 高质量发展\n城市高质量发展，建设宜居城市。",
            "建设人民城市 高质量发展\n城市高质量发展，建设宜居城市。",
        ),
        (
            "a slogan in quotes",
            "推出节目，唱响“湖光山色 四季如歌”品牌，办好赛事。",
            "推出节目，唱响“湖光山色 四季如歌”品牌，办好赛事。",
        ),
        (
            "after a colon",
            "某局局长甲： 让群众办事 更省心，更舒心。",
            "某局局长甲： 让群众办事 更省心，更舒心。",
        ),
        (
            "the number of an article",
            "第三条 本市第三条本线，直达。",
            "第三条 本市第三条本线，直达。",
        ),
        (
            "wide blanks",
            "会议召开，甲　　乙，丙出席。",
            "会议召开，甲 乙，丙出席。",
        ),
        (
            "the items of a menu",
            "网站地图 联系我们",
            "网站地图 联系我们",
        ),
    ];

    #[test]
    fn blanks_inside_words_go() {
        for (name, source, expected) in CASES {
            assert_eq!(clean(source).text, expected, "{name}");
        }
    }
}
