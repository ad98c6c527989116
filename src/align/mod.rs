//! Sixth step: which passages of an opinion could show that a task was taken up.
//!
//! A [`Plan`] prepares a directive's tasks once. [`Reading`] reads an opinion against it, and
//! [`candidates`] ranks the opinion's passages for every task. Nothing is decided here: features
//! and verdicts are the next step's.

mod additions;
mod bigrams;
mod buckets;
mod candidate;
mod candidates;
mod characters;
mod clauses;
mod known;
mod letter;
mod letters;
pub(crate) mod mask;
mod plan;
mod postings;
mod posts;
mod profile;
mod reader;
mod reading;
mod rows;
mod said;
mod seats;
mod shares;
mod sieve;
mod subsequences;
mod sums;
mod telling;
#[cfg(test)]
mod tests;
mod vocabulary;
mod weights;
mod windows;
mod words;

pub(crate) use additions::{Claim, additions};
pub(crate) use candidate::Candidate;
pub(crate) use candidates::{Candidates, Ranked};
pub(crate) use clauses::ReadClause;
pub(crate) use known::Known;
pub(crate) use letter::{Bigram, Letter, Word};
pub(crate) use letters::Letters;
pub(crate) use mask::Mask;
pub(crate) use plan::Plan;
pub(crate) use profile::TaskProfile;
pub(crate) use reading::{Reading, ReadingRoom};
pub(crate) use said::Said;
#[cfg(test)]
pub(crate) use vocabulary::Vocabulary;
pub(crate) use weights::TaskWeights;
