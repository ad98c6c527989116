//! The 512-bit vectors of x86-64-v4.

use std::arch::x86_64::__m512i;

use bytemuck::cast;
use pulp::x86::V4;

use super::vectors::{Lane, Vectors, put};

impl Vectors for V4 {
    type Vector = __m512i;

    #[inline(always)]
    fn ones(self) -> Self::Vector {
        self.avx512f._mm512_set1_epi8(-1)
    }

    #[inline(always)]
    fn step<L: Lane>(self, state: Self::Vector, mask: Self::Vector) -> Self::Vector {
        /// The truth table of `sum | (state & !mask)`, the bits of `sum` counting most.
        const SUM_OR_UNMET: i32 = 0b1111_0100;
        let V4 {
            avx512f, avx512bw, ..
        } = self;
        let met = avx512f._mm512_and_si512(state, mask);
        let sum = match L::BITS {
            8 => avx512bw._mm512_add_epi8(state, met),
            16 => avx512bw._mm512_add_epi16(state, met),
            32 => avx512f._mm512_add_epi32(state, met),
            _ => avx512f._mm512_add_epi64(state, met),
        };
        avx512f._mm512_ternarylogic_epi64::<SUM_OR_UNMET>(sum, state, mask)
    }

    #[inline(always)]
    fn count<L: Lane>(self, state: Self::Vector, slots: &mut [u16]) {
        let V4 {
            avx512f, avx512bw, ..
        } = self;
        let bytes = zeros_of_bytes(self, state);
        let words = || avx512bw._mm512_maddubs_epi16(bytes, avx512f._mm512_set1_epi8(1));
        match L::BITS {
            8 => {
                let halves =
                    cast::<_, [_; 2]>(bytes).map(|half| avx512bw._mm512_cvtepu8_epi16(half));
                put::<64>(cast(halves), slots);
            }
            16 => put::<32>(cast(words()), slots),
            32 => {
                let sums = avx512bw._mm512_madd_epi16(words(), avx512f._mm512_set1_epi16(1));
                put::<16>(cast(avx512f._mm512_cvtepi32_epi16(sums)), slots);
            }
            _ => {
                let sums = avx512bw._mm512_sad_epu8(bytes, avx512f._mm512_setzero_si512());
                put::<8>(cast(avx512f._mm512_cvtepi64_epi16(sums)), slots);
            }
        }
    }
}

/// The number of bits of each byte that are not set, by a table of the values of four bits.
#[inline(always)]
fn zeros_of_bytes(v4: V4, bytes: __m512i) -> __m512i {
    let table: [u8; 16] = [4, 3, 3, 2, 3, 2, 2, 1, 3, 2, 2, 1, 2, 1, 1, 0];
    let V4 {
        avx512f, avx512bw, ..
    } = v4;
    let table = cast([table; 4]);
    let nibble = avx512f._mm512_set1_epi8(0x0F);
    let low = avx512f._mm512_and_si512(bytes, nibble);
    let high = avx512f._mm512_and_si512(avx512bw._mm512_srli_epi16::<4>(bytes), nibble);
    avx512bw._mm512_add_epi8(
        avx512bw._mm512_shuffle_epi8(table, low),
        avx512bw._mm512_shuffle_epi8(table, high),
    )
}
