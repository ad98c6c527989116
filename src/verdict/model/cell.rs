//! What the cell stage sees: how probable uptake is over all passages, the features of the best
//! one, and how the task compares with the others of the same opinion.

use super::super::features::{Feature, Features};
use super::super::judge::Question;
use crate::number::{narrow, real};
use crate::report::{Probabilities, Verdict};

/// Statistics of the passages' probabilities.
const STATISTICS: &[&str] = &[
    "uptake_first",
    "uptake_second",
    "uptake_third",
    "adopted_first",
    "adopted_second",
    "adapted_first",
    "adapted_second",
    "uptake_sum",
    "uptake_any",
    "adopted_any",
    "best_adopted",
    "best_adapted",
    "uptake_log_odds",
    "adopted_log_odds",
    "full_log_odds",
];

/// Statistics of the opinion.
const OPINION: &[&str] = &[
    "opinion_uptake",
    "opinion_adopted",
    "opinion_coverage",
    "rank_by_uptake",
    "rank_by_adopted",
    "opinion_anywhere",
];

const COUNT: usize = STATISTICS.len() + Features::COUNT + OPINION.len();

/// The names of what the cell stage sees, in order.
pub const CELL_FEATURES: &[&str] = &names();

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn names() -> [&'static str; COUNT] {
    let mut names = [""; COUNT];
    let mut at = 0;
    while at < COUNT {
        names[at] = if at < STATISTICS.len() {
            STATISTICS[at]
        } else if at < STATISTICS.len() + Features::COUNT {
            Feature::ALL[at - STATISTICS.len()].name()
        } else {
            OPINION[at - STATISTICS.len() - Features::COUNT]
        };
        at += 1;
    }
    names
}

/// What the cell stage sees of one question, in the order of [`CELL_FEATURES`].
pub type CellRow = [f32; COUNT];

/// One row a question, from what the passage stage said of its passages.
#[must_use]
pub fn cell_rows(questions: &[Question<'_>], passages: &[Vec<Probabilities>]) -> Vec<CellRow> {
    let summaries: Vec<Summary> = questions
        .iter()
        .zip(passages)
        .map(|(question, passages)| Summary::new(question, passages))
        .collect();
    let rows = Rows::new(&summaries);
    summaries.iter().map(|summary| rows.of(summary)).collect()
}

/// A feature of the best passage.
pub(super) fn of(row: &CellRow, feature: Feature) -> f32 {
    row.get(place(feature)).copied().unwrap_or(0.0)
}

/// The place of a feature of the best passage.
pub(super) const fn place(feature: Feature) -> usize {
    STATISTICS.len() + feature as usize
}

/// What the rows of one opinion have in common.
pub(super) struct Rows {
    uptake: Distribution,
    adopted: Distribution,
    /// Mean coverage of the best passages.
    coverage: f64,
    /// Mean share of a task that stands anywhere.
    anywhere: f64,
}

impl Rows {
    pub(super) fn new(summaries: &[Summary]) -> Self {
        let mean = |feature| mean(summaries.iter().map(|summary| summary.of(feature)));
        Self {
            uptake: Distribution::new(summaries.iter().map(Summary::uptake)),
            adopted: Distribution::new(summaries.iter().map(Summary::adopted)),
            coverage: mean(Feature::Coverage),
            anywhere: mean(Feature::Anywhere),
        }
    }

    /// The row of one question.
    pub(super) fn of(&self, summary: &Summary) -> CellRow {
        let opinion = [
            self.uptake.mean,
            self.adopted.mean,
            self.coverage,
            self.uptake.below(summary.uptake()),
            self.adopted.below(summary.adopted()),
            self.anywhere,
        ];
        let mut row = [0.0; COUNT];
        let (statistics, others) = row.split_at_mut(STATISTICS.len());
        let (features, of_opinion) = others.split_at_mut(Features::COUNT);
        for (slot, &value) in statistics.iter_mut().zip(&summary.statistics) {
            *slot = narrow(value);
        }
        if let Some(best) = summary.best {
            features.copy_from_slice(best.values());
        }
        for (slot, value) in of_opinion.iter_mut().zip(opinion) {
            *slot = narrow(value);
        }
        row
    }
}

/// One number of every task of an opinion.
struct Distribution {
    mean: f64,
    sorted: Vec<f64>,
}

impl Distribution {
    fn new(values: impl Iterator<Item = f64>) -> Self {
        let mut sorted: Vec<f64> = values.collect();
        sorted.sort_unstable_by(f64::total_cmp);
        Self {
            mean: mean(sorted.iter().copied()),
            sorted,
        }
    }

    /// The share of the numbers that lie below one.
    fn below(&self, value: f64) -> f64 {
        let below = self.sorted.partition_point(|&other| other < value);
        real(below) / real(self.sorted.len().max(1))
    }
}

/// What the passages of a question say together.
pub(super) struct Summary<'q> {
    statistics: [f64; STATISTICS.len()],
    /// The features of the passage with the most probable uptake.
    best: Option<&'q Features>,
}

