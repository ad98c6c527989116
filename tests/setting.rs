//! How a page is set changes nothing: lines broken at any width, blanks between its characters.
#![expect(
    clippy::expect_used,
    reason = "clippy takes the helpers of an integration test for no test"
)]

mod common;

use std::path::Path;

use cascade_align::{Aligner, Directive, Document, Opinion, Role, TaskKind, TaskList, Verdict};
use common::Set;

/// The invented sets. Some of their pages come with broken lines, and are not broken once more.
const SETS: [&str; 14] = [
    "gangyun", "haibei", "huaiyuan", "lanjin", "lingzhou", "minqi", "minsheng", "nongye",
    "qingping", "shengtai", "yanzhou", "yuehu", "yunling", "zhili",
];
const BROKEN: [&str; 5] = ["d2.txt", "e2.txt", "l3.txt", "r3.txt", "z2.txt"];

/// From the narrowest column of a newspaper to a wide page.
const WIDTHS: [usize; 12] = [15, 16, 18, 21, 24, 27, 30, 35, 40, 45, 52, 60];

/// A page with fewer breaks hardly shows its width.
const FEWEST_BREAKS: usize = 8;

fn sets() -> Vec<Set> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let set = |name: &str| Set {
        name: name.to_owned(),
        folder: fixtures.join(name),
    };
    SETS.map(set).into()
}

fn pages(set: &Set) -> Vec<(String, String)> {
    let mut pages = set.opinions();
    pages.retain(|(name, _)| !BROKEN.contains(&name.as_str()));
    pages
}

fn aligner(set: &Set) -> Aligner {
    let list = TaskList::from_tsv(&set.table()).expect("a fixture");
    Aligner::new(&Directive::with_tasks(set.directive(), list).expect("a fixture"))
}

/// Breaks every line after so many characters.
fn broken(page: &str, width: usize) -> String {
    let mut broken = String::new();
    for line in page.lines() {
        let characters: Vec<char> = line.chars().collect();
        for piece in characters.chunks(width) {
            broken.extend(piece);
            broken.push('\n');
        }
        if characters.is_empty() {
            broken.push('\n');
        }
    }
    broken
}

/// Sets paragraphs apart by empty lines.
fn apart(page: &str) -> String {
    let lines = page.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| line.to_owned() + "\n\n").collect()
}

/// Parts all characters of a line by blanks.
fn spaced(page: &str) -> String {
    let spaced = |line: &str| {
        let characters: Vec<String> = line.chars().map(String::from).collect();
        characters.join(" ") + "\n"
    };
    page.lines().map(spaced).collect()
}

/// Parts Han characters that stand side by side by a blank.
fn han_spaced(page: &str, blank: &str) -> String {
    let is_han = |ch: &char| ('\u{4e00}'..='\u{9fff}').contains(ch);
    let mut spaced = String::new();
    let mut characters = page.chars().peekable();
    while let Some(ch) = characters.next() {
        spaced.push(ch);
        if is_han(&ch) && characters.peek().is_some_and(is_han) {
            spaced.push_str(blank);
        }
    }
    spaced
}

/// Compares item by item, so that the first difference is shown and not all that is alike.
fn assert_same<T: PartialEq + std::fmt::Debug>(found: &[T], expected: &[T], name: &str) {
    for (found, expected) in found.iter().zip(expected) {
        assert_eq!(found, expected, "{name}");
    }
    assert_eq!(found.len(), expected.len(), "{name}");
}

fn bare(text: &str) -> String {
    text.chars().filter(|ch| !ch.is_whitespace()).collect()
}

/// The verdict on a task with the passages that show it.
type Answer = (Verdict, Vec<String>);

/// What is found in a page, whatever its blanks and breaks.
fn answers(aligner: &Aligner, page: &str) -> Vec<Answer> {
    let opinion = Opinion::parse("区", page).expect("a page holds text");
    let alignment = aligner.align(&opinion);
    let answers = alignment.findings().iter().map(|finding| {
        let evidence = finding.evidence().iter();
        let evidence = evidence.map(|passage| bare(passage.text())).collect();
        (finding.verdict(), evidence)
    });
    answers.collect()
}

/// The sentences of a page with what they do.
fn roles(page: &str) -> Vec<(String, Role)> {
    let document = Document::parse(page).expect("a page holds text");
    let sentences = document.sentences();
    sentences
        .map(|sentence| (bare(sentence.text()), sentence.role()))
        .collect()
}

/// The tasks of a directive with the places where they stand.
fn tasks(directive: &Directive) -> Vec<(TaskKind, String, Option<String>)> {
    let source = directive.document().source();
    let tasks = directive.tasks().iter().map(|task| {
        let place = task.span().and_then(|span| span.slice(source));
        (task.kind(), bare(task.text()), place.map(bare))
    });
    tasks.collect()
}

/// Where paragraphs stand apart, nothing is lost.
#[test]
fn paragraphs_that_stand_apart_are_read_as_before() {
    for set in sets() {
        let aligner = aligner(&set);
        for (name, page) in pages(&set) {
            let plain = apart(&page);
            let (said, done) = (answers(&aligner, &plain), roles(&plain));
            for width in WIDTHS {
                let page = broken(&plain, width);
                if page.lines().count() < plain.lines().count() + FEWEST_BREAKS {
                    continue;
                }
                let name = format!("{name} {width}");
                assert_same(&answers(&aligner, &page), &said, &name);
                assert_same(&roles(&page), &done, &name);
            }
        }
    }
}

