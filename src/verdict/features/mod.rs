//! What a person would say about a task and a passage, as numbers.

mod common;
mod context;
mod coverage;
mod names;
mod passage;
mod products;
mod shape;
mod words;

use self::passage::Insertions;
use crate::align::{Candidate, ReadClause, Said};
use crate::number::small;

pub(crate) use self::common::Common;

/// Declares the features: variants of [`Feature`], their names and what they say.
macro_rules! features {
    ($($variant:ident $name:literal $says:literal)*) => {
        /// One thing that a person would say about a task and a passage.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Feature { $(#[doc = $says] $variant,)* }

        impl Feature {
            /// All features, in the order of [`Features::values`].
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its short name, as in reports.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What it says, in one sentence.
            #[must_use]
            pub const fn says(self) -> &'static str {
                match self { $(Self::$variant => $says,)* }
            }
        }
    };
}

features! {
    Coverage "coverage" "Weighted share of the task that the passage holds, words of the same meaning included."
    CoverageBigrams "coverage_bigrams" "Weighted share of the task that stands in character pairs that the passage holds."
    CoverageContent "coverage_content" "Share of the task's content (frames, verbs, scope and strength aside) that the passage holds."
    Content "content" "Weight of the task's content."
    Narrower "narrower" "Share of the task of which the passage holds only a part, an instance or something wider."
    Precision "precision" "Weighted share of the passage that the task holds."
    Order "order" "Share of the task's characters that stand in the best clause in the same order (longest common subsequence)."
    LongestRun "longest_run" "Share of the task that stands in the passage as one run."
    VerbKept "verb_kept" "Whether an action verb of the class of the task's first stands in the passage."
    NoVerb "no_verb" "Whether the passage holds no action verb."
    Parts "parts" "How many coordinated parts the task has."
    PartsLeast "parts_least" "How much of the least covered part the passage holds."
    NumbersEqual "numbers_equal" "Numbers of the task that the passage holds with the same value, in whatever form."
    NumbersDiffer "numbers_differ" "Numbers of the task for which the passage has another value of the same measure, another currency, or a ceiling for a floor."
    NumbersMissing "numbers_missing" "Numbers of the task for which the passage has none of that measure."
    YearEqual "year_equal" "Whether the passage is due in the target's year."
    YearDiffers "year_differs" "Whether the passage is due in another year than the target."
    SlotFilled "slot_filled" "Share of the task around its quoted name that stands in a passage with a name of the same make (一核两翼, 一湾三镇)."
    NameAdded "name_added" "Whether the passage has a quoted name of its own."
    CueNarrow "cue_narrow" "Whether the passage restricts itself: 试点, 首批, 重点."
    Limited "limited" "Whether the sentence, from the passage on, sets a limit or leaves out the rest: 限于, 其余, 先在 at the start of a clause."
    CueReceive "cue_receive" "Whether the body only takes part in what the task names: 接入, 承接, 争取 before what they share."
    OtherLevel "other_level" "Whether the passage claims a title as the task does, but among the bodies of another level (全省…先行市, 全市…先行区)."
    ScopeReplaced "scope_replaced" "Whether the passage is worded as the task is, but has something else in the place of its territory (城市绿色转型, 工业绿色转型)."
    RoleTarget "role_target" "Whether the sentence states an aim."
    RoleDeferral "role_deferral" "Whether the sentence puts the matter off."
    KindTask "kind_task" "Whether the task is a headline."
    KindTarget "kind_target" "Whether the task is a target."
    AimMissing "aim_missing" "Whether the task is a target and the passage no aim."
    TaskLength "task_length" "Characters of the task, in twenties."
    PassageLength "passage_length" "Characters of the passage, in thirties."
    Margin "margin" "By how much more of the task than of any other task stands in its best clause in the same order."
    Rank "rank" "How many passages were ranked before it, in tens."
    Relative "relative" "Its score over that of the first passage."
    ParentContext "parent_context" "Share of the task's headline that stands in the section's heading or earlier in the sentence."
    RunsCovered "runs_covered" "Weighted share of the task's unbroken content words that stand unbroken in the passage."
    RunsLeast "runs_least" "How much of the least covered unbroken content word the passage holds."
    RunsFull "runs_full" "Weighted share of the unbroken content words that the passage holds in full."
    Literal "literal" "Share of the task's character pairs, each counted alike, that the passage holds."
    Balanced "balanced" "Coverage where the task has much content, literal share where it has little."
    Before "before" "Weight of the passage's own content right before what it shares with the task."
    Peak "peak" "Its score over that of the last passage that was ranked."
    UnionCovered "union_covered" "Weighted share of the task that the best three committing passages hold together."
    UnionParts "union_parts" "Share of the task's coordinated parts that the best three committing passages hold together."
    UnionLeast "union_least" "How much of the least covered part the best three committing passages hold together."
    Anywhere "anywhere" "Weighted share of the task that the opinion's commitments hold anywhere."
    RareNowhere "rare_nowhere" "Share of the task's three rarest pairs that no commitment holds anywhere."
    OnlyBackground "only_background" "By how much background covers the task better than any commitment."
    Exact "exact" "Literal share times covered words, where nothing is inserted."
    Balanced2 "balanced_squared" "The square of the balanced coverage."
    BalancedPrecise "balanced_precise" "Balanced coverage times precision."
    Clean "clean" "Whether every content word is covered, nothing inserted and no number differs."
    PartsMost "parts_most" "How much of the best covered coordinated part the passage holds in its own characters."
    Clauses "clauses" "How many clauses the task has."
    AnywhereLexical "anywhere_lexical" "Weighted share of the task's character pairs that the opinion's commitments hold anywhere."
    AnywhereParts "anywhere_parts" "Share of the task's coordinated parts that the opinion's commitments hold anywhere."
    AnywhereClause "anywhere_clause" "Literal share of the task's best covered clause, over all commitments."
    OneClause "one_clause" "Literal share of the best covered clause, times whether the task has several."
    BoundMissing "bound_missing" "Whether the task is bound to one place or matter that the passage does not name."
    LittleContent "little_content" "How little content the task has, from 0 to 1."
    LiteralLittle "literal_little" "Literal share of a task with little content."
    Inverted "inverted" "Whether the passage's verbs stand behind all that it shares: something has happened to it."
    Elsewhere "elsewhere" "How many matters the passage names that the task does not, in fives."
    BackgroundNear "background_near" "Share of the clauses of the paragraph that commit to nothing."
}

