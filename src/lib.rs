//! Which tasks of a city's directive did each district adopt, adapt or omit?

mod document;
mod error;
mod normalize;
mod opinion;
mod segment;
mod span;
mod task;

pub use document::{Clause, Document, Section, Sentence};
pub use error::{Error, ErrorKind};
#[cfg(feature = "opencc")]
#[doc(hidden)]
pub use normalize::simplified_by_both;
pub use opinion::Opinion;
pub use segment::Role;
pub use span::Span;
pub use task::{Task, TaskKind};
