//! [`Number`]: a number in a text, and the values that it stands for.

/// Millionths in one unit.
pub(crate) const ONE: i128 = 1_000_000;

/// The values that a number stands for, in millionths: one, or all from the least to the greatest
/// (两三, 几十, 500多).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::task) struct Amount {
    pub(in crate::task) least: i128,
    pub(in crate::task) most: i128,
}

impl Amount {
    pub(in crate::task) const fn exact(value: i128) -> Self {
        Self {
            least: value,
            most: value,
        }
    }

    pub(in crate::task) const fn is_exact(self) -> bool {
        self.least == self.most
    }

    pub(in crate::task) const fn plus(self, other: Self) -> Self {
        Self {
            least: self.least.saturating_add(other.least),
            most: self.most.saturating_add(other.most),
        }
    }

    pub(in crate::task) const fn times(self, factor: i128) -> Self {
        Self {
            least: self.least.saturating_mul(factor),
            most: self.most.saturating_mul(factor),
        }
    }

    pub(in crate::task) const fn over(self, divisor: i128) -> Self {
        Self {
            least: self.least / divisor,
            most: self.most / divisor,
        }
    }

    /// 500多, 三十余: less than one more of its last digit that is not 0.
    pub(super) fn or_more(self) -> Self {
        let steps = std::iter::successors(Some(1_i128), |step| step.checked_mul(10));
        let divides = |step: &i128| self.least % step == 0;
        let step = steps.take_while(divides).last().unwrap_or(1);
        Self {
            least: self.least,
            most: self.least.saturating_add(step - 1),
        }
    }
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::task) enum Form {
    /// 1,234.5
    Digits,
    /// 五千
    Numerals,
    /// Four numerals without a magnitude, as years are written: 二〇二七.
    Year,
    /// A share of a hundred: 百分之五, 三分之二.
    Share,
}

/// A number in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::task) struct Number {
    pub(in crate::task) amount: Amount,
    /// First byte.
    pub(in crate::task) start: usize,
    /// One past the last byte, magnitude (万, 亿) included, unit not.
    pub(in crate::task) end: usize,
    pub(in crate::task) form: Form,
}
