//! Cuts a text into [`Piece`]s: a quoted name and a value are one piece each, every other
//! character is one, and each knows the word that it belongs to.

use std::ops::Range;

use super::characters::Characters;
use super::text::Text;
use super::words::{Step, words};
use crate::lexicon::{Cues, Entry, WordKind};
use crate::number::to_u32;
use crate::verdict::quotes::quoted;

/// What is laid beside its like in the other text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// First byte.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
    /// Its only character; `None` for a name or value of several.
    pub(super) letter: Option<char>,
    pub(super) kind: PieceKind,
    /// The word that it belongs to, by the place of its first piece. Characters that belong to no
    /// known word make one word with their neighbours.
    pub(super) word: u32,
    /// What the lexicon knows of the word.
    pub(super) entry: Option<&'static Entry>,
}

/// What a [`Piece`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PieceKind {
    /// A character of a word of this kind.
    Letter(WordKind),
    /// What stands between quotation marks.
    Name,
    /// A number with its unit, a year, a deadline.
    Value,
}

impl Piece {
    /// Whether it says what the text is about.
    pub(super) fn is_content(&self) -> bool {
        matches!(
            self.kind,
            PieceKind::Letter(WordKind::Content) | PieceKind::Name
        )
    }

    pub(super) fn is(&self, kind: WordKind) -> bool {
        self.kind == PieceKind::Letter(kind)
    }

    /// Whether it is one of these characters.
    pub(super) fn is_in(&self, characters: &[char]) -> bool {
        self.letter
            .is_some_and(|letter| characters.contains(&letter))
    }

    /// Whether it parts clauses.
    pub(super) fn ends_clause(&self) -> bool {
        self.is(WordKind::Mark)
            && matches!(
                self.letter,
                Some('，' | ',' | '；' | '：' | '。' | '\t' | '|' | '\n')
            )
    }

    /// Whether it joins coordinated parts.
    pub(super) fn joins(&self) -> bool {
        matches!(self.letter, Some('、' | '和' | '与' | '及' | '，' | ',')) && !self.is_content()
    }

