//! The role of a paragraph: what its opening words say.

use std::sync::LazyLock;

use crate::finder::Found;
use crate::segment::cues::Cues;

/// What the opening of a paragraph says about its sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ParagraphRole {
    /// None of its sentences commits to anything.
    Background,
    /// Its sentences decide; what they leave open is background.
    Neutral,
    /// Its sentences are actions unless they say otherwise.
    Open,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Background,
    /// Background where the paragraph begins with it.
    Start,
    Neutral,
    Action,
}

static CUES: LazyLock<Cues<Class>> = LazyLock::new(|| {
    Cues::read(include_str!("../data/paragraph.txt"), |name| match name {
        "background" | "current" => Some(Class::Background),
        "start" => Some(Class::Start),
        "neutral" => Some(Class::Neutral),
        "action" => Some(Class::Action),
        _ => None,
    })
});

/// How much of a paragraph is its opening, in bytes: some forty Han characters.
const OPENING: usize = 126;

/// The role of a paragraph, from its text without number: background if any cue of background
/// stands in the opening, else what the first cue says.
pub(super) fn paragraph_role(text: &str, found: &mut Vec<Found>) -> ParagraphRole {
    let opening = text
        .get(..text.floor_char_boundary(OPENING))
        .unwrap_or(text);
    let mut first = None;
    for cue in CUES.find(opening, [], found) {
        match cue.class {
            Class::Background => return ParagraphRole::Background,
            Class::Start if cue.start == 0 => return ParagraphRole::Background,
            class => first = first.or(Some(class)),
        }
    }
    match first {
        Some(Class::Neutral) => ParagraphRole::Neutral,
        _ => ParagraphRole::Open,
    }
}
