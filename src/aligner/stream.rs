//! Opinions that come one after another: more of them than fit into memory.

use std::iter::{Fuse, FusedIterator};
use std::vec;

use super::Aligner;
use crate::error::Error;
use crate::opinion::Opinion;
use crate::report::Alignment;

/// Opinions taken from the input at a time, for each thread: enough that no thread waits long for
/// the last of them.
const CHUNK: usize = 32;

impl Aligner {
    /// Aligns opinions as they come, on all threads, in the order of the input.
    ///
    /// Each alignment has the same bits as from [`align`](Self::align). At any time only some tens
    /// of opinions for each thread are in memory, however many the input has; they are taken from
    /// it when the first of their alignments is asked for.
    ///
    /// The threads are those of the rayon pool in which the iterator is advanced.
    ///
    /// ```
    /// use cascade_align::{Aligner, Directive, Opinion};
    ///
    /// let directive = Directive::parse("要优化城市空间结构，有序疏解老城功能，建设城市副中心。")?;
    /// let aligner = Aligner::new(&directive);
    ///
    /// let opinions = (1..=1_000).map(|number| {
    ///     Opinion::parse(format!("{number}区"), "要加快城市副中心建设。").expect("the text has words")
    /// });
    /// let mut adopted = 0;
    /// for alignment in aligner.align_stream(opinions) {
    ///     adopted += alignment.findings().iter().filter(|f| !f.evidence().is_empty()).count();
    /// }
    /// assert!(adopted >= 1_000);
    /// # Ok::<(), cascade_align::Error>(())
    /// ```
    pub fn align_stream<I>(&self, opinions: I) -> impl FusedIterator<Item = Alignment> + use<'_, I>
    where
        I: IntoIterator<Item = Opinion>,
    {
        Stream::new(opinions, |opinion| self.align(&opinion))
    }

    /// As [`align_stream`](Self::align_stream), from pairs of a name and a page, which are parsed on
    /// all threads too.
    ///
    /// # Errors
    ///
    /// An item is an error where [`Opinion::parse`] fails; the items after it come all the same.
    ///
    /// ```
    /// use cascade_align::{Aligner, Directive, ErrorKind};
    ///
    /// let directive = Directive::parse("要优化城市空间结构，有序疏解老城功能，建设城市副中心。")?;
    /// let aligner = Aligner::new(&directive);
    ///
    /// let pages = [("一区", "要加快城市副中心建设。"), ("二区", ""), ("三区", "优化城区空间结构。")];
    /// let results: Vec<_> = aligner.align_pages(pages).collect();
    /// assert_eq!(results[0].as_ref().map(|alignment| alignment.name()), Ok("一区"));
    /// assert_eq!(results[1].as_ref().map_err(|error| error.kind()), Err(ErrorKind::EmptyText));
    /// assert_eq!(results[2].as_ref().map(|alignment| alignment.name()), Ok("三区"));
    /// # Ok::<(), cascade_align::Error>(())
    /// ```
    pub fn align_pages<I, N, T>(
        &self,
        pages: I,
    ) -> impl FusedIterator<Item = Result<Alignment, Error>> + use<'_, I, N, T>
    where
        I: IntoIterator<Item = (N, T)>,
        N: Into<String> + Send,
        T: Into<String> + Send,
    {
        // Some tens of pages are parsed before the first of them is aligned: a processor that takes
        // turns by the page loses the tables of the one step while it does the other.
        let opinions = Stream::new(pages, |(name, page)| Opinion::parse(name, page));
        Stream::new(opinions, |opinion| Ok(self.align(&opinion?)))
    }
}

/// The results of a function over a sequence, computed a chunk at a time.
struct Stream<I: Iterator, F, R> {
    input: Fuse<I>,
    function: F,
    ready: vec::IntoIter<R>,
}

impl<I: Iterator, F, R> Stream<I, F, R> {
    fn new(input: impl IntoIterator<IntoIter = I>, function: F) -> Self {
        Self {
            input: input.into_iter().fuse(),
            function,
            ready: Vec::new().into_iter(),
        }
    }
}

