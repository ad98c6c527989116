//! The force of the commitment: 完成 → 探索, 全部 → 部分, 必须.

use std::ops::Range;
use std::sync::LazyLock;

use super::Difference;
use super::pieces::Piece;
use super::side::Side;
use super::slots::Slots;
use crate::finder::{Finder, Found};
use crate::report::ChangeKind;

/// Words of one scale, from the weaker to the stronger; what is between them goes unsaid.
struct Scale {
    weak: &'static [&'static str],
    strong: &'static [&'static str],
    /// Whether the weak word weakens what had no word of the scale.
    weakens: bool,
    /// Whether the strong word strengthens what had no word of the scale.
    strengthens: bool,
}

const SCALES: &[Scale] = &[
    Scale {
        weak: &[
            "探索",
            "研究",
            "谋划",
            "试点",
            "试行",
            "先行先试",
            "争取",
            "鼓励",
            "有条件的",
            "适时",
            "择机",
        ],
        strong: &[
            "全面建成",
            "基本建成",
            "建成",
            "完成",
            "实现",
            "达到",
            "建立",
        ],
        weakens: true,
        strengthens: false,
    },
    Scale {
        weak: &["部分", "重点", "一批", "若干", "首批"],
        strong: &["全部", "全面", "所有", "全覆盖", "每个", "各类"],
        weakens: false,
        strengthens: false,
    },
    Scale {
        weak: &["力争", "争取", "尽量"],
        strong: &["必须", "务必", "一律"],
        weakens: false,
        strengthens: true,
    },
];

static WORDS: LazyLock<Finder> = LazyLock::new(|| {
    let words = SCALES
        .iter()
        .flat_map(|scale| scale.weak.iter().chain(scale.strong));
    Finder::new(words.copied())
});

/// Whether a passage holds a word of a scale: without one its force is the task's.
pub(super) fn may_differ(passage: &str, found: &mut Vec<Found>) -> bool {
    found.clear();
    WORDS.find(passage, found);
    !found.is_empty()
}

/// The first words of each scale in a text.
#[derive(Debug, Clone, Default)]
pub(super) struct Force([Level; SCALES.len()]);

/// The first words of one scale in a text, as bytes.
#[derive(Debug, Clone, Default)]
struct Level {
    weak: Option<Range<usize>>,
    strong: Option<Range<usize>>,
}

impl Force {
    /// The force of some pieces of a text; whole words alone count.
    pub(super) fn new(side: &Side, pieces: &[Piece]) -> Self {
        let mut force = Self::default();
        for word in pieces.chunk_by(|a, b| a.word == b.word) {
            let text = side.text(word);
            // Of most words the first bytes tell that they are none of a scale.
            if !WORDS.begins(text) {
                continue;
            }
            let range = word.first().zip(word.last());
            let range = range.map(|(first, last)| first.start..last.end);
            for (scale, level) in SCALES.iter().zip(&mut force.0) {
                if level.weak.is_none() && scale.weak.contains(&text) {
                    level.weak.clone_from(&range);
                }
                if level.strong.is_none() && scale.strong.contains(&text) {
                    level.strong.clone_from(&range);
                }
            }
        }
        force
    }
}

/// A commitment that is weaker or stronger than the task.
pub(super) fn differences(slots: &Slots, asked: &Force) -> Vec<Difference> {
    let (Some(first), Some(last)) = (slots.pairs.first(), slots.pairs.last()) else {
        return Vec::new();
    };
    let clause = clause_around(slots.opinion.pieces, first.1, last.1);
    let said = Force::new(&slots.opinion, clause);
    let mut found: Vec<Difference> = Vec::new();
    for (scale, (asked, said)) in SCALES.iter().zip(asked.0.iter().zip(&said.0)) {
        if let Some(difference) = compare(scale, asked, said)
            && !found
                .iter()
                .any(|other| other.opinion == difference.opinion)
        {
            found.push(difference);
        }
    }
    found
}

/// The pieces from the start of the first pair's clause to the end of the last pair's.
fn clause_around(pieces: &[Piece], first: usize, last: usize) -> &[Piece] {
    let before = pieces.get(..first).unwrap_or_default();
    let start = before
        .iter()
        .rposition(Piece::ends_clause)
        .map_or(0, |at| at + 1);
    let after = pieces.get(last..).unwrap_or_default();
    let end = after
        .iter()
        .position(Piece::ends_clause)
        .map_or(pieces.len(), |at| last + at);
    pieces.get(start..end).unwrap_or_default()
}

fn compare(scale: &Scale, asked: &Level, said: &Level) -> Option<Difference> {
    let difference = |task: &Option<Range<usize>>, opinion: &Range<usize>, note: &str| {
        Some(Difference {
            note: Some(note.to_owned()),
            ..Difference::new(ChangeKind::Strength, task.clone(), Some(opinion.clone()))
        })
    };
    match ((&asked.weak, &asked.strong), (&said.weak, &said.strong)) {
        ((None, strong), (Some(weak), None)) if strong.is_some() || scale.weakens => {
            difference(strong, weak, "weaker")
        }
        ((weak, None), (None, Some(strong))) if weak.is_some() || scale.strengthens => {
            difference(weak, strong, "stronger")
        }
        _ => None,
    }
}
