//! The vectors of x86-64-v3 and v4.

use std::arch::x86_64::__m256i;

use pulp::x86::V3;

use super::vectors::{Lane, Vectors};

impl Vectors for V3 {
    type Vector = __m256i;

    #[inline(always)]
    fn ones(self) -> Self::Vector {
        self.avx._mm256_set1_epi8(-1)
    }

    #[inline(always)]
    fn step<L: Lane>(self, state: Self::Vector, mask: Self::Vector) -> Self::Vector {
        let avx2 = self.avx2;
        let met = avx2._mm256_and_si256(state, mask);
        let sum = match L::BITS {
            8 => avx2._mm256_add_epi8(state, met),
            16 => avx2._mm256_add_epi16(state, met),
            32 => avx2._mm256_add_epi32(state, met),
            _ => avx2._mm256_add_epi64(state, met),
        };
        avx2._mm256_or_si256(sum, avx2._mm256_andnot_si256(mask, state))
    }
}
