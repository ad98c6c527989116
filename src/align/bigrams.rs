//! [`Bigrams`]: dense ids for the bigrams of a few texts.

use crate::score::Alphabet;

/// The bigrams of some texts, numbered from 1, in a hash table three quarters of which are free:
/// most pairs of a text are none, and one look says so.
#[derive(Debug, Clone)]
pub(super) struct Bigrams {
    /// Both ids as one number, and the id of the bigram; 0 and 0 where the slot is free.
    slots: Vec<(u32, u16)>,
    /// One bit for each hash of a bigram.
    likely: Box<Likely>,
    len: usize,
}

impl Bigrams {
    pub(super) fn new<'t>(texts: impl IntoIterator<Item = &'t str>, alphabet: &Alphabet) -> Self {
        let mut pairs: Vec<(u16, u16)> = Vec::new();
        for text in texts {
            let mut before = 0;
            for c in text.chars() {
                let id = alphabet.id(c);
                if before > 0 && id > 0 {
                    pairs.push((before, id));
                }
                before = id;
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs.truncate(usize::from(u16::MAX));
        let mut bigrams = Self {
            slots: vec![(0, 0); (4 * pairs.len()).next_power_of_two()],
            likely: Box::new([0; LIKELY_WORDS]),
            len: pairs.len(),
        };
        for (pair, id) in pairs.into_iter().zip(1..) {
            bigrams.add(pair, id);
        }
        bigrams
    }

    fn add(&mut self, (a, b): (u16, u16), id: u16) {
        let (at, _) = self.find(pair(a, b));
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = (pair(a, b), id);
        }
        let (word, bit) = likely(a, b);
        if let Some(word) = self.likely.get_mut(word) {
            *word |= 1 << bit;
        }
    }

    /// Number of bigrams.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Whether two characters may be a bigram; hardly ever true where they are none.
    #[inline]
    pub(super) fn may_hold(&self, a: u16, b: u16) -> bool {
        let (word, bit) = likely(a, b);
        self.likely
            .get(word)
            .is_some_and(|word| word >> bit & 1 == 1)
    }

    /// The id of a bigram, 0 where there is none.
    #[inline]
    pub(super) fn of(&self, a: u16, b: u16) -> u16 {
        if a == 0 || b == 0 {
            return 0;
        }
        self.find(pair(a, b)).1
    }

    /// Where a pair stands or would stand, and the id there: 0 in a free slot.
    #[inline]
    fn find(&self, pair: u32) -> (usize, u16) {
        let mask = self.slots.len() - 1;
        let mut at = hash(pair) & mask;
        while let Some(&(known, id)) = self.slots.get(at) {
            if known == pair || id == 0 {
                return (at, id);
            }
            at = (at + 1) & mask;
        }
        (at, 0)
    }
}

/// As many bits as a hash of sixteen bits can name, so that no step asks whether there is one.
type Likely = [u64; LIKELY_WORDS];
const LIKELY_WORDS: usize = 1 << 10;

/// The word and the bit of a bigram among those that are likely.
fn likely(a: u16, b: u16) -> (usize, u16) {
    let hash = a.wrapping_mul(0x9E37) ^ b;
    (usize::from(hash / 64), hash % 64)
}

const fn pair(a: u16, b: u16) -> u32 {
    (a as u32) << 16 | b as u32
}

/// The upper half of a product depends on all bits of the pair.
const fn hash(pair: u32) -> usize {
    (pair.wrapping_mul(0x9E37_79B9) >> 15) as usize
}