impl<'q> Summary<'q> {
    pub(super) fn new(question: &'q Question<'_>, passages: &[Probabilities]) -> Self {
        let uptake = |p: &Probabilities| 1.0 - p.of(Verdict::Omitted);
        let adopted = |p: &Probabilities| p.of(Verdict::Adopted);
        let adapted = |p: &Probabilities| p.of(Verdict::Adapted);
        let (mut best, mut top): (usize, Option<&Probabilities>) = (0, None);
        for (at, passage) in passages.iter().enumerate() {
            if top.is_none_or(|top| uptake(passage) > uptake(top)) {
                (best, top) = (at, Some(passage));
            }
        }
        let [u1, u2, u3] = largest(passages.iter().map(uptake));
        let [a1, a2, _] = largest(passages.iter().map(adopted));
        let [d1, d2, _] = largest(passages.iter().map(adapted));
        let any = |of: &dyn Fn(&Probabilities) -> f64| {
            1.0 - passages
                .iter()
                .fold(1.0, |none, passage| none * (1.0 - of(passage)))
        };
        let best_adopted = top.map_or(0.0, adopted);
        Self {
            statistics: [
                u1,
                u2,
                u3,
                a1,
                a2,
                d1,
                d2,
                passages.iter().map(uptake).sum(),
                any(&uptake),
                any(&adopted),
                best_adopted,
                top.map_or(0.0, adapted),
                log_odds(u1),
                log_odds(a1),
                log_odds(best_adopted / (u1 + 1e-9)),
            ],
            best: question.passages.get(best).map(|passage| &passage.features),
        }
    }

    fn uptake(&self) -> f64 {
        let [first, ..] = self.statistics;
        first
    }

    fn adopted(&self) -> f64 {
        let [_, _, _, first, ..] = self.statistics;
        first
    }

    /// A feature of the best passage.
    fn of(&self, feature: Feature) -> f64 {
        self.best.map_or(0.0, |best| f64::from(best.get(feature)))
    }
}

/// The mean of some numbers, 0 of none.
fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = real(values.len().max(1));
    values.sum::<f64>() / count
}

/// The three largest values, 0 where there are fewer. Each value takes the place of the first that
/// is smaller, and that one goes on to the next place: without a branch, as no order is likely.
fn largest(values: impl Iterator<Item = f64>) -> [f64; 3] {
    values.fold([0.0; 3], |largest, mut value| {
        largest.map(|slot: f64| {
            let larger = slot.max(value);
            value = slot.min(value);
            larger
        })
    })
}

/// ln(p / (1 − p)), kept within ±6.9.
pub(super) fn log_odds(p: f64) -> f64 {
    let p = p.clamp(1e-3, 1.0 - 1e-3);
    libm::log(p / (1.0 - p))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_largest_come_in_order() {
        let of = |values: &[u8]| {
            let values = values.iter().map(|&value| f64::from(value));
            format!("{:?}", largest(values))
        };
        assert_eq!(of(&[]), "[0.0, 0.0, 0.0]");
        assert_eq!(of(&[2, 9]), "[9.0, 2.0, 0.0]");
        assert_eq!(of(&[1, 4, 3, 4, 2]), "[4.0, 4.0, 3.0]");
    }

    #[test]
    fn a_distribution_ranks_its_values() {
        let values = Distribution::new([0.5, 0.1, 0.5, 0.9].into_iter());
        assert!((values.mean - 0.5).abs() < 1e-12);
        assert!((values.below(0.5) - 0.25).abs() < 1e-12);
        assert!((values.below(0.9) - 0.75).abs() < 1e-12);
    }
}
