//! Reads the embedded `weights.txt`; its head says what a line holds.

use super::linear::Term;
use super::stage::Stage;

const DATA: &str = include_str!("weights.txt");

/// The stage of this name.
pub(super) fn read(stage: &str) -> Stage {
    let (mut biases, mut terms) = ([0.0; 2], Vec::new());
    for line in DATA.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        if words.next() != Some(stage) {
            continue;
        }
        let is_bias = words.next() == Some("bias");
        let mut numbers = words.filter_map(|word| word.parse().ok());
        let mut number = || numbers.next().unwrap_or(0.0);
        if is_bias {
            biases = [number(), number()];
        } else {
            terms.push(Term {
                mean: number(),
                deviation: number(),
                weights: [number(), number()],
            });
        }
    }
    Stage::new(biases, terms)
}
