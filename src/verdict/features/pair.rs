//! How much of the task the passage holds, in what shape, and what it adds.

use super::super::facts::TaskFacts;
use super::{Feature, Features, Pair};
use crate::align::{Mask, ReadClause, mask};
use crate::lexicon::WordKind;
use crate::number::{narrow, small};
use crate::score::ratio;

pub(super) fn fill(pair: &Pair, features: &mut Features) {
    fill_coverage(pair, features);
    fill_words(pair, features);
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
    let content = pair.common.content;
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
    let one = features.get(Feature::Coverage);
    let (covered, least) = parts_covered(pair.facts, pair.candidate.mask, one);
    features.set(Feature::PartsCovered, covered);
    features.set(Feature::PartsLeast, least);
}

/// The share of covered parts and the coverage of the least covered one; `one` where the task is
/// not coordinated.
pub(super) fn parts_covered(facts: &TaskFacts, held: Mask, one: f32) -> (f32, f32) {
    let shown = held.strict() | held.meanings();
    let coverage = |part: &u128| share(shown & part, *part, 0.0);
    let parts = &facts.parts;
    if parts.is_empty() {
        return (one, one);
    }
    let covered = parts
        .iter()
        .filter(|part| coverage(part) > PART_COVERED)
        .count();
    let least = parts.iter().map(coverage).fold(1.0, f32::min);
    (small(covered) / small(parts.len()), least)
}

/// A word said otherwise counts so much of one that stands there.
const OTHERWISE: f32 = 0.8;

/// How the task's unbroken content words and its rarest pairs fare.
fn fill_words(pair: &Pair, features: &mut Features) {
    let Some(weights) = pair.candidates.weights.get(pair.task) else {
        return;
    };
    let held = pair.candidate.mask;
    let (mut covered, mut full, mut total, mut least) = (0.0, 0.0, 0.0, 1.0_f32);
    for (&run, &weight) in pair.facts.runs.iter().zip(&pair.common.runs) {
        let length = count(run.count_ones());
        let unbroken = longest_run(held.bigrams & run & run << 1);
        let literal = match (run.count_ones(), unbroken) {
            (1, _) => share(held.characters & run, run, 0.0),
            (_, 0) => 0.0,
            (_, pairs) => count(pairs + 1) / length,
        };
        let otherwise = OTHERWISE * share((held.strict() | held.meanings()) & run, run, 0.0);
        let value = if held.meanings() & run == 0 {
            literal
        } else {
            literal.max(otherwise)
        };
        covered += weight * value;
        full += if value >= 0.99 { weight } else { 0.0 };
        total += weight;
        least = least.min(value);
    }
    features.set(Feature::RunsCovered, over(covered, total));
    features.set(Feature::RunsFull, over(full, total));
    features.set(Feature::RunsLeast, if total > 0.0 { least } else { 0.0 });
    let [rarest, ..] = weights.rarest;
    let rare = weights.rarest.iter().fold(0, |bits, bit| bits | bit);
    features.set_if(Feature::Rarest, rarest != 0 && held.bigrams & rarest != 0);
    features.set(Feature::RareThree, share(held.bigrams & rare, rare, 0.0));
    fill_clauses(pair, held, features);
    let literal = pair.facts.literal;
    features.set(
        Feature::Literal,
        share(held.bigrams & literal, literal, 0.0),
    );
}

/// How the clauses and parts of the task fare one by one: a task of which one clause is taken
/// word for word is taken up, however little of the whole that is.
fn fill_clauses(pair: &Pair, held: Mask, features: &mut Features) {
    let facts = pair.facts;
    let shares = || clause_shares(facts, held);
    let most = shares().fold(0.0, f32::max);
    features.set(Feature::ClauseMost, most);
    features.set(Feature::ClauseLeast, shares().fold(1.0, f32::min));
    features.set(
        Feature::OneClause,
        if facts.clauses.len() > 1 { most } else { 0.0 },
    );
    let strict = held.strict();
    let parts = facts
        .parts
        .iter()
        .map(|&part| share(strict & part, part, 0.0));
    features.set(Feature::PartsMost, parts.fold(0.0, f32::max));
}

/// The share of each clause's pairs worth counting that stand in a passage.
pub(super) fn clause_shares(facts: &TaskFacts, held: Mask) -> impl Iterator<Item = f32> {
    facts.clauses.iter().map(move |&clause| {
        let wanted = facts.literal & clause;
        share(held.bigrams & wanted, wanted, 0.0)
    })
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
    let ids = letters.ids.get(range.clone()).unwrap_or_default();
    let bigrams = letters.bigrams.get(range.clone()).unwrap_or_default();
    let kinds = letters.kinds.get(range.clone()).unwrap_or_default();
    let mut tally = Tally::default();
    let mut here = bigrams
        .first()
        .is_some_and(|&bigram| known.holds_bigram(bigram));
    for (at, (&id, kind)) in ids.iter().zip(kinds).enumerate() {
        let next = bigrams
            .get(at + 1)
            .is_some_and(|&bigram| known.holds_bigram(bigram));
        let shared = if std::mem::replace(&mut here, next) || next {
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
        ((tally.around + tally.pending) / total).min(3.0),
    );
    features.set(Feature::Before, tally.before.min(4.0));
    features.set(Feature::After, tally.after().min(4.0));
    features.set(
        Feature::InsertedCount,
        count(tally.inserted_count).min(10.0),
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
    around: f32,
    /// The part of it that stands right before that character.
    before: f32,
    /// Own content right after the last shared character so far, and whether something broke it.
    right_after: f32,
    broken: bool,
    /// Own content characters between shared ones or right before the first.
    inserted_count: u32,
    pending_count: u32,
    /// Own content since the last break.
    adjacent: f32,
    adjacent_count: u32,
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
        if matches!(kind, WordKind::Verb | WordKind::Mark | WordKind::Function) {
            (self.adjacent, self.adjacent_count) = (0.0, 0);
            self.broken = true;
        }
        if kind != WordKind::Content {
            return;
        }
        self.content += weight;
        self.content_len += 1;
        self.shared_content += weight * shared;
        if shared >= 1.0 {
            let gap = std::mem::take(&mut self.pending);
            let gap_count = std::mem::take(&mut self.pending_count);
            if self.begun {
                self.inserted += gap;
                self.inserted_count += gap_count;
            } else {
                self.around += gap;
                self.before = self.adjacent;
                self.inserted_count += self.adjacent_count;
            }
            self.begun = true;
            self.broken = false;
            self.right_after = 0.0;
        } else if shared == 0.0 {
            self.pending += weight;
            self.pending_count += 1;
            self.adjacent += weight;
            self.adjacent_count += 1;
            if !self.broken {
                self.right_after += weight;
            }
        }
    }

    fn after(&self) -> f32 {
        if self.begun { self.right_after } else { 0.0 }
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

pub(super) fn share(part: u128, whole: u128, none: f32) -> f32 {
    match whole.count_ones() {
        0 => none,
        whole => count(part.count_ones()) / count(whole),
    }
}

pub(super) fn over(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

fn count(count: u32) -> f32 {
    small(count as usize)
}

fn wide_ratio(lcs: u32, a: u32, b: u32) -> f32 {
    narrow(ratio(lcs as usize, a as usize, b as usize))
}
