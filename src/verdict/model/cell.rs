//! What the cell stage sees: how probable uptake is over all passages, the features of the best
//! one, and how the task compares with the others of the same opinion.

use super::super::features::{Feature, Features};
use super::super::judge::Question;
use crate::number::real;
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

/// One row a question, from what the passage stage said of its passages.
#[must_use]
pub fn cell_rows(questions: &[Question<'_>], passages: &[Vec<Probabilities>]) -> Vec<Vec<f64>> {
    let summaries: Vec<Summary> = questions
        .iter()
        .zip(passages)
        .map(|(question, passages)| Summary::new(question, passages))
        .collect();
    let mean = |of: &dyn Fn(&Summary) -> f64| {
        let sum: f64 = summaries.iter().map(of).sum();
        sum / real(summaries.len().max(1))
    };
    let below = |of: &dyn Fn(&Summary) -> f64, own: f64| {
        let below = summaries.iter().filter(|other| of(other) < own).count();
        real(below) / real(summaries.len().max(1))
    };
    let (uptake, adopted) = (|s: &Summary| s.uptake(), |s: &Summary| s.adopted());
    let means = [
        mean(&uptake),
        mean(&adopted),
        mean(&|s| s.best.values().first().copied().map_or(0.0, f64::from)),
    ];
    summaries
        .iter()
        .map(|summary| {
            let mut row = Vec::with_capacity(COUNT);
            row.extend(summary.statistics);
            row.extend(summary.best.values().iter().map(|&value| f64::from(value)));
            row.extend(means);
            row.push(below(&uptake, summary.uptake()));
            row.push(below(&adopted, summary.adopted()));
            row
        })
        .collect()
}

struct Summary {
    statistics: [f64; STATISTICS.len()],
    /// The features of the passage with the most probable uptake.
    best: Features,
}

impl Summary {
    fn new(question: &Question, passages: &[Probabilities]) -> Self {
        let uptake = |p: &Probabilities| 1.0 - p.of(Verdict::Omitted);
        let adopted = |p: &Probabilities| p.of(Verdict::Adopted);
        let adapted = |p: &Probabilities| p.of(Verdict::Adapted);
        let mut best = 0;
        for (at, passage) in passages.iter().enumerate() {
            if passages
                .get(best)
                .is_some_and(|other| uptake(passage) > uptake(other))
            {
                best = at;
            }
        }
        let top = passages.get(best);
        let [u1, u2, u3] = largest(passages, &uptake);
        let [a1, a2, _] = largest(passages, &adopted);
        let [d1, d2, _] = largest(passages, &adapted);
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
            best: question
                .passages
                .get(best)
                .map(|passage| passage.features.clone())
                .unwrap_or_default(),
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
}

/// The three largest values, 0 where there are fewer.
fn largest(passages: &[Probabilities], of: &dyn Fn(&Probabilities) -> f64) -> [f64; 3] {
    let mut values: Vec<f64> = passages.iter().map(of).collect();
    values.sort_by(|a, b| b.total_cmp(a));
    let at = |index: usize| values.get(index).copied().unwrap_or(0.0);
    [at(0), at(1), at(2)]
}

/// ln(p / (1 − p)), kept within ±6.9.
fn log_odds(p: f64) -> f64 {
    let p = p.clamp(1e-3, 1.0 - 1e-3);
    libm::log(p / (1.0 - p))
}
