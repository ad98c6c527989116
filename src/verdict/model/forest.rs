//! Gradient-boosted trees: what a straight line through the features cannot say.

use crate::number::narrow;

/// A sum of small decision trees, in log-odds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Forest {
    bias: f64,
    trees: Vec<Tree>,
    /// The nodes of all trees, tree by tree.
    steps: Vec<Step>,
    /// Where each tree begins.
    roots: Vec<u32>,
    /// The log-odds of a row that falls through every tree as far as its root.
    base: f32,
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

/// A node as it is walked: small, so that a forest stays in the nearest cache.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Step {
    value: f32,
    threshold: f32,
    feature: u16,
    /// How far behind it the left child stands; 0 for a leaf.
    left: u16,
}

impl Forest {
    /// A forest; `bias` is the log-odds before any tree. A split that does not point behind itself
    /// counts as a leaf.
    #[must_use]
    pub fn new(bias: f64, trees: Vec<Tree>) -> Self {
        let mut steps = Vec::new();
        let mut roots = Vec::new();
        for tree in trees.iter().filter(|tree| !tree.nodes.is_empty()) {
            roots.push(u32::try_from(steps.len()).unwrap_or(u32::MAX));
            steps.extend((0..).zip(&tree.nodes).map(|(at, node)| Step::new(at, node)));
        }
        let values = trees.iter().filter_map(|tree| tree.nodes.first());
        let base = values.fold(bias, |sum, root| sum + root.value);
        Self {
            bias,
            trees,
            steps,
            roots,
            base: narrow(base),
        }
    }

    /// The log-odds before any tree.
    #[must_use]
    pub fn bias(&self) -> f64 {
        self.bias
    }

    /// What holds for every row: the bias and the values of the roots.
    pub(super) fn base(&self) -> f32 {
        self.base
    }

    /// The trees; each adds the value of the leaf that a row falls into.
    #[must_use]
    pub fn trees(&self) -> &[Tree] {
        &self.trees
    }

    /// The log-odds of a row.
    #[must_use]
    pub fn log_odds(&self, row: &[f32]) -> f32 {
        self.roots.iter().fold(narrow(self.bias), |sum, &root| {
            sum + self.walk(row, root, |_, _| ())
        })
    }

    /// Adds to `sums` what each feature contributes, times `share`: along the path of every tree,
    /// the change in value from node to child belongs to the feature that was asked.
    pub(super) fn contribute(&self, row: &[f32], sums: &mut [f32], share: f32) {
        for &root in &self.roots {
            self.walk(row, root, |feature, change| {
                if let Some(sum) = sums.get_mut(usize::from(feature)) {
                    *sum += share * change;
                }
            });
        }
    }

    /// Walks a tree from its root to the leaf of a row and returns the leaf's value; shows each
    /// feature asked with the change of value after its answer.
    fn walk(&self, row: &[f32], root: u32, mut asked: impl FnMut(u16, f32)) -> f32 {
        let mut at = root as usize;
        let mut value = 0.0;
        let mut question = None;
        while let Some(step) = self.steps.get(at) {
            if let Some(feature) = question {
                asked(feature, step.value - value);
            }
            value = step.value;
            if step.left == 0 {
                break;
            }
            question = Some(step.feature);
            let own = row.get(usize::from(step.feature)).copied().unwrap_or(0.0);
            at += usize::from(step.left) + usize::from(own > step.threshold);
        }
        value
    }
}

impl Step {
    fn new(at: usize, node: &Node) -> Self {
        let small = |number: usize| u16::try_from(number).ok();
        let split = node.split.and_then(|split| {
            let left = small(split.left.checked_sub(at)?)?;
            Some((small(split.feature)?, narrow(split.threshold), left))
        });
        let (feature, threshold, left) = split.unwrap_or_default();
        Self {
            value: narrow(node.value),
            threshold,
            feature,
            left,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stump(left: usize) -> Tree {
        let leaf = |value| Node { value, split: None };
        let split = Split {
            feature: 1,
            threshold: 0.5,
            left,
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
        let forest = Forest::new(0.5, vec![stump(1), stump(1)]);
        assert!((forest.log_odds(&[9.0, 0.5]) - -1.5).abs() < 1e-6);
        assert!((forest.log_odds(&[9.0, 0.6]) - 4.5).abs() < 1e-6);
        assert!((forest.log_odds(&[]) - -1.5).abs() < 1e-6);
    }

    #[test]
    fn contributions_add_up_to_the_change_from_the_root() {
        let forest = Forest::new(0.0, vec![stump(1), stump(1)]);
        let mut sums = [0.0; 2];
        forest.contribute(&[0.0, 1.0], &mut sums, 1.0);
        assert!((sums[1] - 2.0 * (2.0 - 0.1)).abs() < 1e-6);
        assert!(sums[0].abs() < 1e-6);
    }

    #[test]
    fn a_tree_that_points_back_or_is_empty_ends() {
        let forest = Forest::new(0.0, vec![stump(0), Tree::default()]);
        assert!((forest.log_odds(&[0.0, 1.0]) - 0.1).abs() < 1e-6);
    }
}
