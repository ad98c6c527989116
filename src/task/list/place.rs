//! From a row to a task: its place in the directive, its parent, kind and year.

use std::collections::HashSet;

use super::Row;
use super::places::Places;
use crate::document::Document;
use crate::normalize;
use crate::segment::Role;
use crate::task::quantity::{self, ONE, Quantity, QuantityKind};
use crate::task::types::{Task, TaskKind};

/// The tasks of some rows, in their order.
pub(super) fn tasks(rows: Vec<Row>, document: &Document) -> Vec<Task> {
    let ids: HashSet<String> = rows.iter().map(|row| row.id.clone()).collect();
    let places = Places::new(document);
    rows.into_iter()
        .map(|row| place(row, &ids, &places, document))
        .collect()
}

fn place(row: Row, ids: &HashSet<String>, places: &Places, document: &Document) -> Task {
    let text = normalize::phrase(&row.text);
    let at = places.find(&text);
    let kind = row.kind.unwrap_or_else(|| guess_kind(&text, at, document));
    let year = if kind == TaskKind::Target {
        year_of(&text).or_else(|| at.and_then(|(start, _)| year_before(document, start)))
    } else {
        None
    };
    Task {
        parent: row.parent.or_else(|| parent_of(&row.id, ids)),
        id: row.id,
        kind,
        year,
        span: at.map(|range| document.span_of(range)),
        text,
    }
}

/// `1.2` belongs to `1` or `T1`, `G27.1` to `G27`.
fn parent_of(id: &str, ids: &HashSet<String>) -> Option<String> {
    let (head, _) = id.rsplit_once('.')?;
    [head.to_owned(), format!("T{head}")]
        .into_iter()
        .find(|parent| ids.contains(parent))
}

fn guess_kind(text: &str, at: Option<(u32, u32)>, document: &Document) -> TaskKind {
    let said_as_target = at.is_some_and(|(start, _)| {
        document
            .outline()
            .sentences
            .iter()
            .any(|s| s.start <= start && start < s.end && s.role == Role::Target)
    });
    if said_as_target || text.starts_with('到') && year_of(text).is_some() {
        TaskKind::Target
    } else {
        TaskKind::Measure
    }
}

/// The first deadline in a text, as a year.
pub(in crate::task) fn year_of(text: &str) -> Option<u16> {
    deadlines(text).next()
}

/// The nearest 到20XX年 before a place, in the same paragraph.
fn year_before(document: &Document, start: u32) -> Option<u16> {
    let text = document.clean_slice((0, start));
    deadlines(text.rsplit('\n').next()?).last()
}

/// The deadlines in a text, as years.
fn deadlines(text: &str) -> impl Iterator<Item = u16> {
    let year = |quantity: Quantity| u16::try_from(quantity.value / ONE).ok();
    quantity::quantities(text)
        .filter(|quantity| quantity.kind == QuantityKind::Deadline)
        .filter_map(year)
}
