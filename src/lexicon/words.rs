//! Reads `data/words.txt`: `class: word word …`, `verb NAME: word word …`.

use std::collections::BTreeMap;

use super::{Cues, Entry, VerbClass, WordKind};

const DATA: &str = include_str!("data/words.txt");

/// Adds the classes to the entries. A word of two kinds keeps the first: the file lists the kinds
/// in order of precedence.
pub(super) fn read(entries: &mut BTreeMap<&'static str, Entry>) {
    let mut verbs: VerbClass = 0;
    for line in DATA.lines() {
        let Some((class, words)) = line.split_once(": ").filter(|_| !line.starts_with('#')) else {
            continue;
        };
        let verb = class.strip_prefix("verb ").map(|_| verbs);
        verbs += VerbClass::from(verb.is_some());
        for word in words.split_whitespace() {
            let entry = entries.entry(word).or_default();
            entry.verb = entry.verb.or(verb);
            entry.cues = entry.cues.with(cue_of(class));
            let long = word.chars().nth(1).is_some();
            entry.kind = entry
                .kind
                .or(kind_of(class))
                .or(verb.filter(|_| long).map(|_| WordKind::Verb));
        }
    }
}

fn kind_of(class: &str) -> Option<WordKind> {
    match class {
        "frame" => Some(WordKind::Frame),
        "scope" => Some(WordKind::Scope),
        "strength" => Some(WordKind::Strength),
        "function" => Some(WordKind::Function),
        _ => None,
    }
}

fn cue_of(class: &str) -> Cues {
    match class {
        "narrow" => Cues::NARROW,
        "programme" => Cues::PROGRAMME,
        "aim" => Cues::AIM,
        "receive" => Cues::RECEIVE,
        "bound" => Cues::BOUND,
        "title" => Cues::TITLE,
        "level" => Cues::LEVEL,
        "limit" => Cues::LIMIT,
        "rest" => Cues::REST,
        _ => Cues::default(),
    }
}
