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
    /// Why the text was made: 特制定本方案.
    Preamble,
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
        "preamble" => Word::Preamble,
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
    /// It looks back, but not from its start on: what is to be done may stand before that.
    Aside,
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
            Self::Others | Self::Aside | Self::Outcome => Role::Background,
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
    preamble: usize,
    review: usize,
    /// The first clause with a word of review.
    first_review: usize,
    outcome: usize,
    /// An upper level is named.
    upper_name: usize,
    /// An upper level speaks.
    upper: usize,
    self_name: usize,
    commit: usize,
    verb: usize,
    own: usize,
    /// An aim, or the year that it is due.
    aim: usize,
}

/// What a sentence says, and how many of its first clauses only give the reason.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Told {
    /// What its own words say; `None` where they do not tell.
    pub(super) said: Option<Said>,
    /// Clauses of others' words or of a look back before its own commitment: 对照市委…等部署，我区….
    pub(super) reasons: u32,
    /// Whether it commits in so many words (要, 将) and not in a bare verb.
    pub(super) is_modal: bool,
}

/// What a sentence's own words say, and which of its clauses are no more than the reason.
pub(super) fn sentence_role(
    text: &str,
    range: (u32, u32),
    clauses: &[ClausePiece],
    cues: &mut Walk<'_, Class>,
) -> Told {
    let mut found = Found::default();
    let clause_at = |byte: u32| clauses.partition_point(|clause| clause.end <= byte) + 1;
    for cue in cues.within(range) {
        if let Class::Sentence(word) = cue.class {
            found.note(word, clause_at(cue.start));
        }
    }
    if let Some(at) = due_year(text) {
        found.aim = found.aim.max(clause_at(range.0 + to_u32(at)));
    }
    let said = found.said();
    Told {
        said,
        reasons: match said {
            Some(Said::Aim | Said::Commitment) => found.reasons(),
            _ => 0,
        },
        is_modal: said == Some(Said::Commitment) && found.modal() > 0,
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
    ///    formalities; why the text was made, which an aim ends too; a look back, which a bare verb
    ///    does not end.
    /// 3. Aim: the words of an aim, or a due year.
    /// 4. Outcome: results and what is lacking.
    /// 5. The commitment.
    fn said(&self) -> Option<Said> {
        let any = self.commitment();
        let holds = |cue: usize, commitment: usize| cue > 0 && commitment <= cue;
        if holds(self.deferral, any) && self.partial != self.deferral {
            return Some(Said::Deferral);
        }
        let of_others = holds(self.upper, self.own)
            || holds(self.background, any)
            || holds(self.preamble, any.max(self.aim));
        if of_others {
            return Some(Said::Others);
        }
        if holds(self.review, self.modal()) {
            let from_its_start = self.first_review == 1;
            return Some(if from_its_start {
                Said::Others
            } else {
                Said::Aside
            });
        }
        if self.aim > 0 {
            return Some(Said::Aim);
        }
        if holds(self.outcome, any) {
            return Some(Said::Outcome);
        }
        (any > 0).then_some(Said::Commitment)
    }

    /// The clauses up to the last words of others or of a look back; an aim before them is none.
    fn reasons(&self) -> u32 {
        let others = self.upper.max(self.background).max(self.preamble);
        let reasons = others.max(self.review);
        let is_before = self.aim > 0 && self.aim < reasons;
        to_u32(if is_before { self.aim - 1 } else { reasons })
    }

    fn note(&mut self, word: Word, clause: usize) {
        match word {
            Word::Deferral => self.deferral = clause,
            Word::Partial => self.partial = clause,
            Word::Background => self.background = clause,
            Word::Preamble => self.preamble = clause,
            Word::Review => {
                self.review = clause;
                if self.first_review == 0 {
                    self.first_review = clause;
                }
            }
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
            Word::Target => self.aim = clause,
        }
    }
}

/// Where the last year is named in which an aim is due.
fn due_year(text: &str) -> Option<usize> {
    memchr::memchr_iter(b'2', text.as_bytes())
        .rev()
        .find(|&at| is_due_year(text, at))
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
