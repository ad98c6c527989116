//! [`Sums`]: what any of a task's characters weigh together, four at one look.

use wide::u32x4;

use super::mask::{Mask, halves};

/// What any of sixteen neighbouring bits weigh together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sums([Four; 4]);

/// What any of four neighbouring bits weigh together, for each set of them.
#[derive(Debug, Clone, Copy)]
struct Four([[u32; 4]; 4]);

impl Sums {
    /// Bits that are weighed together: most tasks have no more.
    pub(super) const BITS: usize = 16;

    /// As many as half a mask needs.
    const HALF: usize = Mask::BITS as usize / 2 / Self::BITS;

    /// The sums of some weights, that of the lowest bit first.
    pub(super) fn new(weights: [[u32; 4]; 4]) -> Self {
        Self(weights.map(Four::new))
    }

    /// What those of the bits weigh that are the lowest ones of a number.
    #[inline]
    fn of(&self, bits: u64) -> u32 {
        let [a, b, c, d] = &self.0;
        a.of(bits) + b.of(bits >> 4) + c.of(bits >> 8) + d.of(bits >> 12)
    }

    /// What one bit weighs.
    pub(super) fn one(&self, at: usize) -> u32 {
        let four = self.0.get(at / 4);
        four.map_or(0, |four| four.of(1 << (at % 4)))
    }

    /// What all bits weigh.
    pub(super) fn all(&self) -> u32 {
        self.of(u64::MAX)
    }
}

impl Four {
    fn new([a, b, c, d]: [u32; 4]) -> Self {
        let low = u32x4::new([0, a, b, a + b]);
        Self([0, c, d, c + d].map(|high| (low + u32x4::splat(high)).to_array()))
    }

    #[inline]
    fn of(&self, bits: u64) -> u32 {
        let [lowest, ..] = bits.to_le_bytes();
        let sums = self.0.as_flattened();
        sums.get(usize::from(lowest % 16)).copied().unwrap_or(0)
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
    for sixteen in sums {
        sum += sixteen.of(bits);
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
            let one = |at: usize| weights.get(at).copied().unwrap_or(0);
            let of = |first| {
                let four = |four| std::array::from_fn(|at| one(first + 4 * four + at));
                Sums::new(std::array::from_fn(four))
            };
            let sums: Vec<Sums> = (0..weights.len()).step_by(Sums::BITS).map(of).collect();
            let set = (0..).zip(&weights).filter(|(at, _)| bits >> at & 1 == 1);
            let expected: u32 = set.map(|(_, weight)| weight).sum();
            prop_assert_eq!(weigh(&sums, bits), expected);
        }
    }
}
