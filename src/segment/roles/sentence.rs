//! The role of a sentence: what its own words say.

use super::{Class, Walk};
use crate::number::to_u32;
use crate::segment::{ClausePiece, Role};

/// What a cue in a sentence says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Deferral,
    Partial,
    Background,
    /// A time that is over.
    Review,
    /// Results that are there, or what is lacking.
    Outcome,
    /// The body itself: 我区, 我县.
    SelfName,
    Upper,
    Report,
    /// What an upper level has planned.
    Blueprint,
    Commit,
    /// A commitment in its bare form.
    Verb,
    Own,
    Target,
}

/// What the blocks of `data/sentence.txt` mean.
pub(super) fn class(name: &str) -> Option<Class> {
    Some(Class::Sentence(match name {
        "deferral" => Word::Deferral,
        "partial" => Word::Partial,
        "study" | "formal" | "current" => Word::Background,
        "review" => Word::Review,
        "result" | "lack" => Word::Outcome,
        "self" => Word::SelfName,
        "upper" => Word::Upper,
        "report" => Word::Report,
        "blueprint" => Word::Blueprint,
        "commit" => Word::Commit,
        "verb" => Word::Verb,
        "own" => Word::Own,
        "target" => Word::Target,
        _ => return None,
    }))
}

/// What a sentence's own words say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// It is put off.
    Deferral,
    /// Others said it, or it is over.
    Others,
    /// An aim.
    Aim,
    /// It is there, or lacking; among aims the same words name what shall be there.
    Outcome,
    /// It is to be done.
    Commitment,
}

impl Said {
    /// The role of a sentence of which only its own words tell.
    pub(super) const fn role(self) -> Role {
        match self {
            Self::Deferral => Role::Deferral,
            Self::Others | Self::Outcome => Role::Background,
            Self::Aim => Role::Target,
            Self::Commitment => Role::Action,
        }
    }
}

/// The last clause in which each kind of cue stands, counted from 1; 0 is nowhere.
#[derive(Debug, Default, Clone, Copy)]
struct Found {
    deferral: usize,
    partial: usize,
    background: usize,
    review: usize,
    outcome: usize,
    /// An upper level is named.
    upper_name: usize,
    /// An upper level speaks.
    upper: usize,
    self_name: usize,
    commit: usize,
    verb: usize,
    own: usize,
    is_aim: bool,
}

/// What a sentence says, and how many of its first clauses only give the reason.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Told {
    /// What its own words say; `None` where they do not tell.
    pub(super) said: Option<Said>,
    /// Clauses of others' words or of a look back before its own commitment: 对照市委…等部署，我区….
    pub(super) reasons: u32,
}

/// What a sentence's own words say, and which of its clauses are no more than the reason.
pub(super) fn sentence_role(
    text: &str,
    range: (u32, u32),
    clauses: &[ClausePiece],
    cues: &mut Walk<'_, Class>,
) -> Told {
    let mut found = Found::default();
    for cue in cues.within(range) {
        if let Class::Sentence(word) = cue.class {
            let clause = clauses.partition_point(|clause| clause.end <= cue.start);
            found.note(word, clause + 1);
        }
    }
    found.is_aim |= has_due_year(text);
    let said = found.said();
    Told {
        said,
        reasons: match said {
            Some(Said::Aim | Said::Commitment) => found.reasons(),
            _ => 0,
        },
    }
}

impl Found {
    /// A commitment in so many words.
    fn modal(&self) -> usize {
        self.commit.max(self.own)
    }

    /// A commitment, be it a bare verb.
    fn commitment(&self) -> usize {
        self.modal().max(self.verb)
    }

    /// In this order, each unless a commitment follows in a later clause:
    /// 1. Deferral, but not of a part that is left out.
    /// 2. Others: the words of an upper level, which only one's own commitment ends; study and
    ///    formalities; a look back, which a bare verb does not end.
    /// 3. Aim: the words of an aim, or a due year.
    /// 4. Outcome: results and what is lacking.
    /// 5. The commitment.
    fn said(&self) -> Option<Said> {
        let any = self.commitment();
        let holds = |cue: usize, commitment: usize| cue > 0 && commitment <= cue;
        if holds(self.deferral, any) && self.partial != self.deferral {
            return Some(Said::Deferral);
        }
        let of_others = holds(self.upper, self.own) || holds(self.background, any);
        if of_others || holds(self.review, self.modal()) {
            return Some(Said::Others);
        }
        if self.is_aim {
            return Some(Said::Aim);
        }
        if holds(self.outcome, any) {
            return Some(Said::Outcome);
        }
        (any > 0).then_some(Said::Commitment)
    }

    /// The clauses up to the last words of others or of a look back.
    fn reasons(&self) -> u32 {
        to_u32(self.upper.max(self.background).max(self.review))
    }

    fn note(&mut self, word: Word, clause: usize) {
        match word {
            Word::Deferral => self.deferral = clause,
            Word::Partial => self.partial = clause,
            Word::Background => self.background = clause,
            Word::Review => self.review = clause,
            Word::Outcome => self.outcome = clause,
            Word::SelfName => self.self_name = clause,
            Word::Upper => self.upper_name = clause,
            Word::Report if self.upper_name == clause => self.upper = clause,
            Word::Report => {}
            Word::Blueprint => self.upper = clause,
            Word::Commit => {
                self.commit = clause;
                if self.self_name > self.upper {
                    self.own = clause;
                }
            }
            Word::Verb => self.verb = clause,
            Word::Own => self.own = clause,
            Word::Target => self.is_aim = true,
        }
    }
}

/// Whether a year is named in which an aim is due.
fn has_due_year(text: &str) -> bool {
    memchr::memchr_iter(b'2', text.as_bytes()).any(|at| is_due_year(text, at))
}

/// Whether an aim is due in the year that starts at `at`: 到2030年, 2027年达到; not 2027年底前, which
/// sets a deadline for an action, and not 2026年至2028年, a time to act in.
fn is_due_year(text: &str, at: usize) -> bool {
    let Some((before, rest)) = text.split_at_checked(at) else {
        return false;
    };
    let Some((year, after)) = rest.split_at_checked("20xx".len()) else {
        return false;
    };
    let Some(after) = after.strip_prefix('年') else {
        return false;
    };
    if !year.starts_with("20") || !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let after = after.trim_start_matches(['底', '末']);
    if after.starts_with("前") || after.starts_with("以来") || after.starts_with("度") {
        return false;
    }
    let is_until =
        before.ends_with(['到', '至', '望', '争', '即', '定']) && !before.ends_with("年至");
    is_until || after.starts_with("达")
}
