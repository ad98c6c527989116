//! The 256-bit vectors of x86-64-v3.

use std::arch::x86_64::__m256i;

use bytemuck::cast;
use pulp::x86::V3;

use super::vectors::{Lane, Vectors, put};

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

    #[inline(always)]
    fn count<L: Lane>(self, state: Self::Vector, slots: &mut [u16]) {
        let Self { avx, avx2, .. } = self;
        let bytes = zeros_of_bytes(self, state);
        let words = || avx2._mm256_maddubs_epi16(bytes, avx._mm256_set1_epi8(1));
        match L::BITS {
            8 => put::<32>(
                cast([half::<0>(self, bytes), half::<1>(self, bytes)]),
                slots,
            ),
            16 => put::<16>(cast(words()), slots),
            32 => {
                let [a, _, b, _] = cast(pack(
                    self,
                    avx2._mm256_madd_epi16(words(), avx._mm256_set1_epi16(1)),
                ));
                put::<8>(cast::<[u64; 2], _>([a, b]), slots);
            }
            _ => {
                let sums = avx2._mm256_sad_epu8(bytes, avx._mm256_setzero_si256());
                let [a, _, _, _, b, _, _, _]: [u32; 8] = cast(pack(self, pack(self, sums)));
                put::<4>(cast([a, b]), slots);
            }
        }
    }
}

/// Narrows 32-bit lanes to 16 bits, within each half of the vector; the upper quarters are copies.
#[inline(always)]
fn pack(v3: V3, lanes: __m256i) -> __m256i {
    v3.avx2._mm256_packus_epi32(lanes, lanes)
}

/// Widens the bytes of one half of a vector to 16 bits.
#[inline(always)]
fn half<const HALF: i32>(v3: V3, bytes: __m256i) -> __m256i {
    let half = v3.avx2._mm256_extracti128_si256::<HALF>(bytes);
    v3.avx2._mm256_cvtepu8_epi16(half)
}

/// The number of bits of each byte that are not set, by a table of the values of four bits.
#[inline(always)]
fn zeros_of_bytes(v3: V3, bytes: __m256i) -> __m256i {
    let table: [u8; 16] = [4, 3, 3, 2, 3, 2, 2, 1, 3, 2, 2, 1, 2, 1, 1, 0];
    let V3 { avx, avx2, .. } = v3;
    let table = cast([table, table]);
    let nibble = avx._mm256_set1_epi8(0x0F);
    let low = avx2._mm256_and_si256(bytes, nibble);
    let high = avx2._mm256_and_si256(avx2._mm256_srli_epi16::<4>(bytes), nibble);
    avx2._mm256_add_epi8(
        avx2._mm256_shuffle_epi8(table, low),
        avx2._mm256_shuffle_epi8(table, high),
    )
}
