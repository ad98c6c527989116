//! Cuts a text into [`Piece`]s: a quoted name and a value are one piece each, every other
//! character is one, and each knows the word that it belongs to.

use std::ops::Range;

use super::words::words;
use crate::lexicon::{Cues, Entry, WordKind};
use crate::task::quantity;
use crate::verdict::facts::quoted;

/// What is laid beside its like in the other text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'t> {
    pub(super) text: &'t str,
    /// First byte.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
    pub(super) kind: PieceKind,
    /// The word that it belongs to: the same number for all of its pieces. Characters that belong
    /// to no known word make one word with their neighbours.
    pub(super) word: usize,
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

impl Piece<'_> {
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

    /// Whether it parts clauses.
    pub(super) fn ends_clause(&self) -> bool {
        self.is(WordKind::Mark)
            && matches!(self.text, "，" | "," | "；" | "：" | "。" | "\t" | "\n")
    }

    /// Whether it joins coordinated parts.
    pub(super) fn joins(&self) -> bool {
        matches!(self.text, "、" | "和" | "与" | "及" | "，" | ",") && !self.is_content()
    }
}

/// Longer texts are cut: no passage of interest is as long, and the comparison is quadratic.
const LONGEST: usize = 320;

/// Cuts a range of a text, without the body that is named first: 由…牵头.
pub(super) fn pieces(text: &str, range: Range<usize>) -> Vec<Piece<'_>> {
    let whole = text.get(range.clone()).unwrap_or_default();
    let part = whole
        .strip_prefix('由')
        .and_then(|rest| rest.split_once("牵头"))
        .map_or(whole, |(_, rest)| rest);
    let range = range.start + whole.len() - part.len()..range.end;
    let part = part
        .char_indices()
        .nth(LONGEST)
        .and_then(|(end, _)| part.get(..end))
        .unwrap_or(part);
    let mut cut = Vec::new();
    let mut at = 0;
    for atom in atoms(part) {
        letters(part, at..atom.0.start, &mut cut);
        at = atom.0.end;
        push(part, atom.0, atom.1, None, &mut cut);
    }
    letters(part, at..part.len(), &mut cut);
    for piece in &mut cut {
        piece.start += range.start;
        piece.end += range.start;
    }
    cut
}

/// Names and values, in order, none inside another.
fn atoms(text: &str) -> Vec<(Range<usize>, PieceKind)> {
    let names = quoted(text).map(|(start, name)| (start..start + name.len(), PieceKind::Name));
    let mut atoms: Vec<_> = names.collect();
    let named = atoms.clone();
    let is_free = |start: usize| !named.iter().any(|(name, _)| name.contains(&start));
    atoms.extend(
        quantity::quantities(text)
            .filter(|value| is_free(value.start))
            .map(|value| (value.start..value.end, PieceKind::Value)),
    );
    atoms.sort_by_key(|(range, _)| range.start);
    atoms.dedup_by(|later, earlier| later.0.start < earlier.0.end);
    atoms
}

fn push<'t>(
    text: &'t str,
    range: Range<usize>,
    kind: PieceKind,
    entry: Option<&'static Entry>,
    cut: &mut Vec<Piece<'t>>,
) {
    let word = cut.last().map_or(0, |piece| piece.word + 1);
    for (at, c) in text.get(range.clone()).unwrap_or_default().char_indices() {
        let start = range.start + at;
        let whole = kind == PieceKind::Name || kind == PieceKind::Value;
        let piece = if whole {
            range.clone()
        } else {
            start..start + c.len_utf8()
        };
        cut.push(Piece {
            text: text.get(piece.clone()).unwrap_or_default(),
            start: piece.start,
            end: piece.end,
            kind,
            word,
            entry,
        });
        if whole {
            break;
        }
    }
}

/// Cuts a range without names and values into known words and the runs between them.
fn letters<'t>(text: &'t str, range: Range<usize>, cut: &mut Vec<Piece<'t>>) {
    let part = text.get(range.clone()).unwrap_or_default();
    for (word, entry) in words(part) {
        let known = range.start + word.start..range.start + word.end;
        if let Some(entry) = entry {
            let kind = kind_of(entry);
            push(text, known, PieceKind::Letter(kind), Some(entry), cut);
            continue;
        }
        let is_run = |c: char| c.is_alphanumeric();
        let c = part
            .get(word)
            .and_then(|word| word.chars().next())
            .unwrap_or(' ');
        let glued = is_run(c)
            && cut.last().is_some_and(|last| {
                last.end == known.start && last.entry.is_none() && last.is(WordKind::Content)
            });
        let kind = PieceKind::Letter(if is_run(c) {
            WordKind::Content
        } else {
            WordKind::Mark
        });
        push(text, known, kind, None, cut);
        if glued {
            let before = cut
                .len()
                .checked_sub(2)
                .and_then(|at| cut.get(at))
                .map(|piece| piece.word);
            if let (Some(last), Some(word)) = (cut.last_mut(), before) {
                last.word = word;
            }
        }
    }
}

/// What takes part or aims is done, whether or not a class of words says so.
fn kind_of(entry: &Entry) -> WordKind {
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
    use super::*;

    fn words_of(text: &str) -> Vec<String> {
        let mut words: Vec<(usize, String)> = Vec::new();
        for piece in pieces(text, 0..text.len()) {
            match words.last_mut() {
                Some((word, so_far)) if *word == piece.word => so_far.push_str(piece.text),
                _ => words.push((piece.word, piece.text.to_owned())),
            }
        }
        words.into_iter().map(|(_, word)| word).collect()
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
    fn a_long_text_is_cut() {
        assert_eq!(pieces(&"甲".repeat(100_000), 0..300_000).len(), LONGEST);
    }
}
