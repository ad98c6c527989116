//! [`Trie`]: the beginnings of the words, character by character.
//!
//! The lexicon is sought at every character of every text. Its words stand in a double array
//! (Aoe 1989): a step from a node to the next character is one addition, one load and one
//! comparison.

use std::collections::VecDeque;
use std::ops::Range;

use super::{Gist, Tells, WordKind};

/// The number of a character in the words; 0 where no word holds it.
pub(crate) type Spelling = u16;

/// The place of a word in the list of words.
pub(crate) type WordId = u16;

/// The beginning of some words, or what might be one: a node.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Stem(u16);

impl Stem {
    /// One character. With one that begins no word, none begins however it goes on.
    pub(crate) const fn new(character: Spelling) -> Self {
        Self(character)
    }
}

/// A beginning of words as a word of its own.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Whole {
    /// Its place in the list of words, and one; 0 where it is none.
    place: u16,
    pub(crate) gist: Gist,
}

impl Whole {
    pub(crate) const fn is_word(self) -> bool {
        self.place > 0
    }

    /// Its place in the list of words; any number where it is none.
    pub(crate) const fn id(self) -> WordId {
        self.place.wrapping_sub(1)
    }
}

/// Words as numbers of characters, prepared for search.
#[derive(Debug)]
pub(super) struct Trie {
    /// As many as a number can name, so that no step asks whether there is such a slot.
    slots: Box<[Slot; SLOTS]>,
}

/// Slots of a trie.
const SLOTS: usize = 1 << 16;

/// A node: the beginning of some words. Aligned, so that a shift leads from its number to its place.
#[derive(Debug, Clone, Copy)]
#[repr(align(8))]
struct Slot {
    /// The node that is one character shorter.
    parent: u16,
    /// The node with a character more stands as many slots behind this one as the number of the
    /// character says; 0 where no word goes on.
    base: u16,
    /// The place of the word that ends here, and one; 0 where none does.
    word: u16,
    /// What is known of that word at once.
    gist: Gist,
}

impl Slot {
    const FREE: Self = Self {
        parent: NONE,
        base: 0,
        word: 0,
        gist: Gist {
            kind: WordKind::Content,
            tells: Tells::NOTHING,
        },
    };

    /// Made on the heap: a thread's stack may be small.
    fn all_free() -> Box<[Self; SLOTS]> {
        loop {
            // A list of this length always becomes such an array.
            if let Ok(slots) = vec![Self::FREE; SLOTS].into_boxed_slice().try_into() {
                return slots;
            }
        }
    }
}

/// No node: nodes of a first character are entered by their number, never from another node.
const NONE: u16 = u16::MAX;

impl Trie {
    /// Prepares words whose characters have the numbers `1..=characters`.
    pub(super) fn new(words: &[(Vec<Spelling>, Gist)], characters: usize) -> Self {
        let mut order: Vec<Word> = (0..)
            .zip(words)
            .map(|(place, (spelling, gist))| Word {
                place,
                gist: *gist,
                spelling,
            })
            .collect();
        order.sort_by_key(|word| word.spelling);
        Builder::new(&order, characters).build()
    }

    /// The nodes, so that no step asks where they are.
    pub(super) const fn stems(&self) -> Stems<'_> {
        Stems { slots: &self.slots }
    }
}

/// The beginnings of words, for whoever walks through them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stems<'t> {
    slots: &'t [Slot; SLOTS],
}

impl Stems<'_> {
    /// A stem with one more character, and whether words begin so.
    #[inline]
    pub(crate) fn longer(self, Stem(node): Stem, next: Spelling) -> (Stem, bool) {
        let longer = self.slot(node).base.wrapping_add(next);
        (Stem(longer), self.slot(longer).parent == node)
    }

    /// A stem as a word of its own.
    #[inline]
    pub(crate) fn whole(self, Stem(node): Stem) -> Whole {
        let Slot { word, gist, .. } = self.slot(node);
        Whole { place: word, gist }
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "there are as many slots as numbers; this runs at every character of every text"
    )]
    fn slot(self, at: u16) -> Slot {
        self.slots[usize::from(at)]
    }
}

