//! [`Buckets`]: things sorted by small numbers, by counting.

use crate::number::to_u32;

/// Things sorted by small numbers; those of one number keep their order.
#[derive(Debug, Clone)]
pub(super) struct Buckets<T> {
    /// For each number: where its things begin; behind them, where all end.
    starts: Vec<u32>,
    things: Vec<T>,
}

impl<T> Default for Buckets<T> {
    fn default() -> Self {
        Self {
            starts: Vec::new(),
            things: Vec::new(),
        }
    }
}

impl<T: Copy + Default> Buckets<T> {
    /// Sorts things by numbers below `count`; what was there before is forgotten.
    pub(super) fn fill(
        &mut self,
        count: usize,
        things: impl ExactSizeIterator<Item = (u32, T)> + Clone,
    ) {
        let Self {
            starts,
            things: sorted,
        } = self;
        sorted.resize(things.len(), T::default());
        starts.clear();
        // While things are sorted in, each number's start stands one place behind.
        starts.resize(count + 2, 0);
        for (number, _) in things.clone() {
            if let Some(size) = starts.get_mut(number as usize + 2) {
                *size += 1;
            }
        }
        let mut total = 0;
        for start in starts.iter_mut() {
            total += *start;
            *start = total;
        }
        for (number, thing) in things {
            if let Some(next) = starts.get_mut(number as usize + 1)
                && let Some(place) = sorted.get_mut(*next as usize)
            {
                *place = thing;
                *next += 1;
            }
        }
    }

    /// All things in order.
    pub(super) fn all(&self) -> &[T] {
        &self.things
    }

    /// How many things have lower numbers.
    pub(super) fn before(&self, number: u32) -> u32 {
        let start = self.starts.get(number as usize).copied();
        start.unwrap_or(to_u32(self.things.len()))
    }

    /// The things of some numbers: `first..last`.
    pub(super) fn of(&self, (first, last): (u32, u32)) -> &[T] {
        let range = self.before(first) as usize..self.before(last) as usize;
        self.things.get(range).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn things_come_as_from_a_sort(
            earlier in prop::collection::vec((0_u32..9, 0_u8..200), 0..20),
            things in prop::collection::vec((0_u32..9, 0_u8..200), 0..40),
            first in 0_u32..12,
            more in 0_u32..12,
        ) {
            let mut buckets = Buckets::default();
            buckets.fill(9, earlier.into_iter());
            buckets.fill(9, things.iter().copied());
            let mut sorted = things;
            sorted.sort_by_key(|&(number, _)| number);
            let of = |range: std::ops::Range<u32>| {
                let own = sorted.iter().filter(move |(number, _)| range.contains(number));
                own.map(|&(_, thing)| thing).collect::<Vec<u8>>()
            };
            prop_assert_eq!(buckets.all(), of(0..u32::MAX));
            prop_assert_eq!(buckets.before(first) as usize, of(0..first).len());
            prop_assert_eq!(buckets.of((first, first + more)), of(first..first + more));
        }
    }
}
