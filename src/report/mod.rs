//! Last step: what the results are, and how they are shown.
//!
//! Nothing here decides anything: the steps above fill these types, the renderers read them. Each
//! renderer is one file and writes to any [`fmt::Write`](std::fmt::Write).

mod alignment;
mod cascade;
mod change;
mod evidence;
mod finding;
mod grid;
#[cfg(feature = "serde")]
mod json;
mod markdown;
mod matrix;
mod passage;
mod quote;
#[cfg(feature = "serde")]
mod serialize;
mod style;
mod tally;
mod terminal;
mod verdict;
mod words;

pub use alignment::{Addition, Alignment, Note};
pub use cascade::{Cascade, MatrixRow};
pub use change::{Change, ChangeKind, TaskFragment};
pub use evidence::{Evidence, Rejection, RejectionReason};
pub use finding::{Contribution, Finding, ReviewReason};
pub use passage::Passage;
pub use tally::{Margins, Tally};
pub use verdict::{Probabilities, Verdict};

/// The forms in which a [`Cascade`] can be shown; each function writes to any
/// [`fmt::Write`](std::fmt::Write).
pub mod render {
    #[cfg(feature = "serde")]
    pub use super::json::{json, json_compact, tasks_json};
    pub use super::markdown::markdown;
    pub use super::style::Style;
    pub use super::terminal::{tasks_text, text};
}

#[cfg(test)]
mod tests;
