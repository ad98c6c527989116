//! Invented clauses for the benches: the same on every machine and in every run.

#![expect(
    clippy::indexing_slicing,
    reason = "every index is drawn below the length"
)]

mod random;

use random::Random;

/// The number of clauses of the directive.
pub(crate) const DIRECTIVE_CLAUSES: usize = 60;
/// The number of clauses of each text.
pub(crate) const CLAUSES_PER_TEXT: usize = 150;

/// The marks at which a clause ends.
const ENDS: &str = "，,。；;：:！？!?\t\n\r 　";
/// Those at which a clause of the directive ends: the items of its lists are tasks of their own.
const ENDS_OF_TASKS: &str = "，,。；;：:！？!?、\t\n\r 　";

/// Clauses of the invented city's directive.
pub(crate) fn directive() -> Vec<String> {
    let text = include_str!("../../fixtures/lanjin/directive.txt");
    let mut clauses = clauses_of(text, ENDS_OF_TASKS);
    clauses.truncate(DIRECTIVE_CLAUSES);
    clauses
}

/// `count` texts of [`CLAUSES_PER_TEXT`] clauses: clauses of the invented districts, and for about
/// every seventh one of the directive, each with some characters dropped, replaced or inserted.
pub(crate) fn districts(count: usize) -> Vec<Vec<String>> {
    let own: Vec<String> = [
        include_str!("../../fixtures/lanjin/d1.txt"),
        include_str!("../../fixtures/lanjin/d3.txt"),
        include_str!("../../fixtures/lanjin/d5.txt"),
        include_str!("../../fixtures/lanjin/d6.txt"),
        include_str!("../../fixtures/nongye/c1.txt"),
        include_str!("../../fixtures/nongye/c2.txt"),
    ]
    .iter()
    .flat_map(|text| clauses_of(text, ENDS))
    .collect();
    let city = directive();
    let mut random = Random(2027);
    let mut clause = |_| {
        let pool = if random.below(7) == 0 { &city } else { &own };
        let base = &pool[random.below(pool.len())];
        let donor = &own[random.below(own.len())];
        edit(base, donor, &mut random)
    };
    (0..count)
        .map(|_| (0..CLAUSES_PER_TEXT).map(&mut clause).collect())
        .collect()
}

/// The mean length in characters, rounded down.
pub(crate) fn mean_characters<'t>(clauses: impl Iterator<Item = &'t str> + Clone) -> usize {
    let characters: usize = clauses.clone().map(|clause| clause.chars().count()).sum();
    characters / clauses.count()
}

fn clauses_of(text: &str, ends: &str) -> Vec<String> {
    text.split(|character| ends.contains(character))
        .filter(|clause| clause.chars().count() >= 4)
        .map(str::to_owned)
        .collect()
}

fn edit(base: &str, donor: &str, random: &mut Random) -> String {
    let donor: Vec<char> = donor.chars().collect();
    let mut edited = String::new();
    for character in base.chars() {
        match random.below(16) {
            0 => {}
            1 => edited.push(donor[random.below(donor.len())]),
            2 => edited.extend([character, donor[random.below(donor.len())]]),
            _ => edited.push(character),
        }
    }
    edited
}
