//! Reads the embedded `weights.txt`; its head says what a line holds.

use super::cell::CELL_FEATURES;
use super::forest::{Forest, Node, Split, Tree};
use super::linear::{Linear, Term};
use super::stage::{Scorer, Stage};

const DATA: &str = include_str!("weights.txt");

/// The stage of this name.
pub(super) fn read(stage: &str) -> Stage {
    Stage {
        uptake: model(stage, "uptake"),
        full: model(stage, "full"),
    }
}

fn model(stage: &str, model: &str) -> Scorer {
    let (mut bias, mut terms) = (0.0, Vec::new());
    let (mut before, mut trees) = (0.0, Vec::new());
    for line in DATA.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split_whitespace().collect();
        let [own_stage, own_model, what, numbers @ ..] = cells.as_slice() else {
            continue;
        };
        if (*own_stage, *own_model) != (stage, model) {
            continue;
        }
        match *what {
            "bias" => bias = number(numbers, 0),
            "forest" => before = number(numbers, 0),
            "tree" => trees.push(Tree::default()),
            "node" => push_node(&mut trees, numbers),
            _ => terms.push(Term {
                mean: number(numbers, 0),
                deviation: number(numbers, 1),
                weight: number(numbers, 2),
            }),
        }
    }
    Scorer {
        linear: Linear::new(bias, terms),
        forest: Forest::new(before, trees),
    }
}

/// A node of the last tree: `VALUE` or `VALUE FEATURE THRESHOLD LEFT`.
fn push_node(trees: &mut [Tree], numbers: &[&str]) {
    let index = |at: usize| numbers.get(at).and_then(|n| n.parse::<usize>().ok());
    let split = numbers
        .get(1)
        .and_then(|name| CELL_FEATURES.iter().position(|feature| feature == name))
        .zip(index(3))
        .map(|(feature, left)| Split {
            feature,
            threshold: number(numbers, 2),
            left,
        });
    if let Some(tree) = trees.last_mut() {
        tree.nodes.push(Node {
            value: number(numbers, 0),
            split,
        });
    }
}

fn number(numbers: &[&str], at: usize) -> f64 {
    numbers
        .get(at)
        .and_then(|number| number.parse().ok())
        .unwrap_or(0.0)
}
