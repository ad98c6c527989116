//! [`Characters`]: what is known of a character before its neighbours are, in one look-up.

use std::sync::LazyLock;

use super::letter::{Letter, Opens};
use crate::lexicon::{Lexicon, WordKind};
use crate::score::Alphabet;
use crate::task::quantity;

/// The characters that look-ups are prepared for: nearly all of any text.
const PREPARED: u32 = 0x1_0000;

/// The characters as far as no directive is needed to know them.
static PLAIN: LazyLock<Box<[Letter]>> = LazyLock::new(|| {
    let character = |code| char::from_u32(code).map_or(Letter::default(), plain);
    (0..PREPARED).map(character).collect()
});

/// What is known of a character without a directive.
fn plain(c: char) -> Letter {
    Letter {
        spelling: Lexicon::get().spelling(c),
        kind: lone_kind(c),
        opens: if quantity::may_begin(c) {
            Opens::Number
        } else if c == '“' {
            Opens::Quotation
        } else {
            Opens::Nothing
        },
        ..Letter::default()
    }
}

/// The characters for one alphabet, as letters at the start of a text: to read one is to copy it.
#[derive(Debug, Clone)]
pub(super) struct Characters {
    prepared: Box<[Letter]>,
    alphabet: Alphabet,
}

impl Characters {
    pub(super) fn new(alphabet: Alphabet) -> Self {
        let mut prepared = PLAIN.clone();
        for (code, character) in (0..PREPARED).zip(&mut prepared) {
            character.id = char::from_u32(code).map_or(0, |c| alphabet.id(c));
        }
        Self { prepared, alphabet }
    }

    pub(super) fn get(&self, c: char) -> Letter {
        let prepared = self.prepared.get(u32::from(c) as usize);
        prepared.copied().unwrap_or_else(|| self.rare(c))
    }

    #[cold]
    fn rare(&self, c: char) -> Letter {
        Letter {
            id: self.alphabet.id(c),
            ..plain(c)
        }
    }

    /// The characters by their code points, as far as they are prepared: all those of three bytes.
    pub(super) fn prepared(&self) -> &[Letter] {
        &self.prepared
    }

    pub(super) fn alphabet(&self) -> &Alphabet {
        &self.alphabet
    }
}

/// The kind of a character that stands in no word of several: a mark weighs nothing, a digit or a
/// function word little, any other is content.
fn lone_kind(c: char) -> WordKind {
    match c {
        // Numbers are compared by value, not by the digits that they share.
        '0'..='9' => WordKind::Function,
        _ if is_function_word(c) => WordKind::Function,
        _ if c.is_alphanumeric() => WordKind::Content,
        _ => WordKind::Mark,
    }
}

fn is_function_word(c: char) -> bool {
    let word = Lexicon::get().word(c.encode_utf8(&mut [0; 4]));
    word.is_some_and(|word| word.kind == Some(WordKind::Function))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rare_character_is_known_as_well() {
        let characters = Characters::new(Alphabet::new(["𠮷野"]));
        let (rare, usual) = (characters.get('𠮷'), characters.get('野'));
        assert_eq!((rare.id, usual.id), (1, 2));
        assert_eq!(
            (rare.kind, usual.kind),
            (WordKind::Content, WordKind::Content)
        );
        assert_eq!(characters.get('𠀋').id, 0);
    }

    #[test]
    fn kinds_of_lone_characters() {
        use WordKind::{Content, Function, Mark};
        let characters = Characters::new(Alphabet::default());
        let kinds = ['的', '7', '城', '，'].map(|c| characters.get(c).kind);
        assert_eq!(kinds, [Function, Function, Content, Mark]);
    }

    #[test]
    fn numbers_and_quotations_are_told_from_what_begins_neither() {
        let characters = Characters::new(Alphabet::default());
        let opens = |c| characters.get(c).opens;
        assert_eq!((opens('2'), opens('十')), (Opens::Number, Opens::Number));
        assert_eq!(
            (opens('“'), opens('城')),
            (Opens::Quotation, Opens::Nothing)
        );
    }
}
