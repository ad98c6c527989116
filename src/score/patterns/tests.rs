use proptest::prelude::*;

use super::*;
use crate::score::naive;

/// The naive length for every clause and pattern.
fn expected(patterns: &[String], clauses: &[String]) -> Vec<Vec<u16>> {
    let characters = |text: &String| text.chars().collect::<Vec<char>>();
    let patterns: Vec<Vec<char>> = patterns
        .iter()
        .map(|text| text.chars().take(Patterns::LONGEST).collect())
        .collect();
    clauses
        .iter()
        .map(characters)
        .map(|clause| {
            let lcs = |pattern: &Vec<char>| u16::try_from(naive::lcs(pattern, &clause)).unwrap();
            patterns.iter().map(lcs).collect()
        })
        .collect()
}

/// The lengths of a path, by the batch form; the single form must say the same.
fn actual(patterns: &[String], clauses: &[String], path: Path) -> Vec<Vec<u16>> {
    let patterns = Patterns::with_path(patterns.iter().map(String::as_str), path);
    let mut arena = Clauses::new();
    for clause in clauses {
        arena.push(patterns.alphabet(), clause);
    }
    let mut scratch = Scratch::new();
    let mut all = Vec::new();
    patterns.lcs_all(&arena, &mut scratch, |clause, lengths| {
        assert_eq!(clause, all.len());
        let row: Vec<u16> = lengths.iter().collect();
        for (&pattern, &lcs) in patterns.order().iter().zip(lengths.packed()) {
            assert_eq!(row[pattern], lcs);
        }
        assert_eq!(lengths.packed().len(), patterns.len());
        all.push(row);
    });
    for (clause, batched) in all.iter().enumerate() {
        let mut single = Vec::new();
        patterns.lcs(arena.ids(clause), &mut scratch, &mut single);
        assert_eq!(&single, batched);
    }
    all
}

fn paths() -> impl Iterator<Item = Path> {
    Path::ALL.into_iter().filter(|path| path.is_available())
}

fn check(patterns: &[String], clauses: &[String]) {
    let expected = expected(patterns, clauses);
    for path in paths() {
        assert_eq!(actual(patterns, clauses, path), expected, "{path:?}");
    }
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(ToString::to_string).collect()
}

#[test]
fn nothing_is_like_nothing() {
    check(&[], &[]);
    check(&[], &strings(&["城市"]));
    check(&strings(&["城市"]), &[]);
    check(&strings(&["", "城市"]), &strings(&["", "市", "\0"]));
}

#[test]
fn every_length_around_a_lane_and_a_block() {
    let pattern = |length: usize| {
        "城市更新𠮷"
            .chars()
            .cycle()
            .take(length)
            .collect::<String>()
    };
    let edges = [
        0, 1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 200,
    ];
    let patterns: Vec<String> = edges.into_iter().map(pattern).collect();
    let clauses: Vec<String> = edges
        .into_iter()
        .map(|length| pattern(length).chars().rev().collect())
        .collect();
    check(&patterns, &patterns);
    check(&patterns, &clauses);
}

#[test]
fn full_lanes_do_not_touch_their_neighbours() {
    for length in [8, 16, 32, 64] {
        let patterns: Vec<String> = (0..70)
            .map(|lane| if lane % 2 == 0 { "甲" } else { "乙" }.repeat(length))
            .collect();
        check(&patterns, &strings(&[&"甲".repeat(70), &"乙甲".repeat(40)]));
    }
}

#[test]
fn more_clauses_than_a_batch() {
    let text: Vec<char> = "优化城市空间结构有序疏解老城非核心功能".chars().collect();
    let clauses: Vec<String> = (0..2 * BATCH + 3)
        .map(|i| text.iter().cycle().skip(i % 7).take(i % 80).collect())
        .collect();
    check(&strings(&["优化城市空间结构", "疏解功能"]), &clauses);
}

#[test]
fn of_a_giant_pattern_the_beginning_counts() {
    let giant = "甲乙".repeat(Patterns::LONGEST);
    check(&[giant], &strings(&["乙甲乙", &"甲".repeat(3000)]));
}

#[test]
fn ids_that_no_pattern_has_change_nothing() {
    for path in paths() {
        let patterns = Patterns::with_path(["甲乙", &"乙".repeat(65)], path);
        let mut lengths = Vec::new();
        patterns.lcs(&[0, 1, 9, u16::MAX, 2], &mut Scratch::new(), &mut lengths);
        assert_eq!(lengths, [2, 1], "{path:?}");
    }
}

#[test]
fn a_pattern_that_does_not_exist_has_no_length() {
    let patterns = Patterns::new(["甲"]);
    let mut clauses = Clauses::new();
    clauses.push(patterns.alphabet(), "甲");
    patterns.lcs_all(&clauses, &mut Scratch::new(), |_, lengths| {
        assert_eq!((lengths.get(0), lengths.get(1)), (Some(1), None));
    });
}

#[test]
fn patterns_are_shared_by_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Patterns>();
}

/// Strings over few letters, so that long subsequences occur, of lengths around every lane width.
fn dense() -> impl Strategy<Value = String> {
    let letters = prop::sample::select(vec!['城', '市', 'a', '𠮷', '\0', '\u{301}']);
    let length = prop_oneof![0..20_usize, 20..70_usize, 120..200_usize];
    length
        .prop_flat_map(move |length| prop::collection::vec(letters.clone(), length))
        .prop_map(String::from_iter)
}

fn texts(most: usize) -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(prop_oneof![4 => dense(), 1 => any::<String>()], 0..most)
}

proptest! {
    #[test]
    fn every_path_equals_the_naive_program(patterns in texts(24), clauses in texts(12)) {
        check(&patterns, &clauses);
    }

    #[test]
    fn any_number_of_patterns(
        patterns in prop::collection::vec("[甲乙丙丁]{0,18}", 0..150),
        clauses in prop::collection::vec("[甲乙丙丁戊]{0,40}", 0..6),
    ) {
        check(&patterns, &clauses);
    }
}
