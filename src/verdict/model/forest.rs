//! Gradient-boosted trees: what a straight line through the features cannot say.

/// A sum of small decision trees, in log-odds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Forest {
    /// The log-odds before any tree.
    pub bias: f64,
    /// The trees; each adds the value of the leaf that a row falls into.
    pub trees: Vec<Tree>,
}

/// A binary decision tree; the first node is the root.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tree {
    /// The nodes; children stand behind their parents.
    pub nodes: Vec<Node>,
}

/// A node of a [`Tree`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Node {
    /// What the tree would add if it ended here, in log-odds.
    pub value: f64,
    /// How it goes on; `None` for a leaf.
    pub split: Option<Split>,
}

/// A question of a [`Tree`]: is the feature at most the threshold?
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Split {
    /// Index of the feature.
    pub feature: usize,
    /// The greatest value that goes left.
    pub threshold: f64,
    /// Index of the left child; the right one stands behind it.
    pub left: usize,
}

impl Forest {
    /// The log-odds of a row.
    #[must_use]
    pub fn log_odds(&self, row: &[f64]) -> f64 {
        self.trees
            .iter()
            .fold(self.bias, |sum, tree| sum + tree.value(row))
    }

    /// Adds to `sums` what each feature contributes: along the path of every tree, the change in
    /// value from node to child belongs to the feature that was asked.
    pub(super) fn contribute(&self, row: &[f64], sums: &mut [f64], share: f64) {
        for tree in &self.trees {
            let mut before: Option<(f64, usize)> = None;
            tree.walk(row, |node| {
                if let Some((value, feature)) = before
                    && let Some(sum) = sums.get_mut(feature)
                {
                    *sum += share * (node.value - value);
                }
                before = node.split.map(|split| (node.value, split.feature));
            });
        }
    }
}

impl Tree {
    /// The value of the leaf that a row falls into.
    #[must_use]
    pub fn value(&self, row: &[f64]) -> f64 {
        let mut value = 0.0;
        self.walk(row, |node| value = node.value);
        value
    }

    /// Visits the nodes from the root to the leaf of a row.
    fn walk(&self, row: &[f64], mut visit: impl FnMut(&Node)) {
        let mut at = 0;
        while let Some(node) = self.nodes.get(at) {
            visit(node);
            let Some(split) = node.split.filter(|split| split.left > at) else {
                break;
            };
            let value = row.get(split.feature).copied().unwrap_or(0.0);
            at = split.left + usize::from(value > split.threshold);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stump() -> Tree {
        let leaf = |value| Node { value, split: None };
        let split = Split {
            feature: 1,
            threshold: 0.5,
            left: 1,
        };
        Tree {
            nodes: vec![
                Node {
                    value: 0.1,
                    split: Some(split),
                },
                leaf(-1.0),
                leaf(2.0),
            ],
        }
    }

    #[test]
    fn a_row_falls_into_its_leaf() {
        assert!((stump().value(&[9.0, 0.5]) - -1.0).abs() < 1e-12);
        assert!((stump().value(&[9.0, 0.6]) - 2.0).abs() < 1e-12);
    }

    #[test]
    fn contributions_add_up_to_the_change_from_the_root() {
        let forest = Forest {
            bias: 0.0,
            trees: vec![stump(), stump()],
        };
        let mut sums = [0.0; 2];
        forest.contribute(&[0.0, 1.0], &mut sums, 1.0);
        assert!((sums[1] - 2.0 * (2.0 - 0.1)).abs() < 1e-12);
        assert!(sums[0].abs() < 1e-12);
    }

    #[test]
    fn a_tree_that_points_back_ends() {
        let split = Split {
            feature: 0,
            threshold: 0.0,
            left: 0,
        };
        let tree = Tree {
            nodes: vec![Node {
                value: 1.0,
                split: Some(split),
            }],
        };
        assert!((tree.value(&[1.0]) - 1.0).abs() < 1e-12);
    }
}
