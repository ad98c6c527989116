//! The units that a number can count.

/// Units of counting and measuring, in the order of their bytes.
const UNITS: &[&str] = &[
    "万亿元",
    "万元",
    "个",
    "个百分点",
    "亩",
    "人",
    "人次",
    "亿元",
    "件",
    "倍",
    "元",
    "公斤",
    "公里",
    "公顷",
    "册",
    "千瓦",
    "千瓦时",
    "只",
    "台",
    "名",
    "吨",
    "场",
    "处",
    "大",
    "天",
    "头",
    "套",
    "宗",
    "家",
    "岁",
    "平方公里",
    "平方米",
    "年",
    "年一遇",
    "座",
    "张",
    "户",
    "户次",
    "所",
    "批",
    "支",
    "斤",
    "日",
    "月",
    "期",
    "本",
    "条",
    "标准煤",
    "栋",
    "株",
    "次",
    "片",
    "百分点",
    "种",
    "立方米",
    "米",
    "类",
    "级",
    "艘",
    "轮",
    "辆",
    "项",
];

/// The length of the unit that a text begins with, in bytes; 0 where it begins with none.
pub(super) fn unit_len(rest: &str) -> usize {
    // Every unit has three bytes or more; they tell nearly all units apart.
    let Some(first) = rest.as_bytes().first_chunk::<3>() else {
        return 0;
    };
    if OPENINGS >> hash(*first) & 1 == 0 {
        return 0;
    }
    let first = key(*first);
    let start = KEYS.partition_point(|&key| key < first);
    let units = KEYS.iter().zip(UNITS).skip(start);
    units
        .take_while(|&(&key, _)| key == first)
        .filter(|(_, unit)| rest.starts_with(**unit))
        .map(|(_, unit)| unit.len())
        .max()
        .unwrap_or(0)
}

/// What each unit begins with, as a number: numbers are compared at once.
const KEYS: [u32; UNITS.len()] = keys();

const fn keys() -> [u32; UNITS.len()] {
    let mut keys = [0; UNITS.len()];
    let (mut rest, mut units) = (keys.as_mut_slice(), UNITS);
    while let ([slot, slots @ ..], [unit, others @ ..]) = (rest, units) {
        if let Some(first) = unit.as_bytes().first_chunk() {
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

const fn openings(units: &[&str]) -> u128 {
    let (mut set, mut rest) = (0, units);
    while let [unit, others @ ..] = rest {
        if let Some(first) = unit.as_bytes().first_chunk() {
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
        assert!(UNITS.is_sorted());
        assert!(UNITS.iter().all(|unit| unit.len() >= 3));
    }
}
