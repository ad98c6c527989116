//! The force of the commitment: 完成 → 探索, 全部 → 部分, 必须.

use std::ops::Range;
use std::sync::LazyLock;

use super::Difference;
use super::pieces::Piece;
use super::side::Side;
use super::slots::Slots;
use crate::finder::Finder;
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
pub(super) fn may_differ(passage: &str) -> bool {
    let mut found = Vec::new();
    WORDS.find(passage, &mut found);
    !found.is_empty()
}

/// A commitment that is weaker or stronger than the task.
pub(super) fn differences(slots: &Slots) -> Vec<Difference> {
    let (Some(first), Some(last)) = (slots.pairs.first(), slots.pairs.last()) else {
        return Vec::new();
    };
    let opinion = clause_around(slots.opinion.pieces, first.1, last.1);
    let mut found: Vec<Difference> = Vec::new();
    for scale in SCALES {
        if let Some(difference) = compare(scale, slots, opinion)
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

fn compare(scale: &Scale, slots: &Slots, clause: &[Piece]) -> Option<Difference> {
    let asked = |words| find(&slots.task, slots.task.pieces, words);
    let said = |words| find(&slots.opinion, clause, words);
    let difference = |task, opinion, note: &str| Difference {
        note: Some(note.to_owned()),
        ..Difference::new(ChangeKind::Strength, task, opinion)
    };
    let said = (said(scale.weak), said(scale.strong));
    if said.0.is_some() == said.1.is_some() {
        return None;
    }
    match ((asked(scale.weak), asked(scale.strong)), said) {
        ((None, Some(strong)), (Some(weak), None)) => {
            Some(difference(Some(strong), Some(weak), "weaker"))
        }
        ((Some(weak), None), (None, Some(strong))) => {
            Some(difference(Some(weak), Some(strong), "stronger"))
        }
        ((None, None), (Some(weak), None)) if scale.weakens => {
            Some(difference(None, Some(weak), "weaker"))
        }
        ((None, None), (None, Some(strong))) if scale.strengthens => {
            Some(difference(None, Some(strong), "stronger"))
        }
        _ => None,
    }
}

/// The first of some words, as a whole word of the pieces.
fn find(side: &Side, pieces: &[Piece], words: &[&str]) -> Option<Range<usize>> {
    let word = pieces
        .chunk_by(|a, b| a.word == b.word)
        .find(|word| words.contains(&side.text(word)))?;
    Some(word.first()?.start..word.last()?.end)
}
