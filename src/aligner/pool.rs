//! [`Pool`]: working memory that alignments use one after another.

use std::sync::{Mutex, PoisonError};

use super::question::Spare;
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
    /// For the passages of all tasks.
    pub(super) candidates: align::Candidates,
    /// For the questions to the judge.
    pub(super) questions: Spare,
    /// For typed changes.
    pub(super) changes: verdict::Scratch,
}

/// Bytes of a text whose room is not kept: one long text among many short ones must not hold its
/// memory for good.
const LONG: usize = 1 << 20;

impl Pool {
    /// Does some work on a text of so many bytes in a room of the pool, or in a new one where none
    /// is free or the text is long.
    pub(super) fn lend<T>(&self, bytes: usize, work: impl FnOnce(&mut Room) -> T) -> T {
        if bytes > LONG {
            return work(&mut Room::default());
        }
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
        let free = || pool.with_free(|free| free.len());
        for _ in 0..3 {
            pool.lend(10, |_| ());
        }
        assert_eq!(free(), 1);
        pool.lend(10, |_| pool.lend(10, |_| ()));
        assert_eq!(free(), 2);
    }

    #[test]
    fn the_room_of_a_long_text_is_not_kept() {
        let pool = Pool::default();
        pool.lend(LONG + 1, |_| ());
        assert_eq!(pool.with_free(|free| free.len()), 0);
    }
}
