//! Targets: dated or valued aims.

use super::super::list::year_of;
use super::super::quantity::{self, QuantityKind};
use super::super::types::TaskKind;
use super::measures::opens_with_verb;
use super::{Reader, Tree, byte_len};
use crate::segment::{ClausePiece, SentencePiece};

/// Reads the target sentences of one paragraph; a year holds until the next one.
pub(super) fn read(reader: &Reader, sentences: &[&SentencePiece], tree: &mut Tree) {
    let mut year = None;
    for sentence in sentences.iter().filter(|sentence| !sentence.heading) {
        let mut clauses = reader.clauses(sentence);
        let argues = |clause: &ClausePiece| reader.wording.argues(reader.text(clause.content));
        if let Some(first) = clauses.iter().position(argues) {
            clauses.truncate(first);
        }
        let Some(first) = clauses.iter().position(|clause| opens(reader, clause)) else {
            read_valued(reader, &clauses, year, tree);
            continue;
        };
        let aims = clauses.get(first..).unwrap_or_default();
        year = aims
            .first()
            .and_then(|clause| year_of(reader.text(clause.content)));
        if aims.iter().any(|clause| is_valued(reader, clause)) {
            read_valued(reader, aims, year, tree);
        } else {
            read_vision(reader, aims, year, tree);
        }
    }
}

/// Whether a sentence that speaks of aims sets one: not where it begins with what is to be done
/// and holds neither year nor value (完善机制，提升效能，守住不发生风险的底线).
pub(super) fn is_aim(reader: &Reader, sentence: &SentencePiece) -> bool {
    let clauses = reader.clauses(sentence);
    let acts = clauses
        .first()
        .is_some_and(|first| opens_with_verb(reader.text(first.content)));
    sentence.heading
        || !acts
        || clauses
            .iter()
            .any(|clause| opens(reader, clause) || is_valued(reader, clause))
}

/// Whether a clause opens an aim: it holds 到20XX年.
fn opens(reader: &Reader, clause: &ClausePiece) -> bool {
    year_of(reader.text(clause.content)).is_some()
}

/// Valued aims stand alone: each clause is one target.
fn read_valued(reader: &Reader, clauses: &[ClausePiece], year: Option<u16>, tree: &mut Tree) {
    for clause in clauses {
        let range = bare(reader, clause.content);
        let text = reader.text(range);
        if text.chars().count() >= SHORTEST && !announces(text) {
            let own = year_of(reader.text(clause.content));
            tree.push_due(TaskKind::Target, None, range, own.or(year));
        }
    }
}

/// An aim without values is one target as a whole; what 即 unfolds are its parts.
fn read_vision(reader: &Reader, aims: &[ClausePiece], year: Option<u16>, tree: &mut Tree) {
    let (Some(first), Some(last)) = (aims.first(), aims.last()) else {
        return;
    };
    let start = start_of_aim(reader, first.content);
    let unfolds = aims
        .iter()
        .skip(1)
        .position(|clause| reader.text(clause.content).starts_with('即'));
    let Some(before) = unfolds else {
        tree.push_due(TaskKind::Target, None, (start, last.content.1), year);
        return;
    };
    let whole_end = aims
        .get(before)
        .map_or(first.content.1, |clause| clause.content.1);
    let whole = tree.push_due(TaskKind::Target, None, (start, whole_end), year);
    for clause in aims.iter().skip(before + 1) {
        let range = reader.without_lead(clause.content);
        tree.push_due(TaskKind::Target, Some(whole), range, year);
    }
}

/// Characters of the shortest target: 亩产增长 says something, 目标 does not.
const SHORTEST: usize = 5;

/// Whether a clause holds a value other than a year: a count in digits, a share, a return period.
/// 六个新 counts the parts of a slogan and is no value.
fn is_valued(reader: &Reader, clause: &ClausePiece) -> bool {
    let text = reader.text(clause.content);
    quantity::quantities(text).any(|quantity| match quantity.kind {
        QuantityKind::Year | QuantityKind::Deadline => false,
        QuantityKind::Count => {
            let in_digits = text
                .as_bytes()
                .get(quantity.start)
                .is_some_and(u8::is_ascii_digit);
            quantity.unit.name == "年一遇" || in_digits && !quantity.unit.name.is_empty()
        }
        _ => true,
    })
}

/// Whether a clause announces aims instead of stating one: 主要预期目标是, 全会提出.
fn announces(text: &str) -> bool {
    text.ends_with("目标")
        || text.ends_with("目标是")
        || text.ends_with("提出")
        || text.ends_with("明确")
}

/// Where an aim begins in its clause: behind 到20XX年 if a comma sets that off, else at 到20XX年.
fn start_of_aim(reader: &Reader, content: (u32, u32)) -> u32 {
    let text = reader.text(content);
    let Some(deadline) = quantity::quantities(text).find(|q| q.kind == QuantityKind::Deadline)
    else {
        return content.0;
    };
    let after = text.get(deadline.end..).unwrap_or("");
    if let Some(aim) = after.strip_prefix('，') {
        return content.1 - byte_len(aim);
    }
    let before = text.get(..deadline.start).unwrap_or("");
    content.0 + byte_len(before.strip_suffix(['到', '至']).unwrap_or(before))
}

/// The clause behind 到20XX年.
fn without_year(reader: &Reader, content: (u32, u32)) -> (u32, u32) {
    let text = reader.text(content);
    let lead = quantity::quantities(text)
        .find(|q| q.kind == QuantityKind::Deadline)
        .filter(|deadline| {
            let before = text.get(..deadline.start).unwrap_or("");
            before.ends_with(['到', '至']) && before.chars().count() <= SHORTEST
        });
    match lead {
        Some(deadline) => {
            let after = text
                .get(deadline.end..)
                .unwrap_or("")
                .trim_start_matches('，');
            (content.1 - byte_len(after), content.1)
        }
        None => content,
    }
}

/// A target without its year and its territory.
fn bare(reader: &Reader, content: (u32, u32)) -> (u32, u32) {
    let range = without_year(reader, content);
    let bare = reader.wording.strip_territory(reader.text(range));
    (range.1 - byte_len(bare), range.1)
}
