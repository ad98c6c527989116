//! Groups of features, to see what each brings.

use cascade_align::verdict::features::Feature as F;

/// A group of features with its name.
pub(crate) type Group = (&'static str, &'static [F]);

/// The groups, by what they look at.
pub(crate) const GROUPS: &[Group] = &[
    ("thesaurus", &[F::SameMeaning, F::Narrower, F::Wider]),
    (
        "words and rare pairs",
        &[
            F::RunsCovered,
            F::RunsLeast,
            F::RunsFull,
            F::Rarest,
            F::RareThree,
            F::RareNowhere,
        ],
    ),
    (
        "order and runs",
        &[
            F::Order,
            F::Ratio,
            F::LongestRun,
            F::Tail,
            F::Head,
            F::First,
        ],
    ),
    (
        "parts and clauses of the task",
        &[
            F::Parts,
            F::PartsCovered,
            F::PartsLeast,
            F::PartsMost,
            F::ManyParts,
            F::Clauses,
            F::ClauseMost,
            F::ClauseLeast,
            F::OneClause,
        ],
    ),
    (
        "what the passage inserts",
        &[
            F::Inserted,
            F::Extra,
            F::InsertedCount,
            F::Before,
            F::After,
            F::Exact,
            F::Clean,
            F::ScopeSwapped,
        ],
    ),
    (
        "numbers, years and names",
        &[
            F::NumbersEqual,
            F::NumbersDiffer,
            F::NumbersMissing,
            F::NumbersAdded,
            F::YearEqual,
            F::YearDiffers,
            F::NamesKept,
            F::NameReplaced,
            F::SlotFilled,
            F::NameAdded,
        ],
    ),
    (
        "verbs and cues",
        &[
            F::VerbKept,
            F::VerbLeads,
            F::NoVerb,
            F::CueNarrow,
            F::CueProgramme,
            F::CueAim,
            F::CueReceive,
        ],
    ),
    (
        "roles",
        &[
            F::RoleTarget,
            F::RoleBackground,
            F::RoleDeferral,
            F::AimMissing,
            F::OnlyBackground,
            F::Committed,
            F::BackgroundNear,
        ],
    ),
    ("form", &[F::Statement, F::Inverted, F::Mentioned]),
    (
        "competition",
        &[
            F::Margin,
            F::Rival,
            F::Crowd,
            F::StrangerBest,
            F::StrangerMean,
            F::OverStrangers,
            F::OverStrangersMean,
        ],
    ),
    (
        "context and the whole opinion",
        &[
            F::ParentContext,
            F::SentenceGain,
            F::Paragraph,
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
