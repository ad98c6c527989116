//! [`Vectors`]: the few operations that the kernel asks of an instruction set.

use bytemuck::Pod;

/// A lane of a vector: an unsigned integer that holds one pattern, bit `i` for its character `i`.
pub(super) trait Lane: Pod {
    /// The size in bits.
    const BITS: usize;

    /// The lane with this bit alone set.
    fn bit(index: usize) -> Self;

    /// The union of two lanes.
    fn union(self, other: Self) -> Self;

    /// The number of bits that are not set.
    fn zeros(self) -> u16;
}

macro_rules! lane {
    ($($integer:ty),*) => {$(
        impl Lane for $integer {
            const BITS: usize = <$integer>::BITS as usize;

            fn bit(index: usize) -> Self {
                1 << index
            }

            fn union(self, other: Self) -> Self {
                self | other
            }

            #[inline(always)]
            #[expect(clippy::cast_possible_truncation, reason = "at most 64")]
            fn zeros(self) -> u16 {
                self.count_zeros() as u16
            }
        }
    )*};
}

lane!(u8, u16, u32, u64);

/// An instruction set, as a token that proves that the processor has it.
pub(super) trait Vectors: Copy {
    /// Some 64-bit words side by side.
    type Vector: Pod;

    /// All bits set: no character of any pattern has been matched.
    fn ones(self) -> Self::Vector;

    /// Moves each lane of `state` over one character of a clause. `mask` has the bits of the
    /// places where the lane's pattern has that character. A bit that goes out marks one more
    /// character of the common subsequence.
    fn step<L: Lane>(self, state: Self::Vector, mask: Self::Vector) -> Self::Vector;
}

/// 128-bit vectors in the compile target's own instructions.
#[derive(Clone, Copy)]
pub(super) struct Portable;

impl Vectors for Portable {
    type Vector = wide::u64x2;

    #[inline(always)]
    fn ones(self) -> Self::Vector {
        wide::u64x2::splat(u64::MAX)
    }

    #[inline(always)]
    fn step<L: Lane>(self, state: Self::Vector, mask: Self::Vector) -> Self::Vector {
        use bytemuck::cast;
        use wide::{u8x16, u16x8, u32x4};
        let met = state & mask;
        let sum = match L::BITS {
            8 => cast(cast::<_, u8x16>(state) + cast::<_, u8x16>(met)),
            16 => cast(cast::<_, u16x8>(state) + cast::<_, u16x8>(met)),
            32 => cast(cast::<_, u32x4>(state) + cast::<_, u32x4>(met)),
            _ => state + met,
        };
        sum | (state ^ met)
    }
}
