//! The same thing measured in another unit: 100万亩 → 20万吨, 800亿元 → 增长10%.

use super::difference::Difference;
use super::notes::amount;
use super::pieces::{Piece, PieceKind};
use super::side::Side;
use super::slots::Slots;
use super::values::{Sense, Value};
use crate::lexicon::WordKind;
use crate::report::ChangeKind;
use crate::task::quantity::QuantityKind;

/// The first value in another unit that measures what the task's value measures.
pub(super) fn difference(
    slots: &Slots,
    value: &Value,
    free: &mut Vec<&Value>,
) -> Option<Difference> {
    if !is_amount(value) {
        return None;
    }
    let at = free.iter().position(|other| {
        is_amount(other) && !value.is_comparable(other) && measure_one_thing(slots, value, other)
    })?;
    let other = free.remove(at);
    Some(Difference {
        note: by(value, other),
        ..Difference::new(ChangeKind::Unit, Some(value.range()), Some(other.range()))
    })
}

/// Units that place a thing in an order rather than measure it.
const ORDINAL: &[&str] = &["级", "期", "轮", "月", "日", "岁", "年一遇"];

fn is_amount(value: &Value) -> bool {
    let unit = value.is.unit.name;
    let is_bare = value.is.kind == QuantityKind::Count && unit.is_empty();
    value.sense == Sense::Amount && !is_bare && !value.is.is_some() && !ORDINAL.contains(&unit)
}

/// How the values compare where one unit can be converted into the other.
fn by(asked: &Value, said: &Value) -> Option<String> {
    let (ours, theirs) = (asked.is.unit, said.is.unit);
    if !ours.is_convertible(theirs) || !asked.is.is_one() || !said.is.is_one() {
        return None;
    }
    let parts = |value: &Value| value.is.value.saturating_mul(value.is.unit.parts);
    Some(match parts(said).saturating_sub(parts(asked)) {
        0 => "the same amount".to_owned(),
        by => amount(by / theirs.parts, theirs.name),
    })
}

/// Whether the last word of what one measures is the partner of what the other measures.
fn measure_one_thing(slots: &Slots, ours: &Value, theirs: &Value) -> bool {
    let is_ours = |at: usize| slots.pairs.iter().find(|pair| pair.0 == at);
    let is_theirs = |at: usize| slots.pairs.iter().find(|pair| pair.1 == at);
    let asked = measured(&slots.task, ours, |at| is_ours(at).is_some());
    let said = measured(&slots.opinion, theirs, |at| is_theirs(at).is_some());
    asked
        .zip(said)
        .is_some_and(|pair| slots.pairs.contains(&pair))
}

/// Unshared pieces between a thing and its value: 年均 in 总产值年均增长10%.
const BETWEEN: usize = 2;

/// What makes a share of the thing, which is no longer the thing: 产值之比, 产值占比.
const SHARES: &[char] = &['比', '重', '率', '占'];

/// The last piece of what a value measures: the noun that follows at once, or the last shared
/// content before it in its clause.
fn measured(side: &Side, value: &Value, is_shared: impl Fn(usize) -> bool) -> Option<usize> {
    let at = side
        .pieces
        .iter()
        .position(|piece| piece.kind == PieceKind::Value && piece.start == value.is.start)?;
    let names = |piece: &Piece| piece.is_content() || piece.is(WordKind::Frame);
    let after = side.pieces.iter().enumerate().skip(at + 1);
    let noun = after.take_while(|(_, piece)| names(piece)).last();
    if let Some((last, _)) = noun.filter(|(last, _)| is_shared(*last)) {
        return Some(last);
    }
    let before = side.pieces.iter().enumerate().take(at).rev();
    let before = before.take_while(|(_, piece)| !piece.ends_clause());
    let nouns = before.filter(|(_, piece)| names(piece)).take(BETWEEN + 1);
    let mut nouns = nouns.take_while(|(at, piece)| is_shared(*at) || !piece.is_in(SHARES));
    nouns.find(|(at, _)| is_shared(*at)).map(|(at, _)| at)
}
