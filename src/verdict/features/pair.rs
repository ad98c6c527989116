//! How much of the task the passage holds, in what shape, and what it adds.

use super::{Feature, Features, Pair};
use crate::align::{ReadClause, mask};
use crate::lexicon::WordKind;
use crate::number::{narrow, small};
use crate::score::ratio;

pub(super) fn fill(pair: &Pair, features: &mut Features) {
    fill_coverage(pair, features);
    fill_shape(pair, features);
    fill_passage(pair, features);
}

/// A character that occurs outside of its bigram counts so much of one that occurs in it.
const LONE: f32 = 0.45;

/// How much of a character its meaning holds: another name, a part, something wider.
const MEANT: [f32; 3] = [0.9, 0.6, 0.5];

fn fill_coverage(pair: &Pair, features: &mut Features) {
    let facts = pair.facts;
    let held = pair.candidate.mask;
    let Some(weights) = pair.candidates.weights.get(pair.task) else {
        return;
    };
    let weight = |bits: u128| mask::weigh(bits, &weights.meanings);
    let total = weights.meaning_total.max(f32::MIN_POSITIVE);
    let strict = held.strict();
    let lone = held.characters & !strict;
    let lexical = weight(strict) + LONE * weight(lone);
    let [same, narrower, wider] =
        gains(held.same, held.narrower, held.wider, strict, lone, &weight);
    let whole = lexical + same + narrower + wider;
    features.set(Feature::Coverage, whole / total);
    features.set(Feature::CoverageLexical, lexical / total);
    features.set(Feature::CoverageBigrams, weight(strict) / total);
    features.set(Feature::SameMeaning, same / total);
    features.set(Feature::Narrower, narrower / total);
    features.set(Feature::Wider, wider / total);
    let content = weight(facts.content);
    let of_content = weight(strict & facts.content)
        + LONE * weight(lone & facts.content)
        + gains(
            held.same,
            held.narrower,
            held.wider,
            strict | !facts.content,
            lone,
            &weight,
        )
        .iter()
        .sum::<f32>();
    let covered = if content > 0.0 {
        of_content / content
    } else {
        0.0
    };
    features.set(Feature::CoverageContent, covered);
    features.set(Feature::Content, content.min(12.0));
    features.set(Feature::Missing, (content - of_content).clamp(0.0, 8.0));
    features.set(
        Feature::CoverageFrame,
        share(strict & facts.frame, facts.frame, 0.5),
    );
    fill_parts(pair, features);
}

/// What meanings add to the coverage of characters that do not stand there themselves.
fn gains(
    same: u128,
    narrower: u128,
    wider: u128,
    strict: u128,
    lone: u128,
    weight: &dyn Fn(u128) -> f32,
) -> [f32; 3] {
    let open = !strict;
    let narrower = narrower & !same;
    let wider = wider & !same & !narrower;
    let [as_name, as_part, as_wider] = MEANT;
    let gain = |bits: u128, value: f32| {
        value * weight(bits & open & !lone) + (value - LONE) * weight(bits & open & lone)
    };
    [
        gain(same, as_name),
        gain(narrower, as_part),
        gain(wider, as_wider),
    ]
}

/// A part counts as covered from this share of its characters on.
const PART_COVERED: f32 = 0.55;

fn fill_parts(pair: &Pair, features: &mut Features) {
    let held = pair.candidate.mask;
    let shown = held.strict() | held.meanings();
    let coverage = |part: &u128| share(shown & part, *part, 0.0);
    let parts = &pair.facts.parts;
    let covered = parts
        .iter()
        .filter(|part| coverage(part) > PART_COVERED)
        .count();
    let least = parts.iter().map(coverage).fold(1.0, f32::min);
    let one = features.get(Feature::Coverage);
    features.set(Feature::Parts, small(parts.len().min(8)));
    let (covered, least) = match parts.len() {
        0 => (one, one),
        count => (small(covered) / small(count), least),
    };
    features.set(Feature::PartsCovered, covered);
    features.set(Feature::PartsLeast, least);
}

fn fill_shape(pair: &Pair, features: &mut Features) {
    let facts = pair.facts;
    let held = pair.candidate.mask;
    let strict = held.strict();
    let shown = strict | held.same;
    let length = pair
        .plan
        .tasks
        .get(pair.task)
        .map_or(1, |task| task.letters.len().max(1));
    let run = longest_run(held.bigrams);
    let run = if run > 0 { run + 1 } else { 0 };
    features.set(Feature::LongestRun, count(run) / count(length));
    features.set(Feature::Tail, share(strict & facts.tail, facts.tail, 0.0));
    features.set_if(
        Feature::Head,
        facts.head != 0 && shown & facts.head == facts.head,
    );
    features.set_if(
        Feature::First,
        facts.first != 0 && shown & facts.first == facts.first,
    );
    let frame = match facts.last_frame {
        0 => 0.5,
        frame => f32::from(u8::from(strict & frame == frame)),
    };
    features.set(Feature::FrameKept, frame);
    let best = best_clause(pair);
    features.set(Feature::Order, count(best.0) / count(length));
    features.set(Feature::Ratio, wide_ratio(best.0, length, best.1));
}

