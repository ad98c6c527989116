//! [`Long`]: a pattern that no lane holds.

/// A pattern of more than 64 characters as a chain of 64-bit blocks.
#[derive(Debug)]
pub(super) struct Long {
    blocks: usize,
    /// The row of each id in `masks`, counted from one; 0 for characters that the pattern has not.
    row_of: Vec<u16>,
    /// `blocks` words for each row.
    masks: Vec<u64>,
}

impl Long {
    /// The pattern with these ids, of an alphabet of `letters` characters.
    pub(super) fn new(ids: &[u16], letters: usize) -> Self {
        let blocks = ids.len().div_ceil(64);
        let mut long = Self {
            blocks,
            row_of: vec![0; letters + 1],
            masks: Vec::new(),
        };
        for (place, &id) in ids.iter().enumerate() {
            let row = long.row_mut(id);
            if let Some(word) = row.and_then(|row| row.get_mut(place / 64)) {
                *word |= 1 << (place % 64);
            }
        }
        long
    }

    /// The length of the longest common subsequence with a clause. `state` is scratch.
    pub(super) fn lcs(&self, clause: &[u16], state: &mut Vec<u64>) -> u16 {
        state.clear();
        state.resize(self.blocks, u64::MAX);
        for row in clause.iter().filter_map(|&id| self.row(id)) {
            let mut carry = false;
            for (word, &mask) in state.iter_mut().zip(row) {
                let met = *word & mask;
                let (sum, carried) = word.carrying_add(met, carry);
                *word = sum | (*word ^ met);
                carry = carried;
            }
        }
        let zeros: u32 = state.iter().map(|word| word.count_zeros()).sum();
        u16::try_from(zeros).unwrap_or(u16::MAX)
    }

    /// The masks of an id that the pattern has.
    fn row(&self, id: u16) -> Option<&[u64]> {
        let row = usize::from(*self.row_of.get(usize::from(id))?);
        let start = row.checked_sub(1)? * self.blocks;
        self.masks.get(start..start + self.blocks)
    }

    /// The masks of an id, new ones if it has none.
    fn row_mut(&mut self, id: u16) -> Option<&mut [u64]> {
        let rows = self.masks.len() / self.blocks;
        let row = self.row_of.get_mut(usize::from(id))?;
        if *row == 0 {
            *row = u16::try_from(rows + 1).ok()?;
            self.masks.resize((rows + 1) * self.blocks, 0);
        }
        let start = (usize::from(*row) - 1) * self.blocks;
        self.masks.get_mut(start..start + self.blocks)
    }
}
