//! Third step: what the directive asks, as a tree of targets, tasks and measures.

mod types;

pub use types::{Task, TaskKind};
