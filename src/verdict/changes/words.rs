//! Cuts a text into the lexicon's words.

use super::text::Text;
use crate::lexicon::{Entry, Lexicon};

/// The words that bind others; any other single character may be half of a word.
const BINDING: &str = "的和与及等把将在对让使了并为";

/// The words of a range of characters from left to right, as the cheapest cut: a known word of two
/// or three characters costs less than what it is made of, a longer one no less than its parts;
/// what is no known word comes character by character. Each with its number of characters.
pub(super) fn words(
    text: Text,
    (start, end): (u32, u32),
) -> impl Iterator<Item = (u32, Option<&'static Entry>)> {
    let steps = cheapest(text, (start, end));
    let mut cut = Vec::with_capacity(steps.len());
    let mut at = steps.len().saturating_sub(1);
    while let Some(step) = steps.get(at).filter(|_| at > 0) {
        cut.push((step.characters, step.entry));
        at = at.saturating_sub(step.characters as usize);
    }
    cut.into_iter().rev()
}

/// The last word of the cheapest cut of a beginning of the text.
#[derive(Clone, Copy)]
struct Step {
    cost: u32,
    characters: u32,
    entry: Option<&'static Entry>,
}

/// One step for each beginning, from the empty one to the whole.
fn cheapest(text: Text, (start, end): (u32, u32)) -> Vec<Step> {
    let mut steps = Vec::with_capacity(end.saturating_sub(start) as usize + 1);
    let mut step = Step {
        cost: 0,
        characters: 1,
        entry: None,
    };
    steps.push(step);
    let mut words = text.letters.words_in(start, end).peekable();
    for at in start + 1..=end {
        step = Step {
            cost: step.cost + UNKNOWN,
            characters: 1,
            entry: None,
        };
        while let Some(word) = words.next_if(|word| word.end == at) {
            let before = steps.get((word.start - start) as usize);
            let cost = before.map_or(u32::MAX, |before| before.cost + cost(word.entry));
            if cost < step.cost && (word.end - word.start > 1 || binds(text, start, at)) {
                step = Step {
                    cost,
                    characters: word.end - word.start,
                    entry: Some(word.entry),
                };
            }
        }
        steps.push(step);
    }
    steps
}

/// What a character costs that belongs to no known word.
const UNKNOWN: u32 = 6;

fn cost(entry: &Entry) -> u32 {
    match u32::from(entry.characters) {
        1 => 5,
        2 | 3 => 4,
        longer => 2 * longer,
    }
}

/// Whether the last character before `end` binds: 要 does so at the start of a clause only.
fn binds(text: Text, start: u32, end: u32) -> bool {
    let mut last = text.part((start, end)).chars().rev();
    match last.next() {
        Some('要') => last.next().is_none_or(|before| !before.is_alphanumeric()),
        Some(c) => BINDING.contains(c),
        None => false,
    }
}

/// What the lexicon knows of a text that is one word.
pub(super) fn known(text: &str) -> Option<&'static Entry> {
    let characters = text.chars().count();
    let mut hits = Lexicon::get().hits(text);
    hits.find(|hit| hit.end == text.len() && usize::from(hit.entry.characters) == characters)
        .map(|hit| hit.entry)
}
