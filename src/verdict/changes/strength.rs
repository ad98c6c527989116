//! The force of the commitment: 完成 → 探索, 全部 → 部分, 必须.

use std::ops::Range;

use super::slots::Slots;
use super::{Difference, pieces::Piece};
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

/// A commitment that is weaker or stronger than the task.
pub(super) fn differences(slots: &Slots) -> Vec<Difference> {
    let (Some(first), Some(last)) = (slots.pairs.first(), slots.pairs.last()) else {
        return Vec::new();
    };
    let opinion = clause_around(slots.opinion, first.1, last.1);
    let mut found: Vec<Difference> = Vec::new();
    for scale in SCALES {
        if let Some(difference) = compare(scale, slots.task, opinion)
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
fn clause_around<'a, 't>(pieces: &'a [Piece<'t>], first: usize, last: usize) -> &'a [Piece<'t>] {
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

fn compare(scale: &Scale, task: &[Piece], opinion: &[Piece]) -> Option<Difference> {
    let asked = (find(task, scale.weak), find(task, scale.strong));
    let said = (find(opinion, scale.weak), find(opinion, scale.strong));
    let difference = |task, opinion, note: &str| Difference {
        note: Some(note.to_owned()),
        ..Difference::new(ChangeKind::Strength, task, opinion)
    };
    match (asked, said) {
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

/// The first of some words, as whole words outside names.
fn find(pieces: &[Piece], words: &[&str]) -> Option<Range<usize>> {
    pieces.chunk_by(|a, b| a.word == b.word).find_map(|word| {
        let (first, last) = (word.first()?, word.last()?);
        words
            .iter()
            .any(|&other| says(word, other))
            .then_some(first.start..last.end)
    })
}

/// Whether the pieces of a word are a text, one after the other.
fn says(word: &[Piece], text: &str) -> bool {
    let rest = word
        .iter()
        .try_fold(text, |rest, piece| rest.strip_prefix(piece.text));
    rest == Some("")
}
