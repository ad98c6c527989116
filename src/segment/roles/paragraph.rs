//! The role of a paragraph: what its opening words say.

use super::{Class, Walk};

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

/// What a cue in the opening says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Background,
    /// Background where the paragraph begins with it.
    Start,
    Neutral,
    Action,
}

/// What the blocks of `data/paragraph.txt` mean.
pub(super) fn class(name: &str) -> Option<Class> {
    Some(Class::Paragraph(match name {
        "background" | "current" => Word::Background,
        "start" => Word::Start,
        "neutral" => Word::Neutral,
        "action" => Word::Action,
        _ => return None,
    }))
}

/// How much of a paragraph is its opening, in bytes: some forty Han characters.
const OPENING: u32 = 126;

/// The role of a paragraph that starts behind its number: background if any cue of background
/// stands in the opening, else what the first cue says.
pub(super) fn paragraph_role(
    (start, end): (u32, u32),
    cues: &mut Walk<'_, Class>,
) -> ParagraphRole {
    let mut first = None;
    for cue in cues.within((start, end.min(start.saturating_add(OPENING)))) {
        match cue.class {
            Class::Paragraph(Word::Background) => return ParagraphRole::Background,
            Class::Paragraph(Word::Start) if cue.start == start => {
                return ParagraphRole::Background;
            }
            Class::Paragraph(word) => first = first.or(Some(word)),
            _ => {}
        }
    }
    match first {
        Some(Word::Neutral) => ParagraphRole::Neutral,
        _ => ParagraphRole::Open,
    }
}
