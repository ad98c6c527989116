//! [`Quantity`]: a number with its unit in a text.

use super::bounds::Bound;
use crate::task::units::Unit;

/// What a quantity measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum QuantityKind {
    /// A calendar year: 2027年, 二〇二七年, 90年代.
    Year,
    /// A time by which something is to be done: 到2027年, 2027年底前, 2026年6月.
    Deadline,
    /// A share: 73%, 八成, 百分之五, 3‰.
    Percent,
    /// A length of time below a day, in minutes: 15分钟, 一刻钟, 一个半小时.
    Duration,
    /// A ratio: 2.5:1.
    Ratio,
    /// Anything that is counted or measured: 100万亩, 5家, 三年.
    Count,
}

/// A number with its unit in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Quantity {
    /// What it measures.
    pub(crate) kind: QuantityKind,
    /// Its value in millionths of the unit, the least one where it stands for several.
    pub(crate) value: i128,
    /// The greatest value that it stands for: more than `value` in 两三家 and 500多亿元.
    pub(crate) most: i128,
    /// What the words around it make of it.
    pub(crate) bound: Bound,
    /// The last month of a year that it allows, if it says so: 12 in 2027年底前.
    pub(crate) month: Option<u8>,
    /// The unit behind the magnitude (亩, 家); none where the kind says it all.
    pub(crate) unit: &'static Unit,
    /// First byte in the text.
    pub(crate) start: usize,
    /// One past the last byte, unit included.
    pub(crate) end: usize,
}

impl Quantity {
    /// Whether it is a year or a time in one.
    pub(crate) fn is_dated(&self) -> bool {
        matches!(self.kind, QuantityKind::Year | QuantityKind::Deadline)
    }

    /// Whether it stands for one value.
    pub(crate) fn is_one(&self) -> bool {
        self.value == self.most
    }

    /// Whether it says no more than that there are some: 一批.
    pub(crate) fn is_some(&self) -> bool {
        self.most == i128::MAX
    }
}
