//! Gradient boosting with the logistic loss, over small trees that grow leaf by leaf.

use cascade_align::verdict::model::{Forest, Node, Split, Tree, sigmoid};

use crate::logistic::Row;

/// How the forest grows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Growth {
    pub(crate) trees: usize,
    pub(crate) leaves: usize,
    pub(crate) rate: f64,
    pub(crate) least_rows: usize,
    pub(crate) l2: f64,
    /// Of so many features each tree sees one in every round.
    pub(crate) stride: usize,
}

/// Grows a forest.
pub(crate) fn fit(rows: &[Row], growth: Growth) -> Forest {
    let positive: f64 = rows.iter().filter(|r| r.positive).map(|r| r.weight).sum();
    let total: f64 = rows.iter().map(|row| row.weight).sum();
    let share = (positive / total.max(1e-9)).clamp(1e-3, 1.0 - 1e-3);
    let bias = (share / (1.0 - share)).ln();
    let mut trees = Vec::with_capacity(growth.trees);
    let columns = Columns::new(rows);
    let mut odds = vec![bias; rows.len()];
    for round in 0..growth.trees {
        let slopes: Vec<Slope> = rows
            .iter()
            .zip(&odds)
            .map(|(row, &odds)| {
                let p = sigmoid(odds);
                let wanted = f64::from(u8::from(row.positive));
                Slope {
                    gradient: row.weight * (p - wanted),
                    curve: row.weight * (p * (1.0 - p)).max(1e-9),
                }
            })
            .collect();
        let tree = grow(rows, &columns, &slopes, growth, round);
        for (odds, row) in odds.iter_mut().zip(rows) {
            *odds += value(&tree, &row.values);
        }
        trees.push(tree);
    }
    Forest::new(bias, trees)
}

/// The value of the leaf that a row falls into.
fn value(tree: &Tree, row: &[f64]) -> f64 {
    let mut node = tree.nodes[0];
    while let Some(split) = node.split {
        node = tree.nodes[split.left + usize::from(row[split.feature] > split.threshold)];
    }
    node.value
}

/// First and second derivative of the loss.
#[derive(Debug, Clone, Copy, Default)]
struct Slope {
    gradient: f64,
    curve: f64,
}

impl Slope {
    fn add(&mut self, other: Self) {
        self.gradient += other.gradient;
        self.curve += other.curve;
    }

    fn less(self, other: Self) -> Self {
        Self {
            gradient: self.gradient - other.gradient,
            curve: self.curve - other.curve,
        }
    }

    /// How much the loss falls when these rows get a value of their own.
    fn gain(self, l2: f64) -> f64 {
        self.gradient * self.gradient / (self.curve + l2)
    }
}

/// For each feature: the rows by value.
struct Columns {
    sorted: Vec<Vec<usize>>,
}

impl Columns {
    fn new(rows: &[Row]) -> Self {
        let width = rows.first().map_or(0, |row| row.values.len());
        let sorted = (0..width)
            .map(|at| {
                let mut order: Vec<usize> = (0..rows.len()).collect();
                order.sort_by(|&a, &b| rows[a].values[at].total_cmp(&rows[b].values[at]));
                order
            })
            .collect();
        Self { sorted }
    }
}

/// The best way to cut one leaf.
#[derive(Debug, Clone, Copy)]
struct Cut {
    gain: f64,
    feature: usize,
    threshold: f64,
}

fn grow(rows: &[Row], columns: &Columns, slopes: &[Slope], growth: Growth, round: usize) -> Tree {
    let mut leaf_of = vec![0_usize; rows.len()];
    let root = slopes.iter().fold(Slope::default(), |mut sum, slope| {
        sum.add(*slope);
        sum
    });
    let value = |slope: Slope| -growth.rate * slope.gradient / (slope.curve + growth.l2);
    let leaf = |slope: Slope| Node {
        value: value(slope),
        split: None,
    };
    let mut tree = Tree {
        nodes: vec![leaf(root)],
    };
    let mut cuts = vec![best_cut(rows, columns, slopes, &leaf_of, 0, growth, round)];
    for _ in 1..growth.leaves {
        let open = cuts
            .iter()
            .enumerate()
            .filter_map(|(at, cut)| cut.map(|cut| (at, cut)));
        let Some((at, cut)) = open.max_by(|a, b| a.1.gain.total_cmp(&b.1.gain)) else {
            break;
        };
        let left = tree.nodes.len();
        let mut sums = [Slope::default(); 2];
        for ((leaf, row), slope) in leaf_of.iter_mut().zip(rows).zip(slopes) {
            if *leaf == at {
                let side = usize::from(row.values[cut.feature] > cut.threshold);
                *leaf = left + side;
                sums[side].add(*slope);
            }
        }
        tree.nodes[at].split = Some(Split {
            feature: cut.feature,
            threshold: cut.threshold,
            left,
        });
        cuts[at] = None;
        for (side, slope) in sums.into_iter().enumerate() {
            tree.nodes.push(leaf(slope));
            cuts.push(best_cut(
                rows,
                columns,
                slopes,
                &leaf_of,
                left + side,
                growth,
                round,
            ));
        }
    }
    tree
}

fn best_cut(
    rows: &[Row],
    columns: &Columns,
    slopes: &[Slope],
    leaf_of: &[usize],
    leaf: usize,
    growth: Growth,
    round: usize,
) -> Option<Cut> {
    let mut all = Slope::default();
    let mut count = 0;
    for (slope, own) in slopes.iter().zip(leaf_of) {
        if *own == leaf {
            all.add(*slope);
            count += 1;
        }
    }
    let mut best: Option<Cut> = None;
    for (feature, order) in columns.sorted.iter().enumerate() {
        if !(feature + round).is_multiple_of(growth.stride) {
            continue;
        }
        let (mut left, mut seen, mut before) = (Slope::default(), 0, f64::NEG_INFINITY);
        for &row in order.iter().filter(|&&row| leaf_of[row] == leaf) {
            let value = rows[row].values[feature];
            let enough = seen >= growth.least_rows && count - seen >= growth.least_rows;
            if enough && value > before {
                let gain =
                    left.gain(growth.l2) + all.less(left).gain(growth.l2) - all.gain(growth.l2);
                if gain > best.map_or(1e-9, |cut| cut.gain) {
                    best = Some(Cut {
                        gain,
                        feature,
                        threshold: f64::midpoint(before, value),
                    });
                }
            }
            left.add(slopes[row]);
            seen += 1;
            before = value;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn learns_what_no_line_can() {
        let rows: Vec<Row> = (0..90)
            .map(|at| Row {
                values: vec![f64::from(at), f64::from(at % 7)],
                positive: (30..60).contains(&at),
                weight: 1.0,
            })
            .collect();
        let growth = Growth {
            trees: 60,
            leaves: 4,
            rate: 0.3,
            least_rows: 3,
            l2: 1.0,
            stride: 1,
        };
        let forest = fit(&rows, growth);
        assert!(forest.log_odds(&[45.0, 1.0]) > 1.0);
        assert!(forest.log_odds(&[10.0, 1.0]) < -1.0);
        assert!(forest.log_odds(&[80.0, 1.0]) < -1.0);
    }
}
