//! Whether two quantities say the same.

use super::types::Quantity;
use crate::task::units::Measure;

impl Quantity {
    /// Whether both measure the same thing, so that their values can be compared.
    pub(crate) fn is_comparable(&self, other: &Self) -> bool {
        self.unit.is_comparable(other.unit)
            && (self.kind == other.kind || self.is_dated() && other.is_dated())
    }

    /// Whether what another says of the same thing agrees with what this one asks for: no value of
    /// its own, no other end of the year, no ceiling for a floor.
    pub(crate) fn agrees(&self, said: &Self) -> bool {
        if self.is_dated() {
            return self.value == said.value && self.months_to(said) == 0;
        }
        let is_foreign = self.unit.measure == Measure::Money && !self.unit.is(said.unit);
        !is_foreign && !said.bound.contradicts(self.bound) && self.overlaps(said)
    }

    /// Whether one value at least is meant by both.
    fn overlaps(&self, other: &Self) -> bool {
        let (ours, theirs) = if self.unit.is_convertible(other.unit) {
            (self.unit.parts, other.unit.parts)
        } else {
            (1, 1)
        };
        self.value.saturating_mul(ours) <= other.most.saturating_mul(theirs)
            && other.value.saturating_mul(theirs) <= self.most.saturating_mul(ours)
    }

    /// How many months later in its year another date lies, as far as both say it.
    pub(crate) fn months_to(&self, other: &Self) -> i32 {
        let months = self.month.zip(other.month);
        months.map_or(0, |(own, other)| i32::from(other) - i32::from(own))
    }
}
