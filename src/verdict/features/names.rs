//! Numbers, years and quoted names, compared by value and slot by slot.

use super::super::quotes::quoted;
use super::{Feature, Features, Pair};
use crate::number::small;
use crate::task::quantity::Quantity;

pub(super) fn fill(pair: &Pair, features: &mut Features) {
    let reading = pair.common.reading;
    let clauses = pair.candidate.clauses;
    let (facts, profile) = (pair.common.facts, pair.common.profile);
    if profile.year.is_some() || !facts.quantities.is_empty() {
        let row = reading.with_row(clauses);
        fill_numbers(pair, reading.quantities(row), features);
        fill_year(pair, row, features);
    }
    if reading.quotes(clauses) {
        let (start, end) = pair.candidate.range;
        fill_names(pair, reading.text(start, end), features);
    }
}

fn fill_numbers(pair: &Pair, own: &[Quantity], features: &mut Features) {
    let (mut equal, mut differ, mut missing) = (0.0, 0.0, 0.0);
    for quantity in &pair.common.facts.quantities {
        let mut comparable = own
            .iter()
            .filter(|other| quantity.is_comparable(other))
            .peekable();
        if comparable.peek().is_none() {
            missing += 1.0;
        } else if comparable.any(|other| quantity.agrees(other)) {
            equal += 1.0;
        } else {
            differ += 1.0;
        }
    }
    features.set(Feature::NumbersEqual, equal);
    features.set(Feature::NumbersDiffer, differ);
    features.set(Feature::NumbersMissing, missing);
}

fn fill_year(pair: &Pair, row: (u32, u32), features: &mut Features) {
    let Some(due) = pair.common.profile.year else {
        return;
    };
    if let Some(year) = pair.common.reading.year_at(row) {
        features.set_if(Feature::YearEqual, year == due);
        features.set_if(Feature::YearDiffers, year != due);
    }
}

fn fill_names(pair: &Pair, text: &str, features: &mut Features) {
    let wanted = &pair.common.facts.names;
    let own = || quoted(text).map(|(_, name)| name);
    let is_wanted = |name: &str| wanted.iter().any(|other| other == name);
    features.set_if(Feature::NameAdded, own().any(|name| !is_wanted(name)));
    if wanted.is_empty() {
        return;
    }
    let open: Vec<&str> = wanted.iter().map(String::as_str).collect();
    if is_same_make(&open, &own().collect::<Vec<_>>()) {
        features.set(Feature::SlotFilled, around_names(pair));
    }
}

/// Whether a name that only the passage has is made as one that only the task has: both count
/// things, as slogans do.
fn is_same_make(wanted: &[&str], own: &[&str]) -> bool {
    let counts = |names: &[&str], others: &[&str]| {
        names
            .iter()
            .filter(|name| !others.contains(name))
            .any(|name| name.chars().filter(|&c| is_count(c)).count() > 1)
    };
    counts(wanted, own) && counts(own, wanted)
}

/// A numeral that counts things in a slogan.
fn is_count(c: char) -> bool {
    "一二两双三四五六七八九十百千".contains(c)
}

/// The share of the task's characters around its quoted names that the passage holds.
fn around_names(pair: &Pair) -> f32 {
    let around = pair.common.facts.around_names;
    let held = pair.candidate.mask.characters & around;
    small(held.count_ones() as usize) / small(around.count_ones().max(1) as usize)
}
