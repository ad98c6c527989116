//! Words as an automaton finds them.

use aho_corasick::AhoCorasick;
use proptest::prelude::*;

use super::*;

fn found(words: &[&str], text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    Finder::new(words.iter().copied()).find(text, &mut found);
    found.sort_unstable_by_key(Found::order);
    found
}

/// The same by an automaton.
fn expected(words: &[&str], text: &str) -> Vec<Found> {
    AhoCorasick::new(words)
        .unwrap()
        .find_overlapping_iter(text)
        .map(|hit| Found {
            start: hit.start(),
            end: hit.end(),
            word: hit.pattern().as_usize(),
        })
        .collect()
}

#[test]
fn words_come_by_their_ends() {
    let words = ["城市更新", "城市", "更新行动", "市", "更新", "城市"];
    let order: Vec<usize> = found(&words, "城市更新行动")
        .iter()
        .map(|hit| hit.word)
        .collect();
    assert_eq!(order, [1, 5, 3, 0, 4, 2]);
}

#[test]
fn long_words_are_compared_to_their_ends() {
    let words = [
        "全面深化改革开放",
        "全面深化改革",
        "全面深化",
        "全面深化改革创新",
    ];
    for text in [
        "要全面深化改革开放。",
        "全面深化改革创新",
        "全面深化改革开",
        "全面深化改",
    ] {
        assert_eq!(found(&words, text), expected(&words, text), "{text}");
    }
}

#[test]
fn an_empty_list_and_an_empty_word_find_nothing() {
    assert_eq!(found(&[], "城市"), []);
    assert_eq!(found(&[""], "城市"), []);
}

proptest! {
    #[test]
    fn finds_what_an_automaton_finds(
        words in prop::collection::vec("[城市更新a\0，]{1,4}", 0..12),
        text in "[城市更新a\0，𠀀]{0,40}",
    ) {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        prop_assert_eq!(found(&words, &text), expected(&words, &text));
    }

    #[test]
    fn finds_at_a_place_what_it_finds_anywhere(
        words in prop::collection::vec("[城市更新a\0，]{1,4}", 0..12),
        text in "[城市更新a\0，𠀀]{0,12}",
    ) {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let finder = Finder::new(words.iter().copied());
        let mut there = Vec::new();
        for (start, _) in text.char_indices() {
            let before = there.len();
            finder.find_at(&text, start, &mut there);
            prop_assert_eq!(finder.begins(&text[start..]), there.len() > before);
        }
        there.sort_unstable_by_key(Found::order);
        prop_assert_eq!(there, found(&words, &text));
    }
}
