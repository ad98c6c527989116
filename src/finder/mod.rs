//! [`Finder`]: the words of a fixed list in a text.
//!
//! An automaton walks through a table of many pages, one dependent step a byte, and most of a
//! Chinese text begins no word of a list. So the finder looks at six bytes at a time, which are two
//! Han characters: a set of a few kilobytes says for most of them that no word begins with them;
//! only the others are looked up and compared. Shorter words are found in the same way by their
//! first three bytes, or their first one. The answers are those of `aho-corasick`.

/// A word of a [`Finder`], found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    /// First byte.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
    /// Its place in the list.
    pub(crate) word: usize,
}

/// The words of a list, prepared for search.
#[derive(Debug, Clone)]
pub(crate) struct Finder {
    /// The words by the length of their openings; of each length that some word has, the longest
    /// first.
    shelves: Vec<Shelf>,
}

/// The bytes by which words are looked up: as many as a word has, but not more.
const OPENINGS: [usize; 3] = [6, 3, 1];

/// The words with openings of one length.
#[derive(Debug, Clone)]
struct Shelf {
    /// Leaves of eight bytes the opening.
    mask: u64,
    /// One bit for each hash of an opening.
    openings: Box<[u64; BITS / 64]>,
    /// A hash table of openings, each with its words.
    slots: Vec<Slot>,
    /// The words, those with the same opening together.
    words: Vec<(String, usize)>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    opening: u64,
    /// `first..last` in the words; empty where the slot is free.
    words: (u32, u32),
}

/// Bits of a set.
const BITS: usize = 1 << 16;

impl Finder {
    /// Prepares a list; an empty word is never found.
    pub(crate) fn new<'w>(list: impl IntoIterator<Item = &'w str>) -> Self {
        let mut shelves = OPENINGS.map(|_| Vec::new());
        for (place, word) in list.into_iter().enumerate() {
            let shelf = OPENINGS.iter().position(|&opening| opening <= word.len());
            if let Some(shelf) = shelf.and_then(|at| shelves.get_mut(at)) {
                shelf.push((word.to_owned(), place));
            }
        }
        let shelves = OPENINGS.into_iter().zip(shelves);
        Self {
            shelves: shelves
                .filter(|(_, words)| !words.is_empty())
                .map(|(opening, words)| Shelf::new(opening, words))
                .collect(),
        }
    }

    /// Adds the words of a text to `found`, overlapping ones too.
    pub(crate) fn find(&self, text: &str, found: &mut Vec<Found>) {
        for shelf in &self.shelves {
            shelf.find(text.as_bytes(), found);
        }
    }

    /// Adds the words that begin at `start`.
    pub(crate) fn find_at(&self, text: &str, start: usize, found: &mut Vec<Found>) {
        let text = text.as_bytes();
        let window = window(text, start);
        for shelf in &self.shelves {
            if shelf.may_begin(window) {
                shelf.compare(text, start, window, found);
            }
        }
    }

    /// Whether a text begins with a word.
    pub(crate) fn begins(&self, text: &str) -> bool {
        let text = text.as_bytes();
        let window = window(text, 0);
        self.shelves
            .iter()
            .any(|shelf| shelf.may_begin(window) && shelf.begins(text, window))
    }
}

impl Found {
    /// The order of an automaton: by ends; of words that end together the longest comes first,
    /// and of equal words the first of the list.
    pub(crate) fn order(&self) -> (usize, usize, usize) {
        (self.end, self.start, self.word)
    }
}

impl Shelf {
    fn new(opening: usize, mut words: Vec<(String, usize)>) -> Self {
        let mask = u64::MAX >> (64 - 8 * opening);
        let opening = |(word, _): &(String, usize)| window(word.as_bytes(), 0) & mask;
        words.sort_by_key(|word| (opening(word), word.1));
        let mut shelf = Self {
            mask,
            openings: Box::new([0; BITS / 64]),
            slots: vec![Slot::default(); (2 * words.len()).next_power_of_two()],
            words: Vec::new(),
        };
        let mut first = 0;
        for group in words.chunk_by(|a, b| opening(a) == opening(b)) {
            let last = first + length(group.len());
            if let Some(word) = group.first() {
                shelf.open(opening(word), (first, last));
            }
            first = last;
        }
        shelf.words = words;
        shelf
    }

