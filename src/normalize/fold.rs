//! One pass over the source: width, punctuation, blanks, glosses and line breaks.
//!
//! The pass copies maximal stretches that need no change and stops only at the characters that may;
//! of runs of Han characters it only asks whether one of them may be traditional.

use super::OffsetMap;
use super::chars::{self, Fold};
use super::gloss::Glosses;
use super::lone::Lone;
use super::traditional;
use super::years::{Year, Years};
use crate::number::to_u32;
use crate::stops::stops;

/// A line of the source after folding; offsets are bytes of [`Folded::text`].
#[derive(Debug, Clone, Copy)]
pub(super) struct RawLine {
    pub(super) start: u32,
    pub(super) end: u32,
    /// Columns of blanks before the text; a full-width blank has two, a tab four.
    pub(super) indent: u32,
    /// Whether an empty line stands before it.
    pub(super) after_blank: bool,
    /// How often tabs stand between two texts.
    pub(super) tabs: u32,
    /// Whether bars part it as tabs do the row of a table.
    pub(super) bars: bool,
}

/// The folded source: one line a source line, empty lines dropped, joined by `\n`.
#[derive(Debug)]
pub(super) struct Folded {
    pub(super) text: String,
    pub(super) map: OffsetMap,
    pub(super) lines: Vec<RawLine>,
    pub(super) lone: Lone,
}

/// A line hardly falls short of this on average, in bytes: room for the lines is made at once.
const LINE_BYTES: usize = 128;

/// Folds a source of less than 4 GiB.
pub(super) fn fold(source: &str) -> Folded {
    let mut folder = Folder {
        source,
        bytes: source.as_bytes(),
        glosses: Glosses::of(source),
        years: Years::of(source),
        text: String::with_capacity(source.len() + source.len() / 8),
        map: OffsetMap::for_source(source.len()),
        lines: Vec::with_capacity(source.len() / LINE_BYTES),
        copied: 0,
        line: LineState::default(),
        quotes: Quotes::default(),
        lone: Lone::default(),
        searches: 0,
    };
    folder.run();
    Folded {
        text: folder.text,
        map: folder.map,
        lines: folder.lines,
        lone: folder.lone,
    }
}

#[derive(Debug)]
pub(super) struct Folder<'a> {
    pub(super) source: &'a str,
    pub(super) bytes: &'a [u8],
    pub(super) glosses: Glosses<'a>,
    years: Years<'a>,
    pub(super) text: String,
    pub(super) map: OffsetMap,
    pub(super) lines: Vec<RawLine>,
    /// Source bytes before this one are in `text` or dropped.
    pub(super) copied: usize,
    pub(super) line: LineState,
    pub(super) quotes: Quotes,
    pub(super) lone: Lone,
    /// How often the source was searched for a word that a blank may have parted.
    pub(super) searches: u32,
}

/// What is known of the line that is being folded.
#[derive(Debug, Default)]
pub(super) struct LineState {
    pub(super) start: usize,
    pub(super) indent: u32,
    pub(super) after_blank: bool,
    pub(super) tabs: bool,
    pub(super) script: bool,
}

/// Whether a straight quote would close.
#[derive(Debug, Default)]
pub(super) struct Quotes {
    double_open: bool,
    single_open: bool,
}

