//! [`Patterns`]: a set of texts, prepared to be compared with any number of clauses.

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
mod batch;
mod kernel;
mod layout;
mod long;
mod panel;
mod path;
#[cfg(test)]
mod tests;
mod vectors;

use pulp::NullaryFnOnce;

use self::batch::{BATCH, Batch, Results};
use self::kernel::Kernel;
use self::long::Long;
use self::panel::{Panel, VECTORS};
pub use self::path::Path;
use self::vectors::Portable;
use super::{Alphabet, Clauses};

/// A set of texts, prepared to be compared with any number of clauses.
///
/// Immutable once built; threads share it and bring a [`Scratch`] each. The memory grows with the
/// number of patterns times the number of characters of the alphabet, two bytes for each such pair
/// where the pattern has 9 to 16 characters: about 150 KB for 60 patterns and 600 characters.
#[derive(Debug)]
pub struct Patterns {
    alphabet: Alphabet,
    /// The length of each pattern in characters.
    characters: Vec<usize>,
    /// The slot of each pattern in a row of results.
    slots: Vec<usize>,
    /// The pattern of each slot.
    order: Vec<usize>,
    /// The slots of a row, with those that the free lanes of the last panel are written to.
    row_width: usize,
    /// The patterns of at most 64 characters.
    panels: Vec<Panel>,
    /// The others; their slots follow those of the panels.
    longs: Vec<Long>,
    path: Path,
}

/// The memory that scoring works in. It holds nothing between two calls; keep one for each
/// thread to save allocations.
#[derive(Debug, Clone, Default)]
pub struct Scratch {
    batch: Batch,
    results: Results,
    long: Vec<u64>,
}

impl Scratch {
    /// Empty scratch memory; it grows as needed.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

/// The length of the longest common subsequence of one clause with each pattern.
#[derive(Debug, Clone, Copy)]
pub struct Lengths<'r> {
    slots: &'r [usize],
    row: &'r [u16],
}

impl<'r> Lengths<'r> {
    /// The length for one pattern, if there is such a pattern.
    #[must_use]
    #[inline]
    pub fn get(&self, pattern: usize) -> Option<u16> {
        self.row.get(*self.slots.get(pattern)?).copied()
    }

    /// The lengths in the order of the patterns.
    #[must_use]
    #[inline]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = u16> + use<'r> {
        let row = self.row;
        let value = |&slot: &usize| row.get(slot).copied().unwrap_or_default();
        self.slots.iter().map(value)
    }

    /// The lengths in the order in which they are computed, [`Patterns::order`]: the fastest way
    /// to read them.
    #[must_use]
    #[inline]
    pub fn packed(&self) -> &'r [u16] {
        self.row
    }
}

impl Patterns {
    /// Of a longer pattern this many characters are compared, the first ones. Clauses are shorter;
    /// the limit bounds the memory of a pattern that is a whole text without punctuation.
    pub const LONGEST: usize = 1024;

