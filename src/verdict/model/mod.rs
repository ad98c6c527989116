//! [`Calibrated`]: the embedded model.
//!
//! Two stages, each of two logistic models. The passage stage asks of every passage: does it take
//! the task up at all, and if so, in full? The cell stage asks the same of the task in the whole
//! opinion, from the answers of the passage stage and the features of the best passage. Splitting
//! the question in two keeps the order adopted > adapted > omitted in the model. A sum of a few
//! dozen weighted features can be read and explained; trees, measured beside it, said nothing that it did not.
//! `rules` corrects the answers of both stages where the labelling guideline decides and labelled
//! texts are too few to learn it from.
//!
//! `weights.txt` holds the numbers; `examples/calibrate` writes it from labelled texts.

mod cell;
mod linear;
mod reasons;
mod rules;
mod stage;
mod weights;

use super::judge::{Judge, Judgement, Question};
use crate::report::{Probabilities, Verdict};

use cell::{Rows, Summary};
use reasons::Reasons;
use rules::{gated, ruled};

pub use cell::{CELL_FEATURES, CellRow, cell_rows};
pub use linear::{Term, sigmoid};
pub use stage::Stage;

/// The embedded model: two stages of logistic models, calibrated on labelled texts.
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
    let of = |question| gated_probabilities(stage, question).collect();
    questions.iter().map(of).collect()
}

fn gated_probabilities<'q>(
    stage: &'q Stage,
    question: &'q Question<'_>,
) -> impl Iterator<Item = Probabilities> + 'q {
    let passages = question.passages.iter();
    passages.map(|passage| gated(stage.probabilities(passage.features.values()), passage))
}

impl Judge for Calibrated {
    fn judge(&self, questions: &[Question<'_>]) -> Vec<Judgement> {
        let mut said = Vec::new();
        let mut judgements = Vec::with_capacity(questions.len());
        let mut summaries = Vec::with_capacity(questions.len());
        for question in questions {
            said.clear();
            said.extend(gated_probabilities(&self.passage, question));
            summaries.push(Summary::new(question, &said));
            judgements.push(Judgement {
                uptake: said.iter().map(uptake).collect(),
                ..Judgement::default()
            });
        }
        let rows = Rows::new(&summaries);
        for (judgement, summary) in judgements.iter_mut().zip(&summaries) {
            let row = rows.of(summary);
            let mut reasons = Reasons::default();
            let said = self.cell.explained(&row, |added| reasons.note(added));
            let (probabilities, rule) = ruled(said, &row);
            judgement.probabilities = probabilities;
            judgement.why = reasons.weightiest(&row, rule);
        }
        judgements
    }
}

/// What the cell stage says of a question.
#[must_use]
pub fn cell_probabilities(stage: &Stage, row: &CellRow) -> Probabilities {
    ruled(stage.probabilities(row), row).0
}

/// The probability that a passage takes its task up.
fn uptake(said: &Probabilities) -> f64 {
    1.0 - said.of(Verdict::Omitted)
}
