//! [`Panel`]: the masks of the patterns that are scored together.

use bytemuck::Pod;

use super::layout::{Plan, Width};
use super::vectors::Lane;

/// The most vectors in a panel.
pub(super) const VECTORS: usize = 2;

/// One or two vectors of patterns, and for every id of the alphabet one row of masks: bit `i` of a
/// lane is set if the lane's pattern has that character at place `i`.
#[derive(Debug)]
pub(super) struct Panel {
    columns: Vec<Column>,
    /// The rows one after the other, the row of id 0 (blank) first. Elements of 64 bytes keep
    /// every vector within a cache line.
    rows: Vec<wide::u64x8>,
}

/// One vector of a panel.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) width: Width,
    /// The slot of the first lane in a row of results.
    pub(super) first_slot: usize,
    /// The number of lanes, free ones included. The free ones are written to slots that the next
    /// column overwrites.
    pub(super) lanes: usize,
}

impl Panel {
    /// The panel of some plans for the patterns with these ids, of an alphabet of `letters`
    /// characters.
    pub(super) fn new(
        plans: &[Plan],
        patterns: &[Vec<u16>],
        letters: usize,
        vector_bytes: usize,
        mut first_slot: usize,
    ) -> Self {
        let row_bytes = plans.len() * vector_bytes;
        let elements = ((letters + 1) * row_bytes).div_ceil(size_of::<wide::u64x8>());
        let mut panel = Self {
            columns: Vec::with_capacity(plans.len()),
            rows: vec![wide::u64x8::ZERO; elements],
        };
        for (column, plan) in plans.iter().enumerate() {
            let lanes = vector_bytes * 8 / plan.width.bits();
            panel.columns.push(Column {
                width: plan.width,
                first_slot,
                lanes,
            });
            first_slot += plan.patterns.len();
            for (lane, &pattern) in (column * lanes..).zip(&plan.patterns) {
                let ids = patterns.get(pattern).map_or(&[][..], Vec::as_slice);
                panel.mark(plan.width, lane, row_bytes, ids);
            }
        }
        panel
    }

    /// The vectors of the panel.
    #[inline(always)]
    pub(super) fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The masks, one vector for each column for each id.
    #[inline(always)]
    pub(super) fn masks<V: Pod>(&self) -> &[V] {
        bytemuck::cast_slice(&self.rows)
    }

    fn mark(&mut self, width: Width, lane: usize, row_bytes: usize, ids: &[u16]) {
        match width {
            Width::W8 => self.mark_as::<u8>(lane, row_bytes, ids),
            Width::W16 => self.mark_as::<u16>(lane, row_bytes, ids),
            Width::W32 => self.mark_as::<u32>(lane, row_bytes, ids),
            Width::W64 => self.mark_as::<u64>(lane, row_bytes, ids),
        }
    }

    fn mark_as<L: Lane>(&mut self, lane: usize, row_bytes: usize, ids: &[u16]) {
        let lanes: &mut [L] = bytemuck::cast_slice_mut(&mut self.rows);
        let row_lanes = row_bytes / size_of::<L>();
        for (place, &id) in ids.iter().enumerate() {
            if let Some(mask) = lanes.get_mut(usize::from(id) * row_lanes + lane) {
                *mask = mask.union(L::bit(place));
            }
        }
    }
}
