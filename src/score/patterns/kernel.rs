//! The loops: every panel over every clause of a batch.

use pulp::NullaryFnOnce;

use super::batch::Batch;
use super::layout::Width;
use super::panel::Panel;
use super::vectors::{Lane, Vectors};

/// Scores a batch of clauses against panels on one instruction set.
pub(super) struct Kernel<'k, 'c, I> {
    pub(super) vectors: I,
    pub(super) panels: &'k [Panel],
    pub(super) batch: &'k mut Batch<'c>,
}

impl<I: Vectors> NullaryFnOnce for Kernel<'_, '_, I> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        for panel in self.panels {
            match panel.width {
                Width::W8 => by_vectors::<I, u8>(self.vectors, panel, self.batch),
                Width::W16 => by_vectors::<I, u16>(self.vectors, panel, self.batch),
                Width::W32 => by_vectors::<I, u32>(self.vectors, panel, self.batch),
                Width::W64 => by_vectors::<I, u64>(self.vectors, panel, self.batch),
            }
        }
    }
}

/// The fewer vectors a panel has, the more clauses are taken at a time: about four chains of
/// operations that do not wait for each other keep the processor busy.
#[inline(always)]
fn by_vectors<I: Vectors, L: Lane>(vectors: I, panel: &Panel, batch: &mut Batch<'_>) {
    match panel.vectors {
        1 => all::<I, L, 1, 4>(vectors, panel, batch),
        2 => all::<I, L, 2, 2>(vectors, panel, batch),
        _ => all::<I, L, 4, 1>(vectors, panel, batch),
    }
}

/// All clauses of the batch, `C` at a time, against the `V` vectors of a panel.
#[inline(always)]
fn all<I: Vectors, L: Lane, const V: usize, const C: usize>(
    vectors: I,
    panel: &Panel,
    batch: &mut Batch<'_>,
) {
    let (rows, _) = panel.masks::<I::Vector>().as_chunks::<V>();
    let (groups, rest) = batch.order.as_chunks::<C>();
    for &group in groups {
        let clauses = group.map(|clause| batch.clause(clause));
        let states = states::<I, L, V, C>(vectors, rows, clauses);
        for (clause, state) in group.into_iter().zip(&states) {
            store::<I, L, V>(state, batch.results.slots_mut(clause, panel));
        }
    }
    for &clause in rest {
        let [state] = states::<I, L, V, 1>(vectors, rows, [batch.clause(clause)]);
        store::<I, L, V>(&state, batch.results.slots_mut(clause, panel));
    }
}

/// The final states of `C` clauses.
#[inline(always)]
fn states<I: Vectors, L: Lane, const V: usize, const C: usize>(
    vectors: I,
    rows: &[[I::Vector; V]],
    clauses: [&[u16]; C],
) -> [[I::Vector; V]; C] {
    let mut states = [[vectors.ones(); V]; C];
    let common = clauses.iter().map(|ids| ids.len()).min().unwrap_or(0);
    let (heads, tails) = split(clauses, common);
    for place in 0..common {
        for (state, ids) in states.iter_mut().zip(heads) {
            if let Some(&id) = ids.get(place) {
                advance::<I, L, V>(vectors, rows, state, id);
            }
        }
    }
    for (state, ids) in states.iter_mut().zip(tails) {
        for &id in ids {
            advance::<I, L, V>(vectors, rows, state, id);
        }
    }
    states
}

#[inline(always)]
fn split<const C: usize>(clauses: [&[u16]; C], at: usize) -> ([&[u16]; C], [&[u16]; C]) {
    (
        clauses.map(|ids| ids.get(..at).unwrap_or_default()),
        clauses.map(|ids| ids.get(at..).unwrap_or_default()),
    )
}

/// Moves the state of one clause over its next character; an unknown id changes nothing.
#[inline(always)]
fn advance<I: Vectors, L: Lane, const V: usize>(
    vectors: I,
    rows: &[[I::Vector; V]],
    state: &mut [I::Vector; V],
    id: u16,
) {
    if let Some(row) = rows.get(usize::from(id)) {
        for (state, &mask) in state.iter_mut().zip(row) {
            *state = vectors.step::<L>(*state, mask);
        }
    }
}

/// Counts the bits that went out in each lane.
#[inline(always)]
fn store<I: Vectors, L: Lane, const V: usize>(state: &[I::Vector; V], slots: &mut [u16]) {
    let lanes: &[L] = bytemuck::cast_slice(state);
    for (slot, lane) in slots.iter_mut().zip(lanes) {
        *slot = lane.zeros();
    }
}
