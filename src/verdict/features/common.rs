//! What the features of all passages of one task have in common, computed once an opinion.

use super::super::facts::TaskFacts;
use super::pair::{clause_shares, over, parts_covered, share};
use super::{Feature, Features};
use crate::align::{Candidates, Mask, Plan, Reading, mask};
use crate::number::small;
use crate::segment::Role;
use crate::task::TaskKind;

/// What the features of all passages of one task have in common.
#[derive(Debug, Clone, Default)]
pub(crate) struct Common {
    /// The features that do not depend on the passage; the others are 0.
    pub(super) features: Features,
    /// The weight of the task's content.
    pub(super) content: f32,
    /// The weight of each of [`TaskFacts::runs`].
    pub(super) runs: Vec<f32>,
}

impl Common {
    /// Reads what an opinion says of a task as a whole.
    pub(crate) fn new(
        reading: &Reading,
        plan: &Plan,
        facts: &TaskFacts,
        candidates: &Candidates,
        task: usize,
    ) -> Self {
        let mut common = Self::default();
        let features = &mut common.features;
        if let Some(profile) = plan.tasks.get(task) {
            features.set_if(Feature::KindTask, profile.kind == TaskKind::Task);
            features.set_if(Feature::KindTarget, profile.kind == TaskKind::Target);
            let length = small(profile.letters.len() as usize);
            features.set(Feature::TaskLength, length / 20.0);
            let [best, mean] = profile.strangers;
            features.set(Feature::StrangerBest, best);
            features.set(Feature::StrangerMean, mean);
        }
        features.set(Feature::Parts, small(facts.parts.len().min(8)));
        features.set(Feature::Clauses, small(facts.clauses.len().min(5)));
        if let Some(weights) = candidates.weights.get(task) {
            let weight = |bits: u128| mask::weigh(bits, &weights.meanings);
            common.content = weight(facts.content);
            common.runs = facts.runs.iter().map(|&run| weight(run)).collect();
            features.set(Feature::Content, common.content.min(12.0));
        }
        fill_union(facts, candidates, task, features);
        fill_anywhere(facts, candidates, task, features);
        fill_background(reading, candidates, task, features);
        common
    }
}

/// What the best passages hold together.
fn fill_union(facts: &TaskFacts, candidates: &Candidates, task: usize, features: &mut Features) {
    let together = of(&candidates.together, task);
    let whole = candidates.coverage(task, together);
    let (covered, least) = parts_covered(facts, together, whole);
    features.set(Feature::UnionCovered, whole);
    features.set(Feature::UnionParts, covered);
    features.set(Feature::UnionLeast, least);
}

/// What the whole opinion holds.
fn fill_anywhere(facts: &TaskFacts, candidates: &Candidates, task: usize, features: &mut Features) {
    let anywhere = of(&candidates.anywhere, task);
    let whole = candidates.coverage(task, anywhere);
    let (covered, _) = parts_covered(facts, anywhere, whole);
    let clauses = clause_shares(facts, anywhere);
    features.set(Feature::Anywhere, whole);
    features.set(Feature::AnywhereParts, covered);
    features.set(Feature::AnywhereClause, clauses.fold(0.0, f32::max));
    if let Some(weights) = candidates.weights.get(task) {
        let pairs = mask::weigh(anywhere.bigrams, &weights.bigrams);
        let total = mask::weigh(u128::MAX, &weights.bigrams);
        features.set(Feature::AnywhereLexical, over(pairs, total));
        let rare = weights.rarest.iter().fold(0, |bits, bit| bits | bit);
        let nowhere = rare & !anywhere.bigrams;
        features.set(Feature::RareNowhere, share(nowhere, rare, 0.0));
    }
}

/// By how much the best passage that commits to nothing is better than the best that does.
fn fill_background(
    reading: &Reading,
    candidates: &Candidates,
    task: usize,
    features: &mut Features,
) {
    let list = candidates.by_task.get(task).map_or(&[][..], Vec::as_slice);
    let commits = |clause: u32| {
        let role = reading
            .clauses
            .get(clause as usize)
            .map(|clause| clause.role);
        matches!(role, Some(Role::Action | Role::Target | Role::Deferral))
    };
    let best = |wanted: bool| {
        list.iter()
            .filter(|candidate| commits(candidate.clauses.0) == wanted)
            .map(|candidate| candidate.coverage)
            .fold(0.0, f32::max)
    };
    features.set(Feature::OnlyBackground, (best(false) - best(true)).max(0.0));
}

fn of(masks: &[Mask], task: usize) -> Mask {
    masks.get(task).copied().unwrap_or_default()
}
