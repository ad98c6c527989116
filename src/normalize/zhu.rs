//! 著力 becomes 着力, while 显著 and 著名 stay.
//!
//! `OpenCC` leaves 著 alone, because only its neighbours tell which word it belongs to. The
//! neighbours are a data file.

use std::sync::LazyLock;

static CONTEXTS: LazyLock<Contexts> =
    LazyLock::new(|| Contexts::read(include_str!("data/zhu.txt")));

struct Contexts {
    stay_after: &'static str,
    stay_before: &'static str,
    change_before: &'static str,
    change_after: &'static str,
}

impl Contexts {
    fn read(data: &'static str) -> Self {
        let list = |name: &str| {
            data.lines()
                .filter(|line| !line.starts_with('#'))
                .filter_map(|line| line.split_once(": "))
                .find_map(|(key, characters)| (key == name).then_some(characters))
                .unwrap_or_default()
        };
        Self {
            stay_after: list("stay-after"),
            stay_before: list("stay-before"),
            change_before: list("change-before"),
            change_after: list("change-after"),
        }
    }
}

/// Rewrites 著 from the byte `start` of a simplified text on; lengths stay.
pub(super) fn settle(text: &mut String, start: usize) {
    let Some(tail) = text.get(start..) else {
        return;
    };
    let places: Vec<usize> = memchr::memmem::find_iter(tail.as_bytes(), "著")
        .map(|at| start + at)
        .filter(|&at| changes(text, at))
        .collect();
    for at in places {
        text.replace_range(at..at + '著'.len_utf8(), "着");
    }
}

/// Rewrites a 著 that stands just before or just after the byte `joint`, where two lines met.
pub(super) fn settle_at(text: &mut String, joint: usize) {
    let len = '著'.len_utf8();
    for at in [joint.saturating_sub(len), joint] {
        if text.get(at..at + len) == Some("著") && changes(text, at) {
            text.replace_range(at..at + len, "着");
        }
    }
}

fn changes(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|head| head.chars().next_back());
    let after = text.get(at..).and_then(|tail| tail.chars().nth(1));
    let holds = |list: &str, ch: Option<char>| ch.is_some_and(|ch| list.contains(ch));
    let contexts = &*CONTEXTS;
    if holds(contexts.stay_after, before) || holds(contexts.stay_before, after) {
        return false;
    }
    holds(contexts.change_before, after) || holds(contexts.change_after, before)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASES: [(&str, &str); 12] = [
        ("著力优化布局", "着力优化布局"),
        ("要著眼长远、著手当前", "要着眼长远、着手当前"),
        ("沿著江岸", "沿着江岸"),
        ("意味著新的起点", "意味着新的起点"),
        ("围绕著目标", "围绕着目标"),
        ("成效显著", "成效显著"),
        ("显著落后", "显著落后"),
        ("著名高校有著名学者", "著名高校有著名学者"),
        ("以山水著称", "以山水著称"),
        ("著作等身，编著力作", "著作等身，编著力作"),
        ("著", "著"),
        ("", ""),
    ];

    #[test]
    fn neighbours_decide() {
        for (before, after) in CASES {
            let mut text = before.to_owned();
            settle(&mut text, 0);
            assert_eq!(text, after);
        }
    }

    #[test]
    fn a_joint_is_settled_from_both_sides() {
        for (left, right) in [("要著", "力优化"), ("要", "著力优化"), ("沿", "著江岸")]
        {
            let mut text = format!("{left}{right}");
            settle_at(&mut text, left.len());
            assert!(text.contains('着'), "{left}|{right}");
        }
    }

    #[test]
    fn every_list_was_read() {
        for list in [
            CONTEXTS.stay_after,
            CONTEXTS.stay_before,
            CONTEXTS.change_before,
            CONTEXTS.change_after,
        ] {
            assert!(!list.is_empty());
        }
    }
}
