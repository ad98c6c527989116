//! Invented pages of any length and directives of any number of tasks: the same on every machine
//! and in every run.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "the fixtures are sound, and every index is drawn below the length"
)]
#![allow(dead_code, reason = "not every bench scales the tasks")]

#[path = "../data/random.rs"]
mod random;

use cascade_align::{Directive, TaskKind, TaskList};

use random::Random;

const DIRECTIVE: &str = include_str!("../../fixtures/lanjin/directive.txt");
const TASKS: &str = include_str!("../../fixtures/lanjin/tasks.tsv");

/// The marks at which a clause ends.
const ENDS: [char; 12] = [
    '，', '。', '；', '：', ',', ';', ':', '！', '\t', '\n', ' ', '\u{3000}',
];

/// What the districts of the invented city wrote, in simplified script and without hard breaks.
const OPINIONS: [&str; 6] = [
    include_str!("../../fixtures/lanjin/d1.txt"),
    include_str!("../../fixtures/lanjin/d3.txt"),
    include_str!("../../fixtures/lanjin/d5.txt"),
    include_str!("../../fixtures/lanjin/d6.txt"),
    include_str!("../../fixtures/nongye/c1.txt"),
    include_str!("../../fixtures/nongye/c2.txt"),
];

/// The invented city's directive with its 47 tasks.
pub(crate) fn directive() -> Directive {
    let tasks = TaskList::from_tsv(TASKS).expect("a task table");
    Directive::with_tasks(DIRECTIVE, tasks).expect("a directive")
}

/// The same directive with `count` tasks: its own ones, then clauses of the districts with one
/// character in four replaced.
pub(crate) fn directive_of(count: usize) -> Directive {
    let own = TASKS
        .lines()
        .skip(1)
        .filter_map(|row| row.split('\t').nth(2));
    let clauses = || {
        OPINIONS
            .iter()
            .flat_map(|text| text.split(ENDS))
            .filter(|clause| clause.len() > 20)
    };
    let others = characters();
    let mut random = Random(7);
    let more = std::iter::repeat_with(clauses).flatten();
    let more = more.map(|clause| edited(clause, 4, &others, &mut random));
    let texts = own.map(str::to_owned).chain(more).take(count);
    let tasks = texts
        .enumerate()
        .fold(TaskList::new(), |tasks, (number, text)| {
            tasks.with(number.to_string(), Some(TaskKind::Measure), text)
        });
    Directive::with_tasks(DIRECTIVE, tasks).expect("a directive")
}

/// Pages of about `bytes` bytes: runs of paragraphs of the invented districts, one character in
/// forty replaced, and between them sentences of the directive.
#[derive(Debug, Clone)]
pub(crate) struct Pages {
    bytes: usize,
    random: Random,
    paragraphs: Vec<Vec<&'static str>>,
    asked: Vec<&'static str>,
    others: Vec<char>,
}

impl Pages {
    /// An endless sequence of pages.
    pub(crate) fn of(bytes: usize) -> Self {
        let lines = |text: &'static str| {
            text.lines()
                .filter(|line| !line.trim().is_empty())
                .collect()
        };
        Self {
            bytes,
            random: Random(2027),
            paragraphs: OPINIONS.into_iter().map(lines).collect(),
            asked: DIRECTIVE.split_inclusive('。').collect(),
            others: characters(),
        }
    }

    fn paragraph(&mut self, page: &mut String, text: &str) {
        page.push_str(&edited(text, 40, &self.others, &mut self.random));
        page.push('\n');
    }
}

impl Iterator for Pages {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let mut page = String::with_capacity(self.bytes + 2_000);
        while page.len() < self.bytes {
            let opinion = self.random.below(self.paragraphs.len());
            let first = self.random.below(self.paragraphs[opinion].len());
            let last = (first + 6).min(self.paragraphs[opinion].len());
            for at in first..last {
                self.paragraph(&mut page, self.paragraphs[opinion][at]);
            }
            let asked = self.random.below(self.asked.len());
            self.paragraph(&mut page, self.asked[asked].trim());
        }
        page.truncate(page.floor_char_boundary(self.bytes));
        Some(page)
    }
}

/// The Han characters of the districts' texts.
fn characters() -> Vec<char> {
    OPINIONS
        .iter()
        .flat_map(|text| text.chars())
        .filter(|c| c.len_utf8() == 3 && c.is_alphabetic())
        .collect()
}

/// A text with one Han character in `every` replaced.
fn edited(text: &str, every: usize, others: &[char], random: &mut Random) -> String {
    text.chars()
        .map(|character| {
            if character.is_ascii() || random.below(every) > 0 {
                character
            } else {
                others[random.below(others.len())]
            }
        })
        .collect()
}