/// A word that is to stand in a trie.
struct Word<'w> {
    /// Its place in the list.
    place: usize,
    gist: Gist,
    spelling: &'w [Spelling],
}

/// A trie that is being built.
struct Builder<'w> {
    /// The words in the order of their spelling.
    words: &'w [Word<'w>],
    slots: Box<[Slot; SLOTS]>,
    /// The first slot that may be free.
    free: usize,
    /// Nodes whose children have no slots yet, each with the words that begin with it.
    nodes: VecDeque<Node>,
}

/// A node that is to get its children.
struct Node {
    slot: usize,
    characters: usize,
    words: Range<usize>,
}

impl<'w> Builder<'w> {
    fn new(words: &'w [Word<'w>], characters: usize) -> Self {
        Self {
            words,
            slots: Slot::all_free(),
            free: characters + 1,
            nodes: VecDeque::new(),
        }
    }

    fn build(mut self) -> Trie {
        for (first, words) in self.groups(0, 0..self.words.len()) {
            self.nodes.push_back(Node {
                slot: usize::from(first),
                characters: 1,
                words,
            });
        }
        // The beginnings of two characters have the most children and look for room first.
        while let Some(node) = self.nodes.pop_front() {
            self.branch(node);
        }
        Trie { slots: self.slots }
    }

    /// Gives a node its word, and its children their slots.
    fn branch(&mut self, node: Node) {
        let mut words = node.words;
        let first = self.words.get(words.start);
        let whole = first.filter(|word| word.spelling.len() == node.characters);
        words.start += usize::from(whole.is_some());
        let children = self.groups(node.characters, words);
        let base = if children.is_empty() {
            0
        } else {
            self.room(&children)
        };
        if let Some(slot) = self.slots.get_mut(node.slot) {
            slot.word = whole.map_or(0, |word| narrow(word.place + 1));
            slot.gist = whole.map_or(Gist::default(), |word| word.gist);
            slot.base = narrow(base);
        }
        for (character, words) in children {
            let child = base + usize::from(character);
            if let Some(slot) = self.slots.get_mut(child) {
                slot.parent = narrow(node.slot);
            }
            self.nodes.push_back(Node {
                slot: child,
                characters: node.characters + 1,
                words,
            });
        }
    }

    /// The first base from which all children fall on free slots.
    fn room(&mut self, children: &[(Spelling, Range<usize>)]) -> usize {
        let is_free = |at: usize| self.slots.get(at).is_some_and(|slot| slot.parent == NONE);
        self.free = (self.free..SLOTS).find(|&at| is_free(at)).unwrap_or(SLOTS);
        let fits = |base: &usize| {
            children.iter().all(|child| {
                let at = base + usize::from(child.0);
                at >= self.free && is_free(at)
            })
        };
        let first = children.first().map_or(0, |child| usize::from(child.0));
        let least = self.free.saturating_sub(first).max(1);
        (least..SLOTS).find(fits).unwrap_or(SLOTS)
    }

    /// Some words that share their first characters, by the character that follows.
    fn groups(&self, characters: usize, words: Range<usize>) -> Vec<(Spelling, Range<usize>)> {
        let next = |word: usize| self.words.get(word)?.spelling.get(characters).copied();
        let mut groups: Vec<(Spelling, Range<usize>)> = Vec::new();
        for word in words {
            let Some(character) = next(word) else {
                continue;
            };
            match groups.last_mut().filter(|group| group.0 == character) {
                Some((_, words)) => words.end = word + 1,
                None => groups.push((character, word..word + 1)),
            }
        }
        groups
    }
}

/// The lexicon is some 30,000 nodes large; a test holds it below 2^16.
fn narrow(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(NONE)
}
