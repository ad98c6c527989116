//! The figures of docs/accuracy.md hold: no set may fall by more than [`SLACK`] below its row.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "clippy takes the helpers of an integration test for no test"
)]
#![allow(dead_code, reason = "the test uses a part of the calibration program")]

use std::path::Path;

use figures::Figures;

#[path = "../examples/calibrate/ablation.rs"]
mod ablation;
#[path = "../examples/calibrate/baseline.rs"]
mod baseline;
#[path = "../examples/calibrate/calibration.rs"]
mod calibration;
#[path = "../examples/calibrate/cells.rs"]
mod cells;
#[path = "../examples/calibrate/corpus.rs"]
mod corpus;
#[path = "../examples/calibrate/figures.rs"]
mod figures;
#[path = "../examples/calibrate/logistic.rs"]
mod logistic;
#[path = "../examples/calibrate/recorder.rs"]
mod recorder;
#[path = "../examples/calibrate/review.rs"]
mod review;
#[path = "../examples/calibrate/tables.rs"]
mod tables;
#[path = "../examples/calibrate/train.rs"]
mod train;

/// How far a figure may fall.
const SLACK: f64 = 0.02;

#[test]
fn no_figure_falls() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (corpus, fixtures) = (root.join("../shared/corpus"), root.join("fixtures"));
    let (folders, heading) = if corpus.is_dir() {
        (vec![corpus.as_path(), &fixtures], "## Sets")
    } else {
        (vec![fixtures.as_path()], "## The invented sets alone")
    };
    let data = corpus::load(&folders).expect("the labelled texts can be read");
    // The sets of the other folder are learned from; to leave each of them out too takes minutes.
    let (folder, sets) = data.folders.first().expect("a folder was read");
    let judged = tables::leave_each_out(&data, sets, &train::Settings::default());
    let page = std::fs::read_to_string(root.join("docs/accuracy.md")).expect("the page is there");
    let is_judged = |name: &String| sets.contains(name) || name == folder;
    let rows = tables::by_set(&data, &judged).into_iter();
    for (set, measured) in rows.filter(|(name, _)| is_judged(name)) {
        let row = row_of(&page, heading, &set);
        for (name, written, measured) in compare(&row, &measured) {
            assert!(
                measured >= written - SLACK,
                "{set}: {name} is {measured:.3}, docs/accuracy.md says {written:.3}"
            );
        }
    }
}

/// The numbers of a set's first row under a heading of the page.
fn row_of(page: &str, heading: &str, set: &str) -> Vec<f64> {
    let line = page
        .lines()
        .skip_while(|line| !line.starts_with(heading))
        .find(|line| line.starts_with(&format!("| {set} |")))
        .expect("the set has a row");
    let cells = line.split('|').map(str::trim).skip(2);
    cells.filter_map(|cell| cell.parse().ok()).collect()
}

/// Name, written and measured value, the higher the better.
fn compare(row: &[f64], figures: &Figures) -> [(&'static str, f64, f64); 7] {
    [
        ("κ", row[1], figures.kappa),
        ("macro-F1", row[2], figures.macro_f1),
        ("accuracy", row[3], figures.accuracy),
        ("confident half", row[4], figures.confident_half),
        ("calibration", -row[5], -figures.calibration_error),
        ("evidence@1", row[6], figures.evidence[0]),
        ("evidence@3", row[7], figures.evidence[1]),
    ]
}
