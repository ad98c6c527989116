//! What the labelling guideline decides: rules for what is too rare in labelled texts to be learned.

use super::cell::{self, CellRow};
use super::uptake;
use crate::report::{Contribution, Probabilities, Verdict};
use crate::segment::Role;
use crate::verdict::features::Feature;
use crate::verdict::judge::Passage;

/// From this share of the task around its name on, a name of the same make fills its slot.
const SLOT: f32 = 0.6;

/// The least probability that a passage adapts a task whose slot it fills.
const FILLED: f64 = 0.7;

/// What a passage shows, by the rules: one that commits to nothing, or puts the matter off, is worth
/// little, however much it shares; and so is one that does not name the place or matter to which
/// the task is bound; one that puts a name of its own into the task's slot adapts it.
pub(super) fn gated(said: Probabilities, passage: &Passage<'_>) -> Probabilities {
    let role = match passage.role {
        Role::Action | Role::Target => 1.0,
        Role::Background | Role::Deferral => 0.25,
        Role::Chrome => 0.1,
    };
    let elsewhere = passage.features.get(Feature::BoundMissing) > 0.0;
    let gate = if elsewhere { role * 0.3 } else { role };
    let fills = passage.features.get(Feature::SlotFilled) >= SLOT;
    let adopted = gate * said.of(Verdict::Adopted);
    let adapted = said.of(Verdict::Adapted);
    let adapted = gate * if fills { adapted.max(FILLED) } else { adapted };
    Probabilities::new(adopted, adapted, (1.0 - adopted - adapted).max(0.0))
}

/// How much of its probability a verdict of *adopted* keeps where a rule speaks against it.
const KEPT: f64 = 0.3;

/// How much of the rest goes to *omitted* where a passage holds the task only here and there.
const NOT_MEANT: f64 = 0.3;

/// Why *adopted* is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rule {
    /// The body only takes part in it (对接, 接入).
    TakesPart,
    /// It claims its title among the bodies of another level.
    OtherLevel,
    /// It does it in something else than the task's territory.
    OtherTerritory,
    /// It aims at it for another year.
    OtherYear,
    /// It leaves out a part of it.
    PartDropped,
    /// It does it within limits.
    Limited,
    /// The passage hardly speaks of it.
    Scattered,
}

impl Rule {
    /// The first rule that holds for a task whose best passage this is.
    fn of(row: &CellRow, said: Probabilities) -> Option<Self> {
        let has = |feature| cell::of(row, feature) > 0.0;
        Some(if has(Feature::CueReceive) {
            Self::TakesPart
        } else if has(Feature::OtherLevel) {
            Self::OtherLevel
        } else if has(Feature::ScopeReplaced) {
            Self::OtherTerritory
        } else if has(Feature::YearDiffers) {
            Self::OtherYear
        } else if drops_part(row) {
            Self::PartDropped
        } else if has(Feature::Limited) {
            Self::Limited
        } else if is_scattered(row) && said.ranking()[0] == Verdict::Adopted {
            Self::Scattered
        } else {
            return None;
        })
    }

    const fn name(self) -> &'static str {
        match self {
            Self::TakesPart => "rule_takes_part",
            Self::OtherLevel => "rule_other_level",
            Self::OtherTerritory => "rule_other_territory",
            Self::OtherYear => "rule_other_year",
            Self::PartDropped => "rule_part_dropped",
            Self::Limited => "rule_limited",
            Self::Scattered => "rule_scattered",
        }
    }

    /// What the rule makes of the probabilities.
    fn applied(self, said: Probabilities) -> Probabilities {
        let not_meant = if self == Self::Scattered {
            NOT_MEANT
        } else {
            0.0
        };
        let [adopted, adapted, omitted] = Verdict::ALL.map(|verdict| said.of(verdict));
        let kept = KEPT * adopted;
        let moved = adopted - kept;
        Probabilities::new(
            kept,
            adapted + (1.0 - not_meant) * moved,
            omitted + not_meant * moved,
        )
    }
}

/// The verdict on a task, by the rules: whose best passage makes something else of the task adapts it;
/// whose best passage hardly speaks of the task does not take it up in full, and perhaps not at all.
/// With the rule, as a reason that adds to the log-odds of the verdicts.
pub(super) fn ruled(said: Probabilities, row: &CellRow) -> (Probabilities, Option<Contribution>) {
    let Some(rule) = Rule::of(row, said) else {
        return (said, None);
    };
    let ruled = rule.applied(said);
    let full = |said: &Probabilities| said.of(Verdict::Adopted) / uptake(said).max(f64::EPSILON);
    let added = |odds: &dyn Fn(&Probabilities) -> f64| {
        cell::log_odds(odds(&ruled)) - cell::log_odds(odds(&said))
    };
    let (uptake, full) = (added(&uptake), added(&full));
    let reason = Contribution {
        feature: rule.name(),
        value: 1.0,
        log_odds: [uptake + full, uptake - full, -uptake],
    };
    (ruled, Some(reason))
}

/// Whether the best passage says the task in its order, but no passage says one of its coordinated
/// parts.
fn drops_part(row: &CellRow) -> bool {
    let of = |feature| cell::of(row, feature);
    of(Feature::Parts) >= 2.0 && of(Feature::UnionLeast) <= 0.0 && of(Feature::Order) > IN_ORDER
}

