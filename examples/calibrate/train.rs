//! Learns the two stages.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use cascade_align::report::{Probabilities, Verdict};
use cascade_align::verdict::features::Feature;
use cascade_align::verdict::model::{CELL_FEATURES, Stage, cell_rows, passage_probabilities};

use crate::calibration::{self, Questions};
use crate::cells::Cell;
use crate::figures::count;
use crate::logistic::Row;

/// What the learner is told.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    /// Inverse strength of regularisation of the passage stage.
    pub(crate) passage_c: f64,
    /// The same for the two models of the cell stage: uptake, fullness.
    pub(crate) cell_c: [f64; 2],
    /// A set of more cells than this counts as if it had so many.
    pub(crate) set_size: f64,
    /// Weight of a pair beside a passage of a set.
    pub(crate) pair_weight: f64,
    /// Features that the model must do without.
    pub(crate) without: Vec<&'static str>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            passage_c: 0.05,
            cell_c: [0.004, 0.012],
            set_size: 200.0,
            pair_weight: 0.3,
            without: Vec::new(),
        }
    }
}

/// A learned model.
pub(crate) struct Model {
    pub(crate) passage: Stage,
    pub(crate) cell: Stage,
}

/// Learns both stages from cells and pairs. The cell stage learns from what passage stages said
/// that had not seen the cell's own fold.
pub(crate) fn fit(cells: &[Cell], pairs: &[Cell], settings: &Settings) -> Model {
    let all: Vec<&Cell> = cells.iter().collect();
    let passage = fit_passages(&all, pairs, settings);
    let mut rows = Vec::new();
    let mut labels: Vec<&Cell> = Vec::new();
    for fold in folds(cells) {
        let (inside, outside): (Vec<&Cell>, Vec<&Cell>) =
            cells.iter().partition(|cell| fold.contains(&cell.document));
        let stage = fit_passages(&outside, pairs, settings);
        for document in documents(&inside) {
            let own: Vec<&Cell> = inside
                .iter()
                .copied()
                .filter(|cell| cell.document == document)
                .collect();
            let said = said(&stage, &own);
            rows.extend(cell_rows(&questions(&own), &said));
            labels.extend(own);
        }
    }
    let weight = |cell: &Cell| set_weight(cells, &cell.set, settings);
    let examples: Vec<Example> = labels
        .iter()
        .zip(rows)
        .map(|(cell, values)| Example {
            values: mute(&values, CELL_FEATURES, settings),
            label: cell.gold,
            weight: weight(cell),
            set: &cell.set,
        })
        .collect();
    Model {
        passage,
        cell: calibration::fit_calibrated(&both(&examples), settings.cell_c),
    }
}

/// What a passage stage says of the passages of some cells.
pub(crate) fn said(stage: &Stage, cells: &[&Cell]) -> Vec<Vec<Probabilities>> {
    passage_probabilities(stage, &questions(cells))
}

pub(crate) fn questions<'a>(cells: &[&'a Cell]) -> Vec<cascade_align::verdict::Question<'a>> {
    cells.iter().map(|cell| cell.asked.question()).collect()
}

pub(crate) fn documents(cells: &[&Cell]) -> BTreeSet<String> {
    cells.iter().map(|cell| cell.document.clone()).collect()
}

/// What a stage learns from.
struct Example<'c> {
    values: Vec<f64>,
    label: Verdict,
    weight: f64,
    /// The set that it comes from.
    set: &'c str,
}

/// Sets are folds; a set of many documents is two, so that its fold never hides most of the data.
fn folds(cells: &[Cell]) -> Vec<BTreeSet<String>> {
    let sets: BTreeSet<&str> = cells.iter().map(|cell| cell.set.as_str()).collect();
    let mut folds = Vec::new();
    for set in &sets {
        let own: Vec<&Cell> = cells.iter().filter(|cell| cell.set == *set).collect();
        let documents: Vec<String> = documents(&own).into_iter().collect();
        let halves = if documents.len() > 3 || sets.len() == 1 {
            2
        } else {
            1
        };
        for half in 0..halves {
            folds.push(
                documents
                    .iter()
                    .skip(half)
                    .step_by(halves)
                    .cloned()
                    .collect(),
            );
        }
    }
    folds
}

