//! Groups of features, to see what each brings.

use cascade_align::verdict::features::Feature as F;

/// A group of features with its name.
pub(crate) type Group = (&'static str, &'static [F]);

/// The groups, by what they look at.
pub(crate) const GROUPS: &[Group] = &[
    ("parts and instances of what is asked", &[F::Narrower]),
    (
        "words of the task",
        &[F::RunsCovered, F::RunsLeast, F::RunsFull, F::RareNowhere],
    ),
    ("order and runs", &[F::Order, F::LongestRun]),
    (
        "parts and clauses of the task",
        &[
            F::Parts,
            F::PartsLeast,
            F::PartsMost,
            F::Clauses,
            F::OneClause,
        ],
    ),
    (
        "what the passage says beside it",
        &[
            F::Before,
            F::Exact,
            F::Clean,
            F::Precision,
            F::BalancedPrecise,
            F::Elsewhere,
            F::ScopeReplaced,
        ],
    ),
    (
        "numbers, years and names",
        &[
            F::NumbersEqual,
            F::NumbersDiffer,
            F::NumbersMissing,
            F::YearEqual,
            F::YearDiffers,
            F::SlotFilled,
            F::NameAdded,
        ],
    ),
    (
        "verbs and cues",
        &[
            F::VerbKept,
            F::NoVerb,
            F::CueNarrow,
            F::Limited,
            F::CueReceive,
            F::OtherLevel,
        ],
    ),
    (
        "roles",
        &[
            F::RoleTarget,
            F::RoleDeferral,
            F::AimMissing,
            F::OnlyBackground,
            F::BackgroundNear,
            F::Inverted,
        ],
    ),
    ("competition", &[F::Margin]),
    (
        "context and the whole opinion",
        &[
            F::ParentContext,
            F::UnionCovered,
            F::UnionParts,
            F::UnionLeast,
            F::Anywhere,
            F::AnywhereLexical,
            F::AnywhereParts,
            F::AnywhereClause,
            F::Peak,
            F::Relative,
            F::Rank,
        ],
    ),
];
