//! Reads the embedded `weights.txt`; its head says what a line holds.

use super::cell::CELL_FEATURES;
use super::forest::{Forest, Node, Split, Tree};
use super::linear::Term;
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
    let mut scorer = Scorer::default();
    for line in DATA.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split_whitespace().collect();
        let [own_stage, own_model, what, numbers @ ..] = cells.as_slice() else {
            continue;
        };
        if (*own_stage, *own_model) != (stage, model) {
            continue;
        }
        match *what {
            "bias" => scorer.linear.bias = number(numbers, 0),
            "forest" => scorer.forest.bias = number(numbers, 0),
            "tree" => scorer.forest.trees.push(Tree::default()),
            "node" => push_node(&mut scorer.forest, numbers),
            _ => scorer.linear.terms.push(Term {
                mean: number(numbers, 0),
                deviation: number(numbers, 1),
                weight: number(numbers, 2),
            }),
        }
    }
    scorer
}

/// A node of the last tree: `VALUE` or `VALUE FEATURE THRESHOLD LEFT`.
fn push_node(forest: &mut Forest, numbers: &[&str]) {
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
    if let Some(tree) = forest.trees.last_mut() {
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
