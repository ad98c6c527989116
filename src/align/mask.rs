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
    pub(crate) fn bit(position: u32, length: u32) -> u8 {
        let bit = if length <= Self::BITS {
            u64::from(position)
        } else {
            u64::from(position) * u64::from(Self::BITS) / u64::from(length)
        };
        u8::try_from(bit).unwrap_or(0)
    }

    /// Adds what another passage holds.
    pub(crate) fn add(&mut self, other: &Self) {
        self.characters |= other.characters;
        self.bigrams |= other.bigrams;
        // Few clauses hold another name.
        if other.meanings() != 0 {
            self.same |= other.same;
            self.narrower |= other.narrower;
            self.wider |= other.wider;
        }
    }

    /// A word of the same meaning occurs.
    pub(crate) const fn meanings(&self) -> u128 {
        self.same | self.narrower | self.wider
    }

    /// The characters that stand in a shared bigram.
    pub(crate) const fn strict(&self) -> u128 {
        self.bigrams | self.bigrams >> 1
    }
}

/// The numbers of the bits that are set.
#[inline]
pub(super) fn set_bits(mut bits: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let first = (bits != 0).then(|| bits.trailing_zeros());
        bits &= bits.wrapping_sub(1);
        first
    })
}

/// How many bits are set. Few tasks are longer than 64 characters.
pub(crate) fn count(mask: u128) -> u32 {
    let [low, high] = halves(mask);
    if high == 0 {
        low.count_ones()
    } else {
        low.count_ones() + high.count_ones()
    }
}

/// The length of the longest run of set bits.
pub(crate) fn longest_run(mask: u128) -> u32 {
    let [mut low, high] = halves(mask);
    let mut run = 0;
    if high == 0 {
        while low != 0 {
            low &= low << 1;
            run += 1;
        }
        return run;
    }
    let mut bits = mask;
    while bits != 0 {
        bits &= bits << 1;
        run += 1;
    }
    run
}

/// The lower and the upper half of a mask.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the two halves of the mask"
)]
pub(super) const fn halves(mask: u128) -> [u64; 2] {
    [mask as u64, (mask >> 64) as u64]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn halves_say_what_the_whole_says(low: u64, high: u64, narrow: bool) {
            let mask = u128::from(low) | if narrow { 0 } else { u128::from(high) << 64 };
            let set = |at: &u32| mask >> at & 1 == 1;
            prop_assert_eq!(count(mask), mask.count_ones());
            let bits = (0..64).filter(|bit| low >> bit & 1 == 1);
            prop_assert!(set_bits(low).eq(bits));
            let (mut run, mut longest) = (0, 0);
            for at in 0..128 {
                run = if set(&at) { run + 1 } else { 0 };
                longest = longest.max(run);
            }
            prop_assert_eq!(longest_run(mask), longest);
        }
    }
}