/// Whether the best passage says other things, and the task in its own words only here and there.
fn is_scattered(row: &CellRow) -> bool {
    let precision = cell::of(row, Feature::Precision);
    let in_order = cell::of(row, Feature::Order) > IN_ORDER;
    precision < HARDLY || precision < OF_THE_TASK && !in_order
}

/// A passage with a clause that holds more of the task in its order than this says it.
const IN_ORDER: f32 = 0.5;

/// A passage of which less than this is the task's says other things, where it does not say the task in
/// its order.
const OF_THE_TASK: f32 = 0.12;

/// A passage of which less than this is the task's says other things in any case.
const HARDLY: f32 = 0.08;

#[cfg(test)]
mod tests {
    use super::Feature::{
        CueReceive, Limited, Order, OtherLevel, Parts, Precision, ScopeReplaced, UnionLeast,
        YearDiffers,
    };
    use super::*;
    use crate::span::Span;
    use crate::verdict::features::Features;
    use crate::verdict::model::CELL_FEATURES;

    #[test]
    fn a_passage_that_commits_to_nothing_shows_little() {
        for (role, expected) in [
            (Role::Action, [0.8, 0.1]),
            (Role::Target, [0.8, 0.1]),
            (Role::Deferral, [0.2, 0.025]),
            (Role::Background, [0.2, 0.025]),
            (Role::Chrome, [0.08, 0.01]),
        ] {
            let passage = Passage {
                span: Span::new(0, 0),
                text: "",
                role,
                features: Features::default(),
            };
            let said = gated(Probabilities::new(0.8, 0.1, 0.1), &passage);
            let shown = [Verdict::Adopted, Verdict::Adapted].map(|verdict| said.of(verdict));
            let differs = |(a, b): (f64, f64)| (a - b).abs() > 1e-9;
            assert!(
                !shown.into_iter().zip(expected).any(differs),
                "{role:?}: {shown:?}"
            );
        }
    }

    /// The row of a cell whose best passage has these features, and is otherwise worded as the task.
    fn row(features: &[(Feature, f32)]) -> CellRow {
        let mut row = [0.0; CELL_FEATURES.len()];
        let plain = [(Order, 0.9), (Precision, 0.6), (UnionLeast, 1.0)];
        for (feature, value) in plain.iter().chain(features) {
            row[cell::place(*feature)] = *value;
        }
        row
    }

    fn assert_says(said: [f64; 3], features: &[(Feature, f32)], expected: [f64; 3]) {
        let [adopted, adapted, omitted] = said;
        let said = Probabilities::new(adopted, adapted, omitted);
        let (said, _) = ruled(said, &row(features));
        for (verdict, expected) in Verdict::ALL.into_iter().zip(expected) {
            let difference = (said.of(verdict) - expected).abs();
            assert!(difference < 1e-9, "{features:?}: {said:?}");
        }
    }

    #[test]
    fn what_is_made_otherwise_is_adapted() {
        assert_says([0.8, 0.15, 0.05], &[], [0.8, 0.15, 0.05]);
        for feature in [CueReceive, OtherLevel, ScopeReplaced, YearDiffers, Limited] {
            assert_says([0.8, 0.15, 0.05], &[(feature, 1.0)], [0.24, 0.71, 0.05]);
            assert_says([0.3, 0.6, 0.1], &[(feature, 1.0)], [0.09, 0.81, 0.1]);
        }
    }

    #[test]
    fn a_rule_says_what_it_adds() {
        let said = Probabilities::new(0.8, 0.15, 0.05);
        assert_eq!(ruled(said, &row(&[])).1, None);
        let (_, reason) = ruled(said, &row(&[(CueReceive, 1.0)]));
        let reason = reason.expect("the rule holds");
        assert_eq!(reason.feature, "rule_takes_part");
        let [adopted, adapted, omitted] = reason.log_odds;
        assert!(adopted < -2.0 && adapted > 2.0 && omitted.abs() < 1e-9);
    }

    #[test]
    fn a_dropped_part_adapts_what_is_otherwise_said_in_order() {
        let dropped = [(Parts, 2.0), (UnionLeast, 0.0)];
        assert_says([0.8, 0.15, 0.05], &dropped, [0.24, 0.71, 0.05]);
        for said in [(Parts, 1.0), (UnionLeast, 0.1), (Order, 0.4)] {
            let features = [dropped[0], dropped[1], said];
            assert_says([0.8, 0.15, 0.05], &features, [0.8, 0.15, 0.05]);
        }
    }

    #[test]
    fn what_hardly_speaks_of_the_task_does_not_adopt_it() {
        let scattered = [0.24, 0.542, 0.218];
        let adopted = [0.8, 0.15, 0.05];
        assert_says(adopted, &[(Order, 0.3), (Precision, 0.1)], scattered);
        assert_says(adopted, &[(Precision, 0.05)], scattered);
        assert_says(adopted, &[(Precision, 0.1)], adopted);
        let adapted = [0.3, 0.6, 0.1];
        assert_says(adapted, &[(Precision, 0.05)], adapted);
    }
}
