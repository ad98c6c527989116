//! [`Lone`]: blanks that stand alone.

/// How many blanks of a source stand alone, as they do where one parts every word or character.
#[derive(Debug, Default)]
pub(super) struct Lone {
    pub(super) blanks: usize,
    /// The most in a row with one Han character between them.
    pub(super) longest_chain: usize,
    chain: usize,
    /// One past the last one.
    end: usize,
}

impl Lone {
    pub(super) fn see(&mut self, at: usize, end: usize) {
        let follows = at == self.end + '一'.len_utf8();
        self.chain = if follows { self.chain + 1 } else { 1 };
        self.longest_chain = self.longest_chain.max(self.chain);
        self.blanks += 1;
        self.end = end;
    }
}
