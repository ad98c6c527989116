//! Sixth step: which passages of an opinion could show that a task was taken up.
//!
//! A [`Plan`] prepares a directive's tasks once. [`Reading`] reads an opinion against it, and
//! [`candidates`] ranks the opinion's passages for every task. Nothing is decided here: features
//! and verdicts are the next step's.

mod additions;
mod candidates;
mod clauses;
mod letters;
pub(crate) mod mask;
mod plan;
mod reading;
mod shares;
#[cfg(test)]
mod tests;
mod vocabulary;
mod weights;
mod windows;

pub(crate) use additions::{Claim, additions};
pub(crate) use candidates::{Candidate, Candidates, candidates};
pub(crate) use clauses::ReadClause;
pub(crate) use letters::{Letter, Letters, Said};
pub(crate) use mask::Mask;
pub(crate) use plan::{Known, Plan, TaskProfile};
pub(crate) use reading::Reading;
#[cfg(test)]
pub(crate) use vocabulary::Vocabulary;
pub(crate) use weights::TaskWeights;
