//! Which pattern lies in which lane.

/// The width of a lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Width {
    W8,
    W16,
    W32,
    W64,
}

impl Width {
    const WIDEST_FIRST: [Self; 4] = [Self::W64, Self::W32, Self::W16, Self::W8];

    pub(super) const fn bits(self) -> usize {
        match self {
            Self::W8 => 8,
            Self::W16 => 16,
            Self::W32 => 32,
            Self::W64 => 64,
        }
    }

    /// The length from which on a pattern needs this width.
    const fn shortest(self) -> usize {
        match self {
            Self::W8 => 0,
            Self::W16 | Self::W32 | Self::W64 => self.bits() / 2 + 1,
        }
    }
}

/// The lanes of one vector.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Plan {
    pub(super) width: Width,
    /// The pattern of each lane; the last lanes may be free.
    pub(super) patterns: Vec<usize>,
}

/// Distributes the patterns of at most 64 characters (`lengths`: pattern and length) over vectors.
///
/// The lanes that the long patterns leave free in their last vector go to the longest of the
/// shorter ones, which may save a vector of those.
pub(super) fn plan(mut lengths: Vec<(usize, usize)>, vector_bytes: usize) -> Vec<Plan> {
    lengths.sort_by_key(|&(pattern, length)| (std::cmp::Reverse(length), pattern));
    let mut plans = Vec::new();
    let mut rest = lengths.as_slice();
    for width in Width::WIDEST_FIRST {
        let lanes = vector_bytes * 8 / width.bits();
        let needed = rest.partition_point(|&(_, length)| length >= width.shortest());
        let vectors = needed.div_ceil(lanes);
        let (taken, left) = rest.split_at(rest.len().min(vectors * lanes));
        plans.extend(taken.chunks(lanes).map(|lanes| Plan {
            width,
            patterns: lanes.iter().map(|&(pattern, _)| pattern).collect(),
        }));
        rest = left;
    }
    plans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(lengths: &[usize], vector_bytes: usize) -> Vec<(Width, usize)> {
        plan(lengths.iter().copied().enumerate().collect(), vector_bytes)
            .iter()
            .map(|plan| (plan.width, plan.patterns.len()))
            .collect()
    }

    #[test]
    fn shapes() {
        use Width::{W8, W16, W64};
        type Case<'a> = (&'a str, Vec<usize>, &'a [(Width, usize)]);
        let cases: &[Case<'_>] = &[
            ("none", vec![], &[]),
            ("an empty pattern has a lane", vec![0], &[(W8, 1)]),
            ("the longest of a width", vec![8; 33], &[(W8, 32), (W8, 1)]),
            ("one more character", vec![9; 17], &[(W16, 16), (W16, 1)]),
            (
                "short ones fill free lanes",
                vec![40, 20, 10, 5, 3],
                &[(W64, 4), (W8, 1)],
            ),
        ];
        for (name, lengths, expected) in cases {
            assert_eq!(shape(lengths, 32), *expected, "{name}");
        }
    }

    #[test]
    fn every_pattern_has_one_lane_that_holds_it() {
        let lengths: Vec<usize> = (0..300).map(|i| i * 7 % 65).collect();
        for vector_bytes in [16, 32, 64] {
            let plans = plan(lengths.iter().copied().enumerate().collect(), vector_bytes);
            let mut seen: Vec<usize> = Vec::new();
            for plan in &plans {
                assert!(
                    plan.patterns
                        .iter()
                        .all(|&p| lengths[p] <= plan.width.bits())
                );
                assert!(plan.patterns.len() * plan.width.bits() <= vector_bytes * 8);
                seen.extend(&plan.patterns);
            }
            seen.sort_unstable();
            assert_eq!(seen, (0..300).collect::<Vec<_>>());
        }
    }
}
