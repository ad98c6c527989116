//! [`Panel`]: the masks of the patterns that are scored together.

use bytemuck::Pod;

use super::layout::{Plan, Width};
use super::vectors::Lane;

/// One to four vectors of patterns with the same lane width, and for every id of the alphabet one
/// row of masks: bit `i` of a lane is set if the lane's pattern has that character at place `i`.
#[derive(Debug)]
pub(super) struct Panel {
    pub(super) width: Width,
    pub(super) vectors: usize,
    /// The slot of the first lane in a row of results.
    pub(super) first_slot: usize,
    /// The number of lanes, free ones included. The free ones are written to slots that the next
    /// panel overwrites.
    pub(super) slots: usize,
    /// The rows one after the other, the row of id 0 (blank) first. Elements of 64 bytes keep
    /// every vector within a cache line.
    rows: Vec<wide::u64x8>,
}

impl Panel {
    /// The panel of a plan for the patterns with these ids, of an alphabet of `letters` characters.
    pub(super) fn new(
        plan: &Plan,
        patterns: &[Vec<u16>],
        letters: usize,
        vector_bytes: usize,
        first_slot: usize,
    ) -> Self {
        let row_bytes = plan.vectors * vector_bytes;
        let elements = ((letters + 1) * row_bytes).div_ceil(size_of::<wide::u64x8>());
        let mut panel = Self {
            width: plan.width,
            vectors: plan.vectors,
            first_slot,
            slots: row_bytes * 8 / plan.width.bits(),
            rows: vec![wide::u64x8::ZERO; elements],
        };
        let lanes = plan
            .patterns
            .iter()
            .filter_map(|&pattern| patterns.get(pattern));
        for (lane, ids) in lanes.enumerate() {
            match plan.width {
                Width::W8 => panel.mark::<u8>(lane, ids),
                Width::W16 => panel.mark::<u16>(lane, ids),
                Width::W32 => panel.mark::<u32>(lane, ids),
                Width::W64 => panel.mark::<u64>(lane, ids),
            }
        }
        panel
    }

    /// The masks, `vectors` vectors for each id.
    #[inline(always)]
    pub(super) fn masks<V: Pod>(&self) -> &[V] {
        bytemuck::cast_slice(&self.rows)
    }

    fn mark<L: Lane>(&mut self, lane: usize, ids: &[u16]) {
        let lanes: &mut [L] = bytemuck::cast_slice_mut(&mut self.rows);
        for (place, &id) in ids.iter().enumerate() {
            if let Some(mask) = lanes.get_mut(usize::from(id) * self.slots + lane) {
                *mask = mask.union(L::bit(place));
            }
        }
    }
}
