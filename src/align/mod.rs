//! Sixth step: which passages of an opinion could show that a task was taken up.
//!
//! A [`Plan`] prepares a directive's tasks once. [`Reading`] reads an opinion against it, and
//! [`candidates`] ranks the opinion's passages for every task. Nothing is decided here: features
//! and verdicts are the next step's.

mod additions;
mod candidates;
mod letters;
pub(crate) mod mask;
mod plan;
mod reading;
mod shares;
#[cfg(test)]
mod tests;
mod vocabulary;
mod windows;

pub(crate) use additions::{Claim, additions};
pub(crate) use candidates::{Candidate, Candidates, candidates};
pub(crate) use letters::{Letters, Word};
pub(crate) use mask::Mask;
pub(crate) use plan::{Plan, TaskProfile};
pub(crate) use reading::{ReadClause, Reading};
#[cfg(test)]
pub(crate) use vocabulary::Vocabulary;
