//! Chinese numerals: 五千, 一亿二千万, 一点五, 二〇二七, 两三, 十几, 数百.

use super::characters::{WAN, digit_value, is_more, magnitude, may_begin};
use super::number::{Amount, Form, Number, ONE};
use crate::task::units::Unit;

/// A numeral, and whether it is no more than a magnitude: 亿 in 亿元 counts nothing by itself.
pub(super) struct Numeral {
    pub(super) number: Number,
    pub(super) is_bare: bool,
}

/// Reads the numeral that begins at a byte; `None` where the character there belongs to a unit:
/// 千米.
pub(super) fn read(text: &str, at: usize) -> Option<Numeral> {
    lone(text, at).or_else(|| read_any(text, at))
}

/// A digit by itself, as most numerals are.
fn lone(text: &str, at: usize) -> Option<Numeral> {
    let mut chars = text.get(at..)?.chars();
    let first = chars.next()?;
    let digit = digit_value(first)?;
    let is_lone = chars.next().is_none_or(|next| !may_go_on(next));
    is_lone.then(|| Numeral {
        number: Number {
            amount: Amount::exact(digit * ONE),
            start: at,
            end: at + first.len_utf8(),
            form: Form::Numerals,
        },
        is_bare: false,
    })
}

fn read_any(text: &str, at: usize) -> Option<Numeral> {
    let mut reader = Reader {
        text,
        end: at,
        ..Reader::default()
    };
    let lead = Lead::before(text, at);
    let (before, has_lead) = (lead.as_ref().map_or(0, |lead| lead.len), lead.is_some());
    reader.run.lead = lead.map(|lead| lead.amount);
    while reader.step().is_some() {}
    let length = reader.end - at;
    (length > 0).then(|| Numeral {
        number: Number {
            start: at - before,
            end: reader.end,
            form: reader.form(),
            amount: reader.amount(),
        },
        is_bare: !has_lead && reader.magnitude > 10 && length == '百'.len_utf8(),
    })
}

/// Whether a numeral may go on with this character.
fn may_go_on(c: char) -> bool {
    may_begin(c) || is_more(c) || matches!(c, '点' | '○' | 'O')
}

/// What makes of a magnitude an amount: 几十, 数百, 上千; 近 stays outside.
struct Lead {
    len: usize,
    amount: Amount,
}

/// Before 数, what is counted (总数百分之五); before 上 and 近, what makes other words of them.
const COUNTED: &[char] = &[
    '人', '总', '户', '件', '次', '倍', '系', '指', '基', '岁', '计', '个', '参', '函', '多', '分',
];
const ABOVE: &[char] = &[
    '以', '线', '网', '海', '地', '路', '市', '规', '云', '滩', '之',
];
const NEAR: &[char] = &['最', '附', '邻', '临'];

impl Lead {
    /// The lead before the magnitude at a byte.
    fn before(text: &str, at: usize) -> Option<Self> {
        let first = text.get(at..)?.chars().next().and_then(magnitude)?;
        let mut before = text.get(..at)?.chars().rev();
        let lead = before.next()?;
        let other = before.next().unwrap_or_default();
        let up_to_ten = |least| Amount {
            least: least * ONE,
            most: 10 * ONE - 1,
        };
        let (len, amount) = match lead {
            '几' => (lead.len_utf8(), up_to_ten(2)),
            '数' if !COUNTED.contains(&other) => (lead.len_utf8(), up_to_ten(2)),
            '上' if first > 10 && !ABOVE.contains(&other) => (lead.len_utf8(), up_to_ten(1)),
            '近' if first > 10 && !NEAR.contains(&other) => (0, Amount::exact(ONE)),
            _ => return None,
        };
        Some(Self { len, amount })
    }
}

/// Digits that no magnitude has multiplied yet.
#[derive(Default)]
struct Run {
    /// In millionths.
    value: i128,
    count: usize,
    first: i128,
    last: i128,
    lead: Option<Amount>,
    /// Whether it goes on behind 点.
    has_point: bool,
}

impl Run {
    fn push(&mut self, digit: i128) {
        if self.count == 0 {
            self.first = digit;
        }
        self.last = digit;
        self.count += 1;
        self.value = self.value.saturating_mul(10).saturating_add(digit * ONE);
    }

    /// 两三 and 三五 are one or the other, any others one number.
    fn amount(&self) -> Option<Amount> {
        let (first, last) = (self.first, self.last);
        let is_guess = self.count == 2
            && !self.has_point
            && first > 0
            && (first + 1 == last || (first, last) == (3, 5));
        match self.lead {
            Some(lead) => Some(lead),
            None if self.count == 0 => None,
            None if is_guess => Some(Amount {
                least: first * ONE,
                most: last * ONE,
            }),
            None => Some(Amount::exact(self.value)),
        }
    }
}

