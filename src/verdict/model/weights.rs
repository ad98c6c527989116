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

#[cfg(test)]
mod tests {
    use super::super::cell::CELL_FEATURES;
    use super::DATA;
    use crate::verdict::features::Feature;

    /// The features that the lines of a stage name.
    fn named(stage: &str) -> Vec<&'static str> {
        let lines = DATA.lines().filter_map(|line| line.strip_prefix(stage));
        let names = lines.filter_map(|line| line.split_whitespace().next());
        names.filter(|name| *name != "bias").collect()
    }

    #[test]
    fn the_weights_stand_in_the_order_of_the_features() {
        let passage: Vec<&str> = Feature::ALL.iter().map(|feature| feature.name()).collect();
        assert_eq!(named("passage "), passage);
        assert_eq!(named("cell "), CELL_FEATURES);
    }
}
