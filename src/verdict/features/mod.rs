//! What a person would say about a task and a passage, as numbers.

mod common;
mod context;
mod coverage;
mod form;
mod names;
mod passage;
mod products;
mod shape;
mod words;

use crate::align::{Candidate, ReadClause};

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
    CoverageLexical "coverage_lexical" "Weighted share of the task that the passage holds in its own characters."
    CoverageBigrams "coverage_bigrams" "Weighted share of the task that stands in character pairs that the passage holds."
    CoverageContent "coverage_content" "Share of the task's content (frames, verbs, scope and strength aside) that the passage holds."
    CoverageFrame "coverage_frame" "Share of the task's frame and verb characters that the passage holds."
    Missing "missing" "Weight of the task's content that the passage does not hold."
    Content "content" "Weight of the task's content."
    SameMeaning "same_meaning" "Share of the task that the passage holds only under another name."
    Narrower "narrower" "Share of the task of which the passage holds only a part or an instance."
    Wider "wider" "Share of the task of which the passage holds only something wider."
    Precision "precision" "Weighted share of the passage that the task holds."
    PrecisionContent "precision_content" "Share of the passage's content that the task holds."
    Order "order" "Share of the task's characters that stand in the best clause in the same order (longest common subsequence)."
    Ratio "ratio" "Normalized indel similarity of the task and the best clause."
    LongestRun "longest_run" "Share of the task that stands in the passage as one run."
    Tail "tail" "Share of the task's last eight characters that stand in the passage."
    Inserted "inserted" "Weight of the passage's own content between what it shares with the task."
    Extra "extra" "Weight of the passage's own content around what it shares with the task."
    Head "head" "Whether the passage holds the last content word of the task."
    First "first" "Whether the passage holds the first content word of the task."
    FrameKept "frame_kept" "Whether the passage holds the task's frame (机制, 体系, 平台); one half where it has none."
    VerbKept "verb_kept" "Whether an action verb of the same class stands in the passage."
    VerbLeads "verb_leads" "Whether the passage's first action verb is of the task's class."
    NoVerb "no_verb" "Whether the passage holds no action verb."
    Parts "parts" "How many coordinated parts the task has."
    PartsCovered "parts_covered" "Share of the task's coordinated parts that the passage holds."
    PartsLeast "parts_least" "How much of the least covered part the passage holds."
    NumbersEqual "numbers_equal" "Numbers of the task that the passage holds with the same value and unit."
    NumbersDiffer "numbers_differ" "Numbers of the task for which the passage has another value of the same unit."
    NumbersMissing "numbers_missing" "Numbers of the task for which the passage has none of that unit."
    NumbersAdded "numbers_added" "Numbers that only the passage has."
    YearEqual "year_equal" "Whether the passage is due in the target's year."
    YearDiffers "year_differs" "Whether the passage is due in another year than the target."
    NamesKept "names_kept" "Share of the task's quoted names that the passage holds."
    NameReplaced "name_replaced" "How alike a quoted name of the passage is to one of the task that it does not hold."
    SlotFilled "slot_filled" "Share of the task around its quoted name that stands in a passage with a name of the same make (一核两翼, 一湾三镇)."
    NameAdded "name_added" "Whether the passage has a quoted name of its own."
    CueNarrow "cue_narrow" "Whether the passage restricts itself: 试点, 首批, 重点."
    CueProgramme "cue_programme" "Whether the passage names a programme: 行动, 工程, 计划."
    CueAim "cue_aim" "Whether the passage is worded as an aim: 力争, 达到, 建成."
    CueReceive "cue_receive" "Whether the body takes part in another level's system: 接入, 承接."
    RoleTarget "role_target" "Whether the sentence states an aim."
    RoleBackground "role_background" "Whether the sentence is background."
    RoleDeferral "role_deferral" "Whether the sentence puts the matter off."
    Heading "heading" "Whether the passage is a heading."
    KindTask "kind_task" "Whether the task is a headline."
    KindTarget "kind_target" "Whether the task is a target."
    AimMissing "aim_missing" "Whether the task is a target and the passage no aim."
    TaskLength "task_length" "Characters of the task, in twenties."
    PassageLength "passage_length" "Characters of the passage, in thirties."
    LengthRatio "length_ratio" "Content of the passage over content of the task, at most 4."
    Score "score" "What the passage was ranked by."
    Margin "margin" "By how much it fits this task better than any other."
    Rival "rival" "How well it fits the best other task."
    Rank "rank" "How many passages were ranked before it, in tens."
    Relative "relative" "Its score over that of the first passage."
    ParentContext "parent_context" "Share of the task's headline that stands in the section's heading or earlier in the sentence."
    SentenceGain "sentence_gain" "Share of the task that only the rest of the sentence holds."
    Crowd "crowd" "Share of all tasks that share something with the passage."
    RunsCovered "runs_covered" "Weighted share of the task's unbroken content words that stand unbroken in the passage."
    RunsLeast "runs_least" "How much of the least covered unbroken content word the passage holds."
    RunsFull "runs_full" "Weighted share of the unbroken content words that the passage holds in full."
    Rarest "rarest" "Whether the passage holds the task's rarest pair of content characters."
    RareThree "rare_three" "Share of the task's three rarest pairs of content characters that the passage holds."
    Literal "literal" "Share of the task's character pairs, each counted alike, that the passage holds."
    Balanced "balanced" "Coverage where the task has much content, literal share where it has little."
    InsertedCount "inserted_count" "Own content characters of the passage between or right before what it shares with the task."
    Before "before" "Weight of the passage's own content right before what it shares with the task."
    After "after" "Weight of the passage's own content right after what it shares with the task."
    Peak "peak" "Its score over that of the last passage that was ranked."
    UnionCovered "union_covered" "Weighted share of the task that the best three committing passages hold together."
    UnionParts "union_parts" "Share of the task's coordinated parts that the best three committing passages hold together."
    UnionLeast "union_least" "How much of the least covered part the best three committing passages hold together."
    Anywhere "anywhere" "Weighted share of the task that the opinion's commitments hold anywhere."
    RareNowhere "rare_nowhere" "Share of the task's three rarest pairs that no commitment holds anywhere."
    OnlyBackground "only_background" "By how much background covers the task better than any commitment."
    Exact "exact" "Literal share times covered words, where nothing is inserted."
    Balanced2 "balanced_squared" "The square of the balanced coverage."
    Committed "committed" "Balanced coverage of a passage that commits."
    BalancedTask "balanced_task" "Balanced coverage of a headline."
    BalancedTarget "balanced_target" "Balanced coverage of a target."
    ManyParts "many_parts" "Share of covered parts of a task with three or more."
    BalancedPrecise "balanced_precise" "Balanced coverage times precision of content."
    Clean "clean" "Whether every content word is covered, nothing inserted and no number differs."
    StrangerBest "stranger_best" "How well the best sentence of the directive that asks for something else fits the task."
    StrangerMean "stranger_mean" "How well the four best sentences of the directive that ask for something else fit the task."
    OverStrangers "over_strangers" "By how much the passage covers the task better than such a sentence of the directive."
    OverStrangersMean "over_strangers_mean" "By how much the passage covers the task better than four such sentences."
    ScopeSwapped "scope_swapped" "Whether own content stands in the place of the task's scope word (城市 → 港口)."
    PartsMost "parts_most" "How much of the best covered coordinated part the passage holds in its own characters."
    ClauseMost "clause_most" "Literal share of the task's best covered clause."
    ClauseLeast "clause_least" "Literal share of the task's least covered clause."
    Clauses "clauses" "How many clauses the task has."
    AnywhereLexical "anywhere_lexical" "Weighted share of the task's character pairs that the opinion's commitments hold anywhere."
    AnywhereParts "anywhere_parts" "Share of the task's coordinated parts that the opinion's commitments hold anywhere."
    AnywhereClause "anywhere_clause" "Literal share of the task's best covered clause, over all commitments."
    Paragraph "paragraph" "Weighted share of the task that the passage's paragraph holds."
    OneClause "one_clause" "Literal share of the best covered clause, times whether the task has several."
    BoundMissing "bound_missing" "Whether the task is bound to one place or matter that the passage does not name."
    LittleContent "little_content" "How little content the task has, from 0 to 1."
    LiteralLittle "literal_little" "Literal share of a task with little content."
    Statement "statement" "Whether the passage opens with a thing rather than with a verb or a particle: it states."
    Inverted "inverted" "Whether the passage's verbs stand behind all that it shares: something has happened to it."
    Mentioned "mentioned" "Whether 的 or 等 follows what the passage shares: it is named, not done."
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
    pub(crate) common: &'a Common<'a>,
    /// How many passages were ranked before it.
    pub(crate) rank: usize,
    pub(crate) candidate: &'a Candidate,
    /// The passage's first clause.
    pub(crate) clause: &'a ReadClause,
}

/// The features of one candidate.
pub(crate) fn features(pair: &Pair) -> Features {
    let mut features = pair.common.features.clone();
    coverage::fill(pair, &mut features);
    shape::fill(pair, &mut features);
    passage::fill(pair, &mut features);
    words::fill(pair, &mut features);
    names::fill(pair, &mut features);
    context::fill(pair, &mut features);
    form::fill(pair, &mut features);
    products::fill(pair, &mut features);
    features
}

/// A part of a whole; 0 of nothing.
fn over(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}