#[derive(Default)]
struct Reader<'t> {
    text: &'t str,
    end: usize,
    /// What 万 and 亿 have multiplied.
    total: Amount,
    /// What stands behind the last of these.
    section: Amount,
    run: Run,
    /// The last magnitude; 0 before the first.
    magnitude: i128,
    /// Whether 多 or its like has ended it: only 万 and 亿 may follow.
    is_rough: bool,
}

impl Reader<'_> {
    /// Reads one more character; `None` at the end.
    fn step(&mut self) -> Option<()> {
        let rest = self.text.get(self.end..)?;
        let mut chars = rest.chars();
        let c = chars.next()?;
        let next = chars.next().and_then(digit_value);
        match digit_value(c) {
            Some(digit) if !self.is_rough => self.run.push(digit),
            Some(_) => return None,
            None if self.is_zero(c) && next.is_some() => self.run.push(0),
            None if c == '点' => return self.point(next),
            None if is_more(c) => self.more()?,
            None => self.multiply(magnitude(c)?, rest)?,
        }
        self.end += c.len_utf8();
        Some(())
    }

    /// Zeros of all kinds stand between numerals: 二○二七, 二0二七.
    fn is_zero(&self, c: char) -> bool {
        matches!(c, '○' | '0' | 'O') && self.run.count > 0
    }

    /// 点二 in 三点二.
    fn point(&mut self, next: Option<i128>) -> Option<()> {
        next.filter(|_| !self.is_rough && !self.run.has_point)?;
        self.end += '点'.len_utf8();
        let mut weight = ONE / 10;
        let rest = self.text.get(self.end..)?;
        for (c, digit) in rest.chars().map_while(|c| Some((c, digit_value(c)?))) {
            self.run.value = self.run.value.saturating_add(digit * weight);
            weight /= 10;
            self.end += c.len_utf8();
        }
        self.run.count += 1;
        self.run.has_point = true;
        Some(())
    }

    /// Behind ten or more: 二十余, 三千多.
    fn more(&mut self) -> Option<()> {
        let open = self.open();
        let whole = self.amount();
        if self.is_rough || whole.least < 10 * ONE || !whole.is_exact() {
            return None;
        }
        if open == Amount::default() {
            self.total = self.total.or_more();
        } else {
            self.section = open.or_more();
            self.run = Run::default();
        }
        self.is_rough = true;
        Some(())
    }

    fn multiply(&mut self, magnitude: i128, rest: &str) -> Option<()> {
        if magnitude >= WAN {
            self.multiply_all(magnitude)?;
        } else {
            self.multiply_run(magnitude, rest)?;
        }
        self.magnitude = magnitude;
        Some(())
    }

    /// 十, 百 and 千 multiply the digits before them; 百 and 千 without a digit only open a number.
    fn multiply_run(&mut self, magnitude: i128, rest: &str) -> Option<()> {
        let run = self.run.amount();
        let descends = self.section == Amount::default() || magnitude < self.magnitude;
        let follows = run.is_some() || self.magnitude == 0 || magnitude == 10;
        let is_over = self.is_rough || self.run.has_point || Unit::at(rest).is_some();
        if is_over || !descends || !follows {
            return None;
        }
        let run = run.unwrap_or(Amount::exact(ONE));
        self.section = self.section.plus(run.times(magnitude));
        self.run = Run::default();
        Some(())
    }

    /// 万 multiplies what stands before it up to 亿, 亿 all.
    fn multiply_all(&mut self, magnitude: i128) -> Option<()> {
        let open = self.open();
        let is_first = self.magnitude == 0 && open == Amount::default();
        let one = Amount::exact(ONE);
        if magnitude == WAN {
            let open = if is_first { one } else { open };
            if open == Amount::default() {
                return None;
            }
            self.total = self.total.plus(open.times(magnitude));
        } else {
            let all = self.total.plus(open);
            self.total = if is_first { one } else { all }.times(magnitude);
        }
        self.section = Amount::default();
        self.run = Run::default();
        Some(())
    }

    /// What 万 and 亿 have not multiplied.
    fn open(&self) -> Amount {
        self.section.plus(self.run.amount().unwrap_or_default())
    }

    /// All that was read. A lone digit behind a magnitude counts the next smaller one: 三万五.
    fn amount(&self) -> Amount {
        let is_short = self.run.count == 1 && !self.run.has_point && self.magnitude > 10;
        let run = self.run.amount().unwrap_or_default();
        let run = if is_short {
            run.times(self.magnitude / 10)
        } else {
            run
        };
        self.total.plus(self.section).plus(run)
    }

    fn form(&self) -> Form {
        let is_year = self.run.count == 4 && !self.run.has_point && self.magnitude == 0;
        if is_year { Form::Year } else { Form::Numerals }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// The fast way and its naive twin.
        #[test]
        fn a_lone_digit_is_read_as_any(text in "[一两三十百点多○O0个家]{1,4}") {
            let parts = |numeral: Option<Numeral>| numeral.map(|n| (n.number, n.is_bare));
            if let Some(lone) = lone(&text, 0) {
                prop_assert_eq!(parts(Some(lone)), parts(read_any(&text, 0)));
            }
        }
    }
}
