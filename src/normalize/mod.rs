//! First step: a page as it was crawled becomes clean text, with a map back to its source bytes.
//!
//! Nothing is thrown away but glosses, needless blanks and the line breaks inside sentences: page
//! chrome stays in the clean text as lines of their own, marked [`LineKind::Chrome`], so that a
//! later step can tell what it did not use.

mod blanks;
mod chars;
mod chrome;
mod fold;
mod furniture;
mod gloss;
mod join;
mod layout;
mod leads;
mod lines;
mod lone;
mod nearby;
mod offset_map;
mod phrase;
mod script;
mod sets;
mod smooth;
mod stray;
mod traditional;
mod words;
mod years;
mod zhu;

pub(crate) use chars::is_han;
pub(crate) use leads::starts_caption;
pub(crate) use offset_map::OffsetMap;
pub(crate) use phrase::phrase;
#[cfg(feature = "opencc")]
pub use script::simplified_by_both;

/// A page after cleaning.
#[derive(Debug, Clone)]
pub(crate) struct Clean {
    /// Paragraphs, one a line, joined by `\n`; simplified script, folded width and punctuation.
    pub(crate) text: String,
    /// From clean byte offsets to source byte offsets.
    pub(crate) map: OffsetMap,
    /// The lines of `text`, in order; they and the `\n` between them cover it without a gap.
    pub(crate) lines: Vec<Line>,
}

/// One line of the clean text: a paragraph, a heading, a table row or a piece of page chrome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line {
    /// First clean byte.
    pub(crate) start: u32,
    /// One past the last clean byte; the `\n` is not part of the line.
    pub(crate) end: u32,
    /// What the line is.
    pub(crate) kind: LineKind,
}

/// What a line of a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineKind {
    /// A paragraph or a heading.
    Prose,
    /// A table row: cells separated by `\t`.
    Row,
    /// Something of the page and not of the text: breadcrumb, date line, footer, share buttons.
    Chrome,
}

/// Cleans a page.
pub(crate) fn clean(source: &str) -> Clean {
    let folded = fold::fold(source);
    let Some(smooth) = smooth::smooth(source, &folded) else {
        return lines::assemble(folded);
    };
    let clean = lines::assemble(fold::fold(&smooth.text));
    Clean {
        map: clean.map.after(&smooth.map),
        ..clean
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
