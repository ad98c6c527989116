//! [`stops`]: where a text holds anything but Han characters.
//!
//! Most of a Chinese text is Han characters of the main block, which begin with the bytes e4 to
//! e9; what steers parsing (marks, digits, blanks, line breaks) is the rest. So the rest is looked
//! for, sixty-four bytes at a time, and the runs between are known without a look at them.

use bytemuck::cast;
use wide::i8x16;

/// Bytes that are looked at together.
const BLOCK: usize = 64;

/// The offsets at which characters other than Han ones start, in order.
///
/// Han characters are those of three bytes from U+4000 to U+9FFF, so that what stands between the
/// end of one stop and the start of the next is a run of them.
pub(crate) fn stops(text: &str) -> Stops<'_> {
    Stops {
        rest: text.as_bytes(),
        start: 0,
        next: 0,
        found: 0,
    }
}

/// An iterator; see [`stops`].
#[derive(Debug, Clone)]
pub(crate) struct Stops<'a> {
    /// What no block has covered yet.
    rest: &'a [u8],
    /// Where the block starts.
    start: usize,
    /// Where the next one does.
    next: usize,
    /// A bit for each stop of the block that was not yet given.
    found: u64,
}

impl Iterator for Stops<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        while self.found == 0 {
            self.load()?;
        }
        let stop = self.start + self.found.trailing_zeros() as usize;
        self.found &= self.found - 1;
        Some(stop)
    }
}

impl Stops<'_> {
    fn load(&mut self) -> Option<()> {
        self.start = self.next;
        self.next += BLOCK;
        if let Some((block, rest)) = self.rest.split_first_chunk() {
            self.found = stops_of(block);
            self.rest = rest;
            return Some(());
        }
        if self.rest.is_empty() {
            return None;
        }
        let mut block = [PADDING; BLOCK];
        for (to, from) in block.iter_mut().zip(self.rest) {
            *to = *from;
        }
        self.found = stops_of(&block);
        self.rest = &[];
        Some(())
    }
}

/// A byte that begins no character.
const PADDING: u8 = 0x80;

/// A bit for each byte that begins a character other than a Han one.
fn stops_of(block: &[u8; BLOCK]) -> u64 {
    let quarters: [i8x16; 4] = cast(*block);
    let bits = quarters.map(|bytes| {
        let begins = bytes.simd_gt(i8x16::splat(LAST_CONTINUATION));
        let han =
            bytes.simd_gt(i8x16::splat(FIRST_HAN - 1)) & bytes.simd_lt(i8x16::splat(LAST_HAN + 1));
        u64::from((begins & !han).to_bitmask())
    });
    bits.into_iter().rev().fold(0, |all, bits| all << 16 | bits)
}

// Bytes from 80 on are negative here, in the same order.
const LAST_CONTINUATION: i8 = i8::from_ne_bytes([0xbf]);
const FIRST_HAN: i8 = i8::from_ne_bytes([0xe4]);
const LAST_HAN: i8 = i8::from_ne_bytes([0xe9]);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Character by character.
        #[test]
        fn finds_what_a_walk_finds(text in "[a1，。é𠀀\u{3fff}\u{4000}一城市鿿\u{a000}\0]{0,200}") {
            let walk = text.char_indices().filter(|(_, ch)| !('\u{4000}'..='\u{9fff}').contains(ch));
            prop_assert!(stops(&text).eq(walk.map(|(at, _)| at)));
        }
    }
}
