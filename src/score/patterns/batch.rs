//! [`Batch`]: a stretch of clauses that is scored at a time, and [`Results`], its table.

use super::panel::Column;
use crate::score::alphabet::FOREIGN;

/// The number of clauses that are scored at a time: their results stay in the processor's cache.
pub(super) const BATCH: usize = 256;

/// The number of clauses that are scored side by side: their chains of operations do not wait for
/// each other, which keeps the processor busy.
pub(super) const QUAD: usize = 4;

/// The clauses are sorted into this many classes of length; the last one is for all longer ones.
const CLASSES: usize = 64;

/// Some clauses, four side by side.
///
/// They are taken in the order of their lengths: the four of a quad end together, and a processor
/// predicts the end of a loop that is as long as the loop before.
#[derive(Debug, Clone, Default)]
pub(super) struct Batch {
    /// The class of length of each clause.
    classes: Vec<u8>,
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
        self.classes.clear();
        self.classes
            .extend((0..len).map(|index| class(clause(index).len())));
        self.sort();
        self.places.clear();
        self.ends.clear();
        for quad in self.order.as_chunks::<QUAD>().0 {
            let clauses = quad.map(|index| clause(usize::from(index)));
            push_quad(clauses, &mut self.places);
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
    fn sort(&mut self) {
        let mut ends = [0_u16; CLASSES];
        for &class in &self.classes {
            if let Some(end) = ends.get_mut(usize::from(class)) {
                *end += 1;
            }
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum;
        }
        self.order.clear();
        self.order
            .resize(usize::from(sum).next_multiple_of(QUAD), sum);
        for (index, &class) in (0..sum).zip(&self.classes).rev() {
            let Some(end) = ends.get_mut(usize::from(class)) else {
                continue;
            };
            *end -= 1;
            if let Some(place) = self.order.get_mut(usize::from(*end)) {
                *place = index;
            }
        }
    }
}

/// The class of a length.
fn class(length: usize) -> u8 {
    u8::try_from(length.min(CLASSES - 1)).unwrap_or(u8::MAX)
}

/// Appends the ids of four clauses, side by side.
fn push_quad(clauses: [&[u16]; QUAD], places: &mut Vec<[u16; QUAD]>) {
    let [a, b, c, d] = clauses;
    let common = a.len().min(b.len()).min(c.len()).min(d.len());
    let longest = a.len().max(b.len()).max(c.len()).max(d.len());
    let columns = a.iter().zip(b).zip(c).zip(d);
    places.extend(columns.map(|(((&a, &b), &c), &d)| [a, b, c, d]));
    let id = |ids: &[u16], place: usize| ids.get(place).copied().unwrap_or(FOREIGN);
    places.extend((common..longest).map(|place| clauses.map(|ids| id(ids, place))));
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
