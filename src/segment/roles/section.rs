//! The role of a section: what the words of its heading say.

use std::sync::LazyLock;

use crate::finder::Found;
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
pub(super) fn section_role(
    heading: &str,
    outer: SectionRole,
    found: &mut Vec<Found>,
) -> SectionRole {
    if outer == SectionRole::Background {
        return outer;
    }
    let (mut review, mut target, mut plan) = (false, false, false);
    for cue in CUES.find(heading, [], found) {
        match cue.class {
            Class::Review => review = true,
            Class::Achieved => review |= outer == SectionRole::Open,
            Class::Target => target = true,
            Class::Plan => plan = true,
        }
    }
    if review {
        SectionRole::Background
    } else if target && !plan && heading.len() <= LONGEST_AIM {
        SectionRole::Target
    } else if plan || target {
        SectionRole::Plan
    } else {
        outer
    }
}