/// The features of one task and one passage.
#[derive(Debug, Clone, PartialEq)]
pub struct Features {
    values: [f32; Self::COUNT],
}

impl Default for Features {
    fn default() -> Self {
        Self {
            values: [0.0; Self::COUNT],
        }
    }
}

impl Features {
    /// How many there are.
    pub const COUNT: usize = Feature::ALL.len();

    /// The value of one feature.
    #[must_use]
    pub fn get(&self, feature: Feature) -> f32 {
        self.values.get(feature as usize).copied().unwrap_or(0.0)
    }

    /// All values, in the order of [`Feature::ALL`].
    #[must_use]
    pub fn values(&self) -> &[f32] {
        &self.values
    }

    fn set(&mut self, feature: Feature, value: f32) {
        if let Some(slot) = self.values.get_mut(feature as usize) {
            *slot = value;
        }
    }

    fn set_if(&mut self, feature: Feature, holds: bool) {
        self.set(feature, f32::from(u8::from(holds)));
    }
}

/// A passage beside a task.
pub(crate) struct Pair<'a> {
    common: &'a Common<'a>,
    /// How many passages were ranked before it.
    rank: usize,
    candidate: &'a Candidate,
    /// The passage's first clause.
    pub(crate) clause: &'a ReadClause,
    /// What its words say.
    said: Said,
    insertions: Insertions,
}

impl<'a> Pair<'a> {
    /// A task and one of its passages, before which so many were ranked; `None` where there is no
    /// such clause.
    pub(crate) fn new(
        common: &'a Common<'a>,
        rank: usize,
        candidate: &'a Candidate,
    ) -> Option<Self> {
        let reading = common.reading;
        Some(Self {
            common,
            rank,
            candidate,
            clause: reading.clauses.get(candidate.clauses.0 as usize)?,
            said: reading.said(candidate.clauses),
            insertions: Insertions::new(common, candidate),
        })
    }
}

/// The features of one candidate.
pub(crate) fn features(pair: &Pair) -> Features {
    let mut features = pair.common.features.clone();
    features.set(
        Feature::Precision,
        pair.candidate.precision(pair.common.reading),
    );
    features.set(Feature::Before, pair.insertions.before.min(4.0));
    let (start, end) = pair.candidate.range;
    features.set(Feature::PassageLength, small((end - start) as usize) / 30.0);
    coverage::fill(pair, &mut features);
    shape::fill(pair, &mut features);
    words::fill(pair, &mut features);
    names::fill(pair, &mut features);
    context::fill(pair, &mut features);
    products::fill(pair, &mut features);
    features
}

/// A part of a whole; 0 of nothing.
fn over(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}
