//! A page set in an unusual way becomes one set as usual: lines broken at a fixed width are put
//! together, and blanks that part every character or every word go.
//!
//! Both are told from the page as a whole: what a line or a blank means for other steps (a heading, a
//! row, the item of a menu) it means only on a page set as usual. Nearly all pages are, and what
//! folding has seen of their lines and blanks tells them at once.

mod between;
mod breaks;
mod cut;
mod lines;
mod marks;
mod page;
mod paragraphs;
mod spacing;
mod width;

pub(super) use cut::Smooth;

use super::fold::Folded;

/// The page set as usual; `None` where it is already.
pub(super) fn smooth(source: &str, folded: &Folded) -> Option<Smooth> {
    let lengths = folded.lines.iter().map(|line| line.end - line.start);
    let unspaced = spacing::may_part_words(&folded.lone, source.len())
        .then(|| Smooth::cut(source, &spacing::needless(source)));
    let smooth = match unspaced.flatten() {
        Some(unspaced) => unbroken_and_unspaced(source, unspaced),
        None if width::may_be_broken(lengths.map(|length| length as usize)) => {
            Smooth::cut(source, &breaks::needless(source))?
        }
        None => return None,
    };
    // What was broken at one width may have been broken at a wider one before.
    Some(smooth.without(breaks::needless))
}

/// The lines were broken before the blanks came in, or after: whichever tells more breaks.
fn unbroken_and_unspaced(source: &str, unspaced: Smooth) -> Smooth {
    let before = breaks::needless(&unspaced.text);
    let after = breaks::needless(source);
    match Smooth::cut(source, &after) {
        Some(unbroken) if after.len() > before.len() => unbroken.without(spacing::needless),
        _ => unspaced.without(|_| before),
    }
}

#[cfg(test)]
mod tests;
