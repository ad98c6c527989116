//! [`Candidate`]: a passage beside a task.

use super::mask::Mask;
use super::reading::Reading;
use super::weights::ratio;
use crate::number::unfixed;

/// A passage that could show what an opinion did with a task.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate {
    /// Clauses `first..last` of [`Reading::clauses`].
    pub(crate) clauses: (u32, u32),
    /// Its characters: `start..end`.
    pub(crate) range: (u32, u32),
    /// What the passage holds of the task.
    pub(crate) mask: Mask,
    /// The weight of what it holds in the task's own words, in fixed point.
    pub(super) steps: u32,
    /// Weighted share of the task that the passage holds, 0 to 1.
    pub(crate) coverage: f32,
    /// What the passages are ranked by.
    pub(crate) score: f32,
}

impl Candidate {
    /// The weighted share of the passage that the task holds.
    pub(crate) fn precision(&self, reading: &Reading) -> f32 {
        ratio(unfixed(self.steps), reading.weight(self.clauses)).min(1.0)
    }

    /// How near the passage comes to the task, whatever its sentence does.
    pub(crate) fn nearness(&self, reading: &Reading) -> f32 {
        nearness(self.coverage, self.precision(reading))
    }
}

/// How near a passage comes to a task: what it holds of the task, and a little, how much else it says.
pub(super) fn nearness(coverage: f32, precision: f32) -> f32 {
    0.8 * coverage + 0.2 * (precision * coverage).sqrt()
}
