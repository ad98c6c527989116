//! Cuts a text into the lexicon's words.

use std::ops::Range;

use crate::lexicon::{Entry, Hit, Lexicon};

/// The words that bind others; any other single character may be half of a word.
const BINDING: &str = "的和与及等把将在对让使了并为";

/// The words of a text from left to right, as the cheapest cut: a known word of two or three
/// characters costs less than what it is made of, a longer one no less than its parts; what is no
/// known word comes character by character.
pub(super) fn words(text: &str) -> Vec<(Range<usize>, Option<&'static Entry>)> {
    let starts: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let index = |byte: usize| starts.partition_point(|&start| start < byte);
    let mut ending: Vec<Vec<Hit>> = Vec::new();
    ending.resize_with(starts.len(), Vec::new);
    for hit in Lexicon::get().hits(text).filter(|hit| is_word(text, hit)) {
        if let Some(list) = ending.get_mut(index(hit.end)) {
            list.push(hit);
        }
    }
    let mut best: Vec<(u32, usize, Option<&'static Entry>)> = vec![(0, 0, None)];
    for (at, hits) in ending.iter().enumerate().skip(1) {
        let cost_at = |at: usize| best.get(at).map_or(u32::MAX / 2, |step| step.0);
        let mut step = (cost_at(at - 1) + UNKNOWN, at - 1, None);
        for hit in hits {
            let from = at - usize::from(hit.entry.characters).min(at);
            let cost = cost_at(from) + cost(hit.entry);
            if cost < step.0 {
                step = (cost, from, Some(hit.entry));
            }
        }
        best.push(step);
    }
    let mut found = Vec::new();
    let mut at = starts.len() - 1;
    while let Some(&(_, from, entry)) = best.get(at).filter(|_| at > 0) {
        let byte = |at: usize| starts.get(at).copied().unwrap_or(0);
        found.push((byte(from)..byte(at), entry));
        at = from;
    }
    found.reverse();
    found
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

fn is_word(text: &str, hit: &Hit) -> bool {
    match hit.entry.characters {
        1 => binds(text.get(..hit.end).unwrap_or_default()),
        _ => true,
    }
}

/// Whether the last character of a text binds: 要 does so at the start of a clause only.
fn binds(text: &str) -> bool {
    let mut last = text.chars().rev();
    match last.next() {
        Some('要') => last.next().is_none_or(|before| !before.is_alphanumeric()),
        Some(c) => BINDING.contains(c),
        None => false,
    }
}

/// What the lexicon knows of a text that is one word.
pub(super) fn known(text: &str) -> Option<&'static Entry> {
    let mut hits = Lexicon::get().hits(text);
    hits.find(|hit| hit.end == text.len() && start_of(text, hit) == 0)
        .map(|hit| hit.entry)
}

/// Where a word of the lexicon begins that ends at `hit.end`.
pub(super) fn start_of(text: &str, hit: &Hit) -> usize {
    let before = text.get(..hit.end).unwrap_or_default();
    let characters = usize::from(hit.entry.characters);
    before
        .char_indices()
        .rev()
        .take(characters)
        .last()
        .map_or(hit.end, |(at, _)| at)
}
