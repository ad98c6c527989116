//! [`Sums`]: what any of a task's characters weigh together, four at one look.

use wide::u32x4;

use super::mask::{Mask, halves};

/// The sums of the weights of four bits, for each set of the bits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sums([[u32; Self::BITS]; Self::BITS]);

impl Sums {
    /// Bits that are weighed together.
    pub(super) const BITS: usize = 4;

    /// As many as half a mask needs.
    const HALF: usize = Mask::BITS as usize / 2 / Self::BITS;

    /// The sums of four weights, that of the lowest bit first.
    pub(super) fn new([a, b, c, d]: [u32; Self::BITS]) -> Self {
        let low = u32x4::new([0, a, b, a + b]);
        Self([0, c, d, c + d].map(|high| (low + u32x4::splat(high)).to_array()))
    }

    /// What those of the four bits weigh that are the lowest bits of a number.
    #[inline]
    pub(super) fn of(&self, bits: u64) -> u32 {
        let [lowest, ..] = bits.to_le_bytes();
        let sums = self.0.as_flattened();
        sums.get(usize::from(lowest % 16)).copied().unwrap_or(0)
    }

    /// What all four bits weigh.
    pub(super) fn all(&self) -> u32 {
        self.of(u64::MAX)
    }
}

/// What the set bits of a mask weigh; as weights are integers, the order does not matter.
#[inline]
pub(super) fn weigh(sums: &[Sums], bits: u128) -> u32 {
    let [low, high] = halves(bits);
    let (sums, others) = sums.split_at(sums.len().min(Sums::HALF));
    let sum = weigh_half(sums, low);
    if high == 0 {
        return sum;
    }
    sum + weigh_half(others, high)
}

#[inline]
fn weigh_half(sums: &[Sums], mut bits: u64) -> u32 {
    let mut sum = 0;
    for four in sums {
        sum += four.of(bits);
        bits >>= Sums::BITS;
    }
    sum
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn four_bits_at_a_look_weigh_what_each_weighs(
            weights in prop::collection::vec(0..1_u32 << 24, 0..=128),
            bits: u128,
        ) {
            let of = |four: &[u32]| Sums::new(std::array::from_fn(|at| four.get(at).copied().unwrap_or(0)));
            let sums: Vec<Sums> = weights.chunks(Sums::BITS).map(of).collect();
            let set = (0..).zip(&weights).filter(|(at, _)| bits >> at & 1 == 1);
            let expected: u32 = set.map(|(_, weight)| weight).sum();
            prop_assert_eq!(weigh(&sums, bits), expected);
        }
    }
}