    /// Prepares `texts`, for the fastest instructions that the processor has.
    pub fn new<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        Self::with_path(texts, Path::fastest())
    }

    /// Prepares `texts` for one instruction set, the portable one if the processor has it not.
    #[doc(hidden)]
    pub fn with_path<'t>(texts: impl IntoIterator<Item = &'t str>, path: Path) -> Self {
        let texts: Vec<&str> = texts.into_iter().collect();
        let alphabet = Alphabet::new(texts.iter().copied());
        Self::build(&texts, alphabet, path)
    }

    /// Prepares `texts` with an alphabet that holds their characters and perhaps others.
    pub(crate) fn with_alphabet<'t>(
        texts: impl IntoIterator<Item = &'t str>,
        alphabet: Alphabet,
    ) -> Self {
        let texts: Vec<&str> = texts.into_iter().collect();
        Self::build(&texts, alphabet, Path::fastest())
    }

    fn build(texts: &[&str], alphabet: Alphabet, path: Path) -> Self {
        let path = if path.is_available() {
            path
        } else {
            Path::Portable
        };
        let mut patterns = Self {
            characters: Vec::with_capacity(texts.len()),
            slots: vec![0; texts.len()],
            order: Vec::with_capacity(texts.len()),
            row_width: 0,
            panels: Vec::new(),
            longs: Vec::new(),
            alphabet,
            path,
        };
        patterns.prepare(texts);
        patterns
    }

    fn prepare(&mut self, texts: &[&str]) {
        let mut ids: Vec<Vec<u16>> = Vec::with_capacity(texts.len());
        for text in texts {
            let mut encoded = Vec::new();
            self.characters
                .push(self.alphabet.encode(text, &mut encoded));
            encoded.truncate(Self::LONGEST);
            ids.push(encoded);
        }
        let lengths = ids.iter().map(Vec::len).enumerate();
        let (short, long): (Vec<_>, Vec<_>) = lengths.partition(|&(_, length)| length <= 64);
        self.add_panels(short, &ids);
        for (pattern, _) in long {
            self.order.push(pattern);
            if let Some(ids) = ids.get(pattern) {
                self.longs.push(Long::new(ids, self.alphabet.len()));
            }
        }
        self.row_width = self.row_width.max(self.order.len());
        for (slot, &pattern) in self.order.iter().enumerate() {
            if let Some(place) = self.slots.get_mut(pattern) {
                *place = slot;
            }
        }
    }

    fn add_panels(&mut self, short: Vec<(usize, usize)>, ids: &[Vec<u16>]) {
        let bytes = self.path.vector_bytes();
        for plans in layout::plan(short, bytes).chunks(VECTORS) {
            let panel = Panel::new(plans, ids, self.alphabet.len(), bytes, self.order.len());
            for column in panel.columns() {
                self.row_width = self.row_width.max(column.first_slot + column.lanes);
            }
            self.panels.push(panel);
            self.order
                .extend(plans.iter().flat_map(|plan| &plan.patterns));
        }
    }

    /// The characters of the patterns; clauses must be encoded with it.
    #[must_use]
    pub fn alphabet(&self) -> &Alphabet {
        &self.alphabet
    }

    /// The pattern of each place of [`Lengths::packed`]; each pattern has one place.
    #[must_use]
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    /// The place of a pattern in [`Lengths::packed`].
    pub(crate) fn slot(&self, pattern: usize) -> Option<usize> {
        self.slots.get(pattern).copied()
    }

    /// The number of patterns.
    #[must_use]
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether there are no patterns.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// The length of a pattern in characters; 0 if there is no such pattern.
    #[must_use]
    pub fn characters(&self, pattern: usize) -> usize {
        self.characters.get(pattern).copied().unwrap_or_default()
    }

    /// Writes to `lengths` the length of the longest common subsequence of `clause`, encoded with
    /// the [`alphabet`](Self::alphabet), with each pattern.
    ///
    /// For all clauses of a document [`lcs_all`](Self::lcs_all) is several times faster.
    pub fn lcs(&self, clause: &[u16], scratch: &mut Scratch, lengths: &mut Vec<u16>) {
        self.score(1, |_| clause, scratch);
        lengths.clear();
        lengths.extend(self.lengths(&scratch.results, 0).iter());
    }

    /// Calls `each` for every clause, in order, with its index and the lengths of its longest
    /// common subsequences with all patterns.
    pub fn lcs_all(
        &self,
        clauses: &Clauses,
        scratch: &mut Scratch,
        mut each: impl FnMut(usize, Lengths<'_>),
    ) {
        for start in (0..clauses.len()).step_by(BATCH) {
            let range = start..clauses.len().min(start + BATCH);
            self.score(range.len(), |index| clauses.ids(start + index), scratch);
            for (row, clause) in range.enumerate() {
                each(clause, self.lengths(&scratch.results, row));
            }
        }
    }

    fn lengths<'r>(&'r self, results: &'r Results, row: usize) -> Lengths<'r> {
        Lengths {
            slots: &self.slots,
            row: results.row(row).get(..self.slots.len()).unwrap_or_default(),
        }
    }

    /// Fills one row of the scratch's results for each of `len` clauses.
    fn score<'c>(&self, len: usize, clause: impl Fn(usize) -> &'c [u16], scratch: &mut Scratch) {
        scratch.results.reset(len, self.row_width);
        scratch.batch.fill(len, &clause);
        self.score_panels(&scratch.batch, &mut scratch.results);
        let first_slot = self.order.len() - self.longs.len();
        for (slot, long) in (first_slot..).zip(&self.longs) {
            for index in 0..len {
                let lcs = long.lcs(clause(index), &mut scratch.long);
                scratch.results.set(index, slot, lcs);
            }
        }
    }

    fn score_panels(&self, batch: &Batch, results: &mut Results) {
        #[cfg(target_arch = "x86_64")]
        {
            use pulp::x86::{V3, V4};
            if let (Path::Avx512, Some(v4)) = (self.path, V4::try_new()) {
                return v4.vectorize(self.kernel(v4, batch, results));
            }
            if let (Path::Avx2, Some(v3)) = (self.path, V3::try_new()) {
                return v3.vectorize(self.kernel(v3, batch, results));
            }
        }
        self.kernel(Portable, batch, results).call();
    }

    fn kernel<'k, I>(
        &'k self,
        vectors: I,
        batch: &'k Batch,
        results: &'k mut Results,
    ) -> Kernel<'k, I> {
        Kernel {
            vectors,
            panels: &self.panels,
            batch,
            results,
        }
    }
}
