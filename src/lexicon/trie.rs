//! [`Trie`]: the words that begin at a place of a text, character by character.
//!
//! The lexicon is sought at every character of every text. Its words stand in a double array
//! (Aoe 1989): a step from a node to the next character is one addition, one load and one
//! comparison, and most places of a text are left after the first one.

use std::collections::VecDeque;
use std::ops::Range;

/// The number of a character in the words; 0 where no word holds it.
pub(crate) type Spelling = u16;

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
}

impl Slot {
    const FREE: Self = Self {
        parent: NONE,
        base: 0,
        word: 0,
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
    pub(super) fn new(words: &[Vec<Spelling>], characters: usize) -> Self {
        let mut order: Vec<(usize, &[Spelling])> =
            words.iter().map(Vec::as_slice).enumerate().collect();
        order.sort_by_key(|&(_, spelling)| spelling);
        Builder::new(&order, characters).build()
    }

    /// Whether a character is a word, or the beginning of one together with the next.
    #[inline]
    pub(super) fn begins(&self, own: Spelling, next: Spelling) -> bool {
        let slot = self.slot(own);
        slot.word > 0 || self.slot(slot.base.wrapping_add(next)).parent == own
    }

    /// Calls `each` for the words that begin at `start`, the shortest first, with the place behind
    /// each and its place in the list. `spelling` tells the numbers of the text's characters, 0
    /// behind its end.
    #[inline]
    pub(super) fn walk(
        &self,
        start: usize,
        spelling: impl Fn(usize) -> Spelling,
        mut each: impl FnMut(usize, usize),
    ) {
        let mut node = spelling(start);
        let mut slot = self.slot(node);
        let mut end = start;
        loop {
            end += 1;
            if slot.word > 0 {
                each(end, usize::from(slot.word) - 1);
            }
            let next = slot.base.wrapping_add(spelling(end));
            slot = self.slot(next);
            if slot.parent != node {
                break;
            }
            node = next;
        }
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "there are as many slots as numbers; this runs at every character of every text"
    )]
    fn slot(&self, at: u16) -> Slot {
        self.slots[usize::from(at)]
    }
}

/// A trie that is being built.
struct Builder<'w> {
    /// The words in the order of their spelling, each with its place in the list.
    words: &'w [(usize, &'w [Spelling])],
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
    fn new(words: &'w [(usize, &'w [Spelling])], characters: usize) -> Self {
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
        let whole = first.filter(|(_, spelling)| spelling.len() == node.characters);
        let word = whole.map_or(0, |&(word, _)| narrow(word + 1));
        words.start += usize::from(word > 0);
        let children = self.groups(node.characters, words);
        let base = if children.is_empty() {
            0
        } else {
            self.room(&children)
        };
        if let Some(slot) = self.slots.get_mut(node.slot) {
            slot.word = word;
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
        let next = |word: usize| self.words.get(word)?.1.get(characters).copied();
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
