//! The role of a section: what the words of its heading say.

use super::{Class, Walk};

/// What a heading says about its section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SectionRole {
    /// Looks back or studies: no commitment in it.
    Background,
    /// Sets aims.
    Target,
    /// Sets tasks; its sentences are actions unless they say otherwise.
    Plan,
    /// The heading does not tell.
    Open,
}

/// What a cue in a heading says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Review,
    Achieved,
    Target,
    Plan,
}

/// What the blocks of `data/section.txt` mean.
pub(super) fn class(name: &str) -> Option<Class> {
    Some(Class::Section(match name {
        "review" => Word::Review,
        "achieved" => Word::Achieved,
        "target" => Word::Target,
        "plan" => Word::Plan,
        _ => return None,
    }))
}

/// Only short headings set aims: a long one names an aim among other things.
const LONGEST_AIM: u32 = 48;

/// The role of a section. What lies in a section of background is background; elsewhere the inner
/// heading decides, and where it does not tell, the outer one.
pub(super) fn section_role(
    heading: &str,
    (start, end): (u32, u32),
    outer: SectionRole,
    cues: &mut Walk<'_, Class>,
) -> SectionRole {
    if outer == SectionRole::Background {
        return outer;
    }
    let (mut review, mut target, mut plan) = (false, false, false);
    for cue in cues.within((start, end)) {
        match cue.class {
            Class::Section(Word::Review) => review = true,
            Class::Section(Word::Achieved) => review |= outer == SectionRole::Open,
            Class::Section(Word::Target) => target = true,
            Class::Section(Word::Plan) => plan = true,
            _ => {}
        }
    }
    if review || (!plan && !target && is_past_year(heading)) {
        SectionRole::Background
    } else if target && !plan && end - start <= LONGEST_AIM {
        SectionRole::Target
    } else if plan || target {
        SectionRole::Plan
    } else {
        outer
    }
}

/// A heading that names a year and nothing to be done in it: 难中有进的2025年.
fn is_past_year(heading: &str) -> bool {
    heading
        .trim_end()
        .strip_suffix('年')
        .map(|before| before.trim_end_matches(|c: char| c.is_ascii_digit()))
        .is_some_and(|before| before.ends_with('的'))
}
