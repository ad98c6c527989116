//! Cue words: read from data files once, found in a text in one pass.
//!
//! A data file has blocks. `[class]` opens a block, `#` starts a comment line, and every other
//! line holds cues, parted by blanks. A cue that starts with `^` counts at the start of a clause
//! only, and is sought nowhere else.

use crate::finder::{Finder, Found};

/// The cues of one data file, each with its class.
#[derive(Debug)]
pub(super) struct Cues<C> {
    /// The cues that count anywhere.
    anywhere: Finder,
    /// The cues that count at the start of a clause only.
    opening: Finder,
    classes: Vec<C>,
}

/// A cue that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cue<C> {
    /// Its class.
    pub(super) class: C,
    /// First byte in the text that was searched.
    pub(super) start: usize,
}

impl<C: Copy> Cues<C> {
    /// Reads a data file; `class_of` knows the names of its blocks, and unknown blocks are left
    /// out.
    pub(super) fn read(data: &str, class_of: impl Fn(&str) -> Option<C>) -> Self {
        let mut cues = Vec::new();
        let mut classes = Vec::new();
        let mut class = None;
        for line in data.lines().map(str::trim) {
            if let Some(name) = line
                .strip_prefix('[')
                .and_then(|line| line.strip_suffix(']'))
            {
                class = class_of(name);
            } else if let (Some(class), false) = (class, line.starts_with('#')) {
                for cue in line.split_whitespace() {
                    cues.push(cue);
                    classes.push(class);
                }
            }
        }
        // Both lists count all cues; the empty words of the one stand for the words of the other.
        Self {
            anywhere: Finder::new(
                cues.iter()
                    .map(|cue| if cue.starts_with('^') { "" } else { cue }),
            ),
            opening: Finder::new(
                cues.iter()
                    .map(|cue| cue.strip_prefix('^').unwrap_or_default()),
            ),
            classes,
        }
    }

    /// All cues of a text, overlapping ones too, in the order of their ends; clauses start at
    /// `starts`. The buffer is reused from text to text.
    pub(super) fn find<'f>(
        &'f self,
        text: &str,
        starts: impl IntoIterator<Item = usize>,
        found: &'f mut Vec<Found>,
    ) -> impl Iterator<Item = Cue<C>> {
        found.clear();
        self.anywhere.find(text, found);
        for start in starts {
            self.opening.find_at(text, start, found);
        }
        found.sort_unstable_by_key(Found::order);
        found.iter().filter_map(|&Found { start, word, .. }| {
            let &class = self.classes.get(word)?;
            Some(Cue { class, start })
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
        let starts = |clauses: &[usize]| {
            let found = &mut Vec::new();
            let clauses = clauses.iter().copied();
            let cues = cues.find("工作安排回顾安排", clauses, found);
            cues.map(|cue| cue.start).collect::<Vec<_>>()
        };
        assert_eq!(starts(&[]), [0]);
        assert_eq!(starts(&[0, 6]), [0, 6]);
        assert_eq!(starts(&[18, 24]), [0, 18]);
    }
}
