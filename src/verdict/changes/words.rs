//! Cuts a text into the lexicon's words.

use super::text::Text;
use crate::lexicon::{Entry, Lexicon};

/// A character of a text that is being cut into words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    /// What the cheapest cut of the text up to here costs.
    cost: u32,
    /// The characters of the last word of that cut.
    characters: u32,
    /// The word that the character belongs to, if it is known; before the whole text was read, the
    /// last word of the cut.
    pub(super) entry: Option<&'static Entry>,
    /// Whether a word begins here.
    pub(super) begins: bool,
}

impl Step {
    /// A character that belongs to no known word.
    const fn unknown(cost: u32) -> Self {
        Self {
            cost,
            characters: 1,
            entry: None,
            begins: true,
        }
    }
}

/// Cuts a range of characters into words, with one step for each character.
///
/// It is the cheapest cut: a known word of two or three characters costs less than what it is made
/// of, a longer one no less than its parts; what is no known word comes character by character.
pub(super) fn words(text: Text, range: (u32, u32), steps: &mut Vec<Step>) {
    cheapest(text, range, steps);
    let mut rest = steps.as_mut_slice();
    while let Some(last) = rest.last() {
        let (entry, before) = (
            last.entry,
            rest.len().saturating_sub(last.characters as usize),
        );
        let (others, word) = rest.split_at_mut(before);
        for (at, step) in word.iter_mut().enumerate() {
            (step.entry, step.begins) = (entry, at == 0);
        }
        rest = others;
    }
}

/// The last word of the cheapest cut of each beginning of a range.
fn cheapest(text: Text, (start, end): (u32, u32), steps: &mut Vec<Step>) {
    steps.clear();
    steps.reserve(end.saturating_sub(start) as usize);
    let mut words = text.letters.words_in(start, end);
    let mut next = words.next();
    let mut cost = 0;
    for at in start + 1..=end {
        let mut step = Step::unknown(cost + UNKNOWN);
        while let Some(word) = next.filter(|word| word.end() == at) {
            let before = (word.start - start).checked_sub(1);
            let before = before.and_then(|before| steps.get(before as usize));
            let cost = before.map_or(0, |before| before.cost) + cost_of(word.entry());
            if cost < step.cost && (at - word.start > 1 || binds(text, start, at)) {
                step.cost = cost;
                step.characters = at - word.start;
                step.entry = Some(word.entry());
            }
            next = words.next();
        }
        cost = step.cost;
        steps.push(step);
    }
}

/// What a character costs that belongs to no known word.
const UNKNOWN: u32 = 6;

fn cost_of(entry: &Entry) -> u32 {
    match u32::from(entry.characters) {
        1 => 5,
        2 | 3 => 4,
        longer => 2 * longer,
    }
}

/// Whether the last character before `end` binds others; any other single character may be half
/// of a word. 要 binds at the start of a clause only.
fn binds(text: Text, start: u32, end: u32) -> bool {
    let mut last = text.part((start, end)).chars().rev();
    match last.next() {
        Some('要') => last.next().is_none_or(|before| !before.is_alphanumeric()),
        Some(
            '的' | '和' | '与' | '及' | '等' | '把' | '将' | '在' | '对' | '让' | '使' | '了'
            | '并' | '为',
        ) => true,
        _ => false,
    }
}

/// What the lexicon knows of a text that is one word.
pub(super) fn known(text: &str) -> Option<&'static Entry> {
    Lexicon::get().word(text)
}
