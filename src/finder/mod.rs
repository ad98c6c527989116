//! [`Finder`]: the words of a fixed list in a text.
//!
//! An automaton walks through a table of many pages, one dependent step a byte, and most of a
//! Chinese text begins no word of a list. So the finder looks at six bytes at a time, which are two
//! Han characters: a table of a few kilobytes says for most of them that no word begins with them;
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
    /// The bytes of an opening.
    opening: usize,
    /// Leaves of eight bytes the opening.
    mask: u64,
    /// Whether an opening has the hash, a bit for each.
    openings: Box<[u64; HASHES / WORD]>,
    /// A hash table of openings, each with its words.
    slots: Vec<Slot>,
    /// The words, those with the same opening together.
    words: Vec<Word>,
}

/// A word of a shelf; its opening stands in the slot that leads to it.
#[derive(Debug, Clone)]
struct Word {
    /// Its place in the list.
    place: usize,
    /// Its bytes, opening included.
    len: usize,
    /// The eight bytes behind the opening, as a number, with zeros behind the end of the word.
    next: u64,
    /// Leaves of eight bytes those that `next` has of the word.
    mask: u64,
    /// The bytes behind those.
    rest: Box<[u8]>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    opening: u64,
    /// `first..last` in the words; empty where the slot is free.
    words: (u32, u32),
}

/// Values of a hash: openings are a few hundred, or a few thousand, and few others share theirs.
const HASHES: usize = 1 << HASH_BITS;
const HASH_BITS: u32 = 16;

/// Hashes to a word.
const WORD: usize = u64::BITS as usize;

/// Bytes that are looked at together.
const WINDOW: usize = size_of::<u64>();

