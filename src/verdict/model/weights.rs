//! Reads the embedded `weights.txt`; its head says what a line holds.

use super::linear::{Linear, Term};
use super::stage::Stage;

const DATA: &str = include_str!("weights.txt");

/// The stage of this name.
pub(super) fn read(stage: &str) -> Stage {
    Stage {
        uptake: model(stage, "uptake"),
        full: model(stage, "full"),
    }
}

fn model(stage: &str, model: &str) -> Linear {
    let (mut bias, mut terms) = (0.0, Vec::new());
    for line in DATA.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split_whitespace().collect();
        let [own_stage, own_model, what, numbers @ ..] = cells.as_slice() else {
            continue;
        };
        if (*own_stage, *own_model) != (stage, model) {
            continue;
        }
        if *what == "bias" {
            bias = number(numbers, 0);
        } else {
            terms.push(Term {
                mean: number(numbers, 0),
                deviation: number(numbers, 1),
                weight: number(numbers, 2),
            });
        }
    }
    Linear::new(bias, terms)
}

fn number(numbers: &[&str], at: usize) -> f64 {
    numbers
        .get(at)
        .and_then(|number| number.parse().ok())
        .unwrap_or(0.0)
}
