//! What a paragraph of its own begins with: numbers, bullets, labels.

/// 一、 （一） 1. 1） 第一条 ①
pub(super) fn starts_numbered(line: &str) -> bool {
    let is_number = |ch: char| ch.is_ascii_digit() || "一二三四五六七八九十百零〇".contains(ch);
    if let Some(rest) = line.strip_prefix('（') {
        let after = rest.trim_start_matches(is_number);
        return after.len() < rest.len() && after.starts_with('）');
    }
    if let Some(rest) = line.strip_prefix('第') {
        let after = rest.trim_start_matches(is_number);
        return after.len() < rest.len() && after.starts_with(['条', '章', '节', '编', '款']);
    }
    if line.starts_with(|ch: char| matches!(ch, '①'..='⒛' | '❶'..='➓' | '㈠'..='㈩')) {
        return true;
    }
    let after = line.trim_start_matches(is_number);
    if after.len() == line.len() {
        return false;
    }
    let mut marks = after.chars();
    match marks.next() {
        Some('、' | '）') => true,
        Some('.') => !marks.next().is_some_and(|ch| ch.is_ascii_digit()),
        _ => false,
    }
}

/// —— · 【 一是 第一， 附件 出席：
pub(super) fn starts_item(line: &str) -> bool {
    const LEADS: [&str; 18] = [
        "—",
        "·",
        "【",
        "●",
        "■",
        "◆",
        "▲",
        "★",
        "○",
        "□",
        "※",
        "附件",
        "出席：",
        "列席：",
        "记录：",
        "请假：",
        "联系人：",
        "主持：",
    ];
    if LEADS.iter().any(|lead| line.starts_with(lead)) {
        return true;
    }
    let is_number = |ch: char| "一二三四五六七八九十".contains(ch);
    let ordinal = line.strip_prefix('第').unwrap_or(line);
    let after = ordinal.trim_start_matches(is_number);
    after.len() < ordinal.len()
        && if ordinal.len() < line.len() {
            after.starts_with(['，', '、', '：'])
        } else {
            after.starts_with(['是', '要'])
        }
}

/// 图①： 图1： 图为 ［图片］图①：
pub(crate) fn starts_caption(line: &str) -> bool {
    let line = ["［图片］", "[图片]"]
        .into_iter()
        .find_map(|mark| line.strip_prefix(mark))
        .unwrap_or(line);
    let is_number = |ch: char| ch.is_ascii_digit() || ('①'..='⑳').contains(&ch);
    line.strip_prefix('图').is_some_and(|rest| {
        let after = rest.trim_start_matches(is_number);
        rest.starts_with('为') || after.len() < rest.len() && after.starts_with('：')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_open_items() {
        for line in [
            "一、总体",
            "十二、附则",
            "（一）优化",
            "（12）优化",
            "1.优化",
            "12、优化",
            "3）优化",
            "第三条 某某",
            "第2章",
            "①优化",
        ] {
            assert!(starts_numbered(line), "{line}");
        }
        for line in [
            "2027年",
            "3.5%",
            "一是",
            "一江两岸",
            "（讨论稿）",
            "第一，",
            "第三产业",
            "",
            "1",
            "十四五",
        ] {
            assert!(!starts_numbered(line), "{line}");
        }
    }

    #[test]
    fn leads_open_items() {
        for line in [
            "—优化",
            "· 某某",
            "【讨论稿】",
            "一是修路",
            "三要架桥",
            "第一，修路",
            "出席：甲",
        ] {
            assert!(starts_item(line), "{line}");
        }
        for line in ["第一时间", "一江两岸", "三产融合", "出席会议", ""] {
            assert!(!starts_item(line), "{line}");
        }
    }

    #[test]
    fn captions_say_what_a_picture_shows() {
        for line in [
            "图①：老街",
            "图12：老街",
            "图为老街",
            "[图片]图1：老街",
            "［图片］图为老街",
        ] {
            assert!(starts_caption(line), "{line}");
        }
        for line in ["图书馆", "图1", "[图片]老街", "企图为难", ""] {
            assert!(!starts_caption(line), "{line}");
        }
    }
}
