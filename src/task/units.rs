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
    let opening = |unit: &&str| unit.as_bytes().first_chunk::<3>().copied();
    let start = UNITS.partition_point(|unit| opening(unit) < Some(*first));
    let units = UNITS.get(start..).unwrap_or_default().iter();
    units
        .take_while(|unit| opening(unit) == Some(*first))
        .filter(|unit| rest.starts_with(**unit))
        .map(|unit| unit.len())
        .max()
        .unwrap_or(0)
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
