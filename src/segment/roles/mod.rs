//! Decides the [`Role`] of every sentence: by its line, its section, its paragraph and its own
//! words, in this order. `docs/method.md` states the rules with examples.

mod paragraph;
mod section;
mod sentence;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use self::paragraph::{ParagraphRole, paragraph_role};
use self::section::{SectionRole, section_role};
use self::sentence::{Said, Told, sentence_role};
use super::cues::{Cues, FoundCues, Walk};
use super::dates::is_date;
use super::han::is_han;
use super::lines::TextLine;
use super::{ClausePiece, Outline, Role, SectionPiece, SentencePiece, numbering, trim};
use crate::normalize::{Clean, Line, LineKind, starts_caption};
use crate::number::to_u32;

/// What a cue says, and what it says it of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Section(section::Word),
    Paragraph(paragraph::Word),
    Sentence(sentence::Word),
}

static CUES: LazyLock<Cues<Class>> = LazyLock::new(|| {
    Cues::read(&[
        (include_str!("../data/section.txt"), section::class),
        (include_str!("../data/paragraph.txt"), paragraph::class),
        (include_str!("../data/sentence.txt"), sentence::class),
    ])
});

/// Gives every sentence its role.
pub(super) fn assign(clean: &Clean, lines: &[TextLine<'_>], outline: &mut Outline) {
    let cues = CUES.find(&clean.text, clause_starts(&outline.clauses));
    let sections = section_roles(clean, &outline.sections, &cues);
    let mut openings = cues.walk();
    let mut context = Context {
        clean,
        clauses: &outline.clauses,
        cues: cues.walk(),
        line: Line {
            start: 0,
            end: 0,
            kind: LineKind::Prose,
        },
        section: SectionRole::Open,
        paragraph: ParagraphRole::Open,
    };
    let mut lead = None;
    for line in lines {
        let (first, last) = line.sentences;
        let group = outline.sentences.get_mut(first..last).unwrap_or_default();
        let section = group.first().and_then(|first| first.section);
        let number = line.number_len();
        context.line = line.line;
        context.section = section
            .and_then(|index| sections.get(index as usize))
            .copied()
            .unwrap_or(SectionRole::Open);
        let opening = (line.start + to_u32(number), line.line.end);
        context.paragraph = paragraph_role(opening, &mut openings);
        // An item of the list that a line ending in ： announces: 一是…, （一）…, ——….
        if lead == Some(ParagraphRole::Background) && number > 0 {
            context.paragraph = ParagraphRole::Background;
        } else {
            lead = line.text.ends_with('：').then_some(context.paragraph);
        }
        let mut goes_on = None;
        for sentence in group {
            (sentence.role, sentence.reasons) = context.role(sentence, goes_on);
            let text = trim::end(slice(clean, sentence.start, sentence.end));
            goes_on = text.ends_with('；').then_some(sentence.role);
        }
    }
}

/// Where the words of clauses start.
fn clause_starts(clauses: &[ClausePiece]) -> impl Iterator<Item = usize> {
    clauses
        .iter()
        .filter(|clause| clause.content.0 < clause.end)
        .map(|clause| clause.content.0 as usize)
}

/// What surrounds the sentences of one line.
struct Context<'a> {
    clean: &'a Clean,
    clauses: &'a [ClausePiece],
    cues: Walk<'a, Class>,
    line: Line,
    section: SectionRole,
    paragraph: ParagraphRole,
}

impl Context<'_> {
    /// The role of a sentence, and how many of its first clauses are no more than its reason;
    /// `goes_on` is the role of the one before if a semicolon parts them.
    fn role(&mut self, sentence: &SentencePiece, goes_on: Option<Role>) -> (Role, u32) {
        let end = sentence.end.min(self.line.end);
        let text = trim::both(slice(self.clean, sentence.start, end));
        if self.line.kind == LineKind::Chrome {
            return (Role::Chrome, 0);
        }
        if self.is_background(text, sentence) {
            return (Role::Background, 0);
        }
        let (first, last) = sentence.clauses;
        let clauses = self
            .clauses
            .get(first as usize..last as usize)
            .unwrap_or_default();
        let range = (sentence.start, sentence.end);
        let told = sentence_role(text, range, clauses, &mut self.cues);
        let role = self.role_of(told, sentence.heading, goes_on);
        // Where a paragraph that may study or decide has decided, it goes on to decide.
        if told.is_modal {
            self.paragraph = ParagraphRole::Open;
        }
        (role, told.reasons)
    }

    /// Whether nothing that the sentence says could commit to anything.
    fn is_background(&self, text: &str, sentence: &SentencePiece) -> bool {
        let is_title = sentence.heading && sentence.section.is_none();
        is_title
            || !(text.contains(is_han) || text.contains(char::is_alphanumeric))
            || is_remark(text)
            || starts_caption(text)
            || is_question(text)
            || is_date(text)
            || (self.line.kind == LineKind::Row && is_table_head(text))
            || self.section == SectionRole::Background
            || self.paragraph == ParagraphRole::Background
    }

    /// The role of a sentence that says this, in its section and paragraph.
    fn role_of(&self, told: Told, heading: bool, goes_on: Option<Role>) -> Role {
        match (told.said, self.section, self.paragraph) {
            (Some(Said::Deferral), ..) => Role::Deferral,
            (Some(Said::Others), SectionRole::Target, _) if !heading => Role::Background,
            (_, SectionRole::Target, _) => Role::Target,
            (_, SectionRole::Plan, _) if heading => Role::Action,
            (Some(Said::Aside), SectionRole::Plan, _) => Role::Action,
            (Some(Said::Commitment) | None, ..)
                if goes_on == Some(Role::Background) && !told.is_modal =>
            {
                Role::Background
            }
            (Some(said), ..) => said.role(),
            (None, ..) if goes_on == Some(Role::Target) => Role::Target,
            (None, SectionRole::Plan, _) => Role::Action,
            (None, _, ParagraphRole::Neutral) => Role::Background,
            (None, ..) => Role::Action,
        }
    }
}

/// The roles of all sections; a section stands behind the one that holds it.
fn section_roles(
    clean: &Clean,
    sections: &[SectionPiece],
    cues: &FoundCues<'_, Class>,
) -> Vec<SectionRole> {
    let mut cues = cues.walk();
    let mut roles: Vec<SectionRole> = Vec::with_capacity(sections.len());
    for section in sections {
        let outer = section
            .parent
            .and_then(|parent| roles.get(parent as usize))
            .copied()
            .unwrap_or(SectionRole::Open);
        let (start, end) = section.heading;
        let heading = slice(clean, start, end);
        roles.push(section_role(heading, section.heading, outer, &mut cues));
    }
    roles
}

/// A sentence all in brackets: (讨论稿), (此处停顿，致意).
fn is_remark(text: &str) -> bool {
    text.starts_with(['（', '【'])
        && text.ends_with(['）', '】'])
        && numbering::number(text).is_none()
}

/// A question: what is asked is not yet decided.
fn is_question(text: &str) -> bool {
    text.ends_with(['？', '?'])
}

/// The first row of a table: 序号, 工作任务, 责任单位.
fn is_table_head(text: &str) -> bool {
    text.starts_with("序号")
}

fn slice(clean: &Clean, start: u32, end: u32) -> &str {
    clean
        .text
        .get(start as usize..end as usize)
        .unwrap_or_default()
}
