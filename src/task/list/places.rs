//! [`Places`]: where a text stands in the directive, whatever its marks and blanks.

use crate::document::Document;
use crate::number::to_u32;

/// The directive's letters and digits with their places, to find a text whatever its marks.
pub(super) struct Places {
    letters: String,
    /// For each byte of `letters` that starts a character: its clean offset.
    offsets: Vec<u32>,
}

impl Places {
    pub(super) fn new(document: &Document) -> Self {
        let mut letters = String::new();
        let mut offsets = Vec::new();
        for (at, c) in document.text().char_indices() {
            if c.is_alphanumeric() {
                letters.push(c);
                offsets.resize(letters.len(), to_u32(at));
            }
        }
        Self { letters, offsets }
    }

    /// The clean range of a text's first occurrence.
    pub(super) fn find(&self, text: &str) -> Option<(u32, u32)> {
        let needle: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
        let last = needle.chars().next_back()?;
        let at = self.letters.find(&needle)?;
        let start = *self.offsets.get(at)?;
        let end = *self.offsets.get(at + needle.len() - last.len_utf8())?;
        let last_len = u32::try_from(last.len_utf8()).ok()?;
        Some((start, end + last_len))
    }
}
