//! Which lines belong to the page and not to the text.
//!
//! A line is judged by its furniture words, its form and its place: a footer stands after the
//! text, a date line before or after it, and a sentence that merely mentions 来源 or 微信 is text.

use super::furniture::{
    Furniture, Place, count_within, has_items, has_sentence, is_decoration, is_repetition,
    is_wordless,
};
use super::words::{self, Found};

/// A line longer than this is never furniture: characters are at most four bytes, so that this is
/// at least 120 characters.
const LONGEST: usize = 480;
/// A page's head is at least so many lines.
const HEAD: usize = 10;
/// A line of text proper has at least so many characters.
const BODY: usize = 30;

/// What a line with the name of a photographer may end in.
const MAY_END_CREDIT: [char; 8] = ['摄', '影', '图', '道', '）', '】', ']', ' '];

/// What a page's lines are, by their order.
pub(super) fn mark(lines: &[&str]) -> Vec<bool> {
    let body: Vec<bool> = lines.iter().map(|line| is_body(line)).collect();
    let first = body.iter().position(|&is| is).unwrap_or(lines.len());
    let end = body.iter().rposition(|&is| is).map_or(0, |last| last + 1);
    let mut page = Page {
        related: false,
        tail: false,
        found: Vec::new(),
    };
    lines
        .iter()
        .enumerate()
        .map(|(index, line)| {
            let place = Place {
                head: index < first || index < HEAD,
                tail: index >= end,
            };
            page.is_chrome(line, place, body.get(index) == Some(&true))
        })
        .collect()
}

/// What the lines before have shown.
struct Page {
    /// A list of other pages has begun.
    related: bool,
    /// The footer has begun.
    tail: bool,
    /// The furniture words of a line; the buffer is reused from line to line.
    found: Vec<Found>,
}

impl Page {
    fn is_chrome(&mut self, line: &str, place: Place, body: bool) -> bool {
        if line.len() > LONGEST {
            self.related = false;
            return false;
        }
        if body && is_plain(line) {
            self.related = false;
            return false;
        }
        self.found.clear();
        if body || place.tail || !is_plain(line) || words::tell(line) {
            self.found.extend(words::find(scope(line, body)));
        }
        let furniture = Furniture::new(line, &self.found);
        if furniture.opens_list() {
            self.related = true;
            return true;
        }
        if self.related && !body {
            return true;
        }
        self.related = false;
        let certain = furniture.is_chrome_anywhere() || furniture.is_chrome_at(place);
        let swept = place.tail && self.tail && is_menu_like(line);
        self.tail |= certain && place.tail;
        certain || swept
    }
}

/// Text proper: long enough, with marks of clauses or sentences.
fn is_body(line: &str) -> bool {
    line.len() > LONGEST || (has_sentence(line) && is_long(line))
}

/// Whether the line has as many characters as text proper; at most four bytes are one.
fn is_long(line: &str) -> bool {
    line.len() > 4 * BODY || !count_within(line, BODY - 1)
}

/// Whether a line shows none of the signs by which text proper could still be furniture: it begins
/// with no word of furniture, ends as no credit does and has no items. Of other lines without
/// these signs only the words count that tell a line wherever they stand.
fn is_plain(line: &str) -> bool {
    let words = line.trim_start_matches(is_decoration);
    let ends = |ch: char| MAY_END_CREDIT.contains(&ch) || is_decoration(ch);
    !words::begin(words)
        && !line.ends_with(ends)
        && !has_items(line)
        && !is_wordless(line)
        && !is_repetition(line)
}

/// Short and without marks, as the items of a menu are.
fn is_menu_like(line: &str) -> bool {
    count_within(line, 40) && !line.contains(['，', '。', '；'])
}

