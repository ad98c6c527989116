//! The step as a whole: cases as data.

use super::*;

/// The clean lines, each with its kind: `p` prose, `r` row, `c` chrome.
fn show(source: &str) -> String {
    let clean = clean(source);
    let lines = clean.lines.iter().map(|line| {
        let kind = match line.kind {
            LineKind::Prose => 'p',
            LineKind::Row => 'r',
            LineKind::Chrome => 'c',
        };
        format!(
            "{kind} {}",
            &clean.text[line.start as usize..line.end as usize]
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn text(source: &str) -> String {
    clean(source).text
}

const FOLDS: [(&str, &str, &str); 40] = [
    ("gloss", "中國(guó)共產（chǎn）黨", "中国共产党"),
    ("gloss with combining mark", "中国(guo\u{301})", "中国"),
    (
        "toneless gloss beside toned ones",
        "為(wèi)了(le)人民",
        "为了人民",
    ),
    ("toneless bracket alone", "好了(le)", "好了（le）"),
    (
        "abbreviation",
        "人工智能(AI)、（CBD）",
        "人工智能（AI）、（CBD）",
    ),
    ("no syllable", "國(guó)家客戶端(app)", "国家客户端（app）"),
    ("gloss after no Han character", "A(guó)", "A（guó）"),
    ("unclosed gloss", "國(guó", "国（guó"),
    ("width", "２０２７年ＧＤＰ增长５．５％", "2027年GDP增长5.5%"),
    (
        "marks",
        "到2027年,建成;好:是!吗?",
        "到2027年，建成；好：是！吗？",
    ),
    (
        "thousands and times",
        "3,000户,8:30,比例2:1",
        "3,000户，8:30，比例2:1",
    ),
    ("numbering", "1.优化 2．提升", "1.优化 2.提升"),
    ("ratio", "2.5∶1，注∶一", "2.5:1，注：一"),
    ("brackets in pairs", "GDP(2024)增长", "GDP（2024）增长"),
    ("straight quotes", "\"一网\"和\"一屏\"", "“一网”和“一屏”"),
    (
        "single quotes",
        "‘一网’、'一屏'、''一图''",
        "“一网”、“一屏”、“一图”",
    ),
    ("apostrophe", "district's", "district's"),
    (
        "corner quotes",
        "「一网」『一屏』﹁一图﹂",
        "“一网”“一屏”“一图”",
    ),
    ("middle dots", "7•18、7・18", "7·18、7·18"),
    ("dashes", "——优化 一--二 一─二", "—优化 一—二 一—二"),
    ("hyphen", "2025-09-18", "2025-09-18"),
    ("blanks", "一　二\u{a0}\u{a0}三  四", "一 二 三 四"),
    ("blanks at the ends", "　　一二　\u{200b} ", "一二"),
    ("number set off", "到 2027 年建成 30 处", "到2027年建成30处"),
    ("number at the start of a line", "6 编制方案", "6 编制方案"),
    ("tab after a number", "1.\t编制方案", "1. 编制方案"),
    (
        "zero width",
        "\u{feff}一\u{200b}二\u{ad}三\0四\u{7f}",
        "一二三四",
    ),
    (
        "line breaks",
        "一。\r\n二。\r三。\u{2028}四。",
        "一。\n二。\n三。\n四。",
    ),
    ("empty lines", "\n\n一。\n \n\n二。\n\n", "一。\n二。"),
    ("script", "著力優化佈局，成效顯著", "着力优化布局，成效显著"),
    (
        "著 in simplified text",
        "着力、沿著江、著名",
        "着力、沿着江、著名",
    ),
    (
        "著 at a joint",
        "  全会强调，要坚持著\n力优化城市空间布局，提升能级。",
        "全会强调，要坚持着力优化城市空间布局，提升能级。",
    ),
    ("beyond the plane", "𠀀城", "𠀀城"),
    ("lone combining mark", "\u{301}一", "\u{301}一"),
    ("empty", "", ""),
    ("blank", " \n\t\n", ""),
    ("small marks of half width", "一､二｡", "一、二。"),
    ("vertical tab", "一\u{b}二", "一 二"),
    ("kept marks", "《一》〔二〕…～", "《一》〔二〕…～"),
    ("plus", "智慧＋，公司+农户", "智慧+，公司+农户"),
];

#[test]
fn folds() {
    for (name, source, expected) in FOLDS {
        assert_eq!(text(source), expected, "{name}");
    }
}

const PAGES: [(&str, &str, &str); 17] = [
    (
        "a break inside a word, with an empty line",
        "会议指出，这是一件关系全局的大事，也是一件关系长远的大事，要协调推进各项工作，不断改善服务，建成一批协\n\n调发展的示范区。",
        "p 会议指出，这是一件关系全局的大事，也是一件关系长远的大事，要协调推进各项工作，不断改善服务，建成一批协调发展的示范区。",
    ),
    (
        "an indented page with a short broken line",
        "  一是开局。\n  出席会议的委员35名,候\n补委员5名。\n  会议圆满。",
        "p 一是开局。\np 出席会议的委员35名，候补委员5名。\np 会议圆满。",
    ),
    (
        "a headline with blanks",
        "某局党组书记，局长甲： 让群众办事 更省心更舒心\n\n发布会上，局长说，今年要办好三件事。",
        "p 某局党组书记，局长甲： 让群众办事 更省心更舒心\np 发布会上，局长说，今年要办好三件事。",
    ),
    (
        "a numbered heading with a comma",
        "（二）优化布局，提升能级\n全年完成投资20亿元，增长5%。",
        "p （二）优化布局，提升能级\np 全年完成投资20亿元，增长5%。",
    ),
    (
        "an open book title",
        "审议通过《关于推进城市治理\n\n现代化的实施意见》和决议。",
        "p 审议通过《关于推进城市治理现代化的实施意见》和决议。",
    ),
    (
        "a title in three lines",
        "中共某区委\n关于贯彻落实全会精神\n加快推动发展的实施意见\n（2025年12月18日通过）",
        "p 中共某区委\np 关于贯彻落实全会精神\np 加快推动发展的实施意见\np （2025年12月18日通过）",
    ),
    (
        "a list after a colon",
        "抓好以下工作：\n一是修路。\n——优化结构\n——提升品质",
        "p 抓好以下工作：\np 一是修路。\np —优化结构\np —提升品质",
    ),
    (
        "words of letters",
        "提升治理能力，优化服务，推广Smart\nCity，让城市更聪明，让群众更满意，推广Open\nData。",
        "p 提升治理能力，优化服务，推广Smart City，让城市更聪明，让群众更满意，推广Open Data。",
    ),
    (
        "a table",
        "序号\t任务\t单位\n（一）优化\n1\t修路,架桥\t交通局\t\n2\t\t水务局",
        "r 序号\t任务\t单位\np （一）优化\nr 1\t修路，架桥\t交通局\nr 2\t\t水务局",
    ),
    (
        "a table of two columns",
        "任务\t单位\n修路\t交通局",
        "r 任务\t单位\nr 修路\t交通局",
    ),
    (
        "a page's head",
        "首页 > 资讯 > 要闻\n无障碍 登录 注册\n标题\n发布时间：2025-12-17 来源：某报 【字号：大 中 小】\n据某某日报\n会议强调，要优化城市空间布局，提升城市功能品质，增进民生福祉。",
        "c 首页 > 资讯 > 要闻\nc 无障碍 登录 注册\np 标题\nc 发布时间：2025-12-17 来源：某报 【字号：大 中 小】\nc 据某某日报\np 会议强调，要优化城市空间布局，提升城市功能品质，增进民生福祉。",
    ),
    (
        "a page's foot",
        "会议强调，要优化城市空间布局，提升城市功能品质，增进民生福祉。\n（责任编辑：甲 校对：乙）\n上一篇：某某\n相关新闻\n· 一条新闻\n· 又一条新闻，很短\n扫一扫\n微博\n主办：某办 承办：某中心\n",
        "p 会议强调，要优化城市空间布局，提升城市功能品质，增进民生福祉。\nc （责任编辑：甲 校对：乙）\nc 上一篇：某某\nc 相关新闻\nc · 一条新闻\nc · 又一条新闻，很短\nc 扫一扫\nc 微博\nc 主办：某办 承办：某中心",
    ),
    (
        "text that mentions furniture",
        "要规范信息来源，办好微信公众号，市民扫一扫就能办事，打印证明不再跑腿。\n责任单位一网通办，让群众分享发展成果，电话随时打得通，地址随时查得到。",
        "p 要规范信息来源，办好微信公众号，市民扫一扫就能办事，打印证明不再跑腿。\np 责任单位一网通办，让群众分享发展成果，电话随时打得通，地址随时查得到。",
    ),
    (
        "responsible offices are text",
        "年度目标：新建改建农村公路一万公里以上，新增乡镇通三级公路三十个以上。\n主办单位：省交通运输厅，各州、市人民政府",
        "p 年度目标：新建改建农村公路一万公里以上，新增乡镇通三级公路三十个以上。\np 主办单位：省交通运输厅，各州、市人民政府",
    ),
    (
        "a date line in front of a paragraph",
        "本报讯（记者 甲）9月17日，全会举行。",
        "p 本报讯（记者 甲）9月17日，全会举行。",
    ),
    (
        "pictures and rules",
        "[图片]\n全会现场。记者 甲 摄\n2222222\n＊＊＊＊＊\n3",
        "c [图片]\nc 全会现场。记者 甲 摄\nc 2222222\nc *****\nc 3",
    ),
    (
        "traditional furniture with glosses",
        "網(wǎng)站　繁體版｜简体版｜English\n版權(quán)所有 某公司",
        "c 网站 繁体版|简体版|English\nc 版权所有 某公司",
    ),
];

#[test]
fn pages() {
    for (name, source, expected) in PAGES {
        assert_eq!(show(source), expected, "{name}");
    }
}