impl Finder {
    /// Prepares a list; an empty word is never found.
    pub(crate) fn new<'w>(list: impl IntoIterator<Item = &'w str>) -> Self {
        let mut shelves = OPENINGS.map(|_| Vec::new());
        for (place, word) in list.into_iter().enumerate() {
            let shelf = OPENINGS.iter().position(|&opening| opening <= word.len());
            if let Some(shelf) = shelf.and_then(|at| shelves.get_mut(at)) {
                shelf.push((word, place));
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
        let window = eight_bytes(text, start);
        for shelf in &self.shelves {
            if shelf.may_begin(window) {
                shelf.compare(text, start, window, found);
            }
        }
    }

    /// Whether a text begins with a word.
    pub(crate) fn begins(&self, text: &str) -> bool {
        let text = text.as_bytes();
        let window = eight_bytes(text, 0);
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
    fn new(opening: usize, mut words: Vec<(&str, usize)>) -> Self {
        let mask = leading(opening);
        let opening_of = |word: &str| eight_bytes(word.as_bytes(), 0) & mask;
        words.sort_by_key(|&(word, place)| (opening_of(word), place));
        let mut shelf = Self {
            opening,
            mask,
            openings: Box::new([0; HASHES / WORD]),
            slots: vec![Slot::default(); (2 * words.len()).next_power_of_two()],
            words: Vec::new(),
        };
        for group in words.chunk_by(|&(a, _), &(b, _)| opening_of(a) == opening_of(b)) {
            let first = length(shelf.words.len());
            let prepared = group
                .iter()
                .map(|&(word, place)| Word::new(word, place, opening));
            shelf.words.extend(prepared);
            if let Some(&(word, _)) = group.first() {
                shelf.open(opening_of(word), (first, length(shelf.words.len())));
            }
        }
        shelf
    }

    fn open(&mut self, opening: u64, words: (u32, u32)) {
        let hash = hash(opening);
        if let Some(known) = self.openings.get_mut(hash / WORD) {
            *known |= 1 << (hash % WORD);
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
        while let Some(block) = rest.first_chunk() {
            let at = text.len() - rest.len();
            let width = if is_of_threes(block) {
                self.look(text, at, eight_bytes(block, 0), found);
                self.look(text, at + 3, eight_bytes(block, 3), found);
                self.look(text, at + 6, eight_bytes(block, 6), found);
                9
            } else {
                let window = eight_bytes(block, 0);
                self.look(text, at, window, found);
                width(window)
            };
            rest = rest.get(width..).unwrap_or_default();
        }
        // Fewer bytes than a block are left; a word has as many as its opening at least.
        while rest.len() >= self.opening {
            let at = text.len() - rest.len();
            let window = eight_bytes(text, at);
            self.look(text, at, window, found);
            rest = rest.get(width(window)..).unwrap_or_default();
        }
    }

    fn look(&self, text: &[u8], at: usize, window: u64, found: &mut Vec<Found>) {
        if self.may_begin(window) {
            self.compare(text, at, window, found);
        }
    }

    /// Whether a word may begin with these bytes; hardly ever true where none does.
    fn may_begin(&self, window: u64) -> bool {
        let hash = hash(window & self.mask);
        let known = self.openings.get(hash / WORD);
        known.is_some_and(|known| known >> (hash % WORD) & 1 == 1)
    }

    /// Adds the words that begin at `start`, where the eight bytes of `window` stand; apart from
    /// the loop over the text, whose values stay in registers then.
    #[inline(never)]
    fn compare(&self, text: &[u8], start: usize, window: u64, found: &mut Vec<Found>) {
        let rest = text.get(start..).unwrap_or_default();
        let next = eight_bytes(rest, self.opening);
        for word in self.opened(window) {
            if word.begins(rest, self.opening, next) {
                found.push(Found {
                    start,
                    end: start + word.len,
                    word: word.place,
                });
            }
        }
    }

    /// Whether the text, which begins with the eight bytes of `window`, begins with a word.
    fn begins(&self, text: &[u8], window: u64) -> bool {
        let next = eight_bytes(text, self.opening);
        self.opened(window)
            .iter()
            .any(|word| word.begins(text, self.opening, next))
    }

    /// The words whose opening these eight bytes begin with.
    fn opened(&self, window: u64) -> &[Word] {
        let opening = window & self.mask;
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

impl Word {
    fn new(word: &str, place: usize, opening: usize) -> Self {
        let bytes = word.as_bytes();
        let rest = bytes.get(opening + WINDOW..).unwrap_or_default();
        Self {
            place,
            len: bytes.len(),
            next: eight_bytes(bytes, opening),
            mask: leading(bytes.len() - opening),
            rest: rest.into(),
        }
    }

    /// Whether a text that begins with the opening, and goes on with the bytes of `next`, begins
    /// with the word.
    fn begins(&self, text: &[u8], opening: usize, next: u64) -> bool {
        self.len <= text.len()
            && next & self.mask == self.next
            && (self.rest.is_empty() || text.get(opening + WINDOW..self.len) == Some(&self.rest))
    }
}

/// Leaves of eight bytes the first ones.
fn leading(bytes: usize) -> u64 {
    match bytes {
        0 => 0,
        1..WINDOW => u64::MAX >> (8 * (WINDOW - bytes)),
        _ => u64::MAX,
    }
}

/// The eight bytes from `at` on, with zeros behind the end of the text.
fn eight_bytes(text: &[u8], at: usize) -> u64 {
    let rest = text.get(at..).unwrap_or_default();
    if let Some(&bytes) = rest.first_chunk() {
        return u64::from_le_bytes(bytes);
    }
    if let Some(&last) = text.last_chunk() {
        let before = u64::BITS - 8 * length(rest.len());
        return u64::from_le_bytes(last).unbounded_shr(before);
    }
    let bytes = rest.iter().rev();
    bytes.fold(0, |window, &byte| window << 8 | u64::from(byte))
}

/// Bytes that hold the windows of three characters of three bytes.
const BLOCK: usize = 16;

/// Whether a block begins with three characters of three bytes, as nearly all blocks do.
fn is_of_threes(block: &[u8; BLOCK]) -> bool {
    const LEADS: u64 = 0x00f0_0000_f000_00f0;
    eight_bytes(block, 0) & LEADS == 0x00e0_0000_e000_00e0
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
    (opening.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - HASH_BITS)) as usize
}

fn length(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
