//! [`Pool`]: working memory that alignments use one after another.

use std::sync::{Mutex, PoisonError};

use crate::{align, verdict};

/// The working memory of the alignments that are over. An alignment takes one and gives it back,
/// so that there are as many as alignments ever ran at once.
#[derive(Debug, Default)]
pub(super) struct Pool {
    free: Mutex<Vec<Room>>,
}

/// The working memory of one alignment. Nothing in it outlives the alignment but its capacity.
#[derive(Debug, Default)]
pub(super) struct Room {
    /// For the opinion as it is read.
    pub(super) reading: align::ReadingRoom,
    /// For typed changes.
    pub(super) changes: verdict::Scratch,
}

impl Pool {
    /// Does some work in a room of the pool, or in a new one where none is free.
    pub(super) fn lend<T>(&self, work: impl FnOnce(&mut Room) -> T) -> T {
        let mut room = self.with_free(Vec::pop).unwrap_or_default();
        let result = work(&mut room);
        self.with_free(|free| free.push(room));
        result
    }

    /// A panic leaves the list of rooms as it was: one room less.
    fn with_free<T>(&self, step: impl FnOnce(&mut Vec<Room>) -> T) -> T {
        step(&mut self.free.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_after_another_share_a_room_and_two_at_once_do_not() {
        let pool = Pool::default();
        for _ in 0..3 {
            pool.lend(|_| ());
        }
        assert_eq!(pool.with_free(|free| free.len()), 1);
        pool.lend(|_| pool.lend(|_| ()));
        assert_eq!(pool.with_free(|free| free.len()), 2);
    }
}
