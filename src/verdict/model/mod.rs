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
mod stage;
mod weights;

use super::features::Feature;
use super::judge::{Judge, Judgement, Passage, Question};
use crate::report::{Contribution, Probabilities, Verdict};
use crate::segment::Role;

use cell::{Rows, Summary};

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
        let mut uptakes = Vec::with_capacity(questions.len());
        let mut summaries = Vec::with_capacity(questions.len());
        for question in questions {
            said.clear();
            said.extend(gated_probabilities(&self.passage, question));
            uptakes.push(said.iter().map(uptake).collect());
            summaries.push(Summary::new(question, &said));
        }
        let rows = Rows::new(&summaries);
        let judge = |(summary, uptake): (&Summary, Vec<f64>)| {
            let row = rows.of(summary);
            Judgement {
                probabilities: cell_probabilities(&self.cell, &row),
                uptake,
                why: why(&row, &self.cell.explain(&row)),
            }
        };
        summaries.iter().zip(uptakes).map(judge).collect()
    }
}

/// How much of its probability a verdict of *adopted* keeps where the passage shows another deed.
const ANOTHER_DEED: f64 = 0.3;

/// What the cell stage says of a question. A body that joins or serves what the task builds
/// (对接, 接入, 争取) adapts it, in whatever words it does so, and so does one that wants to lead among
/// others than the task does (全省, 全市): rules of the labelling that are too rare to be learned.
#[must_use]
pub fn cell_probabilities(stage: &Stage, row: &CellRow) -> Probabilities {
    let said = stage.probabilities(row);
    if !cell::is_another_deed(row) {
        return said;
    }
    let adopted = said.of(Verdict::Adopted);
    let kept = ANOTHER_DEED * adopted;
    let adapted = said.of(Verdict::Adapted) + adopted - kept;
    Probabilities::new(kept, adapted, said.of(Verdict::Omitted))
}

/// The probability that a passage takes its task up.
fn uptake(said: &Probabilities) -> f64 {
    1.0 - said.of(Verdict::Omitted)
}

/// Contributions that a finding shows at most.
const REASONS: usize = 8;

/// What the weightiest features of the cell add to the log-odds of each verdict.
fn why(row: &CellRow, [uptake, full]: &[CellRow; 2]) -> Vec<Contribution> {
    let mut weights = *uptake;
    for (weight, full) in weights.iter_mut().zip(full) {
        *weight = weight.abs() + full.abs();
    }
    let reason = |at: usize| {
        let of = |sums: &CellRow| sums.get(at).copied().map_or(0.0, f64::from);
        let (uptake, full) = (of(uptake), of(full));
        Some(Contribution {
            feature: CELL_FEATURES.get(at)?,
            value: of(row),
            log_odds: [uptake + full, uptake - full, -uptake],
        })
    };
    let places = weightiest(&weights);
    places.into_iter().flatten().filter_map(reason).collect()
}

/// The places of the largest weights, none of them negative: the largest first, of equal ones the
/// first.
fn weightiest(weights: &[f32]) -> [Option<usize>; REASONS] {
    // The bits of floats that are not negative are ordered as they are.
    let mut best = [0_u64; REASONS];
    for (at, weight) in (0_u32..).zip(weights) {
        let mut key = u64::from(weight.to_bits()) << 32 | u64::from(!at);
        if best.last().is_some_and(|last| *last < key) {
            for slot in &mut best {
                (*slot, key) = (key.max(*slot), key.min(*slot));
            }
        }
    }
    best.map(|key| {
        let place = u32::try_from(!key & u64::from(u32::MAX)).ok()?;
        (key > 0).then_some(place as usize)
    })
}

#[cfg(test)]
mod tests {
    use super::weightiest;

    #[test]
    fn the_weightiest_come_first_and_equal_ones_in_order() {
        let weights = [0.5, 2.0, 0.5, 0.0, 3.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6];
        let places = weightiest(&weights).map(|place| place.unwrap_or(99));
        assert_eq!(places, [4, 1, 10, 0, 2, 9, 8, 7]);
        assert_eq!(weightiest(&[1.0]).iter().flatten().count(), 1);
    }
}
