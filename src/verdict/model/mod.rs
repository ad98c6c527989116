//! [`Calibrated`]: the embedded model.
//!
//! Two stages, each of two models. The passage stage asks of every passage: does it take
//! the task up at all, and if so, in full? The cell stage asks the same of the task in the whole
//! opinion, from the answers of the passage stage and the features of the best passage. Splitting
//! the question in two keeps the order adopted > adapted > omitted in the model. Logistic models
//! answer in the passage stage; the cell stage takes the mean of one and of some small trees.
//!
//! `weights.txt` holds the numbers; `examples/calibrate` writes it from labelled texts.

mod cell;
mod forest;
mod linear;
mod stage;
mod weights;

use super::features::{Feature, Features};
use super::judge::{Judge, Judgement, Passage, Question};
use crate::report::{Contribution, Probabilities, Verdict};
use crate::segment::Role;

pub use cell::{CELL_FEATURES, cell_rows};
pub use forest::{Forest, Node, Split, Tree};
pub use linear::{Linear, Term, sigmoid};
pub use stage::{Scorer, Stage};

/// The embedded model: two stages of logistic regression, calibrated on labelled texts.
#[derive(Debug, Clone)]
pub struct Calibrated {
    passage: Stage,
    cell: Stage,
}

impl Default for Calibrated {
    fn default() -> Self {
        Self {
            passage: weights::read("passage"),
            cell: weights::read("cell"),
        }
    }
}

impl Calibrated {
    /// A model of other weights, as `examples/calibrate` learns them.
    #[must_use]
    pub fn with_stages(passage: Stage, cell: Stage) -> Self {
        Self { passage, cell }
    }
}

/// What the passage stage says of every passage of some questions.
#[must_use]
pub fn passage_probabilities(stage: &Stage, questions: &[Question<'_>]) -> Vec<Vec<Probabilities>> {
    questions
        .iter()
        .map(|question| {
            question
                .passages
                .iter()
                .map(|passage| gated(stage.probabilities(&row(&passage.features)), passage))
                .collect()
        })
        .collect()
}

/// The features as the model takes them.
#[must_use]
pub fn row(features: &Features) -> Vec<f64> {
    features
        .values()
        .iter()
        .map(|&value| f64::from(value))
        .collect()
}

/// A passage that commits to nothing is worth little, however much it shares; and so is one that
/// does not name the place or matter to which the task is bound. These are rules of the labelling,
/// too rare in labelled texts to be learned.
fn gated(probabilities: Probabilities, passage: &Passage<'_>) -> Probabilities {
    let role = match passage.role {
        Role::Action | Role::Target | Role::Deferral => 1.0,
        Role::Background => 0.25,
        Role::Chrome => 0.1,
    };
    let elsewhere = passage.features.get(Feature::BoundMissing) > 0.0;
    let gate = if elsewhere { role * 0.3 } else { role };
    let adopted = gate * probabilities.of(Verdict::Adopted);
    let adapted = gate * probabilities.of(Verdict::Adapted);
    Probabilities::new(adopted, adapted, 1.0 - adopted - adapted)
}

impl Judge for Calibrated {
    fn judge(&self, questions: &[Question<'_>]) -> Vec<Judgement> {
        let passages = passage_probabilities(&self.passage, questions);
        let rows = cell_rows(questions, &passages);
        rows.iter()
            .zip(passages)
            .map(|(row, passages)| Judgement {
                probabilities: self.cell.probabilities(row),
                uptake: passages
                    .iter()
                    .map(|p| 1.0 - p.of(Verdict::Omitted))
                    .collect(),
                why: self.why(row),
            })
            .collect()
    }
}

/// Contributions that a finding shows at most.
const REASONS: usize = 8;

impl Calibrated {
    /// What each feature of the cell adds to the log-odds of each verdict, weightiest first.
    fn why(&self, row: &[f64]) -> Vec<Contribution> {
        let mut why: Vec<(usize, Contribution)> = CELL_FEATURES
            .iter()
            .zip(row)
            .zip(self.cell.contributions(row))
            .map(|((&feature, &value), (uptake, full))| Contribution {
                feature,
                value,
                log_odds: [uptake + full, uptake - full, -uptake],
            })
            .enumerate()
            .collect();
        let order = |a: &(usize, Contribution), b: &(usize, Contribution)| {
            weight(&b.1).total_cmp(&weight(&a.1)).then(a.0.cmp(&b.0))
        };
        if why.len() > REASONS {
            why.select_nth_unstable_by(REASONS, order);
            why.truncate(REASONS);
        }
        why.sort_unstable_by(order);
        why.into_iter()
            .map(|(_, contribution)| contribution)
            .collect()
    }
}

fn weight(contribution: &Contribution) -> f64 {
    let [adopted, adapted, omitted] = contribution.log_odds;
    adopted.abs().max(adapted.abs()).max(omitted.abs())
}
