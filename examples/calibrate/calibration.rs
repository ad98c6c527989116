//! Fits the two models of a stage, and scales their log-odds so that confidence can be believed.
//!
//! Strong regularisation finds the better order of the cells and the weaker words: its log-odds
//! are too small. How much too small is learned from sets that a model has not seen, as one factor
//! a model (Platt's method without an offset, over left-out sets).

use cascade_align::verdict::model::{Stage, Term};

use crate::logistic::{self, Line, Row};

/// The rows of a stage: uptake against omission, and adopted against adapted where it was taken up.
pub(crate) type Questions<'e> = [Vec<Row<'e>>; 2];

/// Fits both models of a stage.
pub(crate) fn fit(questions: &Questions, c: [f64; 2]) -> Stage {
    let scales = logistic::scales(&questions[0]);
    let line = |at: usize| logistic::fit(&scales, &questions[at], c[at]);
    stage(&scales, [line(0), line(1)])
}

/// Fits both models of a stage, and scales what they say to what they are worth on sets that they
/// have not seen.
pub(crate) fn fit_calibrated(questions: &Questions, c: [f64; 2]) -> Stage {
    let scales = logistic::scales(&questions[0]);
    let line = |at: usize| {
        let rows = &questions[at];
        let line = logistic::fit(&scales, rows, c[at]);
        let factor = factor(&left_out(&scales, rows, c[at]));
        Line {
            bias: factor * line.bias,
            weights: line.weights.iter().map(|weight| factor * weight).collect(),
        }
    };
    stage(&scales, [line(0), line(1)])
}

fn stage(scales: &[Term], [uptake, full]: [Line; 2]) -> Stage {
    let weights = uptake.weights.iter().zip(&full.weights);
    let terms = scales
        .iter()
        .zip(weights)
        .map(|(scale, (&uptake, &full))| Term {
            weights: [uptake, full],
            ..*scale
        });
    Stage::new([uptake.bias, full.bias], terms.collect())
}

/// A row that a model has not seen, with what the model says of it.
struct Unseen<'r> {
    row: Row<'r>,
    log_odds: f64,
}

/// Asks of each set a model that learned from the others; nothing where there is one set alone.
fn left_out<'r>(scales: &[Term], rows: &[Row<'r>], c: f64) -> Vec<Unseen<'r>> {
    let mut sets: Vec<&str> = rows.iter().map(|row| row.set).collect();
    sets.sort_unstable();
    sets.dedup();
    if sets.len() < 2 {
        return Vec::new();
    }
    let mut unseen = Vec::new();
    for set in sets {
        let (inside, outside): (Vec<Row>, Vec<Row>) = rows.iter().partition(|row| row.set == set);
        let line = logistic::fit(scales, &outside, c);
        unseen.extend(inside.into_iter().map(|row| Unseen {
            log_odds: line.log_odds(scales, row.values),
            row,
        }));
    }
    unseen
}

/// Factors that are tried, in hundredths.
const FACTORS: std::ops::RangeInclusive<u8> = 50..=250;

/// The factor with the least log-loss; 1 where there is nothing to learn from.
fn factor(unseen: &[Unseen]) -> f64 {
    let hundredths = |factor: u8| f64::from(factor) / 100.0;
    let best = FACTORS.min_by(|&a, &b| {
        let [a, b] = [a, b].map(|factor| loss(unseen, hundredths(factor)));
        a.total_cmp(&b)
    });
    best.filter(|_| !unseen.is_empty()).map_or(1.0, hundredths)
}

fn loss(unseen: &[Unseen], factor: f64) -> f64 {
    let of = |unseen: &Unseen| {
        let sign = if unseen.row.positive { -1.0 } else { 1.0 };
        unseen.row.weight * (sign * factor * unseen.log_odds).exp().ln_1p()
    };
    unseen.iter().map(of).sum()
}
