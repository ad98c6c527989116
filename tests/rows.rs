//! Tables: what is to be done stands in one cell of a row, how much and until when in others.

#![expect(clippy::expect_used, reason = "a failed expectation is a failed test")]

use std::sync::{Arc, Mutex};

use cascade_align::verdict::features::{Feature, Features};
use cascade_align::verdict::{Judge, Judgement, Question};
use cascade_align::{Aligner, Directive, Opinion, TaskKind, TaskList};

/// Notes the features of the first passage of the first question, and says nothing.
#[derive(Debug, Clone, Default)]
struct Notes(Arc<Mutex<Option<Features>>>);

impl Judge for Notes {
    fn judge(&self, questions: &[Question<'_>]) -> Vec<Judgement> {
        let first = questions.iter().find_map(|q| q.passages.first());
        *self.0.lock().expect("nobody panics") = first.map(|passage| passage.features.clone());
        questions.iter().map(|_| Judgement::default()).collect()
    }
}

/// The features of the best passage of a page for a target.
fn features(target: &str, page: &str) -> Features {
    let tasks = TaskList::new().with("1", Some(TaskKind::Target), target);
    let directive = Directive::with_tasks(target, tasks).expect("a directive");
    let notes = Notes::default();
    let aligner = Aligner::builder().judge(notes.clone()).build(&directive);
    let opinion = Opinion::parse("区", page).expect("a page with words");
    let _ = aligner.expect("usual settings").align(&opinion);
    let noted = notes.0.lock().expect("nobody panics").clone();
    noted.expect("a passage")
}

const TARGET: &str = "到2027年，新增养老床位2000张";

/// Cases: a name, a page, and whether it has the year, another year, no aim.
const CASES: [(&str, &str, [bool; 3]); 4] = [
    (
        "the year stands in a later cell",
        "一、重点任务\n序号\t任务\t完成时限\n1\t新增养老床位2000张\t2027年底前\n",
        [true, false, false],
    ),
    (
        "another year stands in a later cell",
        "一、重点任务\n序号\t任务\t完成时限\n1\t新增养老床位2000张\t2028年底前\n",
        [false, true, false],
    ),
    (
        "a row without a year",
        "一、重点任务\n序号\t任务\t责任单位\n1\t新增养老床位2000张\t区民政局\n",
        [false, false, true],
    ),
    (
        "the year of the next row is not that of this one",
        "一、重点任务\n序号\t任务\t完成时限\n1\t新增养老床位2000张\t长期\n2\t新建口袋公园20个\t2027年底前\n",
        [false, false, true],
    ),
];

#[test]
fn a_row_says_in_another_cell_when_it_is_due() {
    for (name, page, expected) in CASES {
        let features = features(TARGET, page);
        let asked = [
            Feature::YearEqual,
            Feature::YearDiffers,
            Feature::AimMissing,
        ];
        assert_eq!(asked.map(|f| features.get(f) > 0.0), expected, "{name}");
    }
}