    /// Its bytes.
    pub(super) fn bytes(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// Longer texts are cut: no passage of interest is as long, and the comparison is quadratic.
pub(super) const LONGEST: usize = 320;

/// Cuts a range of characters, without the body that is named first: 由…牵头.
pub(super) fn pieces(text: Text, characters: (u32, u32)) -> Vec<Piece> {
    let mut pieces = Vec::new();
    cut(text, characters, &mut Vec::new(), &mut pieces);
    pieces
}

/// Fills `pieces` with those of a range of characters, and returns the characters that they hold;
/// `steps` is room to work in.
pub(super) fn cut(
    text: Text,
    characters: (u32, u32),
    steps: &mut Vec<Step>,
    pieces: &mut Vec<Piece>,
) -> Characters {
    let (start, end) = behind_body(text, characters);
    let (start, end) = beginning((start, end));
    pieces.clear();
    pieces.reserve(end.saturating_sub(start) as usize);
    let mut cut = Cut {
        text,
        steps,
        pieces,
        characters: Characters::default(),
    };
    let mut at = start;
    for (atom, kind) in atoms(text, (start, end)) {
        let (first, last) = (text.character(atom.start), text.character(atom.end));
        cut.letters((at, first));
        cut.atom(atom, kind);
        at = last;
    }
    cut.letters((at, end));
    cut.characters
}

/// The part of a range of characters that is compared.
pub(super) fn beginning((start, end): (u32, u32)) -> (u32, u32) {
    (start, end.min(start.saturating_add(to_u32(LONGEST))))
}

fn behind_body(text: Text, (start, end): (u32, u32)) -> (u32, u32) {
    let whole = text.part((start, end));
    let rest = whole
        .strip_prefix('由')
        .and_then(|rest| rest.split_once("牵头"));
    let start = rest.map_or(start, |(_, rest)| {
        text.character(text.bytes((start, end)).end - rest.len())
    });
    (start, end)
}

/// Names and values, in order, none inside another.
fn atoms(text: Text, (start, end): (u32, u32)) -> Vec<(Range<usize>, PieceKind)> {
    let bytes = text.bytes((start, end));
    let (part, offset) = (text.slice(bytes.clone()), bytes.start);
    let mut atoms: Vec<(Range<usize>, PieceKind)> = Vec::new();
    if text.letters.has_quote(start, end) {
        let names = quoted(part).map(|(at, name)| offset + at..offset + at + name.len());
        atoms.extend(names.map(|name| (name, PieceKind::Name)));
    }
    if text.letters.has_numeral(start, end) {
        let names = atoms.len();
        for value in text.quantities((start, end)) {
            let value = offset + value.start..offset + value.end;
            let mut named = atoms.iter().take(names);
            if !named.any(|(name, _)| name.contains(&value.start)) {
                atoms.push((value, PieceKind::Value));
            }
        }
        atoms.sort_by_key(|(range, _)| range.start);
        atoms.dedup_by(|later, earlier| later.0.start < earlier.0.end);
    }
    atoms
}

/// The pieces of a text so far.
struct Cut<'t, 's> {
    text: Text<'t>,
    steps: &'s mut Vec<Step>,
    pieces: &'s mut Vec<Piece>,
    /// The characters of the pieces.
    characters: Characters,
}

impl Cut<'_, '_> {
    /// Adds a name or value.
    fn atom(&mut self, bytes: Range<usize>, kind: PieceKind) {
        let said = self.text.slice(bytes.clone());
        let mut characters = said.chars();
        self.characters.extend(said);
        self.pieces.push(Piece {
            letter: characters.next().filter(|_| characters.next().is_none()),
            start: bytes.start,
            end: bytes.end,
            kind,
            word: to_u32(self.pieces.len()),
            entry: None,
        });
    }

    /// Adds a range without names and values as known words and the runs between them.
    fn letters(&mut self, range: (u32, u32)) {
        if range.0 >= range.1 {
            return;
        }
        words(self.text, range, self.steps);
        let mut start = self.text.bytes(range).start;
        let (mut word, mut in_run) = (0, false);
        let letters = self.text.part(range).chars();
        for (letter, step) in letters.zip(self.steps.iter()) {
            let kind = step.entry.map_or_else(|| plain_kind(letter), kind_of);
            let is_run = step.entry.is_none() && kind == WordKind::Content;
            if step.begins && !(is_run && in_run) {
                word = to_u32(self.pieces.len());
            }
            in_run = is_run;
            let end = start + letter.len_utf8();
            self.characters.insert(letter);
            self.pieces.push(Piece {
                start,
                end,
                letter: Some(letter),
                kind: PieceKind::Letter(kind),
                word,
                entry: step.entry,
            });
            start = end;
        }
    }
}

/// The kind of a character that belongs to no known word.
fn plain_kind(letter: char) -> WordKind {
    if is_run(letter) {
        WordKind::Content
    } else {
        WordKind::Mark
    }
}

/// Whether it is a letter or a digit: most characters are told without a look at the tables of
/// Unicode.
fn is_run(c: char) -> bool {
    match c {
        '\u{4e00}'..='\u{9fff}' => true,
        '、' | '。' | '，' | '；' | '：' | '“' | '”' | '（' | '）' => false,
        _ => c.is_alphanumeric(),
    }
}

/// What takes part or aims is done, whether or not a class of words says so.
fn kind_of(entry: &'static Entry) -> WordKind {
    let acts = entry.cues.has(Cues::RECEIVE) || entry.cues.has(Cues::AIM);
    let other = if acts {
        WordKind::Verb
    } else {
        WordKind::Content
    };
    entry.kind.unwrap_or(other)
}

#[cfg(test)]
mod tests {
    use super::super::tests::letters;
    use super::*;

    fn pieces_of(text: &str) -> Vec<Piece> {
        let letters = &letters(text);
        pieces(Text { text, letters }, (0, letters.len()))
    }

    fn words_of(text: &str) -> Vec<&str> {
        let pieces = pieces_of(text);
        let words = pieces.chunk_by(|a, b| a.word == b.word);
        words
            .map(|word| &text[word[0].start..word[word.len() - 1].end])
            .collect()
    }

    #[test]
    fn names_values_and_words_are_told_apart() {
        let cases = [
            (
                "name",
                "构建“一江两岸、三城联动”的格局",
                "构建|“|一江两岸、三城联动|”|的|格局",
            ),
            ("value", "打造一刻钟生活圈", "打造|一刻钟|生活圈"),
            ("deadline", "2027年底前完成", "2027年底前|完成"),
            ("no value in a name", "“三城5家”", "“|三城5家|”"),
            ("unclosed", "“甲乙", "“|甲乙"),
            ("empty", "", ""),
        ];
        for (name, text, expected) in cases {
            assert_eq!(words_of(text).join("|"), expected, "{name}");
        }
    }

    #[test]
    fn usual_characters_are_told_as_by_the_tables() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_run(c), c.is_alphanumeric(), "{c}");
        }
    }

    #[test]
    fn a_word_is_named_by_its_first_piece() {
        let pieces = pieces_of("有序疏解甲乙“丙丁”5家，戊己的");
        let mut at = 0;
        for word in pieces.chunk_by(|a, b| a.word == b.word) {
            assert_eq!(word[0].word as usize, at, "{word:?}");
            at += word.len();
        }
    }

    #[test]
    fn a_long_text_is_cut() {
        assert_eq!(pieces_of(&"甲".repeat(100_000)).len(), LONGEST);
    }
}
