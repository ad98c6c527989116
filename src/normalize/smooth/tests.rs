//! Pages set in unusual ways, and pages that only look so.

use proptest::prelude::*;

use super::*;
use crate::normalize::{clean, fold};

/// Paragraphs of prose with a heading and a list, as they are written.
const PARAGRAPHS: [&str; 7] = [
    "中共某区委关于推进城市高质量发展的实施意见",
    "全会认为，城市是现代化的重要载体，必须准确把握发展方式的新变化，转变城市发展理念。发展方式、发展动力也要转变。要看清形势。同时，区位优势还要用好。",
    "一、优化城市空间布局",
    "构建“一核引领、多点支撑”的城镇体系。推动老城有机更新，把雨量站加密到每一条沟。2027年底前完成老旧小区改造112个，城镇化率达到73.5%以上。",
    "二、提升公共服务品质",
    "打造15分钟便民生活圈，组建教育集团6个。健全养老服务网络。推进城市运行“一网统管”（含应急指挥），让老城更宜居、新城更有活力。",
    "全会号召，全区各级党组织和广大党员干部要更加紧密地团结起来。要乘势而上、破浪前行。奋力谱写城市发展的新篇章。",
];

fn smooth(page: &str) -> Option<Smooth> {
    super::smooth(page, &fold::fold(page))
}

fn smoothed(page: &str) -> String {
    smooth(page).map_or_else(|| page.to_owned(), |smooth| smooth.text)
}

/// Breaks lines after so many characters.
fn chunks(lines: &[&str], width: usize) -> String {
    let mut page = String::new();
    for line in lines {
        for chunk in line.chars().collect::<Vec<_>>().chunks(width) {
            page.extend(chunk);
            page.push('\n');
        }
    }
    page
}

/// Breaks lines after so many characters; closing marks hang over the margin.
fn hung(lines: &[&str], width: usize) -> String {
    let mut page = String::new();
    for line in lines {
        let mut length = 0;
        for ch in line.chars() {
            if length >= width && !marks::is_closing(ch) {
                page.push('\n');
                length = 0;
            }
            page.push(ch);
            length += 1;
        }
        page.push('\n');
    }
    page
}

/// Breaks lines where a mark, a number or a word of letters would not fit into so many columns.
fn careful(lines: &[&str], columns: usize) -> String {
    let mut page = String::new();
    for line in lines {
        let (mut rest, mut length) = (*line, 0);
        while !rest.is_empty() {
            let piece = between::held_together(rest);
            let width = width::Ruler::Columns.of_text(piece);
            if length > 0 && length + width > columns {
                page.push('\n');
                length = 0;
            }
            page.push_str(piece);
            length += width;
            rest = rest.strip_prefix(piece).unwrap_or_default();
        }
        page.push('\n');
    }
    page
}

fn lines_of(page: &str) -> Vec<&str> {
    page.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect()
}

/// A way to break some lines.
type Way<'a> = &'a dyn Fn(&[&str]) -> String;

/// Whether no paragraph ends with a full line, which nothing but its words could tell from others.
fn end_short(broken: Way<'_>, width: usize) -> bool {
    let is_short = |line: &str| line.chars().count() < width;
    PARAGRAPHS
        .iter()
        .all(|paragraph| broken(&[paragraph]).lines().last().is_some_and(is_short))
}

#[test]
fn broken_lines_are_put_together() {
    for width in 14..=28 {
        let ways: [Way<'_>; 3] = [
            &|lines| chunks(lines, width),
            &|lines| hung(lines, width),
            &|lines| careful(lines, width * 2),
        ];
        for (way, broken) in ways.into_iter().enumerate() {
            if !end_short(broken, width) {
                continue;
            }
            let plain = broken(&PARAGRAPHS);
            let pages = [
                plain.replace('\n', "\r\n"),
                plain.replace('\n', "\r"),
                plain.replace('\n', "\n\n"),
                format!("  {}", plain.replace('\n', "\n  ")),
                plain,
            ];
            for page in pages {
                let text = smoothed(&page).replace('\r', "\n");
                assert_eq!(lines_of(&text), PARAGRAPHS, "{way} {width} {page}");
            }
        }
    }
}

/// What sets paragraphs apart tells them whatever the length of their last lines.
#[test]
fn paragraphs_that_are_set_apart_are_told() {
    let indented = PARAGRAPHS.map(|paragraph| format!("　　{paragraph}"));
    let indented = indented.each_ref().map(String::as_str);
    for width in 14..=28 {
        let apart = |broken: Way<'_>| PARAGRAPHS.map(|paragraph| broken(&[paragraph])).join("\n");
        for page in [
            chunks(&indented, width),
            careful(&indented, width * 2),
            apart(&|lines| chunks(lines, width)),
            apart(&|lines| hung(lines, width)),
            apart(&|lines| careful(lines, width * 2)),
        ] {
            assert_eq!(lines_of(&smoothed(&page)), PARAGRAPHS, "{width} {page}");
        }
    }
}

/// Where the indent was taken away, the first lines are shorter than others.
#[test]
fn first_lines_without_their_indent_are_full() {
    let indented = PARAGRAPHS.map(|paragraph| format!("　　{paragraph}"));
    let page = chunks(&indented.each_ref().map(String::as_str), 16);
    let page: String = page
        .lines()
        .map(|line| line.trim().to_owned() + "\n")
        .collect();
    assert_eq!(lines_of(&smoothed(&page)), PARAGRAPHS);
}

