//! The tables of docs/accuracy.md.

use std::fmt::Write as _;

use cascade_align::report::Verdict;
use cascade_align::verdict::model::{cell_probabilities, cell_rows};
use rayon::prelude::*;

use crate::ablation::GROUPS;
use crate::baseline::{self, METRICS};
use crate::cells::Cell;
use crate::corpus::Data;
use crate::figures::{self, Figures, Judged};
use crate::review;
use crate::train::{self, Model, Settings};

/// All tables, as Markdown.
pub(crate) fn accuracy(data: &Data) -> String {
    let judged = leave_one_set_out(data, &Settings::default());
    let mut text = figures_by_set(data, &judged);
    text.push_str(&review::table(&judged));
    write_confusions(&mut text, data, &judged);
    write_baselines(&mut text, data, &judged);
    write_ablations(&mut text, data);
    write_opinions(&mut text, data);
    text
}

/// The first table.
pub(crate) fn figures_by_set(data: &Data, judged: &[Judged]) -> String {
    let mut text = String::from(
        "| set | cells | κ | macro-F1 | accuracy | confident half | calibration error | evidence@1 | evidence@3 |\n\
         |---|---|---|---|---|---|---|---|---|\n",
    );
    for (name, figures) in by_set(data, judged) {
        write_row(&mut text, &name, &figures);
    }
    text
}

/// Figures for each set, for each folder of several, and over all.
pub(crate) fn by_set(data: &Data, judged: &[Judged]) -> Vec<(String, Figures)> {
    let of = |sets: &[String]| {
        let own: Vec<&Judged> = judged.iter().filter(|c| sets.contains(&c.set)).collect();
        figures::figures(&own)
    };
    let folders = data.folders.iter().filter(|_| data.folders.len() > 1);
    let mut rows: Vec<(String, Figures)> = data
        .sets
        .iter()
        .map(|set| (set.clone(), of(std::slice::from_ref(set))))
        .collect();
    rows.extend(folders.map(|(name, sets)| (name.clone(), of(sets))));
    rows.push(("all".to_owned(), of(&data.sets)));
    rows
}

/// Judges every set by a model that learned from the others and the pairs.
pub(crate) fn leave_one_set_out(data: &Data, settings: &Settings) -> Vec<Judged> {
    leave_each_out(data, &data.sets, settings)
}

/// Judges each of some sets by a model that learned from all other sets and the pairs.
pub(crate) fn leave_each_out(data: &Data, sets: &[String], settings: &Settings) -> Vec<Judged> {
    let held = |set: &String| {
        let is_held = |cell: &Cell| cell.set == *set;
        judge_held(data, is_held, settings)
    };
    sets.par_iter().flat_map(held).collect()
}

/// Judges every opinion by a model that learned from all the others, those of its own directive
/// too: opinions in seven groups.
fn leave_opinions_out(data: &Data) -> Vec<Judged> {
    const GROUPS: usize = 7;
    let all: Vec<&Cell> = data.cells.iter().collect();
    let documents: Vec<String> = train::documents(&all).into_iter().collect();
    let held = |group: usize| {
        let held: Vec<&String> = documents.iter().skip(group).step_by(GROUPS).collect();
        let is_held = |cell: &Cell| held.contains(&&cell.document);
        judge_held(data, is_held, &Settings::default())
    };
    (0..GROUPS).into_par_iter().flat_map(held).collect()
}

/// Judges some cells by a model that learned from the others and the pairs.
fn judge_held(data: &Data, is_held: impl Fn(&Cell) -> bool, settings: &Settings) -> Vec<Judged> {
    let (inside, outside): (Vec<Cell>, Vec<Cell>) = data.cells.iter().cloned().partition(is_held);
    let model = train::fit(&outside, &data.pairs, settings);
    judge(&model, &inside)
}

