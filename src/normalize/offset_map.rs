//! [`OffsetMap`]: the only place where the two coordinate systems meet.

use crate::number::to_u32;
use crate::span::Span;

/// Maps byte ranges of the clean text to byte ranges of the source.
///
/// A list of runs that covers the clean text without a gap. Inside a linear run (as many bytes on
/// both sides) offsets differ by a constant; any other run maps as a whole. Source bytes between
/// two runs were dropped: a range that lies on both sides of them covers them, a range that ends
/// before them does not.
#[derive(Debug, Clone, Default)]
pub(crate) struct OffsetMap {
    runs: Vec<Run>,
    clean_len: u32,
}

/// A run ends in the clean text where the next one starts.
#[derive(Debug, Clone, Copy)]
struct Run {
    clean: u32,
    source: u32,
    source_len: u32,
}

impl OffsetMap {
    /// A map with room for the runs of a source of `bytes` bytes.
    pub(super) fn for_source(bytes: usize) -> Self {
        Self {
            runs: Vec::with_capacity(bytes / 64),
            clean_len: 0,
        }
    }

    /// Appends a run for the next `clean_len` clean bytes; runs come in the order of both texts.
    ///
    /// A run with as many bytes on both sides must have its character boundaries at the same
    /// places on both sides.
    pub(super) fn push(&mut self, clean_len: u32, source: u32, source_len: u32) {
        if clean_len == 0 {
            return;
        }
        let clean = self.clean_len;
        self.clean_len += clean_len;
        if clean_len == source_len
            && let Some(last) = self.runs.last_mut()
            && last.source_len == clean - last.clean
            && last.source + last.source_len == source
        {
            last.source_len += source_len;
            return;
        }
        self.runs.push(Run {
            clean,
            source,
            source_len,
        });
    }

    /// The source span of a clean range of whole characters; an empty range gives an empty span.
    pub(crate) fn span(&self, clean_start: u32, clean_end: u32) -> Span {
        let clean_end = clean_end.min(self.clean_len);
        if clean_start >= clean_end {
            let at = self.source_start(self.run_index(clean_end), clean_end);
            return Span::new(at, at);
        }
        let first = self.run_index(clean_start);
        // Most ranges lie within one run.
        let last = if clean_end <= self.clean_end(first) {
            first
        } else {
            self.run_index(clean_end - 1)
        };
        let start = self.source_start(first, clean_start);
        Span::new(start, self.source_end(last, clean_end))
    }

    /// Appends the part `start..end` of `other`, a map of another clean text to the same source.
    pub(super) fn append(&mut self, other: &Self, start: u32, end: u32) {
        let mut index = other.run_index(start);
        let mut at = start;
        while at < end {
            let Some(run) = other.runs.get(index) else {
                return;
            };
            let run_end = other.clean_end(index);
            let piece_end = run_end.min(end);
            if run.source_len == run_end - run.clean {
                self.push(
                    piece_end - at,
                    run.source + (at - run.clean),
                    piece_end - at,
                );
            } else {
                self.push(piece_end - at, run.source, run.source_len);
            }
            at = piece_end;
            index += 1;
        }
    }

    /// The map of the same clean text to the source of a text that is itself the clean text of
    /// `before`, where this one has so far taken that text for the source.
    pub(super) fn after(&self, before: &Self) -> Self {
        let mut map = Self::default();
        for (index, run) in self.runs.iter().enumerate() {
            let clean_len = self.clean_end(index) - run.clean;
            let end = run.source + run.source_len;
            if run.source_len == clean_len {
                map.append(before, run.source, end);
            } else {
                let span = before.span(run.source, end);
                map.push(clean_len, to_u32(span.start()), to_u32(span.len()));
            }
        }
        map
    }

    /// Takes away everything from the clean offset `at` on; the part keeps its clean offsets.
    pub(super) fn split_off(&mut self, at: u32) -> Self {
        let index = self.run_index(at).min(self.runs.len());
        let tail = Self {
            runs: self.runs.split_off(index),
            clean_len: self.clean_len,
        };
        self.clean_len = tail.runs.first().map_or(tail.clean_len, |run| run.clean);
        self.append(&tail, self.clean_len, at);
        tail
    }

    /// Takes away everything from the clean offset `at` on.
    pub(super) fn truncate(&mut self, at: u32) {
        if at < self.clean_len {
            self.split_off(at);
        }
    }

