//! The blanks and line breaks of the pass over the source.

use super::chars::{self, Fold};
use super::fold::{Folder, LineState, Quotes, RawLine};
use super::script;
use crate::number::to_u32;

/// A stretch of blanks.
#[derive(Debug, Default)]
struct Stretch {
    bytes: usize,
    count: u32,
    tabs: u32,
    columns: u32,
}

impl Stretch {
    /// The blanks that `rest` starts with.
    fn of(rest: &str) -> Self {
        let blanks = rest
            .chars()
            .take_while(|&ch| chars::fold(ch) == Fold::Blank);
        blanks.fold(Self::default(), |stretch, ch| Self {
            bytes: stretch.bytes + ch.len_utf8(),
            count: stretch.count + 1,
            tabs: stretch.tabs + u32::from(ch == '\t'),
            columns: stretch.columns
                + match ch {
                    '\t' => 4,
                    '\u{3000}' | '\u{2003}' => 2,
                    _ => 1,
                },
        })
    }
}

impl Folder<'_> {
    /// Indentation is counted; between texts, tabs stay as they are and other blanks become one.
    pub(super) fn blanks(&mut self, at: usize) -> usize {
        let stretch = Stretch::of(self.source.get(at..).unwrap_or_default());
        let end = at + stretch.bytes;
        if stretch.count == 1 {
            self.lone.see(at, end);
        }
        self.flush(at);
        self.copied = end;
        if self.text.len() == self.line.start {
            self.line.indent += stretch.columns;
        } else if stretch.tabs > 0 {
            self.line.tabs = true;
            (0..stretch.tabs).for_each(|_| self.text.push('\t'));
            self.map
                .push(stretch.tabs, to_u32(at), to_u32(stretch.bytes));
        } else if !self.is_needless(&stretch, at, end) {
            self.text.push(' ');
            self.map.push(1, to_u32(at), to_u32(stretch.bytes));
        }
        end
    }

    fn is_needless(&mut self, stretch: &Stretch, at: usize, end: usize) -> bool {
        self.text.ends_with([' ', '\t'])
            || (stretch.count == 1 && (self.is_number_spacing(end) || self.is_stray(at, end)))
    }

    /// A blank that only sets a number off from the words around it: 到 2027 年.
    fn is_number_spacing(&self, next: usize) -> bool {
        let after = self.source.get(next..).unwrap_or_default();
        let line = self.text.get(self.line.start..).unwrap_or_default();
        let is_number = |c: char| c.is_ascii_digit() || c == '.';
        if line.ends_with(|c: char| c.is_ascii_digit()) {
            let before = line.trim_end_matches(is_number);
            before.ends_with(chars::is_han) && after.starts_with(chars::is_han)
        } else if line.ends_with(chars::is_han) && after.starts_with(|c: char| c.is_ascii_digit()) {
            let head = after
                .get(..after.floor_char_boundary(16))
                .unwrap_or_default();
            let rest = head.trim_start_matches(is_number);
            rest.strip_prefix([' ', '\u{a0}'])
                .is_some_and(|unit| unit.starts_with(chars::is_han))
        } else {
            false
        }
    }

    pub(super) fn line_break(&mut self, at: usize, width: usize) -> usize {
        let rest = self.source.get(at..).unwrap_or_default();
        let width = if rest.starts_with("\r\n") { 2 } else { width };
        self.end_line(at, width);
        at + width
    }

    pub(super) fn end_line(&mut self, at: usize, width: usize) {
        self.flush(at);
        self.copied = at + width;
        let end = self
            .text
            .trim_end_matches([' ', '\t'])
            .len()
            .max(self.line.start);
        if end < self.text.len() {
            self.text.truncate(end);
            self.map.truncate(to_u32(end));
        }
        if end == self.line.start {
            self.line.after_blank = true;
            self.line.indent = 0;
            return;
        }
        self.push_line(at, width);
    }

    fn push_line(&mut self, at: usize, width: usize) {
        if self.text.ends_with(chars::is_terminal) {
            self.quotes = Quotes::default();
        }
        if self.line.script {
            script::simplify_tail(&mut self.text, &mut self.map, self.line.start);
        }
        self.lines.push(RawLine {
            start: to_u32(self.line.start),
            end: to_u32(self.text.len()),
            indent: self.line.indent,
            after_blank: self.line.after_blank,
            tabs: self.inner_tabs(),
            bars: self.has_bars(),
        });
        self.text.push('\n');
        self.map.push(1, to_u32(at), to_u32(width));
        self.line = LineState {
            start: self.text.len(),
            ..LineState::default()
        };
    }

    fn inner_tabs(&self) -> u32 {
        if !self.line.tabs {
            return 0;
        }
        to_u32(self.cells('\t').saturating_sub(1))
    }

    /// Whether bars part the line into three cells or more, as tabs do in other tables.
    fn has_bars(&self) -> bool {
        let line = self.text.get(self.line.start..).unwrap_or_default();
        memchr::memchr(b'|', line.as_bytes()).is_some() && self.cells('|') > 2
    }

    /// How many texts a character parts in the line.
    fn cells(&self, part: char) -> usize {
        let line = self.text.get(self.line.start..).unwrap_or_default();
        line.split(part).filter(|cell| !cell.is_empty()).count()
    }
}
