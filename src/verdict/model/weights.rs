//! Reads the embedded `weights.txt`: `STAGE MODEL FEATURE mean deviation weight`, one term a line.

use super::linear::{Linear, Stage, Term};

const DATA: &str = include_str!("weights.txt");

/// The stage of this name.
pub(super) fn read(stage: &str) -> Stage {
    Stage {
        uptake: model(stage, "uptake"),
        full: model(stage, "full"),
    }
}

fn model(stage: &str, model: &str) -> Linear {
    let mut linear = Linear::default();
    for line in DATA.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split_whitespace().collect();
        let [own_stage, own_model, feature, numbers @ ..] = cells.as_slice() else {
            continue;
        };
        if *own_stage != stage || *own_model != model {
            continue;
        }
        let number = |at: usize| {
            numbers
                .get(at)
                .and_then(|n| n.parse::<f64>().ok())
                .unwrap_or(0.0)
        };
        if *feature == "bias" {
            linear.bias = number(0);
        } else {
            linear.terms.push(Term {
                mean: number(0),
                deviation: number(1),
                weight: number(2),
            });
        }
    }
    linear
}
