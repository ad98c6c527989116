//! [`WordKind`]: how much a word weighs.

use std::sync::LazyLock;

use crate::number::{fixed, unfixed};

/// What kind of word a character belongs to; decides its weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum WordKind {
    /// What a task is about: everything that is not one of the others.
    #[default]
    Content,
    /// A container that matches anything: 机制, 体系, 格局, 水平.
    Frame,
    /// Territory and level: 全市, 全区, 城市.
    Scope,
    /// Manner and intensity: 高质量, 加快, 深入.
    Strength,
    /// 的, 和, 在, 等.
    Function,
    /// An action verb.
    Verb,
    /// No letter or digit.
    Mark,
}

impl WordKind {
    /// The share of a character's weight that counts, in fixed point.
    pub(crate) const fn factor(self) -> u32 {
        fixed(match self {
            Self::Content => 1.0,
            Self::Frame => 0.3,
            Self::Verb => 0.2,
            Self::Scope => 0.08,
            Self::Strength | Self::Function => 0.04,
            Self::Mark => 0.0,
        })
    }

    const ALL: [Self; 7] = [
        Self::Content,
        Self::Frame,
        Self::Scope,
        Self::Strength,
        Self::Function,
        Self::Verb,
        Self::Mark,
    ];
}

/// The shares of the weights of bigrams that count, by the kinds of their two characters.
pub(crate) struct PairFactors([[u32; KINDS]; KINDS]);

/// Kinds of words, and one that none is: with a power of two, a pair is found without a product.
const KINDS: usize = 8;

static PAIR_FACTORS: LazyLock<PairFactors> = LazyLock::new(|| {
    let mean = |a: WordKind, b: WordKind| (unfixed(a.factor()) * unfixed(b.factor())).sqrt();
    let mut factors = [[0; KINDS]; KINDS];
    for (row, a) in factors.iter_mut().zip(WordKind::ALL) {
        for (factor, b) in row.iter_mut().zip(WordKind::ALL) {
            *factor = fixed(mean(a, b));
        }
    }
    PairFactors(factors)
});

impl PairFactors {
    /// All of them, computed once a process.
    pub(crate) fn get() -> &'static Self {
        &PAIR_FACTORS
    }

    /// The geometric mean of the factors of two kinds, in fixed point.
    pub(crate) fn of(&self, before: WordKind, kind: WordKind) -> u32 {
        let row = self.0.get(kind as usize);
        row.and_then(|row| row.get(before as usize))
            .copied()
            .unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_stand_in_their_order() {
        for (at, kind) in WordKind::ALL.into_iter().enumerate() {
            assert_eq!(kind as usize, at);
            assert!(kind.factor().abs_diff(PairFactors::get().of(kind, kind)) <= 1);
        }
    }
}
