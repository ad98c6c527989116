//! Reads `data/thesaurus/*.txt`: `head = synonym … < narrower …`, one concept a line.

use std::collections::BTreeMap;

use super::{Concept, ConceptId, Entry};

const FILES: &[&str] = &[
    include_str!("data/thesaurus/culture.txt"),
    include_str!("data/thesaurus/ecology.txt"),
    include_str!("data/thesaurus/economy.txt"),
    include_str!("data/thesaurus/general.txt"),
    include_str!("data/thesaurus/governance.txt"),
    include_str!("data/thesaurus/rural.txt"),
    include_str!("data/thesaurus/safety.txt"),
    include_str!("data/thesaurus/science.txt"),
    include_str!("data/thesaurus/society.txt"),
    include_str!("data/thesaurus/space.txt"),
];

/// Adds the concepts to the entries.
pub(super) fn read(entries: &mut BTreeMap<&'static str, Entry>) {
    let lines = FILES
        .iter()
        .flat_map(|file| file.lines())
        .map(str::trim)
        .filter(|line| !line.starts_with('#') && line.contains(['=', '<']));
    for (id, line) in (0 as ConceptId..).zip(lines) {
        let (names, narrower) = line.split_once('<').unwrap_or((line, ""));
        let names = names.split(['=', ' ']);
        for (word, narrower) in names
            .map(|w| (w, false))
            .chain(narrower.split(' ').map(|w| (w, true)))
        {
            add(entries, word.trim(), Concept { id, narrower });
        }
    }
}

fn add(entries: &mut BTreeMap<&'static str, Entry>, word: &'static str, concept: Concept) {
    if word.chars().nth(1).is_none() {
        return;
    }
    let concepts = &mut entries.entry(word).or_default().concepts;
    if !concepts.iter().any(|known| known.id == concept.id) {
        concepts.push(concept);
    }
}
