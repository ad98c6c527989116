//! [`Sieve`]: those of many things that count.

use crate::number::to_u32;

/// A list of things of which it cannot be foreseen which ones count: each is written, and the next
/// one over it if it does not. So no branch is mispredicted.
#[derive(Debug)]
pub(super) struct Sieve<T> {
    /// What counts, and behind it what was there before.
    room: Vec<T>,
    len: usize,
}

impl<T> Default for Sieve<T> {
    fn default() -> Self {
        Self {
            room: Vec::new(),
            len: 0,
        }
    }
}

impl<T: Copy + Default> Sieve<T> {
    pub(super) fn clear(&mut self) {
        self.len = 0;
    }

    /// How many things count.
    pub(super) fn len(&self) -> u32 {
        to_u32(self.len)
    }

    /// What counts.
    pub(super) fn kept(&self) -> &[T] {
        self.room.get(..self.len).unwrap_or_default()
    }

    /// What counts, to be brought into another order.
    pub(super) fn kept_mut(&mut self) -> &mut [T] {
        self.room.get_mut(..self.len).unwrap_or_default()
    }

    /// Gives room to `most` more things while they are added.
    #[inline]
    pub(super) fn add(&mut self, most: usize, fill: impl FnOnce(&mut More<T>)) {
        if self.room.len() < self.len + most {
            self.room.resize(self.len + most, T::default());
        }
        let mut more = More {
            room: self.room.get_mut(self.len..).unwrap_or_default(),
            len: 0,
        };
        fill(&mut more);
        self.len += more.len;
    }

    /// Makes of each thing another one, and tells whether that counts.
    #[inline]
    pub(super) fn replace(&mut self, mut make: impl FnMut(T) -> (T, bool)) {
        let room = self.room.get_mut(..self.len).unwrap_or_default();
        let mut kept = 0;
        for at in 0..room.len() {
            let Some(&thing) = room.get(at) else {
                break;
            };
            let (new, counts) = make(thing);
            if let Some(place) = room.get_mut(kept) {
                *place = new;
            }
            kept += usize::from(counts);
        }
        self.len = kept;
    }
}

/// Room for more things of a [`Sieve`].
pub(super) struct More<'s, T> {
    room: &'s mut [T],
    len: usize,
}

impl<T> More<'_, T> {
    /// Adds a thing if it counts.
    #[inline]
    pub(super) fn add(&mut self, thing: T, counts: bool) {
        if let Some(place) = self.room.get_mut(self.len) {
            *place = thing;
        }
        self.len += usize::from(counts);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_counts_is_kept_in_order() {
        let mut sieve = Sieve::default();
        for _ in 0..2 {
            sieve.clear();
            for tens in [10, 20] {
                sieve.add(4, |more| {
                    (0..4).for_each(|one| more.add(tens + one, one % 3 > 0));
                });
            }
            assert_eq!(sieve.kept(), [11, 12, 21, 22]);
            sieve.replace(|number| (2 * number, number % 2 == 0));
            assert_eq!(sieve.kept(), [24, 44]);
        }
    }
}
