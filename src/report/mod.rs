//! Last step: what the results are, and how they are shown.
//!
//! Nothing here decides anything: the steps above fill these types, the renderers read them. Each
//! renderer is one file and writes to any [`fmt::Write`](std::fmt::Write).

mod alignment;
mod cascade;
mod change;
mod evidence;
mod finding;
#[cfg(feature = "serde")]
mod serialize;
mod tally;
mod verdict;

pub use alignment::{Addition, Alignment, Note};
pub use cascade::{Cascade, MatrixRow};
pub use change::{Change, ChangeKind, Passage, TaskFragment};
pub use evidence::{Evidence, Rejection, RejectionReason};
pub use finding::{Contribution, Finding, ReviewReason};
pub use tally::{Margins, Tally};
pub use verdict::{Probabilities, Verdict};