    /// Index of the run that holds the clean byte `at`.
    fn run_index(&self, at: u32) -> usize {
        self.runs
            .partition_point(|run| run.clean <= at)
            .saturating_sub(1)
    }

    fn clean_end(&self, index: usize) -> u32 {
        self.runs
            .get(index + 1)
            .map_or(self.clean_len, |next| next.clean)
    }

    fn source_start(&self, index: usize, at: u32) -> usize {
        let Some(run) = self.runs.get(index) else {
            return 0;
        };
        let clean_len = self.clean_end(index) - run.clean;
        let offset = if at >= run.clean + clean_len {
            run.source_len
        } else if run.source_len == clean_len {
            at - run.clean
        } else {
            0
        };
        (run.source + offset) as usize
    }

    fn source_end(&self, index: usize, clean_end: u32) -> usize {
        let Some(run) = self.runs.get(index) else {
            return 0;
        };
        let linear = run.source_len == self.clean_end(index) - run.clean;
        let len = if linear {
            clean_end - run.clean
        } else {
            run.source_len
        };
        (run.source + len) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 國(guó)家,好 → 国家，好
    fn sample() -> OffsetMap {
        let mut map = OffsetMap::default();
        map.push(3, 0, 3);
        map.push(3, 9, 3);
        map.push(3, 12, 1);
        map.push(3, 13, 3);
        map
    }

    #[test]
    fn ranges_cover_what_was_dropped_inside_and_not_behind() {
        let map = sample();
        for (clean, source) in [
            ((0, 3), 0..3),
            ((0, 6), 0..12),
            ((3, 6), 9..12),
            ((6, 9), 12..13),
            ((3, 12), 9..16),
            ((0, 12), 0..16),
            ((0, 99), 0..16),
        ] {
            assert_eq!(map.span(clean.0, clean.1).range(), source, "{clean:?}");
        }
    }

    #[test]
    fn empty_and_reversed_ranges_are_empty() {
        let map = sample();
        for (start, end) in [(0, 0), (3, 3), (12, 12), (6, 3), (99, 99)] {
            assert!(map.span(start, end).is_empty());
        }
        assert_eq!(map.span(3, 3).start(), 9);
        assert_eq!(map.span(12, 12).start(), 16);
        assert!(OffsetMap::default().span(0, 5).is_empty());
    }

    #[test]
    fn neighbouring_linear_runs_are_one() {
        let mut map = OffsetMap::default();
        for at in 0..100 {
            map.push(3, at * 3, 3);
        }
        assert_eq!(map.runs.len(), 1);
        map.push(0, 300, 0);
        map.push(3, 301, 3);
        assert_eq!(map.runs.len(), 2);
    }

    #[test]
    fn a_map_is_cut_and_put_together_again() {
        let whole = sample();
        for cut in [0, 3, 6, 9, 12] {
            let mut head = whole.clone();
            let tail = head.split_off(cut);
            assert_eq!(head.clean_len, cut);
            head.append(&tail, cut, 12);
            for start in [0, 3, 6, 9] {
                for end in [3, 6, 9, 12] {
                    assert_eq!(head.span(start, end), whole.span(start, end), "{cut}");
                }
            }
        }
    }

    #[test]
    fn maps_follow_each_other() {
        // 國 (guó)家,好 with a blank and a line break in it, and without.
        let mut unspaced = OffsetMap::default();
        unspaced.push(3, 0, 3);
        unspaced.push(7, 4, 7);
        unspaced.push(6, 12, 6);
        let map = sample().after(&unspaced);
        for (clean, source) in [
            ((0, 3), 0..3),
            ((0, 6), 0..14),
            ((3, 6), 10..14),
            ((6, 9), 14..15),
            ((9, 12), 15..18),
        ] {
            assert_eq!(map.span(clean.0, clean.1).range(), source, "{clean:?}");
        }
    }

    #[test]
    fn a_linear_run_is_cut_inside() {
        let mut map = OffsetMap::default();
        map.push(9, 5, 9);
        let tail = map.split_off(3);
        assert_eq!(map.span(0, 3).range(), 5..8);
        map.push(3, 20, 3);
        assert_eq!(map.span(3, 6).range(), 20..23);
        assert_eq!(tail.span(3, 9).range(), 8..14);
        map.truncate(3);
        assert_eq!(map.clean_len, 3);
    }
}
