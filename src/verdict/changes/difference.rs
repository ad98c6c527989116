//! [`Difference`]: what is found.

use std::ops::Range;

use crate::report::ChangeKind;

/// One difference between a task and its best passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Difference {
    pub(crate) kind: ChangeKind,
    /// Bytes of the task; `None` where the passage only adds.
    pub(crate) task: Option<Range<usize>>,
    /// Bytes of the opinion; `None` where it leaves out.
    pub(crate) opinion: Option<Range<usize>>,
    pub(crate) note: Option<String>,
    /// Where in the task it belongs: a byte.
    pub(super) at: usize,
}

impl Difference {
    /// A difference without a note that stands where its words of the task stand.
    pub(super) fn new(
        kind: ChangeKind,
        task: Option<Range<usize>>,
        opinion: Option<Range<usize>>,
    ) -> Self {
        Self {
            kind,
            at: task.as_ref().map_or(0, |range| range.start),
            task,
            opinion,
            note: None,
        }
    }
}
