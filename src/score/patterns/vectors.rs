//! [`Vectors`]: the few operations that the kernel asks of an instruction set.

use bytemuck::{Pod, cast};
use wide::{u8x16, u16x8, u32x4, u64x2};

/// A lane of a vector: an unsigned integer that holds one pattern, bit `i` for its character `i`.
pub(super) trait Lane: Pod {
    /// The size in bits.
    const BITS: usize;

    /// The lane with this bit alone set.
    fn bit(index: usize) -> Self;

    /// The union of two lanes.
    fn union(self, other: Self) -> Self;
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

    /// Writes the number of bits that went out in each lane to the first slots, one for each lane.
    fn count<L: Lane>(self, state: Self::Vector, slots: &mut [u16]);
}

/// Copies a few values to the first slots; there must be as many slots.
#[inline(always)]
pub(super) fn put<const N: usize>(values: [u16; N], slots: &mut [u16]) {
    if let Some(slots) = slots.first_chunk_mut() {
        *slots = values;
    }
}

/// 128-bit vectors in the compile target's own instructions.
#[derive(Clone, Copy)]
pub(super) struct Portable;

impl Vectors for Portable {
    type Vector = u64x2;

    #[inline(always)]
    fn ones(self) -> Self::Vector {
        u64x2::splat(u64::MAX)
    }

    #[inline(always)]
    fn step<L: Lane>(self, state: Self::Vector, mask: Self::Vector) -> Self::Vector {
        let met = state & mask;
        let sum = match L::BITS {
            8 => cast(cast::<_, u8x16>(state) + cast::<_, u8x16>(met)),
            16 => cast(cast::<_, u16x8>(state) + cast::<_, u16x8>(met)),
            32 => cast(cast::<_, u32x4>(state) + cast::<_, u32x4>(met)),
            _ => state + met,
        };
        sum | (state ^ met)
    }

    #[inline(always)]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a lane has at most 64 bits"
    )]
    fn count<L: Lane>(self, state: Self::Vector, slots: &mut [u16]) {
        let state: [u64; 2] = state.to_array();
        match L::BITS {
            8 => put(
                cast::<_, [u8; 16]>(state).map(|lane| lane.count_zeros() as u16),
                slots,
            ),
            16 => put(
                cast::<_, [u16; 8]>(state).map(|lane| lane.count_zeros() as u16),
                slots,
            ),
            32 => put(
                cast::<_, [u32; 4]>(state).map(|lane| lane.count_zeros() as u16),
                slots,
            ),
            _ => put(state.map(|lane| lane.count_zeros() as u16), slots),
        }
    }
}
