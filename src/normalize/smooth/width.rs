//! The width at which the lines of a page were broken.

use super::lines::Line;

/// What a line is measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ruler {
    Characters,
    /// A character beyond ASCII has two.
    Columns,
}

impl Ruler {
    pub(super) fn of_line(self, line: &Line<'_>) -> usize {
        self.length(line.text.len(), line.characters)
    }

    pub(super) fn of_text(self, text: &str) -> usize {
        self.length(text.len(), text.chars().count())
    }

    /// The length of a text by its bytes and characters: nearly all beyond ASCII have three bytes.
    fn length(self, bytes: usize, characters: usize) -> usize {
        match self {
            Self::Characters => characters,
            Self::Columns => usize::midpoint(bytes, characters),
        }
    }

    /// The length of a Han character.
    pub(super) fn unit(self) -> usize {
        match self {
            Self::Characters => 1,
            Self::Columns => 2,
        }
    }
}

/// A width, and what it is measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Width {
    pub(super) ruler: Ruler,
    pub(super) full: usize,
}

/// Nobody reads narrower or wider lines, in Han characters.
const NARROWEST: usize = 12;
const WIDEST: usize = 80;
/// So many Han characters of marks may hang over the margin.
pub(super) const HANG: usize = 2;
/// At most one line in so many is longer than the width.
const LONGER: usize = 16;
/// At least one line in so many fills it.
const FULL: usize = 8;
/// At least so many lines fill it.
const FEWEST: usize = 4;

/// A line of more bytes was not broken at a width that anybody reads.
const LONGEST: usize = (WIDEST + HANG) * '一'.len_utf8();
/// So many breaks at least tell a width.
const BREAKS: usize = 5;

/// Whether lines of these lengths in bytes could have been broken at a fixed width: enough of
/// them, and hardly a long one.
pub(super) fn may_be_broken(lengths: impl ExactSizeIterator<Item = usize>) -> bool {
    let lines = lengths.len();
    let long = lengths.filter(|&length| length > LONGEST).count();
    lines > BREAKS && long * LONGER <= lines
}

/// The width that most lines have of those that hardly any line exceeds.
pub(super) fn width(lines: &[Line<'_>]) -> Option<Width> {
    let [characters, columns] =
        [Ruler::Characters, Ruler::Columns].map(|ruler| most_frequent(lines, ruler));
    let is_better = (columns.lines, characters.longer) > (characters.lines, columns.longer);
    let best = if is_better { columns } else { characters };
    (best.lines >= FEWEST && best.lines * FULL >= lines.len()).then_some(best.width)
}

/// A width with how many lines have it, and how many are longer.
#[derive(Debug, Clone, Copy)]
struct Found {
    width: Width,
    lines: usize,
    longer: usize,
}

/// The width that most lines have.
fn most_frequent(lines: &[Line<'_>], ruler: Ruler) -> Found {
    let unit = ruler.unit();
    let counts = Counts::of(lines, ruler, (WIDEST + HANG) * unit);
    let found = |full, lines, longer| Found {
        width: Width { ruler, full },
        lines,
        longer,
    };
    let mut best = found(0, 0, 0);
    let mut longer = counts.longer;
    for full in (NARROWEST * unit..=WIDEST * unit).rev() {
        longer += counts.of_length(full + HANG * unit + 1);
        if longer * LONGER > lines.len() {
            break;
        }
        // A Han character leaves a column free where only one is left.
        let short = if unit > 1 {
            counts.of_length(full - 1)
        } else {
            0
        };
        let own = counts.of_length(full);
        if own > 0 && own + short > best.lines {
            best = found(full, own + short, longer);
        }
    }
    best
}

/// How many lines have each length.
struct Counts {
    by_length: Vec<usize>,
    /// Lines of other lengths.
    longer: usize,
}

impl Counts {
    fn of(lines: &[Line<'_>], ruler: Ruler, longest: usize) -> Self {
        let mut by_length = vec![0; longest + 1];
        let mut longer = 0;
        for line in lines {
            match by_length.get_mut(ruler.of_line(line)) {
                Some(count) => *count += 1,
                None => longer += 1,
            }
        }
        Self { by_length, longer }
    }

    fn of_length(&self, length: usize) -> usize {
        self.by_length.get(length).copied().unwrap_or_default()
    }
}