/// Where words are sought: text proper is told by its lead, or by the photographer at its end.
fn scope(line: &str, body: bool) -> &str {
    if body && !line.ends_with(MAY_END_CREDIT) {
        line.get(..line.floor_char_boundary(48)).unwrap_or_default()
    } else {
        line
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TEXT: &str = "会议强调，要优化城市空间布局，提升城市功能品质，增进民生福祉，办好实事。";

    /// Judges a line before and after the text.
    fn judge(line: &str) -> (bool, bool) {
        let mut page = vec![line];
        page.extend([TEXT; HEAD]);
        page.push(line);
        let marks = mark(&page);
        assert!(marks[1..=HEAD].iter().all(|chrome| !chrome), "{line}");
        (marks[0], marks[HEAD + 1])
    }

    #[test]
    fn furniture_is_told_anywhere() {
        for line in [
            "首页 > 资讯中心 > 要闻",
            "您当前的位置：首页>要闻",
            "（责任编辑：甲 校对：乙）",
            "编辑：甲",
            "上一篇：某区召开座谈会，部署冬修，要求抓实抓细，确保安全度汛，务求实效",
            "9月17日，全会举行。记者 甲 摄",
            "全会现场（记者 甲 摄）",
            "版权所有 某公司",
            "未经授权，不得转载。",
            "某ICP备00000002号",
            "简体版|English",
            "22222222",
            "— 3 —",
            "[图片]",
            "新闻摘要：",
            "登录 | 注册 | 简",
            "抄送：市委办公室，区人大常委会、区政府、区政协办公室，区纪委监委机关。",
        ] {
            assert_eq!(judge(line), (true, true), "{line}");
        }
    }

    #[test]
    fn some_furniture_has_its_place() {
        for (line, head, tail) in [
            ("来源：某日报", true, true),
            ("发布时间：2025-09-18 09:09:47 来源：", true, true),
            ("据某某日报", true, true),
            ("精神传达提纲 - 某某网", true, false),
            ("主办：某办 承办：某中心", false, true),
            ("联系人：甲 电话：0000-6600123", false, true),
            ("某办公室 2025年12月19日印发", false, true),
        ] {
            assert_eq!(judge(line), (head, tail), "{line}");
        }
    }

    #[test]
    fn text_is_not_furniture() {
        for line in [
            "要规范信息来源，办好微信公众号，市民扫一扫就能办事，打印证明不再跑腿。",
            "时间安排",
            "主办单位：省交通运输厅，各州、市人民政府",
            "首页亮相",
            "以港为媒再出发 拥江而兴谱新篇",
            "一、总体要求",
            "（一）",
            "1.",
            "2027年",
            "解放碑",
            "。",
        ] {
            assert_eq!(judge(line), (false, false), "{line}");
        }
    }

    #[test]
    fn a_list_of_other_pages_ends_where_text_goes_on() {
        let page = [TEXT, "相关新闻", "· 一条新闻", TEXT, "短句。"];
        assert_eq!(mark(&page), [false, true, true, false, false]);
    }

    #[test]
    fn a_footer_sweeps_the_menu_behind_it() {
        let page = [TEXT, "某某办", "扫一扫", "微博", "部门街镇", "新闻媒体网站"];
        assert_eq!(mark(&page), [false, false, true, true, true, true]);
        assert!(mark(&[]).is_empty());
    }

    /// Pieces of plain text, and words and marks of all classes.
    const TEXT_PIECES: &str = "城市 优化空间布局 提升功能， 建成。 2027年 一、 ， 。 （ ）要";
    const SIGNS: &str = "首页 来源 日期 大 摘要 编辑 审核 摄 记者 图 上一篇 相关新闻 版权所有 扫一扫 主办 电话 抄送 \
        登录 简 English 据 网 印发 ： （ ） 【 · — > | . aaaaaaaaaaaaaaa";

    fn lines() -> impl Strategy<Value = String> {
        let pieces =
            |list: &'static str| prop::sample::select(list.split_whitespace().collect::<Vec<_>>());
        let sign = || prop_oneof![9 => pieces(SIGNS), 1 => Just(" "), 1 => Just("\t")];
        let piece = prop_oneof![12 => pieces(TEXT_PIECES), 1 => sign()];
        (
            prop::option::of(sign()),
            prop::collection::vec(piece, 8..24),
        )
            .prop_map(|(first, line)| first.unwrap_or_default().to_owned() + &line.concat())
    }

    proptest! {
        /// The fast way and its naive twin, the look at all words.
        #[test]
        fn plain_lines_are_no_furniture(line in lines(), head in any::<bool>()) {
            prop_assume!(is_body(&line) && is_plain(&line));
            let found: Vec<Found> = words::find(scope(&line, true)).collect();
            let furniture = Furniture::new(&line, &found);
            prop_assert!(!furniture.opens_list());
            prop_assert!(!furniture.is_chrome_anywhere());
            let place = Place { head, tail: false };
            prop_assert!(!furniture.is_chrome_at(place));
        }

        #[test]
        fn plain_lines_need_no_words(line in lines(), head in any::<bool>()) {
            prop_assume!(is_plain(&line) && !words::tell(&line));
            let found: Vec<Found> = words::find(&line).collect();
            let (known, bare) = (Furniture::new(&line, &found), Furniture::new(&line, &[]));
            let place = Place { head, tail: false };
            prop_assert_eq!(known.opens_list(), bare.opens_list());
            prop_assert_eq!(known.is_chrome_anywhere(), bare.is_chrome_anywhere());
            prop_assert_eq!(known.is_chrome_at(place), bare.is_chrome_at(place));
        }
    }
}
