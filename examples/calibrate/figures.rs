//! The figures of a set of judged cells, by the definitions of the field: Cohen's κ, macro-F1,
//! expected calibration error over ten buckets.

use cascade_align::report::{Probabilities, Verdict};

/// A judged cell.
#[derive(Debug, Clone)]
pub(crate) struct Judged {
    pub(crate) set: String,
    /// The set and the opinion.
    pub(crate) document: String,
    /// The id of the task.
    pub(crate) task: String,
    pub(crate) gold: Verdict,
    pub(crate) probabilities: Probabilities,
    /// Whether the first, or one of the first three passages, overlaps the labelled evidence;
    /// `None` where there is none.
    pub(crate) evidence: Option<[bool; 2]>,
    /// The passages from the most to the least probable uptake, each with its probability.
    pub(crate) passages: Vec<(usize, f64)>,
}

impl Judged {
    pub(crate) fn said(&self) -> Verdict {
        let [said, ..] = self.probabilities.ranking();
        said
    }

    pub(crate) fn is_right(&self) -> bool {
        self.said() == self.gold
    }

    pub(crate) fn confidence(&self) -> f64 {
        self.probabilities.of(self.said())
    }
}

/// Figures over some cells.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Figures {
    pub(crate) cells: usize,
    pub(crate) kappa: f64,
    pub(crate) macro_f1: f64,
    pub(crate) accuracy: f64,
    pub(crate) confident_half: f64,
    pub(crate) calibration_error: f64,
    pub(crate) evidence: [f64; 2],
}

pub(crate) fn figures(cells: &[&Judged]) -> Figures {
    let total = count(cells.len().max(1));
    let accuracy = share(cells, Judged::is_right);
    let mut ranked: Vec<&Judged> = cells.to_vec();
    ranked.sort_by(|a, b| b.confidence().total_cmp(&a.confidence()));
    ranked.truncate((cells.len() / 2).max(1));
    let shown: Vec<[bool; 2]> = cells
        .iter()
        .filter(|cell| cell.gold != Verdict::Omitted)
        .filter_map(|cell| cell.evidence)
        .collect();
    let hits = |at: usize| {
        let hits = shown.iter().filter(|hit| hit[at]).count();
        count(hits) / count(shown.len().max(1))
    };
    Figures {
        cells: cells.len(),
        kappa: kappa(cells),
        macro_f1: Verdict::ALL
            .iter()
            .map(|&verdict| f1(cells, verdict))
            .sum::<f64>()
            / 3.0,
        accuracy,
        confident_half: share(&ranked, Judged::is_right),
        calibration_error: buckets(cells).iter().map(|gap| gap.abs()).sum::<f64>() / total,
        evidence: [hits(0), hits(1)],
    }
}

/// Cohen's κ: agreement beyond chance.
pub(crate) fn kappa(cells: &[&Judged]) -> f64 {
    let right = share(cells, Judged::is_right);
    let chance: f64 = Verdict::ALL
        .iter()
        .map(|&verdict| share(cells, |c| c.gold == verdict) * share(cells, |c| c.said() == verdict))
        .sum();
    if chance < 1.0 {
        (right - chance) / (1.0 - chance)
    } else {
        1.0
    }
}

/// For each tenth of confidence: right answers less the sum of confidences.
fn buckets(cells: &[&Judged]) -> [f64; 10] {
    let mut gaps = [0.0; 10];
    for cell in cells {
        let tenths = cell.confidence() * 10.0;
        let bucket = (1_u8..10)
            .filter(|&bucket| tenths >= f64::from(bucket))
            .count();
        gaps[bucket] += f64::from(u8::from(cell.is_right())) - cell.confidence();
    }
    gaps
}

/// The share of some cells of which something holds.
pub(crate) fn share(cells: &[&Judged], holds: impl Fn(&Judged) -> bool) -> f64 {
    count(cells.iter().filter(|cell| holds(cell)).count()) / count(cells.len().max(1))
}

fn f1(cells: &[&Judged], verdict: Verdict) -> f64 {
    let both = share(cells, |cell| cell.gold == verdict && cell.said() == verdict);
    let sum =
        share(cells, |cell| cell.gold == verdict) + share(cells, |cell| cell.said() == verdict);
    if sum > 0.0 { 2.0 * both / sum } else { 0.0 }
}

/// Counts gold × said.
pub(crate) fn confusion(cells: &[&Judged]) -> [[usize; 3]; 3] {
    let mut counts = [[0; 3]; 3];
    for cell in cells {
        counts[cell.gold as usize][cell.said() as usize] += 1;
    }
    counts
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of things in memory lie below 2^53"
)]
pub(crate) const fn count(things: usize) -> f64 {
    things as f64
}
