//! [`Cut`] and [`Smooth`]: what is taken out of a page, and what is left.

use crate::normalize::OffsetMap;
use crate::number::to_u32;

/// Bytes to take out of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether a blank stands for them.
    pub(super) blank: bool,
}

/// A page set as usual, with the way back.
#[derive(Debug)]
pub(in crate::normalize) struct Smooth {
    pub(in crate::normalize) text: String,
    /// From its bytes to those of the page.
    pub(in crate::normalize) map: OffsetMap,
}

impl Smooth {
    /// What some cuts, in order, leave of a page; `None` without cuts.
    pub(super) fn cut(page: &str, cuts: &[Cut]) -> Option<Self> {
        if cuts.is_empty() {
            return None;
        }
        let mut smooth = Self {
            text: String::with_capacity(page.len()),
            map: OffsetMap::for_source(page.len()),
        };
        let mut copied = 0;
        for cut in cuts {
            smooth.copy(page, copied, cut.start);
            if cut.blank {
                smooth.text.push(' ');
                let (start, len) = (to_u32(cut.start), to_u32(cut.end - cut.start));
                smooth.map.push(1, start, len);
            }
            copied = cut.end;
        }
        smooth.copy(page, copied, page.len());
        Some(smooth)
    }

    fn copy(&mut self, page: &str, start: usize, end: usize) {
        let piece = page.get(start..end).unwrap_or_default();
        self.text.push_str(piece);
        let len = to_u32(piece.len());
        self.map.push(len, to_u32(start), len);
    }

    /// What a further step leaves of it.
    pub(super) fn without(self, needless: impl FnOnce(&str) -> Vec<Cut>) -> Self {
        match Self::cut(&self.text, &needless(&self.text)) {
            Some(smooth) => Self {
                map: smooth.map.after(&self.map),
                text: smooth.text,
            },
            None => self,
        }
    }
}