fn set_weight(cells: &[Cell], set: &str, settings: &Settings) -> f64 {
    let size = cells.iter().filter(|cell| cell.set == set).count();
    (settings.set_size / count(size)).min(1.0)
}

fn fit_passages(cells: &[&Cell], pairs: &[Cell], settings: &Settings) -> Stage {
    let names: Vec<&str> = Feature::ALL.iter().map(|feature| feature.name()).collect();
    let owned: Vec<Cell> = cells.iter().map(|cell| (*cell).clone()).collect();
    let mut examples = Vec::new();
    for cell in cells {
        let weight = set_weight(&owned, &cell.set, settings);
        for (at, passage) in cell.asked.passages.iter().enumerate() {
            examples.push(Example {
                values: mute(passage.features.values(), &names, settings),
                label: cell.label(at),
                weight,
                set: &cell.set,
            });
        }
    }
    for pair in pairs {
        let used = if pair.gold == Verdict::Omitted { 4 } else { 1 };
        for passage in pair.asked.passages.iter().take(used) {
            examples.push(Example {
                values: mute(passage.features.values(), &names, settings),
                label: pair.gold,
                weight: settings.pair_weight,
                set: &pair.set,
            });
        }
    }
    calibration::fit(&both(&examples), [settings.passage_c; 2])
}

/// Sets the features that the model must do without to 0, so that they have no deviation.
fn mute(values: &[f32], names: &[&str], settings: &Settings) -> Vec<f64> {
    let kept = |name: &&str| !settings.without.contains(name);
    let rows = values.iter().zip(names);
    rows.map(|(&value, name)| if kept(name) { f64::from(value) } else { 0.0 })
        .collect()
}

/// What both models of a stage learn from.
fn both<'e>(examples: &'e [Example]) -> Questions<'e> {
    let is_taken = |label| label != Verdict::Omitted;
    let all = examples.iter();
    let taken = examples.iter().filter(|example| is_taken(example.label));
    [
        all.map(|example| example.row(is_taken)).collect(),
        taken
            .map(|example| example.row(|label| label == Verdict::Adopted))
            .collect(),
    ]
}

impl Example<'_> {
    fn row(&self, positive: impl Fn(Verdict) -> bool) -> Row<'_> {
        Row {
            values: &self.values,
            positive: positive(self.label),
            weight: self.weight,
            set: self.set,
        }
    }
}

impl Model {
    /// The weights file of the crate.
    pub(crate) fn to_text(&self) -> String {
        let mut text = String::from(
            "# The weights of the embedded model. Generated: do not edit; learn them again with\n\
             # `cargo run --release --example calibrate -- learn src/verdict/model/weights.txt CORPUS…`.\n\
             # STAGE bias UPTAKE FULL: the log-odds at the means\n\
             # STAGE FEATURE MEAN DEVIATION UPTAKE FULL: how it is standardised, and what it weighs\n",
        );
        let names: Vec<&str> = Feature::ALL.iter().map(|feature| feature.name()).collect();
        let stages = [
            ("passage", &self.passage, names.as_slice()),
            ("cell", &self.cell, CELL_FEATURES),
        ];
        for (name, stage, features) in stages {
            write_stage(&mut text, name, stage, features);
        }
        text
    }
}

fn write_stage(text: &mut String, name: &str, stage: &Stage, features: &[&str]) {
    let [uptake, full] = stage.biases();
    let _ = writeln!(text, "{name} bias {uptake:.6} {full:.6}");
    for (feature, term) in features.iter().zip(stage.terms()) {
        let [uptake, full] = term.weights;
        let _ = writeln!(
            text,
            "{name} {feature} {:.6} {:.6} {uptake:.6} {full:.6}",
            term.mean, term.deviation
        );
    }
}
