//! The units that a number can count.

/// What units measure: those of one measure can be compared, others only with themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Measure {
    /// Its own and no other's.
    Own,
    Area,
    Length,
    Mass,
    /// Of any country; what a currency is worth in another is not known.
    Money,
    Points,
    Power,
}

/// A unit of counting or measuring.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unit {
    /// As it is written; empty where a number counts nothing.
    pub(crate) name: &'static str,
    pub(crate) measure: Measure,
    /// How many of the smallest part of its measure make one.
    pub(crate) parts: i128,
}

impl Unit {
    /// No unit.
    pub(crate) const NONE: &'static Self = &own("");

    /// The longest unit that a text begins with.
    pub(super) fn at(rest: &str) -> Option<&'static Self> {
        // Every unit has three bytes or more; they tell nearly all units apart.
        let first = rest.as_bytes().first_chunk::<3>()?;
        if OPENINGS >> hash(*first) & 1 == 0 {
            return None;
        }
        let first = key(*first);
        let start = KEYS.partition_point(|&key| key < first);
        let units = KEYS.iter().zip(UNITS).skip(start);
        units
            .take_while(|&(&key, _)| key == first)
            .map(|(_, unit)| unit)
            .filter(|unit| rest.starts_with(unit.name))
            .max_by_key(|unit| unit.name.len())
    }

    /// Whether both are one unit, in whatever words: 公里 and 千米.
    pub(crate) fn is(&self, other: &Self) -> bool {
        self.name == other.name || self.is_convertible(other) && self.parts == other.parts
    }

    /// Whether what is measured in one can be said in the other.
    pub(crate) fn is_convertible(&self, other: &Self) -> bool {
        self.measure == other.measure && !matches!(self.measure, Measure::Own | Measure::Money)
    }

    /// Whether both measure the same.
    pub(crate) fn is_comparable(&self, other: &Self) -> bool {
        self.name == other.name || self.measure == other.measure && self.measure != Measure::Own
    }
}

const fn own(name: &'static str) -> Unit {
    of(Measure::Own, name, 1)
}

const fn money(name: &'static str) -> Unit {
    of(Measure::Money, name, 1)
}

const fn of(measure: Measure, name: &'static str, parts: i128) -> Unit {
    Unit {
        name,
        measure,
        parts,
    }
}

/// The units in the order of their bytes.
#[rustfmt::skip]
const UNITS: &[Unit] = &[
    own("个"),
    own("个多月"),
    own("个工作日"),
    own("个月"),
    of(Measure::Points, "个百分点", 1),
    of(Measure::Area, "亩", 2_000),
    own("人"),
    own("人次"),
    own("件"),
    own("倍"),
    money("元"),
    own("元级"),
    of(Measure::Power, "兆瓦", 1_000),
    of(Measure::Mass, "克", 1),
    of(Measure::Mass, "公斤", 1_000),
    of(Measure::Length, "公里", 1_000_000),
    of(Measure::Area, "公顷", 30_000),
    own("册"),
    money("加元"),
    own("千伏"),
    own("千伏安"),
    of(Measure::Mass, "千克", 1_000),
    own("千升"),
    own("千字"),
    of(Measure::Power, "千瓦", 1),
    own("千瓦时"),
    of(Measure::Length, "千米", 1_000_000),
    money("卢布"),
    of(Measure::Length, "厘米", 10),
    own("只"),
    own("台"),
    own("名"),
    of(Measure::Mass, "吨", 1_000_000),
    own("场"),
    own("处"),
    own("大"),
    own("天"),
    own("头"),
    own("套"),
    own("宗"),
    own("家"),
    own("岁"),
    own("工作日"),
    of(Measure::Area, "平方公里", 3_000_000),
    of(Measure::Area, "平方千米", 3_000_000),
    of(Measure::Area, "平方米", 3),
    own("年"),
    own("年一遇"),
    own("座"),
    own("张"),
    own("户"),
    own("户次"),
    own("所"),
    own("批"),
    own("支"),
    of(Measure::Mass, "斤", 500),
    money("新台币"),
    own("日"),
    money("日元"),
    own("月"),
    own("期"),
    own("本"),
    own("条"),
    own("标准煤"),
    own("栋"),
    own("株"),
    own("次"),
    money("欧元"),
    of(Measure::Length, "毫米", 1),
    money("港元"),
    money("港币"),
    money("澳元"),
    own("片"),
    of(Measure::Points, "百分点", 1),
    own("种"),
    own("立方米"),
    of(Measure::Length, "米", 1_000),
    own("类"),
    own("级"),
    money("美元"),
    own("艘"),
    money("英镑"),
    own("轮"),
    own("辆"),
    money("韩元"),
    own("项"),
];

/// What each unit begins with, as a number: numbers are compared at once.
const KEYS: [u32; UNITS.len()] = keys();

const fn keys() -> [u32; UNITS.len()] {
    let mut keys = [0; UNITS.len()];
    let (mut rest, mut units) = (keys.as_mut_slice(), UNITS);
    while let ([slot, slots @ ..], [unit, others @ ..]) = (rest, units) {
        if let Some(first) = unit.name.as_bytes().first_chunk() {
            *slot = key(*first);
        }
        (rest, units) = (slots, others);
    }
    keys
}

const fn key([first, second, third]: [u8; 3]) -> u32 {
    u32::from_be_bytes([0, first, second, third])
}

/// One bit for each hash of what a unit begins with: most numbers have none.
const OPENINGS: u128 = openings(UNITS);

const fn openings(units: &[Unit]) -> u128 {
    let (mut set, mut rest) = (0, units);
    while let [unit, others @ ..] = rest {
        if let Some(first) = unit.name.as_bytes().first_chunk() {
            set |= 1 << hash(*first);
        }
        rest = others;
    }
    set
}

/// The last seven bits of a Han character.
const fn hash([_, second, third]: [u8; 3]) -> u32 {
    (second as u32 & 1) << 6 | third as u32 & 63
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_sorted_and_long_enough() {
        assert!(UNITS.is_sorted_by_key(|unit| unit.name));
        assert!(UNITS.iter().all(|unit| unit.name.len() >= 3));
    }

    #[test]
    fn units_are_compared_by_what_they_measure() {
        let unit = |name| Unit::at(name).unwrap_or(Unit::NONE);
        for (ours, theirs, expected) in [
            ("公里", "千米", [true, true, true]),
            ("平方千米", "平方公里", [true, true, true]),
            ("个百分点", "百分点", [true, true, true]),
            ("千克", "公斤", [true, true, true]),
            ("斤", "公斤", [false, true, true]),
            ("元", "美元", [false, false, true]),
            ("元", "元", [true, false, true]),
            ("家", "个", [false, false, false]),
            ("家", "家", [true, false, true]),
        ] {
            let (a, b) = (unit(ours), unit(theirs));
            let found = [a.is(b), a.is_convertible(b), a.is_comparable(b)];
            assert_eq!(found, expected, "{ours} {theirs}");
        }
    }
}
