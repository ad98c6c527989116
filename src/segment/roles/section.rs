//! The role of a section: what the words of its heading say.

use std::sync::LazyLock;

use crate::segment::cues::Cues;

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

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Review,
    Achieved,
    Target,
    Plan,
}

static CUES: LazyLock<Cues<Class>> = LazyLock::new(|| {
    Cues::read(include_str!("../data/section.txt"), |name| match name {
        "review" => Some(Class::Review),
        "achieved" => Some(Class::Achieved),
        "target" => Some(Class::Target),
        "plan" => Some(Class::Plan),
        _ => None,
    })
});

/// Only short headings set aims: a long one names an aim among other things.
const LONGEST_AIM: usize = 48;

/// The role of a section. What lies in a section of background is background; elsewhere the inner
/// heading decides, and where it does not tell, the outer one.
pub(super) fn section_role(heading: &str, outer: SectionRole) -> SectionRole {
    if outer == SectionRole::Background {
        return outer;
    }
    let (mut review, mut target, mut plan) = (false, false, false);
    for cue in CUES.find(heading) {
        match cue.class {
            Class::Review => review = true,
            Class::Achieved => review |= outer == SectionRole::Open,
            Class::Target => target = true,
            Class::Plan => plan = true,
        }
    }
    if review || (!plan && !target && is_past_year(heading)) {
        SectionRole::Background
    } else if target && !plan && heading.len() <= LONGEST_AIM {
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