impl Folder<'_> {
    fn run(&mut self) {
        // Source bytes before `at` are read; from `run` on they are characters of three bytes that
        // stay, but for their script.
        let (mut at, mut run) = (0, 0);
        for stop in stops(self.source) {
            if self.years.begin_before(stop) {
                run = self.pass_years(run, stop);
                at = at.max(run);
            }
            if stop < at {
                // A step before has read it: a blank of several, a letter of a gloss.
                continue;
            }
            let bytes = self.bytes.get(stop..).and_then(<[u8]>::first_chunk);
            let kept = bytes.and_then(|&bytes| chars::kept(bytes));
            if kept == Some(3) {
                at = stop + 3;
                continue;
            }
            self.pass_run(run, stop);
            at = kept.map_or_else(|| self.step(stop), |len| stop + len);
            run = at;
        }
        run = self.pass_years(run, self.bytes.len());
        self.pass_run(run, self.bytes.len());
        self.end_line(self.bytes.len(), 0);
        if self.text.ends_with('\n') {
            self.text.pop();
            self.map.truncate(to_u32(self.text.len()));
        }
    }

    /// A run of characters of three bytes that stay; remembers whether the line needs conversion.
    fn pass_run(&mut self, start: usize, end: usize) {
        let run = self.bytes.get(start..end).unwrap_or_default();
        self.line.script |= traditional::may_any_change(run);
    }

    /// A run with the years in numerals that begin before its end; returns what is left of it.
    fn pass_years(&mut self, mut run: usize, end: usize) -> usize {
        while self.years.begin_before(end)
            && let Some(Year { start, digits }) = self.years.take()
        {
            self.pass_run(run, start);
            run = start;
            for (digit, width) in digits {
                run = self.replace(run, width, digit);
            }
        }
        run
    }

    /// Handles one character and returns where the next one starts.
    fn step(&mut self, at: usize) -> usize {
        let ch = match self.bytes.get(at) {
            Some(&byte) if byte < 0x80 => char::from(byte),
            _ => self
                .source
                .get(at..)
                .and_then(|rest| rest.chars().next())
                .unwrap_or_default(),
        };
        let width = ch.len_utf8();
        match chars::fold(ch) {
            Fold::Keep => {
                self.line.script |= ch > '\u{2fff}' && traditional::may_change_char(ch);
                at + width
            }
            Fold::Drop => self.drop(at, width),
            Fold::Replace(new) => self.replace(at, width, new),
            Fold::Mark(new) => self.mark(at, width, new),
            Fold::Bracket(new) => self.bracket(at, width, ch, new),
            Fold::Double => self.straight_quote(at, width, true),
            Fold::Single => self.straight_quote(at, width, false),
            Fold::Dash => self.dash(at, true),
            Fold::Hyphen => self.dash(at, false),
            Fold::Ratio => {
                let new = if self.between(at, width, |c| c.is_ascii_digit()) {
                    ':'
                } else {
                    '：'
                };
                self.replace(at, width, new)
            }
            Fold::Blank => self.blanks(at),
            Fold::Break => self.line_break(at, width),
        }
    }

    pub(super) fn flush(&mut self, at: usize) {
        if let Some(stretch) = self.source.get(self.copied..at)
            && !stretch.is_empty()
        {
            self.text.push_str(stretch);
            let len = to_u32(stretch.len());
            self.map.push(len, to_u32(self.copied), len);
        }
    }

    fn drop(&mut self, at: usize, width: usize) -> usize {
        self.flush(at);
        self.copied = at + width;
        self.copied
    }

    fn replace(&mut self, at: usize, width: usize, new: char) -> usize {
        self.flush(at);
        self.text.push(new);
        self.map
            .push(to_u32(new.len_utf8()), to_u32(at), to_u32(width));
        self.copied = at + width;
        self.copied
    }

    /// An ASCII mark becomes full-width, except inside numbers, times and words.
    fn mark(&mut self, at: usize, width: usize, new: char) -> usize {
        if self.between(at, width, chars::is_alphanumeric) {
            return at + width;
        }
        self.replace(at, width, new)
    }

    fn bracket(&mut self, at: usize, width: usize, ch: char, new: char) -> usize {
        if new == '（'
            && self.last_char(at).is_some_and(chars::is_han)
            && let Some(len) = self
                .source
                .get(at..)
                .and_then(|rest| self.glosses.length(rest))
        {
            return self.drop(at, len);
        }
        if ch == new {
            return at + width;
        }
        self.replace(at, width, new)
    }

    fn straight_quote(&mut self, at: usize, width: usize, double: bool) -> usize {
        if !double && self.between(at, width, chars::is_alphanumeric) {
            return at + width;
        }
        // Two single quotes are typed for a double one.
        if !double && self.bytes.get(at..at + 2) == Some(b"''") {
            return self.straight_quote(at, 2, true);
        }
        let open = if double {
            &mut self.quotes.double_open
        } else {
            &mut self.quotes.single_open
        };
        *open = !*open;
        let new = if *open { '“' } else { '”' };
        self.replace(at, width, new)
    }

    /// A run of dashes, or of at least two hyphens, is one dash.
    fn dash(&mut self, at: usize, certain: bool) -> usize {
        let rest = self.source.get(at..).unwrap_or_default();
        let mut len = 0;
        let mut count = 0;
        for ch in rest.chars() {
            if !matches!(chars::fold(ch), Fold::Dash | Fold::Hyphen) {
                break;
            }
            len += ch.len_utf8();
            count += 1;
        }
        if certain || count > 1 {
            return if rest.get(..len) == Some("—") {
                at + len
            } else {
                self.replace(at, len, '—')
            };
        }
        if len == 1 {
            at + 1
        } else {
            self.replace(at, len, '-')
        }
    }

    /// The clean character before the source byte `at`, on the same line.
    fn last_char(&self, at: usize) -> Option<char> {
        let pending = self.source.get(self.copied..at).unwrap_or_default();
        pending
            .chars()
            .next_back()
            .or_else(|| self.text.get(self.line.start..)?.chars().next_back())
    }

    /// Whether both source neighbours of the character at `at` satisfy `test`.
    fn between(&self, at: usize, width: usize, test: impl Fn(char) -> bool) -> bool {
        let before = || self.source.get(..at)?.chars().next_back();
        let after = || self.source.get(at + width..)?.chars().next();
        after().is_some_and(&test) && before().is_some_and(&test)
    }
}
