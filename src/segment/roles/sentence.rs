//! The role of a sentence: what its own words say.

use std::sync::LazyLock;

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

/// What the cues of a sentence say, each with the clause that it stands in, counted from 1;
/// 0 is nowhere.
#[derive(Debug, Default, Clone, Copy)]
struct Found {
    deferral: usize,
    partial: usize,
    background: usize,
    review: usize,
    /// Results that are there, or what is lacking.
    outcome: usize,
    /// The clause in which an upper level speaks.
    upper: usize,
    commit: usize,
    verb: usize,
    own: usize,
    target: bool,
}

/// The role that a sentence's own words give it; `None` where they do not tell.
///
/// 1. A deferral, unless it is about a part that is left out.
/// 2. Background, unless a commitment follows in a later clause; after the words of an upper
///    level only one's own commitment counts.
/// 3. A target: the words of an aim, or 到20XX年.
/// 4. An action: the words of a commitment.
pub(super) fn sentence_role(text: &str, start: u32, clauses: &[ClausePiece]) -> Option<Role> {
    let found = find(text, start, clauses);
    let modal = found.commit.max(found.own);
    let commit = modal.max(found.verb);
    if found.deferral > 0 && found.partial != found.deferral && commit <= found.deferral {
        return Some(Role::Deferral);
    }
    if found.upper > 0 && found.own <= found.upper {
        return Some(Role::Background);
    }
    let studies = found.background > 0 && commit <= found.background;
    let looks_back = found.review > 0 && modal <= found.review;
    if studies || looks_back {
        return Some(Role::Background);
    }
    if found.target {
        return Some(Role::Target);
    }
    if found.outcome > 0 && commit <= found.outcome {
        return Some(Role::Background);
    }
    (commit > 0).then_some(Role::Action)
}

fn find(text: &str, start: u32, clauses: &[ClausePiece]) -> Found {
    let mut found = Found::default();
    let (mut upper_speaks, mut self_name) = (0, 0);
    for cue in CUES.find(text) {
        let at = start + narrow(cue.start);
        let clause = clauses.partition_point(|clause| clause.end <= at) + 1;
        let opens = clauses
            .get(clause - 1)
            .is_some_and(|clause| clause.content.0 == at);
        if cue.opens_clause && !opens {
            continue;
        }
        match cue.class {
            Class::Deferral => found.deferral = clause,
            Class::Partial => found.partial = clause,
            Class::Background => found.background = clause,
            Class::Review => found.review = clause,
            Class::Outcome => found.outcome = clause,
            Class::SelfName => self_name = clause,
            Class::Upper => upper_speaks = clause,
            Class::Report if upper_speaks == clause => found.upper = clause,
            Class::Report => {}
            Class::Commit => {
                found.commit = clause;
                if self_name > found.upper {
                    found.own = clause;
                }
            }
            Class::Verb => found.verb = clause,
            Class::Own => found.own = clause,
            Class::Target => found.target = true,
        }
    }
    found.target |= text
        .match_indices("年")
        .any(|(at, _)| is_due_year(text, at));
    found
}

/// Whether the 年 at `at` closes the year in which an aim is due: 到2030年, 2027年达到; not
/// 2027年底前, which sets a deadline for an action.
fn is_due_year(text: &str, at: usize) -> bool {
    let (before, after) = (
        text.get(..at).unwrap_or_default(),
        text.get(at + "年".len()..).unwrap_or_default(),
    );
    let Some(before) = before
        .len()
        .checked_sub("20xx".len())
        .and_then(|from| before.split_at_checked(from))
    else {
        return false;
    };
    let (before, year) = before;
    if !year.starts_with("20") || !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let after = after.trim_start_matches(['底', '末', '年']);
    if after.starts_with("前") || after.starts_with("以来") || after.starts_with("度") {
        return false;
    }
    (before.ends_with(['到', '至', '望', '争', '即', '定']) && !before.ends_with("年至"))
        || after.starts_with("达到")
        || after.starts_with("达")
}
