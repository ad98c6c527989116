//! Fits the cell stage so that its confidence can be believed.
//!
//! Strong regularisation finds the better order of the cells and the weaker words: its log-odds
//! are too small. How much too small is learned from sets that a model has not seen, as one factor
//! a model (Platt's method without an offset, over left-out sets).

use cascade_align::verdict::model::{Linear, Stage};

use crate::logistic::{self, Row};
use crate::train::{Example, full_rows, uptake_rows};

/// Fits both models of a stage and scales their log-odds.
pub(crate) fn fit_stage(examples: &[Example], c: f64) -> Stage {
    Stage {
        uptake: fit(&uptake_rows(examples), c),
        full: fit(&full_rows(examples), c),
    }
}

fn fit(rows: &[Row], c: f64) -> Linear {
    let model = logistic::fit(rows, c);
    model.scaled(factor(&left_out(rows, c)))
}

/// A row that a model has not seen, with what the model says of it.
struct Unseen<'r> {
    row: Row<'r>,
    log_odds: f64,
}

/// Asks of each set a model that learned from the others; nothing where there is one set alone.
fn left_out<'r>(rows: &[Row<'r>], c: f64) -> Vec<Unseen<'r>> {
    let mut sets: Vec<&str> = rows.iter().map(|row| row.set).collect();
    sets.sort_unstable();
    sets.dedup();
    if sets.len() < 2 {
        return Vec::new();
    }
    let mut unseen = Vec::new();
    for set in sets {
        let (inside, outside): (Vec<Row>, Vec<Row>) = rows.iter().partition(|row| row.set == set);
        let model = logistic::fit(&outside, c);
        unseen.extend(inside.into_iter().map(|row| Unseen {
            log_odds: log_odds(&model, row.values),
            row,
        }));
    }
    unseen
}

fn log_odds(model: &Linear, values: &[f64]) -> f64 {
    let terms = model.terms().iter().zip(values);
    terms.fold(model.bias(), |sum, (term, &value)| {
        sum + term.weight * term.standardise(value)
    })
}

/// Factors that are tried: half to three times the log-odds.
const FACTORS: std::ops::RangeInclusive<u8> = 50..=250;

/// The factor, in hundredths, with the least log-loss; 1 where there is nothing to learn from.
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