fn judge(model: &Model, cells: &[Cell]) -> Vec<Judged> {
    let cells: Vec<&Cell> = cells.iter().collect();
    let mut judged = Vec::new();
    for document in train::documents(&cells) {
        let own: Vec<&Cell> = cells
            .iter()
            .copied()
            .filter(|cell| cell.document == document)
            .collect();
        let said = train::said(&model.passage, &own);
        let rows = cell_rows(&train::questions(&own), &said);
        for ((cell, row), said) in own.iter().zip(&rows).zip(&said) {
            let uptake: Vec<f64> = said.iter().map(|p| 1.0 - p.of(Verdict::Omitted)).collect();
            let mut order: Vec<usize> = (0..said.len()).collect();
            order.sort_by(|&a, &b| uptake[b].total_cmp(&uptake[a]));
            let hit = |most: usize| order.iter().take(most).any(|&at| cell.hits[at]);
            judged.push(Judged {
                set: cell.set.clone(),
                document: cell.document.clone(),
                task: cell.asked.task.clone(),
                gold: cell.gold,
                probabilities: cell_probabilities(&model.cell, row),
                evidence: cell.has_evidence().then(|| [hit(1), hit(3)]),
                passages: order.iter().map(|&at| (at, uptake[at])).collect(),
            });
        }
    }
    judged
}

fn write_row(text: &mut String, name: &str, f: &Figures) {
    let _ = writeln!(
        text,
        "| {name} | {} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} |",
        f.cells,
        f.kappa,
        f.macro_f1,
        f.accuracy,
        f.confident_half,
        f.calibration_error,
        f.evidence[0],
        f.evidence[1]
    );
}

fn write_confusions(text: &mut String, data: &Data, judged: &[Judged]) {
    text.push_str(
        "\n| set | gold | said adopted | said adapted | said omitted |\n|---|---|---|---|---|\n",
    );
    for set in &data.sets {
        let own: Vec<&Judged> = judged.iter().filter(|cell| cell.set == *set).collect();
        for (gold, counts) in Verdict::ALL.iter().zip(figures::confusion(&own)) {
            let [adopted, adapted, omitted] = counts;
            let _ = writeln!(
                text,
                "| {set} | {gold} | {adopted} | {adapted} | {omitted} |"
            );
        }
    }
}

/// κ for each set and over all, beside the baselines.
fn write_baselines(text: &mut String, data: &Data, judged: &[Judged]) {
    text.push_str("\n| method | ");
    let rows = by_set(data, judged);
    for (name, _) in &rows {
        let _ = write!(text, "{name} κ | ");
    }
    text.push_str("evidence@3 over all | macro-F1 over all |\n|---|");
    text.push_str(&"---|".repeat(rows.len() + 2));
    text.push('\n');
    write_method(text, "this crate", data, judged);
    for (name, metric) in METRICS {
        write_method(text, name, data, &baseline::judge(data, *metric));
    }
}

fn write_method(text: &mut String, name: &str, data: &Data, judged: &[Judged]) {
    let _ = write!(text, "| {name} | ");
    let rows = by_set(data, judged);
    for (_, figures) in &rows {
        let _ = write!(text, "{:.3} | ", figures.kappa);
    }
    if let Some((_, all)) = rows.last() {
        let _ = writeln!(text, "{:.3} | {:.3} |", all.evidence[1], all.macro_f1);
    }
}

fn write_ablations(text: &mut String, data: &Data) {
    text.push_str("\n| without | ");
    let names = by_set(data, &[]);
    for (name, _) in &names {
        let _ = write!(text, "{name} κ | ");
    }
    text.push_str("evidence@3 over all | calibration error |\n|---|");
    text.push_str(&"---|".repeat(names.len() + 2));
    text.push('\n');
    for (name, group) in GROUPS {
        let settings = Settings {
            without: group.iter().map(|feature| feature.name()).collect(),
            ..Settings::default()
        };
        let rows = by_set(data, &leave_one_set_out(data, &settings));
        let _ = write!(text, "| {name} | ");
        for (_, figures) in &rows {
            let _ = write!(text, "{:.3} | ", figures.kappa);
        }
        if let Some((_, all)) = rows.last() {
            let _ = writeln!(
                text,
                "{:.3} | {:.3} |",
                all.evidence[1], all.calibration_error
            );
        }
    }
}

/// The same figures where other opinions of the same directive were learned from.
fn write_opinions(text: &mut String, data: &Data) {
    text.push_str(
        "\n| opinions left out | cells | κ | macro-F1 | accuracy | confident half | calibration error | evidence@1 | evidence@3 |\n\
         |---|---|---|---|---|---|---|---|---|\n",
    );
    for (name, figures) in by_set(data, &leave_opinions_out(data)) {
        write_row(text, &name, &figures);
    }
}
