//! [`Calibrated`]: the embedded model.
//!
//! Two stages, each of two logistic models. The passage stage asks of every passage: does it take
//! the task up at all, and if so, in full? The cell stage asks the same of the task in the whole
//! opinion, from the answers of the passage stage and the features of the best passage. Splitting
//! the question in two keeps the order adopted > adapted > omitted in the model. A sum of a few
//! dozen weighted features can be read and explained; trees, measured beside it, said nothing that it did not.
//!
//! `weights.txt` holds the numbers; `examples/calibrate` writes it from labelled texts.

mod cell;
mod linear;
mod reasons;
mod stage;
mod weights;

use super::features::Feature;
use super::judge::{Judge, Judgement, Passage, Question};
use crate::report::{Probabilities, Verdict};
use crate::segment::Role;

use cell::{Rows, Summary};
use reasons::Reasons;

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

/// From this share of the task around its name on, a name of the same make fills its slot.
const SLOT: f32 = 0.7;

/// The least probability that a passage adapts a task whose slot it fills.
const FILLED: f64 = 0.7;

/// A passage that commits to nothing is worth little, however much it shares; and so is one that
/// does not name the place or matter to which the task is bound; one that puts a name of its own into
/// the task's slot adapts it. These are rules of the labelling,
/// too rare in labelled texts to be learned.
fn gated(probabilities: Probabilities, passage: &Passage<'_>) -> Probabilities {
    let role = match passage.role {
        Role::Action | Role::Target | Role::Deferral => 1.0,
        Role::Background => 0.25,
        Role::Chrome => 0.1,
    };
    let elsewhere = passage.features.get(Feature::BoundMissing) > 0.0;
    let gate = if elsewhere { role * 0.3 } else { role };
    let fills = passage.features.get(Feature::SlotFilled) >= SLOT;
    let adopted = gate * probabilities.of(Verdict::Adopted);
    let adapted = probabilities.of(Verdict::Adapted);
    let adapted = gate * if fills { adapted.max(FILLED) } else { adapted };
    Probabilities::new(adopted, adapted, (1.0 - adopted - adapted).max(0.0))
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
            judgement.probabilities = ruled(said, &row);
            judgement.why = reasons.weightiest(&row);
        }
        judgements
    }
}

/// How much of its probability a verdict of *adopted* keeps where the passage shows another deed, or
/// holds the task only here and there.
const ANOTHER_DEED: f64 = 0.3;

/// How much of the rest goes to *omitted* where a passage holds the task only here and there.
const NOT_MEANT: f64 = 0.3;

/// What the cell stage says of a question.
#[must_use]
pub fn cell_probabilities(stage: &Stage, row: &CellRow) -> Probabilities {
    ruled(stage.probabilities(row), row)
}

/// Rules of the labelling. A body that joins or serves what the task builds (对接, 接入, 争取) adapts
/// it, in whatever words it does so, and so does one that wants to lead among others than the task
/// does (全省, 全市). A passage that says other things, and the task in its own words only here and
/// there, does not take it up in full, and perhaps not at all.
fn ruled(said: Probabilities, row: &CellRow) -> Probabilities {
    let not_meant = if cell::is_another_deed(row) {
        0.0
    } else if cell::is_scattered(row) && said.ranking()[0] == Verdict::Adopted {
        NOT_MEANT
    } else {
        return said;
    };
    let [adopted, adapted, omitted] = Verdict::ALL.map(|verdict| said.of(verdict));
    let kept = ANOTHER_DEED * adopted;
    let moved = adopted - kept;
    Probabilities::new(
        kept,
        adapted + (1.0 - not_meant) * moved,
        omitted + not_meant * moved,
    )
}

/// The probability that a passage takes its task up.
fn uptake(said: &Probabilities) -> f64 {
    1.0 - said.of(Verdict::Omitted)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The row of a cell whose best passage has these features.
    fn row(features: &[(Feature, f32)]) -> CellRow {
        let mut row = [0.0; CELL_FEATURES.len()];
        for &(feature, value) in features {
            row[cell::place(feature)] = value;
        }
        row
    }

    #[test]
    fn rules_take_from_adopted() {
        use Feature::{CueReceive, Order, Precision};
        let plain = row(&[(Order, 0.9), (Precision, 0.6)]);
        let scattered = row(&[(Order, 0.3), (Precision, 0.05)]);
        let receives = row(&[(Order, 0.9), (Precision, 0.6), (CueReceive, 1.0)]);
        let adopted = Probabilities::new(0.8, 0.15, 0.05);
        let adapted = Probabilities::new(0.3, 0.6, 0.1);
        let ruled = |said, row| Verdict::ALL.map(|verdict| ruled(said, row).of(verdict));
        let is_close =
            |a: [f64; 3], b: [f64; 3]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-9);
        assert!(is_close(ruled(adopted, &plain), [0.8, 0.15, 0.05]));
        assert!(is_close(ruled(adopted, &scattered), [0.24, 0.542, 0.218]));
        assert!(is_close(ruled(adapted, &scattered), [0.3, 0.6, 0.1]));
        assert!(is_close(ruled(adapted, &receives), [0.09, 0.81, 0.1]));
    }
}
