//! The tables of docs/accuracy.md.

use std::fmt::Write as _;

use cascade_align::report::Verdict;
use cascade_align::verdict::model::cell_rows;

use crate::cells::Cell;
use crate::corpus::Data;
use crate::figures::{self, Figures, Judged};
use crate::train::{self, Settings};

/// Judges every set by a model that learned from the others and the pairs.
pub(crate) fn leave_one_set_out(data: &Data, settings: &Settings) -> Vec<Judged> {
    let mut judged = Vec::new();
    for set in &data.sets {
        let (inside, outside): (Vec<Cell>, Vec<Cell>) = data
            .cells
            .iter()
            .cloned()
            .partition(|cell| cell.set == *set);
        let model = train::fit(&outside, &data.pairs, settings);
        let inside: Vec<&Cell> = inside.iter().collect();
        for document in train::documents(&inside) {
            let own: Vec<&Cell> = inside
                .iter()
                .copied()
                .filter(|cell| cell.document == document)
                .collect();
            let said = train::said(&model.passage, &own);
            let rows = cell_rows(&train::questions(&own), &said);
            for ((cell, row), said) in own.iter().zip(&rows).zip(&said) {
                let mut order: Vec<usize> = (0..said.len()).collect();
                order.sort_by(|&a, &b| {
                    said[a]
                        .of(Verdict::Omitted)
                        .total_cmp(&said[b].of(Verdict::Omitted))
                });
                let hit = |most: usize| order.iter().take(most).any(|&at| cell.hits[at]);
                judged.push(Judged {
                    set: cell.set.clone(),
                    gold: cell.gold,
                    probabilities: model.cell.probabilities(row),
                    evidence: cell.has_evidence.then(|| [hit(1), hit(3)]),
                });
            }
        }
    }
    judged
}

pub(crate) fn accuracy(data: &Data) -> String {
    let mut text = String::new();
    let judged = leave_one_set_out(data, &Settings::default());
    write_sets(&mut text, data, &judged);
    text
}

fn write_sets(text: &mut String, data: &Data, judged: &[Judged]) {
    let _ = writeln!(
        text,
        "| set | cells | κ | macro-F1 | accuracy | confident half | calibration error | evidence@1 | evidence@3 |"
    );
    let _ = writeln!(text, "|---|---|---|---|---|---|---|---|---|");
    for set in &data.sets {
        let own: Vec<&Judged> = judged.iter().filter(|cell| cell.set == *set).collect();
        write_row(text, set, &figures::figures(&own));
    }
    let all: Vec<&Judged> = judged.iter().collect();
    write_row(text, "all", &figures::figures(&all));
    let _ = writeln!(text, "{:?}", figures::confusion(&all));
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

/// TEMP
pub(crate) fn errors(data: &Data) {
    let settings = Settings::default();
    for set in &data.sets {
        let (inside, outside): (Vec<Cell>, Vec<Cell>) = data
            .cells
            .iter()
            .cloned()
            .partition(|cell| cell.set == *set);
        let model = train::fit(&outside, &data.pairs, &settings);
        let inside: Vec<&Cell> = inside.iter().collect();
        for document in train::documents(&inside) {
            let own: Vec<&Cell> = inside
                .iter()
                .copied()
                .filter(|cell| cell.document == document)
                .collect();
            let said = train::said(&model.passage, &own);
            let rows = cell_rows(&train::questions(&own), &said);
            for ((cell, row), said) in own.iter().zip(&rows).zip(&said) {
                let p = model.cell.probabilities(row);
                if std::env::var("DUMP").is_ok() {
                    println!(
                        "{}\t{}\t{}\t{}",
                        cell.document,
                        cell.asked.task,
                        cell.gold,
                        row.iter()
                            .map(|v| format!("{v:.5}"))
                            .collect::<Vec<_>>()
                            .join("\t")
                    );
                    continue;
                }
                let mut order: Vec<usize> = (0..said.len()).collect();
                order.sort_by(|&a, &b| {
                    said[a]
                        .of(Verdict::Omitted)
                        .total_cmp(&said[b].of(Verdict::Omitted))
                });
                println!(
                    "{}\t{}\t{}\t{}\t{:.2}/{:.2}/{:.2}\t{}",
                    cell.document,
                    cell.asked.task,
                    cell.gold,
                    p.ranking()[0],
                    p.of(Verdict::Adopted),
                    p.of(Verdict::Adapted),
                    p.of(Verdict::Omitted),
                    cell.asked.text
                );
                for &at in order.iter().take(3) {
                    let s = &said[at];
                    println!(
                        "\t\t{} {:?} {:.2}/{:.2} cov {:.2}\t{}",
                        if cell.hits[at] { "*" } else { " " },
                        cell.asked.passages[at].role,
                        s.of(Verdict::Adopted),
                        s.of(Verdict::Adapted),
                        cell.asked.passages[at]
                            .features
                            .get(cascade_align::verdict::features::Feature::Coverage),
                        cell.asked.passages[at].text
                    );
                }
            }
        }
    }
}
