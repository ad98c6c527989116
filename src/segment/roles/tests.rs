//! Roles of sentences in small invented texts.

use crate::segment::Role::{self, Action, Background, Chrome, Deferral, Target};
use crate::segment::outline;
use crate::segment::tests::clean;

fn roles(text: &str) -> Vec<Role> {
    outline(&clean(text))
        .sentences
        .iter()
        .map(|sentence| sentence.role)
        .collect()
}

#[test]
fn a_sentence_alone_tells_its_role() {
    for (text, expected) in [
        ("要优化城市空间布局，构建组团发展格局。", Action),
        ("优化城市空间布局", Action),
        ("培育文化企业15家，营业收入增长12%。", Action),
        ("到2030年，基本建成智慧城市。", Target),
        ("力争2027年达到73%以上。", Target),
        ("2027年底前完成老旧小区改造。", Action),
        ("近年来，全区推进城市更新，推动面貌改善。", Background),
        ("近年来人口持续流入，要加快建设公办学校。", Action),
        ("市委强调，要稳步推进城中村改造。", Background),
        ("市委提出到2027年达到80%，我区将同步推进。", Target),
        ("全区上下要深入领会“优化空间布局”的重大意义。", Background),
        ("企业仍存在融资难，为此要完善融资支持政策。", Action),
        ("数据授权运营机制暂不单独建立。", Deferral),
        ("做强三个主导产业，其他的先放一放。", Action),
        ("过去一年，城市更新取得明显成效。", Background),
        ("到2027年，城市更新取得明显成效。", Target),
        ("（此处停顿，向一线干部致意）", Background),
        ("全会由区委常委会主持。", Background),
        ("老城更新怎么推进、钱从哪里来？", Background),
        ("报告提出，要扩大绿色贷款投放。", Background),
        ("普惠托位由400个增至3100个。", Background),
        (
            "优化空间布局、提升治理效能等要求，对我区具有很强的针对性。",
            Background,
        ),
        ("推动重大事故隐患动态清零。", Action),
        ("增强技能培训的针对性。", Action),
        ("扩大普惠托位供给，惠及更多家庭。", Action),
        ("老旧管网改造由市直单位组织实施，本表不作分解。", Deferral),
        (
            "市委全会把绿色发展摆上突出位置，提出构建发展新格局。",
            Background,
        ),
        (
            "大会描绘了清晰的蓝图，强调要扩大内需，建立增长机制。",
            Background,
        ),
        ("文件从促进就业讲到健全保障体系，讲得明明白白。", Background),
        ("新区人口一直涨，教育资源布局老是慢半拍。", Background),
        ("当前，水库即将开工，必须抢抓机遇、乘势而上。", Background),
        ("市里正在建设物流枢纽，这为我区带来难得机遇。", Background),
        ("审计反映，一些村在发展集体经济上重投入轻管护。", Background),
        ("推动转型，是省委作出的重要部署。", Background),
        (
            "对标到2030年稳定在500亿斤的要求，水利设施老化。",
            Background,
        ),
        ("按照市委的要求，推进零基预算改革。", Action),
        ("座谈会围绕加强关心关爱听取意见。", Background),
        ("图①：市民在滨江步道漫步。", Background),
        ("［图片］图为改造后的老街。", Background),
        ("[图片]图1：改造后的老街。", Background),
        ("长护险怎么搞，等市里把盘子定下来，咱们再跟。", Deferral),
        ("图书馆总分馆要延长开放时间。", Action),
    ] {
        assert_eq!(roles(text), [expected], "{text}");
    }
}

/// The clauses of the first sentence that are only its reason.
fn reasons(text: &str) -> u32 {
    outline(&clean(text)).sentences[0].reasons
}

#[test]
fn what_stands_before_a_commitment_is_its_reason() {
    for (text, expected) in [
        (
            "对照市委提出的建设航运枢纽等部署，我区体量小，要集中发展渔业。",
            1,
        ),
        ("近年来人口流入，公办学校不足，要加快建设学校。", 1),
        ("要优化布局，提升功能。", 0),
        ("市委强调，要稳步推进改造。", 0),
        ("市委提出到2027年达到80%，我区将同步推进。", 1),
    ] {
        assert_eq!(reasons(text), expected, "{text}");
    }
}

#[test]
fn a_heading_decides_for_its_section() {
    let text = "某区行动方案\n一、工作回顾\n（一）推进城市更新。完善配套设施。\n二、主要目标\n森林覆盖率守住70%。\n三、重点任务\n（一）取得新成效\n全面推进更新。\n其中二期暂不实施。\n";
    let expected = [
        Background, Background, Background, Background, Target, Target, Action, Action, Action,
        Deferral,
    ];
    assert_eq!(roles(text), expected);
}

#[test]
fn a_heading_that_looks_back_needs_no_word_of_review() {
    for heading in [
        "一、难中有进的2025年",
        "一、本届政府工作情况",
        "一、过去一年的答卷",
    ] {
        let text = format!(
            "政府工作报告\n{heading}\n推进城市更新。\n二、2026年重点工作\n推进城市更新。\n"
        );
        assert_eq!(
            roles(&text),
            [Background, Background, Background, Action, Action],
            "{heading}"
        );
    }
}

#[test]
fn the_words_of_others_are_no_aim() {
    let text = "一、主要目标\n报告指出，要扩大托位供给。\n城市更新取得明显成效。\n";
    assert_eq!(roles(text), [Target, Background, Target]);
}

#[test]
fn an_opening_decides_for_its_paragraph() {
    for (text, expected) in [
        (
            "全会认为，要优化布局。要提升功能。",
            [Background, Background],
        ),
        ("全会强调，要优化布局。提升功能品质。", [Action, Action]),
        ("全会指出，城市是个整体。要优化布局。", [Background, Action]),
        (
            "全会要求，做好当前工作。要加强调度。",
            [Background, Background],
        ),
    ] {
        assert_eq!(roles(text), expected, "{text}");
    }
}

#[test]
fn a_list_has_the_role_of_its_announcement() {
    let text =
        "会议还对当前工作作出部署：\n一是要加强经济调度。\n二是要做好防汛救灾。\n要优化布局。";
    assert_eq!(roles(text), [Background, Background, Background, Action]);
}

#[test]
fn tables_have_heads_and_rows() {
    let text = "一、主要指标\n序号\t指标\t目标值\n1\t城镇化率\t94.5%\n二、重点任务\n2\t更新管网46公里\t区水务局\n";
    assert_eq!(roles(text), [Target, Background, Target, Action, Action]);
}

#[test]
fn chrome_stays_chrome() {
    let mut page = clean("首页\n要优化布局。");
    page.lines[0].kind = crate::normalize::LineKind::Chrome;
    let roles: Vec<Role> = outline(&page)
        .sentences
        .iter()
        .map(|sentence| sentence.role)
        .collect();
    assert_eq!(roles, [Chrome, Action]);
}
