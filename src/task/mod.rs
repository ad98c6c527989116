//! Fourth step: what the directive asks, as a tree of targets, tasks and measures.

mod directive;
mod extract;
mod list;
mod numeral;
pub(crate) mod quantity;
mod types;
mod units;

pub use directive::Directive;
pub use list::TaskList;
pub use types::{Task, TaskKind};
