//! Tasks and measures: what is to be done.

use super::super::quantity::{self, QuantityKind};
use super::super::types::TaskKind;
use super::style::{Style, starts_with_headline};
use super::{Reader, Tree};
use crate::lexicon::{Lexicon, WordKind};
use crate::segment::{ClausePiece, SentencePiece};

/// Reads the action sentences of one paragraph.
pub(super) fn read(reader: &Reader, sentences: &[&SentencePiece], tree: &mut Tree) {
    let pieces: Vec<SentencePiece> = sentences.iter().map(|sentence| **sentence).collect();
    let mut parent = nearest_heading(reader, &pieces, tree);
    let headlined = reader.style == Style::Paragraphs && starts_with_headline(&pieces);
    for (at, sentence) in pieces.iter().enumerate() {
        if sentence.heading {
            parent = read_heading(reader, sentence, parent, tree);
        } else if headlined && at == 0 {
            let range = content(reader, sentence);
            parent = Some(tree.push(TaskKind::Task, parent, range));
        } else if commits(reader, sentence) {
            match reader.style {
                Style::Sentences => read_headline_with_clauses(reader, sentence, parent, tree),
                Style::Headings => read_main_clause(reader, sentence, parent, tree),
                Style::Paragraphs => read_sentence_with_clauses(reader, sentence, parent, tree),
            }
        }
    }
}

/// The task that a paragraph's section heading became.
fn nearest_heading(reader: &Reader, pieces: &[SentencePiece], tree: &Tree) -> Option<usize> {
    let sections = &reader.document.outline().sections;
    let mut section = pieces.first()?.section;
    while let Some(piece) = section.and_then(|at| sections.get(at as usize)) {
        let found = tree
            .nodes
            .iter()
            .position(|node| node.range.0 >= piece.heading.0 && node.range.1 <= piece.heading.1);
        if found.is_some() {
            return found;
        }
        section = piece.parent;
    }
    None
}

/// A heading is a task, unless it names a part of the document.
fn read_heading(
    reader: &Reader,
    sentence: &SentencePiece,
    parent: Option<usize>,
    tree: &mut Tree,
) -> Option<usize> {
    let range = content(reader, sentence);
    let text = reader.text(range);
    if reader.wording.is_part(text) || text.chars().count() < SHORTEST {
        return parent;
    }
    let parent = parent.filter(|&at| tree.nodes.get(at).is_some_and(|node| node.range != range));
    Some(tree.push(TaskKind::Task, parent, range))
}

/// 着力优化布局，构建…，依托…: the first clause is the task, the others its measures. Where the
/// first names an instrument, all are measures.
fn read_headline_with_clauses(
    reader: &Reader,
    sentence: &SentencePiece,
    parent: Option<usize>,
    tree: &mut Tree,
) {
    let clauses = committing_clauses(reader, sentence);
    let Some((first, rest)) = clauses.split_first() else {
        return;
    };
    if rest.is_empty() || reader.wording.names_instrument(reader.text(*first)) {
        for range in clauses {
            tree.push(TaskKind::Measure, parent, range);
        }
        return;
    }
    let task = tree.push(TaskKind::Task, parent, *first);
    for range in rest {
        tree.push(TaskKind::Measure, Some(task), *range);
    }
}

/// The first clause is the measure; later ones say how, and count only where they hold a value or
/// a name of their own that an inspector could check.
fn read_main_clause(
    reader: &Reader,
    sentence: &SentencePiece,
    parent: Option<usize>,
    tree: &mut Tree,
) {
    for (at, range) in committing_clauses(reader, sentence).into_iter().enumerate() {
        if at == 0 || is_checkable(reader.text(range)) {
            tree.push(TaskKind::Measure, parent, range);
        }
    }
}

/// A sentence is a measure; where it strings three or more together, each is one of its own too.
fn read_sentence_with_clauses(
    reader: &Reader,
    sentence: &SentencePiece,
    parent: Option<usize>,
    tree: &mut Tree,
) {
    let clauses = committing_clauses(reader, sentence);
    let (Some(first), Some(last)) = (clauses.first(), clauses.last()) else {
        return;
    };
    let whole = tree.push(TaskKind::Measure, parent, (first.0, last.1));
    if clauses.len() >= STRUNG {
        for range in clauses {
            tree.push(TaskKind::Measure, Some(whole), range);
        }
    }
}

/// From so many clauses on, a sentence is a string of measures.
const STRUNG: usize = 3;

/// Characters of the shortest clause that can ask for something.
const SHORTEST: usize = 4;

/// Whether a sentence asks for something. One that begins with 坚持 states a principle, unless
/// it goes on with what is to be done.
fn commits(reader: &Reader, sentence: &SentencePiece) -> bool {
    let text = reader.text(content(reader, sentence));
    let acts = || {
        let clauses = reader.clauses(sentence);
        let mut later = clauses.iter().skip(1);
        later.any(|clause| opens_with_verb(reader.text(clause.content)))
    };
    !reader.wording.is_principle(text) && (!text.starts_with("坚持") || acts())
}

/// Whether a clause begins with an action verb.
pub(super) fn opens_with_verb(clause: &str) -> bool {
    Lexicon::get().hits(clause).any(|hit| {
        hit.entry.kind == Some(WordKind::Verb) && hit.end == 3 * usize::from(hit.entry.characters)
    })
}

/// The clauses that ask for something, without their leading words; those that only give the
/// sentence's reason ask for nothing. Nothing after a clause of
/// purpose counts, for it belongs to the purpose, nor after one that organises the work; nothing
/// after a statement counts until a demand.
fn committing_clauses(reader: &Reader, sentence: &SentencePiece) -> Vec<(u32, u32)> {
    let wording = &reader.wording;
    let mut stated = false;
    reader
        .clauses(sentence)
        .iter()
        .filter(|clause| clause.start >= reader.end_of_reasons(sentence))
        .filter(|clause| !introduces(reader, clause))
        .filter(|clause| {
            let text = reader.text(clause.content);
            stated = wording.states(text) || stated && !wording.demands(text);
            !stated
        })
        .map(|clause| reader.without_lead(clause.content))
        .take_while(|range| {
            let text = reader.text(*range);
            !wording.is_purpose(text) && !wording.organises(text)
        })
        .filter(|range| reader.text(*range).chars().count() >= SHORTEST)
        .collect()
}

/// Whether a clause only says who speaks: 全会强调, 会议要求.
fn introduces(reader: &Reader, clause: &ClausePiece) -> bool {
    const SPEAKERS: &[&str] = &["全会", "会议", "大会"];
    const SAYS: &[&str] = &[
        "强调", "指出", "要求", "提出", "认为", "明确", "号召", "决定", "部署",
    ];
    let text = reader.text(clause.content);
    SPEAKERS.iter().any(|speaker| text.starts_with(speaker))
        && (SAYS.iter().any(|says| text.ends_with(says)) || text.contains("部署了"))
}

fn is_checkable(clause: &str) -> bool {
    clause.contains('“')
        || quantity::quantities(clause)
            .any(|quantity| quantity.kind != QuantityKind::Count || !quantity.unit.name.is_empty())
}

/// A sentence's words without numbering, leading words and marks at the ends.
fn content(reader: &Reader, sentence: &SentencePiece) -> (u32, u32) {
    let clauses = reader.clauses(sentence);
    match (clauses.first(), clauses.last()) {
        (Some(first), Some(last)) => reader.without_lead((first.content.0, last.content.1)),
        _ => (sentence.start, sentence.start),
    }
}
