//! [`Mask`]: which characters of a task a passage holds.

/// Which characters of a task a passage holds, one bit a character. Masks of neighbouring clauses
/// add up by `or`. A task longer than 128 characters shares bits between neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Mask {
    /// The character occurs.
    pub(crate) characters: u128,
    /// The bigram that ends here occurs.
    pub(crate) bigrams: u128,
    /// Another name for the word occurs.
    pub(crate) same: u128,
    /// A part or an instance of what the word names occurs.
    pub(crate) narrower: u128,
    /// What the word is a part or an instance of occurs.
    pub(crate) wider: u128,
}

impl Mask {
    /// Bits of a mask.
    pub(crate) const BITS: u32 = 128;

    /// The bit of a task's character.
    pub(crate) fn bit(position: u32, length: u32) -> u32 {
        if length <= Self::BITS {
            position
        } else {
            let scaled = u64::from(position) * u64::from(Self::BITS) / u64::from(length);
            u32::try_from(scaled).unwrap_or(0)
        }
    }

    /// Adds what another passage holds.
    pub(crate) fn add(&mut self, other: Self) {
        self.characters |= other.characters;
        self.bigrams |= other.bigrams;
        self.same |= other.same;
        self.narrower |= other.narrower;
        self.wider |= other.wider;
    }

    /// A word of the same meaning occurs.
    pub(crate) const fn meanings(self) -> u128 {
        self.same | self.narrower | self.wider
    }

    /// The characters that stand in a shared bigram.
    pub(crate) const fn strict(self) -> u128 {
        self.bigrams | self.bigrams >> 1
    }
}

/// The sum of the weights whose bits are set, from the lowest to the highest.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the two halves of the mask"
)]
pub(crate) fn weigh(mask: u128, weights: &[f32]) -> f32 {
    let (low, high) = weights.split_at(weights.len().min(64));
    let sum = add(0.0, mask as u64, low);
    add(sum, (mask >> 64) as u64, high)
}

fn add(mut sum: f32, mut bits: u64, weights: &[f32]) -> f32 {
    while bits != 0 {
        sum += weights
            .get(bits.trailing_zeros() as usize)
            .copied()
            .unwrap_or(0.0);
        bits &= bits - 1;
    }
    sum
}