#[test]
fn words_of_letters_stay_apart_where_a_careful_break_parted_them() {
    let text = "要推广Smart City理念，办好Open Data大赛，让城市更聪明、让群众更满意，健全智慧治理体系，完善数字服务平台，提升城市治理水平，让城市更宜居、更韧性，打造便民生活圈，组建教育集团，健全养老服务网络，推进城市运行一网统管，让老城更宜居、新城更有活力。";
    let pages: Vec<String> = (24..40).map(|columns| careful(&[text], columns)).collect();
    assert!(
        pages
            .iter()
            .any(|page| page.contains("Smart \n") || page.contains("Open \n"))
    );
    for page in pages {
        assert_eq!(clean(&page).text, text, "{page}");
    }
}

/// Cases: a name and a page that stays as it is.
const USUAL: [(&str, &str); 10] = [
    ("nothing", ""),
    (
        "a short page",
        "一、总体要求\n要优化布局。\n二、重点任务\n要提升品质。\n三、保障措施\n要加强领导。\n",
    ),
    (
        "a list of items of one length",
        "优化城市空间布局，构建城镇体系；\n提升城市功能品质，完善公共服务；\n增强城市安全韧性，更新地下管网；\n彰显城市文化魅力，保护历史街区；\n推动绿色低碳转型，治理跨界水体；\n深化重点领域改革，健全投资机制。\n",
    ),
    (
        "slogans of one length",
        "优化空间布局，构建城镇体系\n提升功能品质，完善公共服务\n增强安全韧性，更新地下管网\n彰显文化魅力，保护历史街区\n推动绿色转型，治理跨界水体\n深化改革\n",
    ),
    (
        "headings of one length",
        "优化提升城市空间结构布局体系\n持续增强城市安全韧性治理能力\n全面彰显城市历史文化独特魅力\n加快推动城市绿色低碳发展转型\n不断深化城市重点领域关键改革\n切实加强城市工作组织领导保障\n",
    ),
    (
        "a table",
        "序号\t任务\t单位\n1\t新建口袋公园20个\t区园林局\n2\t新增养老床位600张\t区民政局\n3\t更新管网46公里\t区住建局\n4\t新建消防站4座\t区应急局\n5\t改造小区112个\t区住建局\n",
    ),
    (
        "a menu",
        "首页 > 要闻 > 正文\n字号：大 中 小\n登录 注册 收藏 打印\n政务公开　办事服务　互动交流\n",
    ),
    (
        "names",
        "出席：项怀舟　池砚清　卓远志　岑晚舟　狄秋实　顾青砚\n会　议　纪　要\n",
    ),
    (
        "words of letters",
        "We the people of the city of lakes do plan to go on as we did\n",
    ),
    ("one blank", "要优化城市 空间布局。\n"),
];

#[test]
fn usual_pages_are_left_alone() {
    for (name, page) in USUAL {
        assert!(smooth(page).is_none(), "{name}: {}", smoothed(page));
    }
}

#[test]
fn a_page_may_be_spaced_and_broken() {
    let spaced = |line: &str| line.chars().map(String::from).collect::<Vec<_>>().join(" ");
    for width in [15, 22, 33] {
        let spaced_lines = PARAGRAPHS.map(spaced);
        let first_spaced = chunks(&spaced_lines.each_ref().map(String::as_str), width * 2);
        let first_broken: String = chunks(&PARAGRAPHS, width)
            .lines()
            .map(|line| spaced(line) + "\n")
            .collect();
        for page in [first_spaced, first_broken] {
            assert_eq!(lines_of(&clean(&page).text), PARAGRAPHS, "{width}");
        }
    }
}

/// Words and marks of prose, and whatever else.
fn prose() -> impl Strategy<Value = String> {
    let pieces: Vec<&str> = "优化 城市空间 布局 提升功能 ， ， 。 、 “一网统管” （试行） 2027年 73.5% 國(guó)家 Smart \u{a0} \t \n 一、 ；"
        .split(' ')
        .collect();
    let piece = prop_oneof![30 => prop::sample::select(pieces), 1 => Just(" ")];
    prop::collection::vec(piece, 20..150).prop_map(|pieces| pieces.concat())
}

proptest! {
    /// Nothing but blanks and breaks goes, and every place is found again.
    #[test]
    fn all_words_stay_in_their_places(text in prose(), width in 12_usize..40, spaced in any::<bool>()) {
        let page = chunks(&text.lines().collect::<Vec<_>>(), width);
        let spaced_page = || page.chars().flat_map(|ch| [ch, ' ']).collect::<String>();
        let page = if spaced { spaced_page() } else { page.clone() };
        let Some(smooth) = smooth(&page) else { return Ok(()) };
        let bare = |text: &str| text.chars().filter(|ch| !ch.is_whitespace()).collect::<String>();
        prop_assert_eq!(bare(&smooth.text), bare(&page));
        for (at, ch) in smooth.text.char_indices().filter(|(_, ch)| !ch.is_whitespace()) {
            let (start, len) = (u32::try_from(at).unwrap(), u32::try_from(ch.len_utf8()).unwrap());
            let origin = smooth.map.span(start, start + len);
            prop_assert_eq!(origin.slice(&page).unwrap(), ch.to_string());
        }
    }

    #[test]
    fn every_clean_range_of_a_broken_page_slices_it(text in prose(), width in 12_usize..40, a in any::<prop::sample::Index>(), b in any::<prop::sample::Index>()) {
        let page = chunks(&text.lines().collect::<Vec<_>>(), width);
        let clean = clean(&page);
        let bounds: Vec<usize> = clean.text.char_indices().map(|(at, _)| at).chain([clean.text.len()]).collect();
        prop_assume!(bounds.len() > 1);
        let (a, b) = (bounds[a.index(bounds.len())], bounds[b.index(bounds.len())]);
        let span = clean.map.span(u32::try_from(a.min(b)).unwrap(), u32::try_from(a.max(b)).unwrap());
        let slice = span.slice(&page);
        prop_assert_eq!(slice.map(str::is_empty), Some(a == b));
    }
}
