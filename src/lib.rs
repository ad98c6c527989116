//! Which tasks of a city's directive did each district adopt, adapt or omit?

mod align;
mod aligner;
mod document;
mod error;
mod finder;
mod lexicon;
mod normalize;
mod number;
mod opinion;
pub mod report;
pub mod score;
mod segment;
mod span;
mod task;
pub mod verdict;

pub use aligner::{Aligner, AlignerBuilder};
pub use document::{Clause, Document, Section, Sentence};
pub use error::{Error, ErrorKind};
#[cfg(feature = "opencc")]
#[doc(hidden)]
pub use normalize::simplified_by_both;
pub use opinion::Opinion;
pub use report::{Alignment, Cascade, Finding, Verdict};
pub use segment::Role;
pub use span::Span;
pub use task::{Directive, Task, TaskKind, TaskList};

/// The README's examples, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
