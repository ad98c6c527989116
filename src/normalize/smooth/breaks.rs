//! The line breaks that only the width of a page has made.

use super::cut::Cut;
use super::lines::lines;
use super::page::Page;
use super::paragraphs::Paragraphs;
use super::width::may_be_broken;

/// The needless breaks of a page.
pub(super) fn needless(text: &str) -> Vec<Cut> {
    let lines = lines(text);
    let lengths = lines.iter().map(|line| line.text.len());
    let page = may_be_broken(lengths).then(|| Page::of(text, &lines));
    let Some(page) = page.flatten() else {
        return Vec::new();
    };
    let paragraphs = Paragraphs::of(text, &page, &lines);
    let full = page.edges.iter().filter(|edge| edge.full);
    let needless = full.filter(|edge| !paragraphs.part_at(edge));
    needless
        .map(|edge| edge.at.cut(page.careful, paragraphs.margin))
        .collect()
}