    fn open(&mut self, opening: u64, words: (u32, u32)) {
        let hash = hash(opening);
        if let Some(bits) = self.openings.get_mut(hash / 64) {
            *bits |= 1 << (hash % 64);
        }
        let mask = self.slots.len() - 1;
        let mut at = hash & mask;
        while let Some(slot) = self.slots.get_mut(at) {
            if slot.words.0 == slot.words.1 {
                *slot = Slot { opening, words };
                return;
            }
            at = (at + 1) & mask;
        }
    }

    /// Adds the words of a text.
    #[inline(never)]
    fn find(&self, text: &[u8], found: &mut Vec<Found>) {
        let mut rest = text;
        while let Some(&bytes) = rest.first_chunk() {
            let window = u64::from_le_bytes(bytes);
            if self.may_begin(window) {
                self.compare(text, text.len() - rest.len(), window, found);
            }
            rest = rest.get(width(window)..).unwrap_or_default();
        }
        // Fewer than eight bytes are left.
        while !rest.is_empty() {
            let window = window(rest, 0);
            if self.may_begin(window) {
                self.compare(text, text.len() - rest.len(), window, found);
            }
            rest = rest.get(width(window)..).unwrap_or_default();
        }
    }

    /// Whether a word may begin with these bytes; hardly ever true where none does.
    fn may_begin(&self, window: u64) -> bool {
        let hash = hash(window & self.mask);
        self.openings
            .get(hash / 64)
            .is_some_and(|bits| bits >> (hash % 64) & 1 != 0)
    }

    /// Adds the words that begin at `start`, where the eight bytes of `window` stand; apart from
    /// the loop over the text, whose values stay in registers then.
    #[inline(never)]
    fn compare(&self, text: &[u8], start: usize, window: u64, found: &mut Vec<Found>) {
        let rest = text.get(start..).unwrap_or_default();
        for (word, place) in self.opened(window & self.mask) {
            if begins_with(rest, word.as_bytes()) {
                found.push(Found {
                    start,
                    end: start + word.len(),
                    word: *place,
                });
            }
        }
    }

    /// Whether the text, which begins with the eight bytes of `window`, begins with a word.
    fn begins(&self, text: &[u8], window: u64) -> bool {
        self.opened(window & self.mask)
            .iter()
            .any(|(word, _)| begins_with(text, word.as_bytes()))
    }

    /// The words with this opening.
    fn opened(&self, opening: u64) -> &[(String, usize)] {
        let mask = self.slots.len() - 1;
        let mut at = hash(opening) & mask;
        // At least half of the slots are free, so that the walk ends.
        while let Some(slot) = self.slots.get(at) {
            let (first, last) = slot.words;
            if first == last {
                break;
            }
            if slot.opening == opening {
                return self
                    .words
                    .get(first as usize..last as usize)
                    .unwrap_or_default();
            }
            at = (at + 1) & mask;
        }
        &[]
    }
}

/// The eight bytes from `at` on, with zeros behind the end of the text.
fn window(text: &[u8], at: usize) -> u64 {
    let rest = text.get(at..).unwrap_or_default();
    if let Some(&bytes) = rest.first_chunk() {
        return u64::from_le_bytes(bytes);
    }
    let bytes = rest.iter().rev();
    bytes.fold(0, |window, &byte| window << 8 | u64::from(byte))
}

/// The bytes of the character that a window begins with.
fn width(window: u64) -> usize {
    match window & 0xff {
        0xe0..0xf0 => 3,
        0..0x80 => 1,
        0x80..0xe0 => 2,
        _ => 4,
    }
}

fn hash(opening: u64) -> usize {
    (opening.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 48) as usize
}

/// As `starts_with`, without a call: words are short, and begin with the same characters.
fn begins_with(text: &[u8], word: &[u8]) -> bool {
    word.len() <= text.len() && word.iter().zip(text).rev().all(|(a, b)| a == b)
}

fn length(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
