//! [`Batch`]: a stretch of clauses that is scored at a time, and [`Results`], its table.

use super::panel::Column;
use crate::score::alphabet::FOREIGN;

/// The number of clauses that are scored at a time: their results stay in the processor's cache.
pub(super) const BATCH: usize = 256;

/// The number of clauses that are scored side by side: their chains of operations do not wait for
/// each other, which keeps the processor busy.
pub(super) const QUAD: usize = 4;

/// Clauses of this length and longer are not sorted among themselves.
const LONGEST_SORTED: usize = 63;

/// Some clauses, four side by side.
///
/// They are taken in the order of their lengths: the four of a quad end together, and a processor
/// predicts the end of a loop that is as long as the loop before.
#[derive(Debug, Clone, Default)]
pub(super) struct Batch {
    /// The clauses, shortest first.
    order: Vec<u16>,
    /// The ids of four clauses at each place; 0 where a clause has ended.
    places: Vec<[u16; QUAD]>,
    /// Where each quad ends in `places`.
    ends: Vec<usize>,
}

impl Batch {
    /// Takes `len` clauses.
    pub(super) fn fill<'c>(&mut self, len: usize, clause: impl Fn(usize) -> &'c [u16]) {
        self.sort(len, |index| clause(index).len());
        self.places.clear();
        self.ends.clear();
        for quad in self.order.as_chunks::<QUAD>().0 {
            let clauses = quad.map(|index| clause(usize::from(index)));
            push_quad(&clauses, &mut self.places);
            self.ends.push(self.places.len());
        }
    }

    /// The ids of each quad and the indexes of its clauses. In the last quad, the index after the
    /// last clause stands for no clause.
    #[inline(always)]
    pub(super) fn quads(&self) -> impl Iterator<Item = (&[[u16; QUAD]], [u16; QUAD])> {
        let (quads, _) = self.order.as_chunks::<QUAD>();
        let mut start = 0;
        self.ends.iter().zip(quads).map(move |(&end, &clauses)| {
            let places = self.places.get(start..end).unwrap_or_default();
            start = end;
            (places, clauses)
        })
    }

    /// Writes the indexes of the clauses to `order`, shortest first (a counting sort), and fills
    /// up the last quad.
    fn sort(&mut self, len: usize, length: impl Fn(usize) -> usize) {
        let bucket = |index: u16| length(index.into()).min(LONGEST_SORTED);
        let indexes = || (0..=u16::MAX).take(len);
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
        self.order.clear();
        let nobody = u16::try_from(len).unwrap_or(u16::MAX);
        self.order.resize(len.next_multiple_of(QUAD), nobody);
        for index in indexes() {
            if let Some(start) = starts.get_mut(bucket(index)) {
                if let Some(place) = self.order.get_mut(*start) {
                    *place = index;
                }
                *start += 1;
            }
        }
    }
}

/// Appends the ids of four clauses, side by side.
fn push_quad(clauses: &[&[u16]; QUAD], places: &mut Vec<[u16; QUAD]>) {
    let start = places.len();
    let longest = clauses
        .iter()
        .map(|ids| ids.len())
        .max()
        .unwrap_or_default();
    places.resize(start + longest, [FOREIGN; QUAD]);
    let Some(places) = places.get_mut(start..) else {
        return;
    };
    for (column, ids) in clauses.iter().enumerate() {
        for (place, &id) in places.iter_mut().zip(*ids) {
            if let Some(cell) = place.get_mut(column) {
                *cell = id;
            }
        }
    }
}

/// One row of slots for each clause of a batch.
#[derive(Debug, Clone, Default)]
pub(super) struct Results {
    slots: Vec<u16>,
    width: usize,
}

impl Results {
    /// Makes room for `rows` rows of `width` slots, and one more row for what is no clause.
    pub(super) fn reset(&mut self, rows: usize, width: usize) {
        self.width = width;
        self.slots.resize((rows + 1) * width, 0);
    }

    /// The slots of a clause.
    pub(super) fn row(&self, clause: usize) -> &[u16] {
        let start = clause * self.width;
        self.slots
            .get(start..start + self.width)
            .unwrap_or_default()
    }

    /// The slots of a clause that belong to a column of a panel.
    #[inline(always)]
    pub(super) fn slots_mut(&mut self, clause: u16, column: Column) -> &mut [u16] {
        let start = usize::from(clause) * self.width + column.first_slot;
        self.slots
            .get_mut(start..start + column.lanes)
            .unwrap_or_default()
    }

    /// Sets one slot of a clause.
    pub(super) fn set(&mut self, clause: usize, slot: usize, value: u16) {
        if let Some(cell) = self.slots.get_mut(clause * self.width + slot) {
            *cell = value;
        }
    }
}
