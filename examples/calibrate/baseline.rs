//! Simple methods to compare with: the best clause by a string metric, and two thresholds that are
//! learned on the other sets.

use cascade_align::report::{Probabilities, Verdict};

use crate::cells::Cell;
use crate::corpus::Data;
use crate::figures::{self, Judged};

/// A similarity of two strings, from 0 to 1.
pub(crate) type Metric = fn(&str, &str) -> f64;

/// The metrics of `strsim`.
pub(crate) const METRICS: &[(&str, Metric)] = &[
    ("normalized Levenshtein", strsim::normalized_levenshtein),
    ("Jaro–Winkler", strsim::jaro_winkler),
    ("Sørensen–Dice", strsim::sorensen_dice),
];

/// A cell with its best clause.
struct Scored<'a> {
    cell: &'a Cell,
    best: f64,
    evidence: Option<[bool; 2]>,
}

/// Judges every set with thresholds that are best on the others.
pub(crate) fn judge(data: &Data, metric: Metric) -> Vec<Judged> {
    let scored: Vec<Scored> = data.cells.iter().map(|cell| score(cell, metric)).collect();
    let mut judged = Vec::new();
    for set in &data.sets {
        let outside: Vec<&Scored> = scored.iter().filter(|s| s.cell.set != *set).collect();
        let thresholds = best_thresholds(&outside);
        let inside = scored.iter().filter(|s| s.cell.set == *set);
        judged.extend(inside.map(|scored| verdict(scored, thresholds)));
    }
    judged
}

fn score(cell: &Cell, metric: Metric) -> Scored<'_> {
    let mut ranked: Vec<(f64, bool)> = cell
        .clauses
        .iter()
        .map(|clause| {
            (
                metric(&cell.asked.text, &clause.text),
                cell.is_evidence(clause.span),
            )
        })
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let hit = |most: usize| ranked.iter().take(most).any(|(_, hit)| *hit);
    Scored {
        best: ranked.first().map_or(0.0, |(score, _)| *score),
        evidence: cell.has_evidence().then(|| [hit(1), hit(3)]),
        cell,
    }
}

fn verdict(scored: &Scored, (adopted, adapted): (f64, f64)) -> Judged {
    let probabilities = if scored.best >= adopted {
        Probabilities::new(1.0, 0.0, 0.0)
    } else if scored.best >= adapted {
        Probabilities::new(0.0, 1.0, 0.0)
    } else {
        Probabilities::new(0.0, 0.0, 1.0)
    };
    Judged {
        set: scored.cell.set.clone(),
        document: scored.cell.document.clone(),
        task: scored.cell.asked.task.clone(),
        gold: scored.cell.gold,
        probabilities,
        evidence: scored
            .evidence
            .filter(|_| scored.cell.gold != Verdict::Omitted),
        passages: Vec::new(),
    }
}

/// The pair of thresholds with the highest κ, on a grid of 0.02.
fn best_thresholds(scored: &[&Scored]) -> (f64, f64) {
    let steps = || (0..=50).map(|step| f64::from(step) / 50.0);
    let mut best = (f64::NEG_INFINITY, (1.0, 1.0));
    for adapted in steps() {
        for adopted in steps().filter(|adopted| *adopted >= adapted) {
            let judged: Vec<Judged> = scored
                .iter()
                .map(|scored| verdict(scored, (adopted, adapted)))
                .collect();
            let kappa = figures::kappa(&judged.iter().collect::<Vec<_>>());
            if kappa > best.0 {
                best = (kappa, (adopted, adapted));
            }
        }
    }
    best.1
}
