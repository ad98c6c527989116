//! What two of the other features say together.

use super::{Feature, Features, Pair};
use crate::lexicon::WordKind;

/// Characters of content from which on a task has enough of it.
const ENOUGH: u32 = 6;

/// From this share of the task in the same order on, what a passage has instead of the task's
/// territory stands in its place.
const ALIKE: f32 = 0.5;

pub(super) fn fill(pair: &Pair, features: &mut Features) {
    let facts = pair.common.facts;
    let content = u8::try_from(facts.content_len.min(ENOUGH)).unwrap_or(6);
    let much = f32::from(content) / 6.0;
    let literal = features.get(Feature::Literal);
    let balanced = much * features.get(Feature::Coverage) + (1.0 - much) * literal;
    let runs = features.get(Feature::RunsCovered);
    let bare = !pair.insertions.has_own;
    let differs = features.get(Feature::NumbersDiffer) > 0.0;
    features.set(Feature::Balanced, balanced);
    features.set(Feature::Balanced2, balanced * balanced);
    let precision = features.get(Feature::Precision);
    features.set(Feature::BalancedPrecise, balanced * precision);
    features.set(Feature::Exact, if bare { literal * runs } else { 0.0 });
    let clean = runs > 0.95 && bare && !differs;
    features.set_if(Feature::Clean, clean);
    let like = features.get(Feature::Order) >= ALIKE;
    let replaced = facts.scope != 0 && like && !clean && !names_scope(pair);
    features.set_if(Feature::ScopeReplaced, replaced);
    features.set(Feature::LittleContent, 1.0 - much);
    features.set(Feature::LiteralLittle, (1.0 - much) * literal);
    let held = pair.candidate.mask.strict();
    let named = facts.bound.iter().any(|word| held & word == *word);
    features.set_if(Feature::BoundMissing, !facts.bound.is_empty() && !named);
}

/// Whether the passage names a territory or level, the task's or another.
fn names_scope(pair: &Pair) -> bool {
    if pair.candidate.mask.strict() & pair.common.facts.scope != 0 {
        return true;
    }
    let letters = pair.common.reading.letters.range(pair.candidate.range);
    letters.iter().any(|letter| letter.kind == WordKind::Scope)
}
