//! What two of the other features say together.

use super::{Feature, Features, Pair};
use crate::segment::Role;

/// Characters of content from which on a task has enough of it.
const ENOUGH: u32 = 6;

pub(super) fn fill(pair: &Pair, features: &mut Features) {
    let facts = pair.common.facts;
    let content = u8::try_from(facts.content_len.min(ENOUGH)).unwrap_or(6);
    let much = f32::from(content) / 6.0;
    let literal = features.get(Feature::Literal);
    let balanced = much * features.get(Feature::Coverage) + (1.0 - much) * literal;
    let runs = features.get(Feature::RunsCovered);
    let clean = features.get(Feature::InsertedCount) <= 0.0;
    let differs = features.get(Feature::NumbersDiffer) > 0.0;
    let commits = matches!(pair.clause.role, Role::Action | Role::Target);
    let when = |holds: bool, value: f32| if holds { value } else { 0.0 };
    features.set(Feature::Balanced, balanced);
    features.set(Feature::Balanced2, balanced * balanced);
    features.set(Feature::Exact, when(clean, literal * runs));
    features.set(Feature::Committed, when(commits, balanced));
    features.set(
        Feature::BalancedTask,
        balanced * features.get(Feature::KindTask),
    );
    features.set(
        Feature::BalancedTarget,
        balanced * features.get(Feature::KindTarget),
    );
    let parts = features.get(Feature::PartsCovered);
    features.set(Feature::ManyParts, when(facts.parts.len() >= 3, parts));
    features.set(
        Feature::BalancedPrecise,
        balanced * features.get(Feature::PrecisionContent),
    );
    features.set_if(Feature::Clean, runs > 0.95 && clean && !differs);
    features.set_if(
        Feature::ScopeSwapped,
        facts.has_scope && features.get(Feature::Before) > 0.0,
    );
    let bound = facts.bound;
    let named = pair.candidate.mask.strict() & bound;
    features.set_if(Feature::BoundMissing, bound != 0 && named == 0);
    features.set(Feature::LittleContent, 1.0 - much);
    features.set(Feature::LiteralLittle, (1.0 - much) * literal);
}
