//! The step as a whole: what holds for any text.

use proptest::prelude::*;

use super::*;
use crate::number::to_u32;

fn text(source: &str) -> String {
    clean(source).text
}

/// Breaks a text at a fixed width, as old pages do, with every paragraph indented.
fn wrapped(paragraphs: &[&str], width: usize) -> String {
    let mut page = String::new();
    for paragraph in paragraphs {
        let characters: Vec<char> = "　　".chars().chain(paragraph.chars()).collect();
        for line in characters.chunks(width) {
            page.extend(line);
            page.push('\n');
        }
    }
    page
}

#[test]
fn a_wrapped_page_is_the_page() {
    let paragraphs = [
        "会议指出，要优化城市空间布局，构建一核引领、多点支撑的城镇体系，深入推进以县城为重要载体的新型城镇化。",
        "会议强调，要提高城市安全韧性，更新改造地下管网，完善应急机制，把雨量站加密到每一条沟，让群众安心。",
        "一、重点任务",
        "要提升公共服务品质，打造便民生活圈，推进集团化办学，组建紧密型医共体，健全养老服务网络，让老人舒心。",
        "会议号召，全区各级党组织和广大党员干部要更加紧密地团结起来，乘势而上、破浪前行，奋力谱写新的篇章。",
    ];
    for width in 12..60 {
        assert_eq!(
            text(&wrapped(&paragraphs, width)),
            paragraphs.join("\n"),
            "{width}"
        );
    }
}

#[test]
fn hostile_texts_are_taken() {
    for source in [
        "（".repeat(100_000),
        "《\n".repeat(50_000),
        "国(guó".repeat(50_000),
        "“一，\n".repeat(50_000),
        "，一\n".repeat(50_000),
        "\t1\t\n".repeat(50_000),
        "一".repeat(1_000_000),
        "國著".repeat(100_000),
        "1 年 ".repeat(100_000),
        "\0\u{301}\u{200b}".repeat(100_000),
        "--'\"".repeat(100_000),
    ] {
        let clean = clean(&source);
        let end = u32::try_from(clean.text.len()).unwrap();
        assert!(clean.map.span(0, end).slice(&source).is_some());
    }
}

/// Characters that the step treats in their own ways, and any others.
fn pages_of_anything() -> impl Strategy<Value = String> {
    let special = prop::sample::select(
        "國家著力显著乾(guó)（hǎo）,;:!?'\"「」—-─·•０Ａ％　 \t\r\n\u{2028}\u{200b}\u{feff}\0。，、：；《》“”1年月日㑮𠀀"
            .chars()
            .collect::<Vec<char>>(),
    );
    prop::collection::vec(prop_oneof![4 => special, 1 => any::<char>()], 0..120)
        .prop_map(String::from_iter)
}

proptest! {
    #[test]
    fn every_clean_range_slices_the_source(source in pages_of_anything(), a in any::<prop::sample::Index>(), b in any::<prop::sample::Index>()) {
        let clean = clean(&source);
        let bounds: Vec<usize> = clean.text.char_indices().map(|(at, _)| at).chain([clean.text.len()]).collect();
        let (a, b) = (bounds[a.index(bounds.len())], bounds[b.index(bounds.len())]);
        let (start, end) = (a.min(b), a.max(b));
        let span = clean.map.span(to_u32(start), to_u32(end));
        let slice = span.slice(&source);
        prop_assert!(slice.is_some());
        prop_assert_eq!(slice.unwrap().is_empty(), start == end);
        // Kept characters are found where the map says; spans of neighbours do not cross.
        for (at, ch) in clean.text[start..end].char_indices() {
            let at = start + at;
            let own = clean.map.span(to_u32(at), to_u32(at + ch.len_utf8()));
            prop_assert!(own.start() >= span.start() && own.end() <= span.end());
            let origin = own.slice(&source).unwrap();
            prop_assert!(!origin.is_empty());
            if chars::fold(ch) == chars::Fold::Keep && !chars::is_han(ch) && origin.chars().count() == 1 && ch.is_alphabetic() && !ch.is_ascii() {
                prop_assert_eq!(origin.chars().next(), Some(ch));
            }
        }
    }

    #[test]
    fn lines_cover_the_text(source in pages_of_anything()) {
        let clean = clean(&source);
        let lines: Vec<&str> = clean.lines.iter().map(|line| &clean.text[line.start as usize..line.end as usize]).collect();
        prop_assert_eq!(lines.join("\n"), clean.text.clone());
        prop_assert!(lines.iter().all(|line| !line.is_empty()));
    }

    #[test]
    fn clean_text_stays_clean(source in pages_of_anything()) {
        let once = text(&source);
        for ch in once.chars().filter(|&ch| ch != '\n' && ch != '\t') {
            let fold = chars::fold(ch);
            prop_assert!(!matches!(fold, chars::Fold::Drop | chars::Fold::Break), "{:?}", ch);
        }
    }
}
