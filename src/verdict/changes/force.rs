//! [`Force`]: the words that say how strongly a text commits.

use std::ops::Range;
use std::sync::LazyLock;

use super::pieces::Piece;
use super::side::Side;
use crate::finder::{Finder, Found};

/// Words of one scale, from the weaker to the stronger; what is between them goes unsaid.
pub(super) struct Scale {
    pub(super) weak: &'static [&'static str],
    pub(super) strong: &'static [&'static str],
    /// Whether the weak word weakens what had no word of the scale.
    pub(super) weakens: bool,
    /// Whether the strong word strengthens what had no word of the scale.
    pub(super) strengthens: bool,
}

pub(super) const SCALES: &[Scale] = &[
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
pub(super) struct Level {
    pub(super) weak: Option<Range<usize>>,
    pub(super) strong: Option<Range<usize>>,
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

    /// The words of each scale.
    pub(super) fn levels(&self) -> impl Iterator<Item = &Level> {
        self.0.iter()
    }
}
