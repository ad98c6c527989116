//! What the features of all passages of one task have in common, computed once an opinion.

use super::super::facts::{Group, Run, TaskFacts};
use super::coverage::{clause_shares, parts_covered};
use super::{Feature, Features};
use crate::align::{Candidate, Candidates, Known, Plan, Ranked, Reading, TaskProfile, TaskWeights};
use crate::number::small;
use crate::segment::Role;
use crate::task::TaskKind;

/// A task in an opinion, and what the features of all its passages have in common.
pub(crate) struct Common<'a> {
    pub(crate) reading: &'a Reading<'a>,
    pub(super) plan: &'a Plan,
    pub(super) candidates: &'a Candidates,
    pub(super) task: usize,
    pub(super) facts: &'a TaskFacts,
    pub(super) profile: &'a TaskProfile,
    found: &'a Ranked,
    pub(super) weights: &'a TaskWeights,
    pub(super) known: &'a Known,
    /// Its passages, best first.
    pub(crate) ranked: &'a [Candidate],
    /// The features that do not depend on the passage; the others are 0.
    pub(super) features: Features,
    /// The weight of the task's content.
    pub(super) content: f32,
    /// The weight of each of [`TaskFacts::runs`].
    pub(super) runs: &'a [f32],
    /// The task's three rarest pairs of content characters.
    pub(super) rare: Group,
}

impl<'a> Common<'a> {
    /// Reads what an opinion says of a task as a whole; `None` where there is no such task, or no
    /// passage.
    pub(crate) fn new(
        reading: &'a Reading<'a>,
        plan: &'a Plan,
        facts: &'a TaskFacts,
        candidates: &'a Candidates,
        task: usize,
        runs: &'a mut Vec<f32>,
    ) -> Option<Self> {
        let ranked = candidates.passages(task);
        let found = candidates.of(task).filter(|_| !ranked.is_empty())?;
        let weights = &found.weights;
        let rare = weights.rarest.iter().fold(0, |bits, bit| bits | bit);
        let weigh = |run: &Run| weights.meaning(run.characters.bits);
        runs.clear();
        runs.extend(facts.runs.iter().map(weigh));
        let mut common = Self {
            reading,
            plan,
            candidates,
            task,
            facts,
            profile: plan.tasks.get(task)?,
            found,
            weights,
            known: plan.known(task)?,
            ranked,
            features: Features::default(),
            content: weights.meaning(facts.content),
            runs,
            rare: Group::new(rare),
        };
        let mut features = Features::default();
        common.fill_task(&mut features);
        common.fill_union(&mut features);
        common.fill_anywhere(&mut features);
        common.fill_background(&mut features);
        common.features = features;
        Some(common)
    }

    /// The task alone.
    fn fill_task(&self, features: &mut Features) {
        let (facts, profile) = (self.facts, self.profile);
        features.set_if(Feature::KindTask, profile.kind == TaskKind::Task);
        features.set_if(Feature::KindTarget, profile.kind == TaskKind::Target);
        let length = small(profile.letters.len() as usize);
        features.set(Feature::TaskLength, length / 20.0);
        features.set(Feature::Parts, small(facts.parts.len().min(8)));
        features.set(Feature::Clauses, small(facts.clauses.len().min(5)));
        features.set(Feature::Content, self.content.min(12.0));
    }

    /// What the best passages hold together.
    fn fill_union(&self, features: &mut Features) {
        let together = self.found.together;
        let whole = self.weights.coverage(&together);
        let (covered, least) = parts_covered(self.facts, &together, whole);
        features.set(Feature::UnionCovered, whole);
        features.set(Feature::UnionParts, covered);
        features.set(Feature::UnionLeast, least);
    }

    /// What the whole opinion holds.
    fn fill_anywhere(&self, features: &mut Features) {
        let anywhere = self.found.anywhere;
        let whole = self.weights.coverage(&anywhere);
        let (covered, _) = parts_covered(self.facts, &anywhere, whole);
        let clauses = clause_shares(self.facts, &anywhere);
        features.set(Feature::Anywhere, whole);
        features.set(Feature::AnywhereParts, covered);
        features.set(Feature::AnywhereClause, clauses.fold(0.0, f32::max));
        let pairs = self.weights.bigrams(anywhere.bigrams);
        features.set(Feature::AnywhereLexical, pairs);
        let nowhere = self.rare.share(!anywhere.bigrams);
        features.set(Feature::RareNowhere, nowhere);
    }

    /// By how much the best passage that commits to nothing is better than the best that does.
    fn fill_background(&self, features: &mut Features) {
        let clauses = &self.reading.clauses;
        let commits = |candidate: &Candidate| {
            let clause = clauses.get(candidate.clauses.0 as usize);
            let role = clause.map(|clause| clause.role);
            matches!(role, Some(Role::Action | Role::Target | Role::Deferral))
        };
        let (mut best, mut background) = (0.0_f32, 0.0_f32);
        for candidate in self.ranked {
            let best = if commits(candidate) {
                &mut best
            } else {
                &mut background
            };
            *best = best.max(candidate.coverage);
        }
        let ahead = (background - best).max(0.0);
        features.set(Feature::OnlyBackground, ahead);
    }
}
