//! Cue words: read from data files once, found in a text in one pass.
//!
//! A data file has blocks. `[class]` opens a block, `#` starts a comment line, and every other
//! line holds cues, parted by blanks. A cue that starts with `^` counts at the start of a clause
//! only, and is sought nowhere else.

use crate::finder::{Finder, Found};
use crate::number::to_u32;

/// The cues of some data files, each with its class.
#[derive(Debug)]
pub(super) struct Cues<C> {
    /// The cues that count anywhere.
    anywhere: Finder,
    /// The cues that count at the start of a clause only.
    opening: Finder,
    classes: Vec<C>,
}

/// A data file, and what the names of its blocks mean; blocks without meaning are left out.
pub(super) type File<C> = (&'static str, fn(&str) -> Option<C>);

/// There is hardly more than one cue for so many bytes of text.
const CUE_BYTES: usize = 32;

impl<C: Copy> Cues<C> {
    /// Reads some data files.
    pub(super) fn read(files: &[File<C>]) -> Self {
        let (cues, classes): (Vec<&str>, Vec<C>) = files
            .iter()
            .flat_map(|&(data, class_of)| entries(data, class_of))
            .unzip();
        // Both finders count all cues: an empty word stands for a cue of the other one.
        let anywhere = cues.iter().map(|cue| match cue.strip_prefix('^') {
            Some(_) => "",
            None => cue,
        });
        let opening = cues
            .iter()
            .map(|cue| cue.strip_prefix('^').unwrap_or_default());
        Self {
            anywhere: Finder::new(anywhere),
            opening: Finder::new(opening),
            classes,
        }
    }

    /// All cues of a text whose clauses start at `starts`.
    pub(super) fn find(
        &self,
        text: &str,
        starts: impl IntoIterator<Item = usize>,
    ) -> FoundCues<'_, C> {
        let mut found = Vec::with_capacity(text.len() / CUE_BYTES);
        self.anywhere.find(text, &mut found);
        for start in starts {
            self.opening.find_at(text, start, &mut found);
        }
        found.sort_by_key(Found::order);
        FoundCues {
            found,
            classes: &self.classes,
        }
    }
}

fn entries<C: Copy>(
    data: &'static str,
    class_of: fn(&str) -> Option<C>,
) -> impl Iterator<Item = (&'static str, C)> {
    let mut class = None;
    let of_line = move |line: &'static str| {
        let name = line
            .strip_prefix('[')
            .and_then(|line| line.strip_suffix(']'));
        if let Some(name) = name {
            class = class_of(name);
        }
        let holds_cues = name.is_none() && !line.starts_with('#');
        let class = class.filter(|_| holds_cues);
        class
            .into_iter()
            .flat_map(move |class| line.split_whitespace().map(move |cue| (cue, class)))
    };
    data.lines().map(str::trim).flat_map(of_line)
}

/// A cue that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cue<C> {
    /// Its class.
    pub(super) class: C,
    /// First byte in the text that was searched.
    pub(super) start: u32,
}

/// The cues of a text, overlapping ones too, in the order of their ends.
#[derive(Debug)]
pub(super) struct FoundCues<'a, C> {
    found: Vec<Found>,
    classes: &'a [C],
}

impl<C: Copy> FoundCues<'_, C> {
    /// A walk through the cues from the first one on.
    pub(super) fn walk(&self) -> Walk<'_, C> {
        Walk {
            ahead: &self.found,
            classes: self.classes,
        }
    }
}

/// Looks at one part of a text after another.
#[derive(Debug)]
pub(super) struct Walk<'f, C> {
    /// The cues from the part on that was looked at last.
    ahead: &'f [Found],
    classes: &'f [C],
}

impl<C: Copy> Walk<'_, C> {
    /// The cues that lie in a part of the text, which starts no earlier than the part before.
    pub(super) fn within(&mut self, (start, end): (u32, u32)) -> impl Iterator<Item = Cue<C>> {
        let (start, end) = (start as usize, end as usize);
        while let [first, rest @ ..] = self.ahead
            && first.end <= start
        {
            self.ahead = rest;
        }
        let found = self.ahead.iter();
        found
            .take_while(move |found| found.end <= end)
            .filter(move |found| found.start >= start)
            .filter_map(|found| {
                Some(Cue {
                    class: *self.classes.get(found.word)?,
                    start: to_u32(found.start),
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
        let cues = Cues::read(&[(data, |name| (name == "plan").then_some('p'))]);
        let starts = |clauses: &[usize], range| {
            let found = cues.find("工作安排回顾安排", clauses.iter().copied());
            found
                .walk()
                .within(range)
                .map(|cue| cue.start)
                .collect::<Vec<_>>()
        };
        assert_eq!(starts(&[], (0, 24)), [0]);
        assert_eq!(starts(&[0, 6], (0, 24)), [0, 6]);
        assert_eq!(starts(&[6, 18, 24], (6, 24)), [6, 18]);
        assert!(starts(&[6, 18, 24], (7, 23)).is_empty());
    }
}
