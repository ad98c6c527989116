//! [`Seats`]: the bits of all tasks side by side, so that one `or` says of several tasks what a
//! bigram adds, and one row of words what all characters are in a task.

use super::letter::Letter;
use super::mask::Mask;

/// Where the bits of each task stand among those of all tasks.
#[derive(Debug, Default)]
pub(super) struct Seats {
    seats: Vec<Seat>,
    words: usize,
}

/// Where the bits of one task stand. Those of a short task lie in one word, those of a longer one
/// fill two.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seat {
    word: usize,
    shift: u32,
    /// The bits of the task in the first word, shifted to its start.
    low: u64,
    /// The bits of the task in the second word.
    high: u64,
}

impl Seats {
    /// Seats tasks of these numbers of characters.
    pub(super) fn new(lengths: impl IntoIterator<Item = u32>) -> Self {
        let mut seats = Self::default();
        let (mut word, mut taken) = (0, 0);
        for length in lengths {
            let bits = length.min(Mask::BITS);
            if taken > 0 && taken + bits.max(1) > u64::BITS {
                (word, taken) = (word + 1, 0);
            }
            seats.seats.push(Seat {
                word,
                shift: taken,
                low: ones(bits.min(u64::BITS)),
                high: ones(bits.saturating_sub(u64::BITS)),
            });
            if bits > u64::BITS {
                word += 2;
            } else {
                taken += bits;
            }
        }
        seats.words = word + 1;
        seats
    }

    /// The words that hold the bits of all tasks.
    pub(super) fn words(&self) -> usize {
        self.words
    }

    /// The word of a task's bit, and the bit in it.
    pub(super) fn place(&self, task: usize, bit: u8) -> Option<(usize, u64)> {
        let seat = self.seats.get(task)?;
        let bit = u32::from(bit);
        Some(if bit < u64::BITS {
            (seat.word, 1 << (bit + seat.shift))
        } else {
            (seat.word + 1, 1 << (bit - u64::BITS))
        })
    }

    /// Where the bits of a task stand.
    pub(super) fn of(&self, task: usize) -> Seat {
        self.seats.get(task).copied().unwrap_or_default()
    }
}

impl Seat {
    /// The bits of the task among those of all tasks, of which `word` tells each word.
    #[inline]
    pub(super) fn bits(self, mut word: impl FnMut(usize) -> u64) -> u128 {
        let low = u128::from(word(self.word) >> self.shift & self.low);
        if self.high == 0 {
            return low;
        }
        low | u128::from(word(self.word + 1) & self.high) << u64::BITS
    }
}

fn ones(count: u32) -> u64 {
    u64::MAX.checked_shr(u64::BITS - count).unwrap_or(0)
}

/// Words that are united together.
const BLOCK: usize = 4;

/// For each word of the tasks' bits and each character: the bits that the character is.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// A row of characters for each block of words.
    blocks: Vec<[u64; BLOCK]>,
    characters: usize,
}

impl Rows {
    /// Empty rows.
    pub(super) fn new(characters: usize, words: usize) -> Self {
        Self {
            blocks: vec![[0; BLOCK]; characters * words.div_ceil(BLOCK)],
            characters,
        }
    }

    /// Adds a bit of a word to a character.
    pub(super) fn add(&mut self, character: u16, (word, bit): (usize, u64)) {
        let at = word / BLOCK * self.characters + usize::from(character);
        let block = self.blocks.get_mut(at);
        if let Some(bits) = block.and_then(|block| block.get_mut(word % BLOCK)) {
            *bits |= bit;
        }
    }

    /// The bits that some characters are together.
    pub(super) fn unite<'r>(&'r self, characters: &'r [Letter]) -> United<'r> {
        United {
            rows: self,
            characters,
            block: None,
            bits: [0; BLOCK],
        }
    }

    /// The bits of a block that some characters are together.
    fn block(&self, characters: &[Letter], block: usize) -> [u64; BLOCK] {
        let row = self.blocks.get(block * self.characters..);
        let row = row.unwrap_or_default();
        let mut united = [0; BLOCK];
        for character in characters {
            let bits = row.get(usize::from(character.id)).unwrap_or(&[0; BLOCK]);
            for (united, bits) in united.iter_mut().zip(bits) {
                *united |= bits;
            }
        }
        united
    }
}

/// The bits that some characters are together, a block at a time.
pub(super) struct United<'r> {
    rows: &'r Rows,
    characters: &'r [Letter],
    /// The block that was asked for last, and its bits.
    block: Option<usize>,
    bits: [u64; BLOCK],
}

impl United<'_> {
    /// The bits of a word; cheap for words that stand in one block with the one before.
    #[inline]
    pub(super) fn word(&mut self, word: usize) -> u64 {
        let block = word / BLOCK;
        if self.block != Some(block) {
            self.block = Some(block);
            self.bits = self.rows.block(self.characters, block);
        }
        self.bits.get(word % BLOCK).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn each_task_has_its_own_bits(
            lengths in prop::collection::vec(0_u32..200, 1..40),
            held in prop::collection::vec((0_usize..40, 0_u8..128, 0_u16..9), 0..200),
            asked in prop::collection::vec(0_u16..9, 0..6),
        ) {
            let seats = Seats::new(lengths.iter().copied());
            let mut rows = Rows::new(9, seats.words());
            let mut words = vec![0; seats.words()];
            let mut expected = vec![0_u128; lengths.len()];
            for (task, bit, row) in held {
                let length = lengths.get(task).copied().unwrap_or(0);
                if u32::from(bit) >= length {
                    continue;
                }
                let place = seats.place(task, bit).unwrap();
                rows.add(row, place);
                if asked.contains(&row) {
                    expected[task] |= 1 << bit;
                    words[place.0] |= place.1;
                }
            }
            let letter = |&id: &u16| Letter { id, ..Letter::default() };
            let letters: Vec<Letter> = asked.iter().map(letter).collect();
            let mut united = rows.unite(&letters);
            for (task, bits) in expected.into_iter().enumerate() {
                let seat = seats.of(task);
                prop_assert_eq!(seat.bits(|at| united.word(at)), bits);
                prop_assert_eq!(seat.bits(|at| words[at]), bits);
            }
        }
    }
}
