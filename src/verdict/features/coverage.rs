//! How much of the task the passage holds.

use super::super::facts::TaskFacts;
use super::{Feature, Features, Pair, over};
use crate::align::{Mask, TaskWeights};
use crate::number::small;

/// A character that occurs outside of its bigram counts so much of one that occurs in it.
const LONE: f32 = 0.45;

/// How much of a character its meaning holds: another name, a part, something wider.
const MEANT: [f32; 3] = [0.9, 0.6, 0.5];

pub(super) fn fill(pair: &Pair, features: &mut Features) {
    fill_coverage(pair, features);
    fill_parts(pair, features);
    fill_words(pair, features);
    fill_clauses(pair, features);
}

fn fill_coverage(pair: &Pair, features: &mut Features) {
    let common = pair.common;
    let facts = common.facts;
    let held = &pair.candidate.mask;
    let total = common.weights.meaning_total().max(f32::MIN_POSITIVE);
    let content = Held::new(held, facts.content, common.weights);
    let others = Held::new(held, !facts.content, common.weights);
    let strict = content.strict + others.strict;
    let of_content = content.all();
    features.set(Feature::Coverage, (of_content + others.all()) / total);
    features.set(Feature::CoverageBigrams, strict / total);
    features.set(Feature::CoverageContent, over(of_content, common.content));
    let [_, narrower, wider] = content.meant;
    features.set(Feature::Narrower, (narrower + wider) / total);
}

/// What a passage holds of some of the task's characters, by weight.
struct Held {
    /// Characters in shared bigrams.
    strict: f32,
    /// Other shared characters.
    lone: f32,
    /// What meanings add: another name, a part, something wider.
    meant: [f32; 3],
}

impl Held {
    fn new(held: &Mask, within: u128, weights: &TaskWeights) -> Self {
        let strict = held.strict() & within;
        let lone = held.characters & within & !strict;
        Self {
            strict: weights.meaning(strict),
            lone: weights.meaning(lone),
            meant: meant(held, within & !strict, lone, weights),
        }
    }

    fn all(&self) -> f32 {
        self.strict + LONE * self.lone + self.meant.iter().sum::<f32>()
    }
}

/// What meanings add to the coverage of characters that do not stand there themselves.
fn meant(held: &Mask, open: u128, lone: u128, weights: &TaskWeights) -> [f32; 3] {
    if held.meanings() & open == 0 {
        return [0.0; 3];
    }
    let narrower = held.narrower & !held.same;
    let wider = held.wider & !held.same & !narrower;
    let [as_name, as_part, as_wider] = MEANT;
    let gain = |bits: u128, value: f32| {
        let bits = bits & open;
        if bits == 0 {
            return 0.0;
        }
        value * weights.meaning(bits & !lone) + (value - LONE) * weights.meaning(bits & lone)
    };
    [
        gain(held.same, as_name),
        gain(narrower, as_part),
        gain(wider, as_wider),
    ]
}

/// A part counts as covered from this share of its characters on.
const PART_COVERED: f32 = 0.55;

fn fill_parts(pair: &Pair, features: &mut Features) {
    let one = features.get(Feature::Coverage);
    let held = &pair.candidate.mask;
    let facts = pair.common.facts;
    let (_, least) = parts_covered(facts, held, one);
    features.set(Feature::PartsLeast, least);
    let strict = held.strict();
    let parts = facts.parts.iter().map(|part| part.share(strict));
    features.set(Feature::PartsMost, parts.fold(0.0, f32::max));
}

/// The share of covered parts and the coverage of the least covered one; `one` where the task is
/// not coordinated.
pub(super) fn parts_covered(facts: &TaskFacts, held: &Mask, one: f32) -> (f32, f32) {
    let shown = held.strict() | held.meanings();
    let parts = &facts.parts;
    if parts.is_empty() {
        return (one, one);
    }
    let (mut covered, mut least) = (0, 1.0_f32);
    for coverage in parts.iter().map(|part| part.share(shown)) {
        covered += usize::from(coverage > PART_COVERED);
        least = least.min(coverage);
    }
    (small(covered) / small(parts.len()), least)
}

/// A word said otherwise counts so much of one that stands there.
const OTHERWISE: f32 = 0.8;

/// How the task's unbroken content words fare, and its pairs one by one.
fn fill_words(pair: &Pair, features: &mut Features) {
    let common = pair.common;
    let held = &pair.candidate.mask;
    let meanings = held.meanings();
    let shown = held.strict() | meanings;
    let (mut covered, mut full, mut total, mut least) = (0.0, 0.0, 0.0, 1.0_f32);
    for (run, &weight) in common.facts.runs.iter().zip(common.runs) {
        let literal = run.unbroken(held);
        let value = if meanings & run.characters.bits == 0 {
            literal
        } else {
            literal.max(OTHERWISE * run.characters.share(shown))
        };
        covered += weight * value;
        full += if value >= 0.99 { weight } else { 0.0 };
        total += weight;
        least = least.min(value);
    }
    features.set(Feature::RunsCovered, over(covered, total));
    features.set(Feature::RunsFull, over(full, total));
    features.set(Feature::RunsLeast, if total > 0.0 { least } else { 0.0 });
    let literal = common.facts.literal.share(held.bigrams);
    features.set(Feature::Literal, literal);
}

/// How the best covered clause of a task of several fares: one that is taken word for word is
/// uptake, however little of the whole it is.
fn fill_clauses(pair: &Pair, features: &mut Features) {
    let facts = pair.common.facts;
    if facts.clauses.len() > 1 {
        let shares = clause_shares(facts, &pair.candidate.mask);
        features.set(Feature::OneClause, shares.fold(0.0, f32::max));
    }
}

/// The share of each clause's pairs worth counting that stand in a passage.
pub(super) fn clause_shares(facts: &TaskFacts, held: &Mask) -> impl Iterator<Item = f32> {
    facts
        .clauses
        .iter()
        .map(|clause| clause.share(held.bigrams))
}