/// The longest common subsequence with the task among the passage's clauses, and that clause's
/// length.
fn best_clause(pair: &Pair) -> (u32, u32) {
    let (first, last) = pair.candidate.clauses;
    (first..last)
        .map(|clause| {
            let length = pair
                .reading
                .clauses
                .get(clause as usize)
                .map_or(0, ReadClause::len);
            (pair.reading.lcs(clause, pair.task), length)
        })
        .max_by_key(|&(lcs, length)| (lcs, std::cmp::Reverse(length)))
        .unwrap_or_default()
}

/// What the passage holds beside the task: between what they share, and around it.
fn fill_passage(pair: &Pair, features: &mut Features) {
    let letters = &pair.reading.letters;
    let (start, end) = pair.reading.range(pair.candidate.clauses);
    let Some(known) = pair.plan.known(pair.task) else {
        return;
    };
    let range = start as usize..end as usize;
    let slice = |ids: &'_ [u16]| ids.get(range.clone()).unwrap_or_default().to_vec();
    let (ids, bigrams) = (slice(&letters.ids), slice(&letters.bigrams));
    let kinds = letters.kinds.get(range.clone()).unwrap_or_default();
    let mut tally = Tally::default();
    for (at, ((&id, &bigram), kind)) in ids.iter().zip(&bigrams).zip(kinds).enumerate() {
        let next = bigrams.get(at + 1).copied().unwrap_or(0);
        let shared = if known.holds_bigram(bigram) || known.holds_bigram(next) {
            1.0
        } else if known.holds(id) {
            LONE
        } else {
            0.0
        };
        tally.add(
            kind.factor() * pair.reading.weights.character(id),
            *kind,
            shared,
        );
    }
    let total = pair
        .candidates
        .weights
        .get(pair.task)
        .map_or(1.0, |weights| weights.meaning_total.max(f32::MIN_POSITIVE));
    features.set(Feature::Precision, over(tally.shared, tally.weight));
    features.set(
        Feature::PrecisionContent,
        over(tally.shared_content, tally.content),
    );
    features.set(Feature::Inserted, (tally.inserted / total).min(3.0));
    features.set(
        Feature::Extra,
        ((tally.before + tally.pending) / total).min(3.0),
    );
    let content = count(pair.facts.content_len.max(1));
    features.set(
        Feature::LengthRatio,
        (count(tally.content_len) / content).min(4.0),
    );
    features.set(Feature::PassageLength, count(end - start) / 30.0);
}

/// Sums over a passage from left to right.
#[derive(Default)]
struct Tally {
    weight: f32,
    shared: f32,
    content: f32,
    shared_content: f32,
    content_len: u32,
    /// Own content before the first shared character.
    before: f32,
    /// Own content between shared characters.
    inserted: f32,
    /// Own content since the last shared character.
    pending: f32,
    begun: bool,
}

impl Tally {
    fn add(&mut self, weight: f32, kind: WordKind, shared: f32) {
        self.weight += weight;
        self.shared += weight * shared;
        if kind != WordKind::Content {
            return;
        }
        self.content += weight;
        self.content_len += 1;
        self.shared_content += weight * shared;
        if shared >= 1.0 {
            let gap = std::mem::take(&mut self.pending);
            if self.begun {
                self.inserted += gap;
            } else {
                self.before += gap;
            }
            self.begun = true;
        } else if shared == 0.0 {
            self.pending += weight;
        }
    }
}

/// The longest run of set bits.
fn longest_run(mut bits: u128) -> u32 {
    let mut run = 0;
    while bits != 0 {
        bits &= bits << 1;
        run += 1;
    }
    run
}

fn share(part: u128, whole: u128, none: f32) -> f32 {
    match whole.count_ones() {
        0 => none,
        whole => count(part.count_ones()) / count(whole),
    }
}

fn over(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

fn count(count: u32) -> f32 {
    small(count as usize)
}

fn wide_ratio(lcs: u32, a: u32, b: u32) -> f32 {
    narrow(ratio(lcs as usize, a as usize, b as usize))
}
