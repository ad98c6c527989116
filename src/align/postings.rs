//! [`Postings`]: where the tasks hold a bigram or a meaning.

/// A bigram of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) task: u32,
    /// The word of the tasks' bits in which it stands.
    pub(crate) word: u32,
    /// Its bit in that word.
    pub(crate) bits: u64,
    /// The task's bit among those of 64 tasks if a clause that holds it shares something with the
    /// task, else 0: frames and verbs alone tie nothing to anything.
    pub(crate) tells: u64,
}

/// A word of a task that has a place in the thesaurus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Meaning {
    pub(crate) task: u32,
    /// The bits of its characters.
    pub(crate) bits: u128,
    /// Whether it is the narrower word of its concept.
    pub(crate) narrower: bool,
}

/// Lists by id.
#[derive(Debug, Clone)]
pub(super) struct Postings<T> {
    lists: Vec<Vec<T>>,
}

impl<T: PartialEq> Postings<T> {
    pub(super) fn new(ids: usize) -> Self {
        let mut lists = Vec::new();
        lists.resize_with(ids, Vec::new);
        Self { lists }
    }

    /// Adds an item, unless it is the last one: a task of any length has 128 bits to its name.
    pub(super) fn push(&mut self, id: usize, item: T) {
        if id >= self.lists.len() {
            self.lists.resize_with(id + 1, Vec::new);
        }
        if let Some(list) = self.lists.get_mut(id)
            && list.last() != Some(&item)
        {
            list.push(item);
        }
    }

    pub(super) fn get(&self, id: usize) -> &[T] {
        self.lists.get(id).map_or(&[], Vec::as_slice)
    }
}
