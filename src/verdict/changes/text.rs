//! [`Text`]: a clean text with its letters.

use std::ops::Range;

use crate::align::Letters;
use crate::number::to_u32;
use crate::task::quantity::{self, Quantity};

/// A clean text with its letters.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Text<'a> {
    pub(crate) text: &'a str,
    pub(crate) letters: &'a Letters,
}

impl<'a> Text<'a> {
    /// The bytes of a range of characters.
    pub(super) fn bytes(self, (start, end): (u32, u32)) -> Range<usize> {
        self.letters.byte(start) as usize..self.letters.byte(end) as usize
    }

    /// A range of bytes.
    pub(super) fn slice(self, bytes: Range<usize>) -> &'a str {
        self.text.get(bytes).unwrap_or_default()
    }

    /// The words of a range of characters.
    pub(super) fn part(self, characters: (u32, u32)) -> &'a str {
        self.slice(self.bytes(characters))
    }

    /// The quantities of a range of characters; their offsets count from its start.
    pub(super) fn quantities(
        self,
        (start, end): (u32, u32),
    ) -> impl Iterator<Item = Quantity> + use<'a> {
        let from = self.letters.byte(start);
        let places = self.letters.numerals_in(start, end).iter();
        let places = places.map(move |&place| (self.letters.byte(place) - from) as usize);
        quantity::quantities_at(self.part((start, end)), places)
    }

    /// The character that begins at a byte.
    pub(super) fn character(self, byte: usize) -> u32 {
        self.letters.at_byte(to_u32(byte))
    }
}
