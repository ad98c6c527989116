//! What the characters of a page as it came stand for, one by one.

use crate::normalize::chars::{self, Fold};

/// The full-width form of a mark, other characters as they are.
pub(super) fn folded(ch: char) -> char {
    match chars::fold(ch) {
        Fold::Replace(new) | Fold::Mark(new) | Fold::Bracket(new) => new,
        _ => ch,
    }
}

pub(super) fn is_blank(ch: char) -> bool {
    chars::fold(ch) == Fold::Blank
}

/// A mark that no line begins with where lines are broken with care.
pub(super) fn is_closing(ch: char) -> bool {
    chars::is_closing(folded(ch)) || matches!(ch, '】' | '…')
}

/// A mark that no line ends with where lines are broken with care.
pub(super) fn is_opening(ch: char) -> bool {
    matches!(folded(ch), '（' | '《' | '“' | '【')
}

/// A mark that ends a sentence.
fn is_terminal(ch: char) -> bool {
    chars::is_terminal(folded(ch))
}

/// Whether the last mark of some words ends a sentence, closing quotes and brackets left out.
pub(super) fn ends_sentence(words: &str) -> bool {
    let closes = |ch| matches!(folded(ch), '”' | '）' | '》' | '】' | '"');
    words.trim_end_matches(closes).ends_with(is_terminal)
}

/// Whether a mark inside some words parts clauses or items, as prose has them.
pub(super) fn has_inner_mark(words: &str) -> bool {
    inner(words).any(|ch| matches!(folded(ch), '，' | '、') || is_terminal(ch))
}

/// What follows each sentence that ends inside some words.
pub(super) fn inner_stops(words: &str) -> impl Iterator<Item = &str> {
    let stops = words.match_indices(is_terminal);
    let rests = stops.filter_map(|(at, stop)| words.get(at + stop.len()..));
    rests.filter(|rest| !rest.is_empty())
}

/// The characters of some words but the last.
fn inner(words: &str) -> impl Iterator<Item = char> {
    let mut chars = words.chars();
    chars.next_back();
    chars
}

/// The first characters of some words as later steps see them.
pub(super) fn head(words: &str) -> String {
    words.chars().take(HEAD).map(folded).collect()
}

/// Numbers and labels are not longer.
const HEAD: usize = 12;