impl<I, F, R> Iterator for Stream<I, F, R>
where
    I: Iterator,
    I::Item: Send,
    F: Fn(I::Item) -> R + Sync,
    R: Send,
{
    type Item = R;

    fn next(&mut self) -> Option<R> {
        if self.ready.len() == 0 {
            let chunk: Vec<I::Item> = self.input.by_ref().take(CHUNK * threads()).collect();
            self.ready = map(chunk, &self.function).into_iter();
        }
        self.ready.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (least, most) = self.input.size_hint();
        let ready = self.ready.len();
        (
            least.saturating_add(ready),
            most.and_then(|most| most.checked_add(ready)),
        )
    }
}

impl<I, F, R> FusedIterator for Stream<I, F, R>
where
    I: Iterator,
    I::Item: Send,
    F: Fn(I::Item) -> R + Sync,
    R: Send,
{
}

#[cfg(feature = "parallel")]
fn threads() -> usize {
    rayon::current_num_threads()
}

#[cfg(not(feature = "parallel"))]
const fn threads() -> usize {
    1
}

/// The results of a function over some items, in their order, on all threads.
#[cfg(feature = "parallel")]
pub(super) fn map<T: Send, R: Send>(items: Vec<T>, function: impl Fn(T) -> R + Sync) -> Vec<R> {
    use rayon::prelude::*;
    items
        .into_par_iter()
        .with_max_len(1)
        .map(&function)
        .collect()
}

/// The results of a function over some items, in their order.
#[cfg(not(feature = "parallel"))]
pub(super) fn map<T, R>(items: Vec<T>, function: impl Fn(T) -> R) -> Vec<R> {
    items.into_iter().map(function).collect()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use proptest::prelude::*;

    use super::*;
    use crate::task::Directive;

    const DIRECTIVE: &str =
        "要优化城市空间结构，有序疏解老城功能，建设城市副中心。要健全城市更新机制，盘活闲置厂房。";

    /// Pieces of opinions: commitments, background, marks, blanks.
    const PIECES: &[&str] = &[
        "要优化城区空间结构",
        "建设副中心",
        "深入学习全会精神",
        "盘活闲置厂房20万平方米",
        "，",
        "。",
        "\n",
        "一、",
        " ",
        "",
    ];

    fn page() -> impl Strategy<Value = String> {
        prop::collection::vec(prop::sample::select(PIECES), 0..12)
            .prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn a_stream_gives_what_align_all_gives(pages in prop::collection::vec(page(), 0..100)) {
            let aligner = Aligner::new(&Directive::parse(DIRECTIVE).unwrap());
            let named: Vec<(String, String)> =
                pages.into_iter().enumerate().map(|(n, page)| (n.to_string(), page)).collect();
            let parsed: Vec<Result<Opinion, Error>> =
                named.iter().map(|(name, page)| Opinion::parse(name, page)).collect();
            let opinions: Vec<Opinion> = parsed.iter().flatten().cloned().collect();

            let expected = aligner.align_all(&opinions).alignments().to_vec();
            let streamed: Vec<Alignment> = aligner.align_stream(opinions).collect();
            prop_assert_eq!(&streamed, &expected);

            let from_pages: Vec<Result<Alignment, Error>> = aligner.align_pages(named).collect();
            let mut expected = expected.into_iter();
            let expected: Vec<Result<Alignment, Error>> = parsed
                .into_iter()
                .map(|opinion| opinion.map(|_| expected.next().unwrap()))
                .collect();
            prop_assert_eq!(from_pages, expected);
        }
    }

    #[test]
    fn the_input_is_taken_a_chunk_at_a_time() {
        let taken = Cell::new(0);
        let input = (0..10_000).inspect(|_| taken.set(taken.get() + 1));
        let mut squares = Stream::new(input, |n: u64| n * n);
        assert_eq!(taken.get(), 0);
        assert_eq!(squares.next(), Some(0));
        assert_eq!(taken.get(), CHUNK * threads());
        assert_eq!(squares.size_hint(), (9_999, Some(9_999)));
        assert_eq!(squares.last(), Some(9_999 * 9_999));
    }

    #[test]
    fn a_stream_stays_at_its_end() {
        let mut calls = 0;
        let input = std::iter::from_fn(|| {
            calls += 1;
            (calls % 2 == 0).then_some(calls)
        });
        let mut stream = Stream::new(input, |n: u32| n);
        assert_eq!(stream.next(), None);
        assert_eq!(stream.next(), None);
    }
}
