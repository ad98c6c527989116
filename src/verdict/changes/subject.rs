//! [`Subject`]: what is compared.

use std::ops::Range;

use super::characters::Haystack;
use super::pieces;
use super::text::Text;
use super::wording::Wording;

/// A task and the passages that take it up.
#[derive(Debug, Clone)]
pub(crate) struct Subject<'a> {
    /// The words of the task.
    pub(crate) task: &'a str,
    /// What was read of them beforehand.
    pub(crate) wording: &'a Wording,
    /// The year that the task is due, in its words or not.
    pub(crate) year: Option<u16>,
    /// The text that holds the passages.
    pub(crate) opinion: Text<'a>,
    /// Its passages as ranges of characters of the opinion, best first.
    pub(crate) passages: &'a [(u32, u32)],
    /// What stands around the best passage in its sentence: bytes of the opinion.
    pub(crate) context: Range<usize>,
}

impl<'a> Subject<'a> {
    /// The part of a passage that is compared.
    pub(super) fn beginning(&self, passage: (u32, u32)) -> &'a str {
        self.opinion.part(pieces::beginning(passage))
    }

    /// That of each passage from one on.
    pub(super) fn beginnings(&self, first: usize) -> impl Iterator<Item = Haystack<'a>> {
        let passages = self.passages.get(first..).unwrap_or_default().iter();
        passages.map(|&passage| Haystack::new(self.beginning(passage)))
    }
}
