//! The loops: every panel over every clause of a batch.

use pulp::NullaryFnOnce;

use super::batch::{Batch, QUAD, Results};
use super::layout::Width;
use super::panel::{Column, Panel};
use super::vectors::{Lane, Vectors};

/// Scores a batch of clauses against panels on one instruction set.
pub(super) struct Kernel<'k, I> {
    pub(super) vectors: I,
    pub(super) panels: &'k [Panel],
    pub(super) batch: &'k Batch,
    pub(super) results: &'k mut Results,
}

impl<I: Vectors> NullaryFnOnce for Kernel<'_, I> {
    type Output = ();

    #[inline(always)]
    fn call(mut self) {
        for panel in self.panels {
            match *panel.columns() {
                [only] => self.single(panel, only),
                [first, second] => self.pair(panel, first, second),
                _ => {}
            }
        }
    }
}

impl<I: Vectors> Kernel<'_, I> {
    #[inline(always)]
    fn single(&mut self, panel: &Panel, only: Column) {
        match only.width {
            Width::W8 => self.run::<u8, u8, 1>(panel, [only]),
            Width::W16 => self.run::<u16, u16, 1>(panel, [only]),
            Width::W32 => self.run::<u32, u32, 1>(panel, [only]),
            Width::W64 => self.run::<u64, u64, 1>(panel, [only]),
        }
    }

    #[inline(always)]
    fn pair(&mut self, panel: &Panel, first: Column, second: Column) {
        match first.width {
            Width::W8 => self.pair_with::<u8>(panel, [first, second]),
            Width::W16 => self.pair_with::<u16>(panel, [first, second]),
            Width::W32 => self.pair_with::<u32>(panel, [first, second]),
            Width::W64 => self.pair_with::<u64>(panel, [first, second]),
        }
    }

    #[inline(always)]
    fn pair_with<A: Lane>(&mut self, panel: &Panel, columns: [Column; 2]) {
        match columns[1].width {
            Width::W8 => self.run::<A, u8, 2>(panel, columns),
            Width::W16 => self.run::<A, u16, 2>(panel, columns),
            Width::W32 => self.run::<A, u32, 2>(panel, columns),
            Width::W64 => self.run::<A, u64, 2>(panel, columns),
        }
    }

    /// All clauses against a panel whose first column has lanes `A` and whose second has lanes `B`.
    #[inline(always)]
    fn run<A: Lane, B: Lane, const V: usize>(&mut self, panel: &Panel, columns: [Column; V]) {
        let (rows, _) = panel.masks::<I::Vector>().as_chunks::<V>();
        for (places, clauses) in self.batch.quads() {
            let mut states = [[self.vectors.ones(); V]; QUAD];
            for ids in places {
                for (state, &id) in states.iter_mut().zip(ids) {
                    if let Some(row) = rows.get(usize::from(id)) {
                        self.advance::<A, B, V>(state, row);
                    }
                }
            }
            // Written out: in a loop, the states would stay in memory all the time.
            let [first, second, third, fourth] = states;
            let [a, b, c, d] = clauses;
            self.store::<A, B, V>(first, columns, a);
            self.store::<A, B, V>(second, columns, b);
            self.store::<A, B, V>(third, columns, c);
            self.store::<A, B, V>(fourth, columns, d);
        }
    }

    /// Moves the state of one clause over its next character.
    #[inline(always)]
    fn advance<A: Lane, B: Lane, const V: usize>(
        &self,
        state: &mut [I::Vector; V],
        row: &[I::Vector; V],
    ) {
        for (column, (state, &mask)) in state.iter_mut().zip(row).enumerate() {
            *state = match column {
                0 => self.vectors.step::<A>(*state, mask),
                _ => self.vectors.step::<B>(*state, mask),
            };
        }
    }

    /// Writes the lengths of one clause.
    #[inline(always)]
    fn store<A: Lane, B: Lane, const V: usize>(
        &mut self,
        state: [I::Vector; V],
        columns: [Column; V],
        clause: u16,
    ) {
        for (index, (state, column)) in state.into_iter().zip(columns).enumerate() {
            let slots = self.results.slots_mut(clause, column);
            match index {
                0 => self.vectors.count::<A>(state, slots),
                _ => self.vectors.count::<B>(state, slots),
            }
        }
    }
}
