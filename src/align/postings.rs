//! [`Postings`]: where the tasks hold a bigram or a meaning.

use super::mask::Mask;

/// What a bigram adds to the bits of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Bits {
    /// The word to which it adds some.
    pub(super) word: u32,
    pub(super) bits: u64,
}

impl Bits {
    /// The bit of a task among those of all tasks.
    pub(super) fn of_task(task: u32) -> Self {
        Self {
            word: task / u64::BITS,
            bits: 1 << (task % u64::BITS),
        }
    }
}

/// What a word means to a task that does without it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Meaning {
    pub(super) task: u32,
    /// The characters of the task's word.
    pub(super) bits: u128,
    pub(super) relation: Relation,
}

/// What a word is to that of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    Same,
    Narrower,
    Wider,
}

impl Relation {
    /// What one word of a thesaurus line is to another, each told by whether it is a narrower one:
    /// nothing if neither is the name of the line.
    pub(super) fn new(own: bool, asked: bool) -> Option<Self> {
        match (own, asked) {
            (false, false) => Some(Self::Same),
            (true, false) => Some(Self::Narrower),
            (false, true) => Some(Self::Wider),
            (true, true) => None,
        }
    }
}

impl Meaning {
    pub(super) fn add_to(&self, mask: &mut Mask) {
        match self.relation {
            Relation::Same => mask.same |= self.bits,
            Relation::Narrower => mask.narrower |= self.bits,
            Relation::Wider => mask.wider |= self.bits,
        }
    }
}

/// Lists by id, one behind the other.
#[derive(Debug, Default)]
pub(super) struct Postings<T> {
    /// One bit for each id with a list: most have none, and the bits are near.
    listed: Vec<u64>,
    /// Where the list of each id begins.
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T: PartialEq> Postings<T> {
    /// The items of some ids, each once.
    pub(super) fn new(ids: usize, mut items: Vec<(u16, T)>) -> Self {
        items.sort_by_key(|&(id, _)| id);
        items.dedup();
        let mut postings = Self {
            listed: vec![0; ids.div_ceil(64)],
            starts: vec![0; ids + 1],
            items: Vec::with_capacity(items.len()),
        };
        for (id, item) in items {
            postings.items.push(item);
            let id = usize::from(id);
            if let (Some(listed), Some(behind)) = (
                postings.listed.get_mut(id / 64),
                postings.starts.get_mut(id + 1),
            ) {
                *listed |= 1 << (id % 64);
                *behind += 1;
            }
        }
        let mut total = 0;
        for start in &mut postings.starts {
            total += *start;
            *start = total;
        }
        postings
    }

    /// The list of an id.
    pub(super) fn get(&self, id: u16) -> &[T] {
        let id = usize::from(id);
        let listed = self.listed.get(id / 64).copied().unwrap_or(0);
        if listed >> (id % 64) & 1 == 0 {
            return &[];
        }
        let Some([start, end, ..]) = self.starts.get(id..) else {
            return &[];
        };
        let list = self.items.get(*start as usize..*end as usize);
        list.unwrap_or_default()
    }
}

/// What the bigrams add to the bits of a clause. Most add to two words, so that those stand in a table
/// of their own: how many there are is a branch less that nobody can foresee.
#[derive(Debug, Default)]
pub(super) struct BigramPosts {
    /// The first two of each bigram; no bits where it adds to fewer.
    first: Vec<[Bits; 2]>,
    others: Postings<Bits>,
}

/// What one bigram adds.
pub(super) struct Added<'p> {
    pub(super) first: [Bits; 2],
    pub(super) others: &'p [Bits],
}

impl BigramPosts {
    /// What some bigrams add, whose ids are below `ids`.
    pub(super) fn new(ids: usize, bits: Vec<(u16, Bits)>) -> Self {
        let mut first = vec![[Bits::default(); 2]; ids];
        let mut others = Vec::new();
        for own in merged(bits).chunk_by(|a, b| a.0 == b.0) {
            let (near, far) = own.split_at(own.len().min(2));
            for (at, &(id, bits)) in near.iter().enumerate() {
                let place = first.get_mut(usize::from(id));
                if let Some(place) = place.and_then(|first| first.get_mut(at)) {
                    *place = bits;
                }
            }
            others.extend_from_slice(far);
        }
        Self {
            first,
            others: Postings::new(ids, others),
        }
    }

    /// What a bigram adds.
    #[inline]
    pub(super) fn get(&self, id: u16) -> Added<'_> {
        Added {
            first: self.first.get(usize::from(id)).copied().unwrap_or_default(),
            others: self.others.get(id),
        }
    }
}

/// Bits of some ids, those of one word together.
fn merged(mut bits: Vec<(u16, Bits)>) -> Vec<(u16, Bits)> {
    bits.sort_by_key(|&(id, bits)| (id, bits.word));
    bits.dedup_by(|more, known| {
        let is_same = (more.0, more.1.word) == (known.0, known.1.word);
        if is_same {
            known.1.bits |= more.1.bits;
        }
        is_same
    });
    bits
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn each_id_has_its_items(items in prop::collection::vec((0_u16..200, 0_u8..3), 0..60)) {
            let postings = Postings::new(180, items.clone());
            for id in 0..200 {
                let own = items.iter().filter(|item| item.0 == id && id < 180);
                let mut own: Vec<u8> = own.map(|item| item.1).collect();
                own.dedup();
                prop_assert_eq!(postings.get(id), own);
            }
        }

        #[test]
        fn each_bigram_adds_its_bits(
            all in prop::collection::vec((0_u16..4, 0_u32..3, 0_u64..9), 0..30),
        ) {
            let bits = all.iter().map(|&(id, word, bits)| (id, Bits { word, bits }));
            let posts = BigramPosts::new(4, bits.collect());
            let mut expected = vec![[0; 4]; 4];
            for (id, word, bits) in all {
                expected[usize::from(id)][word as usize] |= bits;
            }
            for (id, expected) in (0..).zip(expected) {
                let Added { first, others } = posts.get(id);
                let mut found = [0; 4];
                for Bits { word, bits } in first.iter().chain(others) {
                    prop_assert!(bits & found[*word as usize] == 0);
                    found[*word as usize] |= bits;
                }
                prop_assert_eq!(found, expected);
            }
        }
    }
}
