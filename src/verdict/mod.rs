//! Seventh step: from candidates to a verdict.
//!
//! Features say what a person would say about a task and a passage ([`features`]); a [`Judge`]
//! turns them into probabilities and reasons.

mod calibrated;
mod facts;
pub mod features;
mod judge;

pub use calibrated::Calibrated;
pub use judge::{Judge, Judgement, Passage, Question};

pub(crate) use facts::TaskFacts;
pub(crate) use features::{Pair, features};
