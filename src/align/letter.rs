//! [`Letter`], [`Bigram`] and [`Word`]: what a text is read as.

use crate::lexicon::{Concept, Cues, Entry, Lexicon, Spelling, Tells, WordId, WordKind};

/// A bigram that the directive's tasks hold too.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bigram {
    /// The character that ends it.
    pub(crate) at: u32,
    pub(crate) id: u16,
}

/// A character of a text. It takes eight bytes: letters are most of what is walked through.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Letter {
    /// Id in the vocabulary's alphabet, 0 where the directive's tasks do not hold the character.
    pub(crate) id: u16,
    /// Its number in the lexicon's words.
    pub(super) spelling: Spelling,
    /// Id of the bigram that ends here, 0 where the tasks do not hold it.
    pub(crate) bigram: u16,
    /// What kind of word it belongs to.
    pub(crate) kind: WordKind,
    /// What it may begin.
    pub(super) opens: Opens,
}

/// A word of the lexicon in a text.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Word {
    /// First character.
    pub(crate) start: u32,
    /// Its place in the lexicon.
    pub(super) id: WordId,
    /// Number of characters.
    pub(super) characters: u8,
    /// What its entry tells: most entries are left alone.
    pub(super) tells: Tells,
}

impl Word {
    /// One past the last character.
    pub(crate) fn end(self) -> u32 {
        self.start + u32::from(self.characters)
    }

    /// What the lexicon knows of it.
    pub(crate) fn entry(self) -> &'static Entry {
        Lexicon::get().entry(self.id)
    }

    /// What it signals.
    pub(crate) fn cues(self) -> Cues {
        if self.tells.has(Tells::SAYS) {
            self.entry().cues
        } else {
            Cues::default()
        }
    }

    /// The thesaurus lines that hold it.
    pub(crate) fn concepts(self) -> &'static [Concept] {
        if self.tells.has(Tells::MEANS) {
            &self.entry().concepts
        } else {
            &[]
        }
    }
}

/// What a character may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Opens {
    #[default]
    Nothing,
    Number,
    Quotation,
}
