//! Hostile inputs: four times as much of them takes about four times as long, from the page to
//! the findings.
#![expect(
    clippy::print_stdout,
    reason = "clippy takes the helpers of an integration test for no test"
)]

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use cascade_align::{Aligner, Directive, Opinion, TaskList};

/// A quadratic reader would need sixteen times as long for four times as much.
const LINEAR: f64 = 10.0;

/// The tests wait for each other, so that they do not slow each other down.
static TURN: Mutex<()> = Mutex::new(());

/// A directive is read against itself, all tasks with all clauses, up to a bound that no real one
/// reaches; a cubic reader would need sixty-four times as long.
const QUADRATIC: f64 = 32.0;

/// Below this, a measurement says nothing.
const LEAST: Duration = Duration::from_millis(20);

/// Name, what comes first, what is repeated.
const CASES: &[(&str, &str, &str)] = &[
    ("one line without marks", "要", "优化城市空间布局"),
    ("one line of clauses", "要", "优化城市空间布局，"),
    ("one line of sentences", "", "要优化城市空间布局。"),
    ("one paragraph of aims", "到2027年，", "产值达到12%；"),
    ("NULs", "要", "\0"),
    ("combining marks", "要", "\u{301}"),
    ("opening brackets", "要", "（"),
    ("opening ASCII brackets", "要", "("),
    ("closing brackets", "要", "）"),
    ("pairs of brackets", "要", "（）"),
    ("opening quotes", "要", "“"),
    ("closing quotes", "要", "”"),
    ("straight quotes", "要", "\""),
    ("single quotes", "要", "‘"),
    ("book marks", "要", "《"),
    ("nested names", "要建设", "“城市（"),
    ("newlines", "要优化。", "\n"),
    ("short lines", "", "要\n"),
    ("hard breaks", "要", "优化城市空间布\n"),
    (
        "broken lines",
        "",
        "优化城市空间布局，构建城\n镇体系，提升城市功能。品\n",
    ),
    ("blanks", "要", " "),
    ("spaced characters", "要", "优 化 城 市，"),
    ("blanks inside words", "要", "优化城市空间布 局"),
    ("tabs", "要", "优化布局\t"),
    ("numerals", "要建设", "百"),
    ("digits", "要建设", "9"),
    ("shares of shares", "要达到", "百分之"),
    ("ratios", "要达到", "2:"),
    ("headings", "", "一、优化布局\n"),
    ("items", "要：", "一是优化布局；"),
    ("glosses", "要", "國(guó)"),
    ("traditional script", "要", "構建城鎮體系"),
    ("ideographs beyond the first plane", "要", "𠀀"),
    ("replacement characters", "要", "\u{fffd}"),
];

#[test]
fn hostile_opinions_take_linear_time() {
    let directive = Directive::parse(include_str!("../fixtures/lanjin/directive.txt"));
    let aligner = Aligner::new(&directive.expect("a fixture"));
    check_all(20_000, LINEAR, |text| {
        let opinion = Opinion::parse("区", text).expect("not empty");
        let alignment = aligner.align(&opinion);
        assert_eq!(alignment.findings().len(), aligner.tasks().len());
    });
}

#[test]
fn hostile_directives_take_no_more_than_they_must() {
    let opinion = Opinion::parse("区", include_str!("../fixtures/lanjin/d1.txt"));
    let opinion = opinion.expect("a fixture");
    check_all(2_000, QUADRATIC, |text| {
        if let Ok(directive) = Directive::parse(text) {
            let alignment = Aligner::new(&directive).align(&opinion);
            assert_eq!(alignment.findings().len(), directive.tasks().len());
        }
    });
}

#[test]
fn long_tasks_take_linear_time() {
    let opinion = Opinion::parse("区", include_str!("../fixtures/lanjin/d1.txt"));
    let opinion = opinion.expect("a fixture");
    check_all(15_000, LINEAR, |text| {
        let list = TaskList::new().with("1", None, text);
        if let Ok(directive) = Directive::with_tasks("要优化布局。", list) {
            let alignment = Aligner::new(&directive).align(&opinion);
            assert_eq!(alignment.findings().len(), 1);
        }
    });
}

#[test]
fn many_tasks_take_linear_time() {
    let opinion = Opinion::parse("区", include_str!("../fixtures/lanjin/d1.txt"));
    let opinion = opinion.expect("a fixture");
    let linear = check("tasks", 500, LINEAR, |tasks| {
        let mut list = TaskList::new();
        for id in 0..tasks {
            list = list.with(id.to_string(), None, format!("建设{id}个城市更新项目"));
        }
        let directive = Directive::with_tasks("要优化布局。", list).expect("unique ids");
        let alignment = Aligner::new(&directive).align(&opinion);
        assert_eq!(alignment.findings().len(), tasks);
    });
    assert_eq!(linear, Ok(()));
}

fn repeat(first: &str, again: &str, bytes: usize) -> String {
    format!("{first}{}", again.repeat(bytes / again.len()))
}

/// Runs `work` with `size` and with four times as much, and compares the times. The quickest of
/// three runs counts: what else the machine does only makes runs slower.
fn check(name: &str, size: usize, most: f64, work: impl Fn(usize)) -> Result<(), String> {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let time = |size: usize| {
        let run = || {
            let start = Instant::now();
            work(size);
            start.elapsed()
        };
        let first = run();
        if first < LEAST {
            first
        } else {
            first.min(run()).min(run())
        }
    };
    let (once, fourfold) = (time(size), time(4 * size));
    let factor = fourfold.as_secs_f64() / once.max(LEAST).as_secs_f64();
    println!("{name}: {once:?}, four times as much {fourfold:?}, factor {factor:.1}");
    if factor <= most {
        return Ok(());
    }
    Err(format!(
        "{name}: {once:?} for {size}, but {fourfold:?} for four times as much"
    ))
}

fn check_all(size: usize, most: f64, work: impl Fn(String)) {
    let slow: Vec<String> = CASES
        .iter()
        .filter_map(|(name, first, again)| {
            check(name, size, most, |size| work(repeat(first, again, size))).err()
        })
        .collect();
    assert!(slow.is_empty(), "{slow:#?}");
}
