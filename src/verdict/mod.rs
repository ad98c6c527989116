//! Seventh step: from candidates to a verdict.
//!
//! Features say what a person would say about a task and a passage ([`features`]); a [`Judge`]
//! turns them into probabilities and reasons.

mod changes;
mod facts;
pub mod features;
mod judge;
pub mod model;
mod quotes;

pub use judge::{Judge, Judgement, Passage, Question};
pub use model::Calibrated;

pub(crate) use changes::{Difference, Scratch, Subject, Text, changes};
pub(crate) use facts::TaskFacts;
pub(crate) use features::{Common, Pair, features};
