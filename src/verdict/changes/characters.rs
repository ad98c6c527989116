//! [`Characters`]: most characters that a text lacks are told by three bits.

/// A set of characters, by some of their bits: it may hold more than was put in.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Characters([u64; 3]);

/// The place of its bit in each set: the last six bits of the character, the six before, and a mix of
/// all.
fn places(c: char) -> [u32; 3] {
    let code = u32::from(c);
    let mixed = code.wrapping_mul(0x9e37_79b1) >> 26;
    [code % 64, code / 64 % 64, mixed]
}

impl Characters {
    /// The characters of a text.
    pub(super) fn of(text: &str) -> Self {
        let mut characters = Self::default();
        characters.extend(text);
        characters
    }

    /// Adds the characters of a text.
    pub(super) fn extend(&mut self, text: &str) {
        for c in text.chars() {
            self.insert(c);
        }
    }

    /// Adds a character.
    pub(super) fn insert(&mut self, c: char) {
        for (set, place) in self.0.iter_mut().zip(places(c)) {
            *set |= 1 << place;
        }
    }

    /// Whether it may hold a character; always true of those that were put in.
    pub(super) fn may_hold(self, c: char) -> bool {
        let bits = self
            .0
            .iter()
            .zip(places(c))
            .map(|(set, place)| set >> place);
        // One test instead of three: which one fails cannot be foreseen.
        bits.fold(1, |all, bit| all & bit) == 1
    }
}

/// A text in which words are looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Haystack<'a> {
    pub(super) text: &'a str,
    pub(super) characters: Characters,
}

impl<'a> Haystack<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            characters: Characters::of(text),
        }
    }

    /// Whether a word stands in it: most that do not are told by their characters.
    pub(super) fn contains(&self, word: &str) -> bool {
        word.chars().all(|c| self.characters.may_hold(c)) && self.text.contains(word)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_are_found_as_the_plain_search_finds_them(
            text in "[城市更新机制a𠮷，]{0,20}",
            word in "[城市更新机制a𠮷，能]{0,3}",
        ) {
            prop_assert_eq!(Haystack::new(&text).contains(&word), text.contains(&word));
        }
    }
}
