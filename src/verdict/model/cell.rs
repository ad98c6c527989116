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
    let uptake = Distribution::new(summaries.iter().map(Summary::uptake));
    let adopted = Distribution::new(summaries.iter().map(Summary::adopted));
    let coverage = Distribution::new(summaries.iter().map(|s| s.of(Feature::Coverage)));
    let anywhere = Distribution::new(summaries.iter().map(|s| s.of(Feature::Anywhere)));
    let row = |summary: &Summary| {
        let opinion = [
            uptake.mean,
            adopted.mean,
            coverage.mean,
            uptake.below(summary.uptake()),
            adopted.below(summary.adopted()),
            anywhere.mean,
        ];
        let statistics = summary.statistics.iter().chain(&opinion);
        let mut statistics = statistics.map(|&value| narrow(value));
        let mut row = [0.0; COUNT];
        let mut slots = row.iter_mut();
        let mut fill = |values: &mut dyn Iterator<Item = f32>, count: usize| {
            for (slot, value) in slots.by_ref().take(count).zip(values) {
                *slot = value;
            }
        };
        fill(&mut statistics, STATISTICS.len());
        let best = summary.best.map_or(&[][..], Features::values);
        let none = std::iter::repeat(0.0);
        fill(&mut best.iter().copied().chain(none), Features::COUNT);
        fill(&mut statistics, OPINION.len());
        row
    };
    summaries.iter().map(row).collect()
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
            mean: sorted.iter().sum::<f64>() / real(sorted.len().max(1)),
            sorted,
        }
    }

    /// The share of the numbers that lie below one.
    fn below(&self, value: f64) -> f64 {
        let below = self.sorted.partition_point(|&other| other < value);
        real(below) / real(self.sorted.len().max(1))
    }
}

struct Summary<'q> {
    statistics: [f64; STATISTICS.len()],
    /// The features of the passage with the most probable uptake.
    best: Option<&'q Features>,
}

impl<'q> Summary<'q> {
    fn new(question: &'q Question<'_>, passages: &[Probabilities]) -> Self {
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

/// The three largest values, 0 where there are fewer.
fn largest(values: impl Iterator<Item = f64>) -> [f64; 3] {
    values.fold([0.0; 3], |[first, second, third], value| {
        if value > first {
            [value, first, second]
        } else if value > second {
            [first, value, second]
        } else if value > third {
            [first, second, value]
        } else {
            [first, second, third]
        }
    })
}

/// ln(p / (1 − p)), kept within ±6.9.
fn log_odds(p: f64) -> f64 {
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