/// Where nothing sets paragraphs apart, one whose last line happens to be full may not be told from
/// the next.
#[test]
fn broken_lines_hardly_change_anything() {
    let (mut all, mut changed) = (0, Vec::new());
    for set in sets() {
        let aligner = aligner(&set);
        for (name, page) in pages(&set) {
            let plain = answers(&aligner, &page);
            for width in WIDTHS {
                let answers = answers(&aligner, &broken(&page, width));
                let pairs = plain.iter().zip(answers).enumerate();
                let different = pairs.filter(|(_, (before, after))| *before != after);
                changed.extend(
                    different.map(|(task, pair)| format!("{name} {width} {task} {pair:?}")),
                );
                all += plain.len();
            }
        }
    }
    assert!(
        changed.len() * 2000 <= all,
        "{} of {all}: {changed:#?}",
        changed.len()
    );
}

#[test]
fn blanks_between_all_characters_change_nothing() {
    for set in sets() {
        let aligner = aligner(&set);
        for (name, page) in pages(&set) {
            let page_spaced = spaced(&page);
            assert_same(
                &answers(&aligner, &page_spaced),
                &answers(&aligner, &page),
                &name,
            );
            assert_same(&roles(&page_spaced), &roles(&page), &name);
        }
    }
}

/// A blank that parts the halves of a headline is lost among others.
#[test]
fn blanks_between_han_characters_change_no_verdict() {
    let verdicts = |answers: Vec<Answer>| answers.into_iter().map(|answer| answer.0).collect();
    for set in sets() {
        let aligner = aligner(&set);
        for (name, page) in set.opinions() {
            let plain: Vec<Verdict> = verdicts(answers(&aligner, &page));
            for blank in [" ", "\u{3000}", "\u{a0}"] {
                let spaced = han_spaced(&page, blank);
                let found: Vec<Verdict> = verdicts(answers(&aligner, &spaced));
                assert_same(&found, &plain, &format!("{name} {blank:?}"));
            }
        }
    }
}

#[test]
fn a_directive_asks_for_the_same_however_it_is_set() {
    for set in sets() {
        let plain = apart(&set.directive());
        let asked = tasks(&Directive::parse(plain.as_str()).expect("a fixture"));
        let mut pages = WIDTHS.map(|width| broken(&plain, width)).to_vec();
        pages.push(spaced(&plain));
        for page in pages {
            let directive = Directive::parse(page.as_str()).expect("a fixture");
            assert_same(&tasks(&directive), &asked, &set.name);
        }
    }
}

#[test]
fn a_list_of_tasks_may_be_spaced() {
    let spaced_list = |table: &str, set: &dyn Fn(&str) -> String| {
        let mut lines = table.lines();
        let header = lines.next().unwrap_or_default();
        let at = header.split('\t').position(|cell| cell == "text");
        let row = |line: &str| {
            let cells = line.split('\t').enumerate();
            let cells = cells.map(|(column, cell)| {
                if Some(column) == at {
                    set(cell).trim().to_owned()
                } else {
                    cell.to_owned()
                }
            });
            cells.collect::<Vec<_>>().join("\t")
        };
        let rows: Vec<String> = lines.map(row).collect();
        format!("{header}\n{}", rows.join("\n"))
    };
    for set in sets() {
        let read = |table: &str| {
            let list = TaskList::from_tsv(table).expect("a table");
            tasks(&Directive::with_tasks(set.directive(), list).expect("a list"))
        };
        let table = set.table();
        let plain = read(&table);
        assert_eq!(read(&spaced_list(&table, &spaced)), plain, "{}", set.name);
        let han = |text: &str| han_spaced(text, " ");
        assert_eq!(read(&spaced_list(&table, &han)), plain, "{}", set.name);
    }
}

/// Cases: a name, a page, and what of it must be found.
const PAGES: [(&str, &str, &str); 3] = [
    (
        "a blank inside a word",
        "会议提出，到2027年，城市生活污 水集中收集率达到80%以上。",
        "城市生活污 水集中收集率达到80%以上",
    ),
    (
        "a word-by-word text",
        "会议 提出 ， 到 2027 年 ， 城市 生活 污水 集中 收集率 达到 80 % 以上 。",
        "城市 生活 污水 集中 收集率 达到 80 % 以上",
    ),
    (
        "a narrow column",
        "会议提出，要加快建设现代化滨水城市\n，到2027年，城市生活污水集中收集\n率达到80%以上，城区绿道全线贯通、\n成环成网，老城功能有序疏解，新城配套\n同步跟上，让市民推窗见绿、出门入园。",
        "城市生活污水集中收集\n率达到80%以上",
    ),
];

#[test]
fn what_is_found_is_shown_as_it_stands() {
    let task = "城市生活污水集中收集率达到80%以上";
    let tasks = TaskList::new().with("1", Some(TaskKind::Target), task);
    let directive = Directive::with_tasks("到2027年，城市生活污水集中收集率达到80%以上。", tasks);
    let aligner = Aligner::new(&directive.expect("a directive"));
    for (name, page, expected) in PAGES {
        let opinion = Opinion::parse("区", page).expect("a page holds text");
        let alignment = aligner.align(&opinion);
        let finding = &alignment.findings()[0];
        assert_eq!(finding.verdict(), Verdict::Adopted, "{name}");
        let text = finding.evidence()[0].text();
        assert!(text.contains(expected), "{name}: {text}");
    }
}
