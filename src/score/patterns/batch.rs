//! [`Batch`]: a stretch of clauses that is scored at a time, and [`Results`], its table.

use std::ops::Range;

use super::panel::Panel;
use crate::score::Clauses;

/// The number of clauses that are scored at a time: their results stay in the processor's cache.
pub(super) const BATCH: usize = 256;

/// Clauses of this length and longer are not sorted among themselves.
const LONGEST_SORTED: usize = 63;

/// Some clauses in the order of their lengths.
pub(super) struct Batch<'c> {
    pub(super) source: Source<'c>,
    /// The clauses of the batch, shortest first: a processor predicts the ends of loops that are
    /// as long as the loop before, and clauses of one length can be taken together.
    pub(super) order: &'c [u16],
    pub(super) results: &'c mut Results,
}

/// Where the clauses of a batch come from.
#[derive(Clone)]
pub(super) enum Source<'c> {
    /// A single clause.
    One(&'c [u16]),
    /// A stretch of a document.
    Stretch(&'c Clauses, Range<usize>),
}

impl<'c> Source<'c> {
    /// The number of clauses.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::One(_) => 1,
            Self::Stretch(_, range) => range.len(),
        }
    }

    #[inline(always)]
    pub(super) fn clause(&self, index: u16) -> &'c [u16] {
        match self {
            Self::One(ids) => ids,
            Self::Stretch(clauses, range) => clauses.ids(range.start + usize::from(index)),
        }
    }
}

impl<'c> Batch<'c> {
    #[inline(always)]
    pub(super) fn clause(&self, index: u16) -> &'c [u16] {
        self.source.clause(index)
    }
}

/// One row of slots for each clause of a batch.
#[derive(Debug, Clone, Default)]
pub(super) struct Results {
    slots: Vec<u16>,
    width: usize,
}

impl Results {
    /// Makes room for `rows` rows of `width` slots.
    pub(super) fn reset(&mut self, rows: usize, width: usize) {
        self.width = width;
        self.slots.resize(rows * width, 0);
    }

    /// The slots of a clause.
    pub(super) fn row(&self, clause: usize) -> &[u16] {
        let start = clause * self.width;
        self.slots
            .get(start..start + self.width)
            .unwrap_or_default()
    }

    /// The slots of a clause that belong to a panel.
    #[inline(always)]
    pub(super) fn slots_mut(&mut self, clause: u16, panel: &Panel) -> &mut [u16] {
        let start = usize::from(clause) * self.width + panel.first_slot;
        self.slots
            .get_mut(start..start + panel.slots)
            .unwrap_or_default()
    }

    /// One slot of a clause.
    pub(super) fn set(&mut self, clause: usize, slot: usize, value: u16) {
        if let Some(cell) = self.slots.get_mut(clause * self.width + slot) {
            *cell = value;
        }
    }
}

/// Writes the clauses of a batch to `order`, shortest first (a counting sort).
pub(super) fn sort_by_length(source: &Source<'_>, order: &mut Vec<u16>) {
    let bucket = |index: u16| source.clause(index).len().min(LONGEST_SORTED);
    let indexes = || (0..=u16::MAX).take(source.len());
    let mut starts = [0_usize; LONGEST_SORTED + 2];
    for index in indexes() {
        if let Some(count) = starts.get_mut(bucket(index) + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    order.clear();
    order.resize(source.len(), 0);
    for index in indexes() {
        if let Some(start) = starts.get_mut(bucket(index)) {
            if let Some(place) = order.get_mut(*start) {
                *place = index;
            }
            *start += 1;
        }
    }
}
