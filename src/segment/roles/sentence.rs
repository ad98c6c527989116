//! The role of a sentence: what its own words say.

use std::sync::LazyLock;

use crate::finder;
use crate::segment::cues::Cues;
use crate::segment::marks::narrow;
use crate::segment::{ClausePiece, Role};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
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
    Commit,
    /// A commitment in its bare form.
    Verb,
    Own,
    Target,
}

static CUES: LazyLock<Cues<Class>> = LazyLock::new(|| {
    Cues::read(include_str!("../data/sentence.txt"), |name| match name {
        "deferral" => Some(Class::Deferral),
        "partial" => Some(Class::Partial),
        "study" | "formal" | "current" => Some(Class::Background),
        "review" => Some(Class::Review),
        "result" | "lack" => Some(Class::Outcome),
        "self" => Some(Class::SelfName),
        "upper" => Some(Class::Upper),
        "report" => Some(Class::Report),
        "commit" => Some(Class::Commit),
        "verb" => Some(Class::Verb),
        "own" => Some(Class::Own),
        "target" => Some(Class::Target),
        _ => None,
    })
});

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

/// The role that a sentence's own words give it; `None` where they do not tell.
///
/// In this order, each unless a commitment follows in a later clause:
/// 1. Deferral, but not of a part that is left out.
/// 2. Background: the words of an upper level, which only one's own commitment ends; study and
///    formalities; a look back, which a bare verb does not end.
/// 3. Target: the words of an aim, or a due year.
/// 4. Background: results and what is lacking.
/// 5. Action: the commitment.
pub(super) fn sentence_role(
    text: &str,
    start: u32,
    clauses: &[ClausePiece],
    cues: &mut Vec<finder::Found>,
) -> Option<Role> {
    let found = find(text, start, clauses, cues);
    let modal = found.commit.max(found.own);
    let any = modal.max(found.verb);
    let holds = |cue: usize, commitment: usize| cue > 0 && commitment <= cue;
    if holds(found.deferral, any) && found.partial != found.deferral {
        return Some(Role::Deferral);
    }
    let of_others = holds(found.upper, found.own) || holds(found.background, any);
    if of_others || holds(found.review, modal) {
        return Some(Role::Background);
    }
    if found.is_aim {
        return Some(Role::Target);
    }
    if holds(found.outcome, any) {
        return Some(Role::Background);
    }
    (any > 0).then_some(Role::Action)
}

fn find(text: &str, start: u32, clauses: &[ClausePiece], cues: &mut Vec<finder::Found>) -> Found {
    let mut found = Found::default();
    let with_words = clauses
        .iter()
        .filter(|clause| clause.content.0 < clause.end);
    let starts = with_words.map(|clause| (clause.content.0 - start) as usize);
    for cue in CUES.find(text, starts, cues) {
        let at = start + narrow(cue.start);
        let index = clauses.partition_point(|clause| clause.end <= at);
        found.note(cue.class, index + 1);
    }
    found.is_aim |= text
        .match_indices("年")
        .any(|(at, _)| is_due_year(text, at));
    found
}

impl Found {
    fn note(&mut self, class: Class, clause: usize) {
        match class {
            Class::Deferral => self.deferral = clause,
            Class::Partial => self.partial = clause,
            Class::Background => self.background = clause,
            Class::Review => self.review = clause,
            Class::Outcome => self.outcome = clause,
            Class::SelfName => self.self_name = clause,
            Class::Upper => self.upper_name = clause,
            Class::Report if self.upper_name == clause => self.upper = clause,
            Class::Report => {}
            Class::Commit => {
                self.commit = clause;
                if self.self_name > self.upper {
                    self.own = clause;
                }
            }
            Class::Verb => self.verb = clause,
            Class::Own => self.own = clause,
            Class::Target => self.is_aim = true,
        }
    }
}

/// Whether the 年 at `at` closes the year in which an aim is due: 到2030年, 2027年达到; not
/// 2027年底前, which sets a deadline for an action, and not 2026年至2028年, a time to act in.
fn is_due_year(text: &str, at: usize) -> bool {
    let year_start = at.checked_sub("20xx".len());
    let Some((before, rest)) = year_start.and_then(|start| text.split_at_checked(start)) else {
        return false;
    };
    let Some((year, after)) = rest.split_once('年') else {
        return false;
    };
    if year.len() != 4 || !year.starts_with("20") || !year.bytes().all(|byte| byte.is_ascii_digit())
    {
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
