//! Logistic regression with L2 regularisation, by Newton's method.

use cascade_align::verdict::model::{Term, sigmoid};

use crate::figures::count;

/// A training row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'e> {
    pub(crate) values: &'e [f64],
    pub(crate) positive: bool,
    pub(crate) weight: f64,
    /// The set that it comes from.
    pub(crate) set: &'e str,
}

/// Newton steps at most; the loss is convex, and half as many reach [`SMALL`].
const STEPS: usize = 12;

/// A step that changes no weight by more ends the search.
const SMALL: f64 = 1e-8;

/// A logistic model over standardised features.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    /// The log-odds at the means.
    pub(crate) bias: f64,
    pub(crate) weights: Vec<f64>,
}

impl Line {
    /// The log-odds of a row of raw values.
    pub(crate) fn log_odds(&self, scales: &[Term], values: &[f64]) -> f64 {
        let scaled = scales.iter().zip(values).zip(&self.weights);
        scaled.fold(self.bias, |sum, ((scale, &value), weight)| {
            sum + weight * scale.standardise(value)
        })
    }
}

/// Minimises Σ weight · log-loss + ‖w‖² / (2c) over standardised features (the bias is free).
pub(crate) fn fit(scales: &[Term], rows: &[Row], c: f64) -> Line {
    if rows.is_empty() {
        return Line::default();
    }
    let scaled = |row: &Row| {
        let values = scales.iter().zip(row.values);
        let values = values.map(|(scale, &value)| scale.standardise(value));
        std::iter::once(1.0).chain(values).collect()
    };
    let design: Vec<Vec<f64>> = rows.iter().map(scaled).collect();
    let mut weights = vec![0.0; scales.len() + 1];
    for _ in 0..STEPS {
        let step = newton_step(rows, &design, &weights, c);
        for (weight, step) in weights.iter_mut().zip(&step) {
            *weight -= step;
        }
        if step.iter().all(|step| step.abs() < SMALL) {
            break;
        }
    }
    let bias = weights.remove(0);
    Line { bias, weights }
}

/// Mean and deviation of every feature over some rows.
pub(crate) fn scales(rows: &[Row]) -> Vec<Term> {
    let width = rows.first().map_or(0, |row| row.values.len());
    (0..width).map(|at| scale(rows, at)).collect()
}

/// Mean and deviation of one feature.
fn scale(rows: &[Row], at: usize) -> Term {
    let value = |row: &Row| row.values[at];
    let total = count(rows.len());
    let mean = rows.iter().map(value).sum::<f64>() / total;
    let squares = rows.iter().map(|row| (value(row) - mean).powi(2));
    let variance = squares.sum::<f64>() / total;
    let varies = variance > 1e-12;
    Term {
        mean,
        deviation: if varies { variance.sqrt() } else { 0.0 },
        weights: [0.0; 2],
    }
}

fn newton_step(rows: &[Row], design: &[Vec<f64>], weights: &[f64], c: f64) -> Vec<f64> {
    let width = weights.len();
    let mut gradient: Vec<f64> = weights.iter().map(|weight| weight / c).collect();
    let mut hessian = vec![vec![0.0; width]; width];
    for (at, row) in hessian.iter_mut().enumerate() {
        row[at] = if at == 0 { 1e-9 } else { 1.0 / c };
    }
    gradient[0] = 0.0;
    for (row, x) in rows.iter().zip(design) {
        let odds: f64 = x.iter().zip(weights).map(|(x, w)| x * w).sum();
        let p = sigmoid(odds);
        let error = row.weight * (p - f64::from(u8::from(row.positive)));
        let curve = row.weight * (p * (1.0 - p)).max(1e-9);
        for (at, &value) in x.iter().enumerate() {
            gradient[at] += error * value;
            let scaled = curve * value;
            for (slot, other) in hessian[at].iter_mut().zip(x).take(at + 1) {
                *slot += scaled * other;
            }
        }
    }
    solve(hessian, gradient)
}

/// Solves H·x = g for a positive definite H, of which the lower triangle is given (Cholesky).
fn solve(mut h: Vec<Vec<f64>>, mut g: Vec<f64>) -> Vec<f64> {
    let n = g.len();
    for i in 0..n {
        for j in 0..=i {
            let dot: f64 = (0..j).map(|k| h[i][k] * h[j][k]).sum();
            h[i][j] = if i == j {
                (h[i][i] - dot).max(1e-12).sqrt()
            } else {
                (h[i][j] - dot) / h[j][j]
            };
        }
    }
    for i in 0..n {
        let dot: f64 = (0..i).map(|k| h[i][k] * g[k]).sum();
        g[i] = (g[i] - dot) / h[i][i];
    }
    for i in (0..n).rev() {
        let dot: f64 = (i + 1..n).map(|k| h[k][i] * g[k]).sum();
        g[i] = (g[i] - dot) / h[i][i];
    }
    g
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separates_what_can_be_separated() {
        let values: Vec<[f64; 2]> = (0..40).map(|at| [f64::from(at), 1.0]).collect();
        let row = |(at, values): (usize, &'static [f64; 2])| Row {
            values,
            positive: at >= 20,
            weight: 1.0,
            set: "",
        };
        let rows: Vec<Row> = values.leak().iter().enumerate().map(row).collect();
        let scales = scales(&rows);
        let model = fit(&scales, &rows, 10.0);
        assert!(model.log_odds(&scales, &[0.0, 1.0]) < -2.0);
        assert!(model.log_odds(&scales, &[39.0, 1.0]) > 2.0);
        assert!(model.weights[1].abs() < f64::EPSILON);
    }
}
