//! Cue words: read from data files once, found in a text in one pass.
//!
//! A data file has blocks. `[class]` opens a block, `#` starts a comment line, and every other
//! line holds cues, parted by blanks. A cue that starts with `^` counts at the start of a clause
//! only.

use crate::finder::{Finder, Found};

/// The cues of one data file, each with its class.
#[derive(Debug)]
pub(super) struct Cues<C> {
    finder: Finder,
    cues: Vec<(C, bool)>,
}

/// A cue that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cue<C> {
    /// Its class.
    pub(super) class: C,
    /// First byte in the text that was searched.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
    /// Whether it counts at the start of a clause only.
    pub(super) opens_clause: bool,
}

impl<C: Copy> Cues<C> {
    /// Reads a data file; `class_of` knows the names of its blocks, and unknown blocks are left
    /// out.
    pub(super) fn read(data: &str, class_of: impl Fn(&str) -> Option<C>) -> Self {
        let mut patterns = Vec::new();
        let mut cues = Vec::new();
        let mut class = None;
        for line in data.lines().map(str::trim) {
            if let Some(name) = line
                .strip_prefix('[')
                .and_then(|line| line.strip_suffix(']'))
            {
                class = class_of(name);
            } else if let (Some(class), false) = (class, line.starts_with('#')) {
                for word in line.split_whitespace() {
                    let word_at_start = word.strip_prefix('^');
                    patterns.push(word_at_start.unwrap_or(word));
                    cues.push((class, word_at_start.is_some()));
                }
            }
        }
        Self {
            finder: Finder::new(patterns),
            cues,
        }
    }

    /// All cues of a text, overlapping ones too, in the order of their ends.
    pub(super) fn find(&self, text: &str) -> impl Iterator<Item = Cue<C>> {
        let mut found = Vec::new();
        self.finder.find(text, &mut found);
        found.into_iter().filter_map(|Found { start, end, word }| {
            let &(class, opens_clause) = self.cues.get(word)?;
            Some(Cue {
                class,
                start,
                end,
                opens_clause,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_comments_and_marks_are_read() {
        let data = "# heads\n[plan]\n工作 ^安排\n# more\n任务\n[unknown]\n回顾\n";
        let cues = Cues::read(data, |name| (name == "plan").then_some('p'));
        let found: Vec<_> = cues
            .find("工作安排回顾")
            .map(|cue| (cue.start, cue.opens_clause))
            .collect();
        assert_eq!(found, [(0, false), (6, true)]);
    }
}
