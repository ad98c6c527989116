//! The scoring core against the crates that one would otherwise use: all clauses of a directive
//! with all clauses of some texts, on one thread. See `benches/README.md`.

mod data;

use std::hash::Hash;
use std::hint::black_box;
use std::time::Duration;

use cascade_align::score::{Alphabet, Clauses, Path, Patterns, Scratch, naive};
use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use rapidfuzz::HashableChar;
use rapidfuzz::distance::indel::BatchComparator;

/// The number of district texts.
const TEXTS: usize = 20;

/// The texts and what the textbook program says about them.
struct Pairs {
    directive: Vec<String>,
    texts: Vec<Vec<String>>,
    /// For each clause of the texts the length of its longest common subsequence with each clause
    /// of the directive.
    expected: Vec<Vec<usize>>,
}

impl Pairs {
    fn new() -> Self {
        let mut pairs = Self {
            directive: data::directive(),
            texts: data::districts(TEXTS),
            expected: Vec::new(),
        };
        assert_eq!(pairs.directive.len(), data::DIRECTIVE_CLAUSES);
        assert_eq!(data::mean_characters(pairs.directive()), 12);
        assert_eq!(data::mean_characters(pairs.clauses()), 12);
        pairs.expected =
            naive_lengths(&characters(pairs.directive()), &characters(pairs.clauses()));
        pairs
    }

    fn count(&self) -> u64 {
        (self.directive.len() * TEXTS * data::CLAUSES_PER_TEXT) as u64
    }

    fn directive(&self) -> impl Iterator<Item = &str> + Clone {
        self.directive.iter().map(String::as_str)
    }

    fn clauses(&self) -> impl Iterator<Item = &str> + Clone {
        self.texts.iter().flatten().map(String::as_str)
    }

    fn arenas(&self, alphabet: &Alphabet) -> Vec<Clauses> {
        let arena = |text: &Vec<String>| {
            let mut clauses = Clauses::new();
            for clause in text {
                clauses.push(alphabet, clause);
            }
            clauses
        };
        self.texts.iter().map(arena).collect()
    }
}

fn characters<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<Vec<char>> {
    texts.map(|text| text.chars().collect()).collect()
}

/// The characters as ids; unlike [`Alphabet::encode`], this keeps foreign characters.
fn interned<'t>(alphabet: &Alphabet, texts: impl Iterator<Item = &'t str>) -> Vec<Vec<u16>> {
    let ids = |text: &str| {
        text.chars()
            .map(|character| alphabet.id(character))
            .collect()
    };
    texts.map(ids).collect()
}

fn naive_lengths(patterns: &[Vec<char>], clauses: &[Vec<char>]) -> Vec<Vec<usize>> {
    let row = |clause: &Vec<char>| {
        patterns
            .iter()
            .map(|pattern| naive::lcs(pattern, clause))
            .collect()
    };
    clauses.iter().map(row).collect()
}

fn score(criterion: &mut Criterion) {
    let pairs = Pairs::new();
    let mut group = criterion.benchmark_group("score");
    group
        .throughput(Throughput::Elements(pairs.count()))
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(4));
    for path in Path::ALL.into_iter().filter(|path| path.is_available()) {
        cascade(&mut group, &pairs, path);
    }
    encode(&mut group, &pairs);
    let alphabet = Alphabet::new(pairs.directive());
    let (patterns, clauses) = (characters(pairs.directive()), characters(pairs.clauses()));
    rapidfuzz(&mut group, "rapidfuzz", &pairs, &patterns, &clauses);
    let patterns = interned(&alphabet, pairs.directive());
    let clauses = interned(&alphabet, pairs.clauses());
    rapidfuzz(&mut group, "rapidfuzz_ids", &pairs, &patterns, &clauses);
    group.sample_size(10);
    strsim(&mut group, &pairs);
    textbook(&mut group, &pairs);
    group.finish();
}

type Group<'c> = BenchmarkGroup<'c, WallTime>;

/// Prepared patterns on encoded texts. The fastest path has the plain name.
fn cascade(group: &mut Group<'_>, pairs: &Pairs, path: Path) {
    let patterns = Patterns::with_path(pairs.directive(), path);
    let arenas = pairs.arenas(patterns.alphabet());
    let mut scratch = Scratch::new();
    let mut rows = pairs.expected.iter();
    for clauses in &arenas {
        patterns.lcs_all(clauses, &mut scratch, |_, lengths| {
            let found: Vec<usize> = lengths.iter().map(usize::from).collect();
            assert_eq!(Some(&found), rows.next(), "{path:?}");
        });
    }
    let name = match path {
        fastest if fastest == Path::fastest() => "cascade".to_owned(),
        other => format!("cascade_{other:?}").to_lowercase(),
    };
    group.bench_function(name, |bencher| {
        bencher.iter(|| {
            let arenas = black_box(&arenas).iter();
            arenas
                .map(|clauses| sum_of_lengths(&patterns, clauses, &mut scratch))
                .sum::<u64>()
        });
    });
}

/// The same with the encoding of the texts.
fn encode(group: &mut Group<'_>, pairs: &Pairs) {
    let patterns = Patterns::new(pairs.directive());
    let (mut clauses, mut scratch) = (Clauses::new(), Scratch::new());
    group.bench_function("cascade_with_encoding", |bencher| {
        bencher.iter(|| {
            let mut sum = 0;
            for text in black_box(&pairs.texts) {
                clauses.clear();
                for clause in text {
                    clauses.push(patterns.alphabet(), clause);
                }
                sum += sum_of_lengths(&patterns, &clauses, &mut scratch);
            }
            sum
        });
    });
}

/// Reads every length once.
fn sum_of_lengths(patterns: &Patterns, clauses: &Clauses, scratch: &mut Scratch) -> u64 {
    let mut sum = 0;
    patterns.lcs_all(clauses, scratch, |_, lengths| {
        sum += u64::from(lengths.packed().iter().sum::<u16>());
    });
    sum
}

/// One comparator for each pattern, the characters of the clauses laid out beforehand.
fn rapidfuzz<T>(
    group: &mut Group<'_>,
    name: &str,
    pairs: &Pairs,
    patterns: &[Vec<T>],
    clauses: &[Vec<T>],
) where
    T: Copy + Eq + Hash + HashableChar,
{
    let comparators: Vec<_> = patterns
        .iter()
        .map(|pattern| BatchComparator::new(pattern.iter().copied()))
        .collect();
    let similarity =
        |pattern: &BatchComparator<T>, clause: &Vec<T>| pattern.similarity(clause.iter().copied());
    for (clause, row) in clauses.iter().zip(&pairs.expected) {
        // The indel similarity is twice the length of the longest common subsequence.
        let found = comparators
            .iter()
            .map(|pattern| similarity(pattern, clause) / 2);
        assert!(found.eq(row.iter().copied()), "{name}");
    }
    group.bench_function(name, |bencher| {
        bencher.iter(|| {
            let clauses = black_box(clauses);
            let of = |pattern| {
                clauses
                    .iter()
                    .map(|clause| similarity(pattern, clause))
                    .sum::<usize>()
            };
            comparators.iter().map(of).sum::<usize>()
        });
    });
}

/// Another measure; there is nothing to check.
fn strsim(group: &mut Group<'_>, pairs: &Pairs) {
    group.bench_function("strsim", |bencher| {
        bencher.iter(|| {
            let pairs = black_box(pairs);
            let of = |pattern| {
                pairs
                    .clauses()
                    .map(|clause| strsim::normalized_levenshtein(pattern, clause))
                    .sum::<f64>()
            };
            pairs.directive().map(of).sum::<f64>()
        });
    });
}

/// The textbook program.
fn textbook(group: &mut Group<'_>, pairs: &Pairs) {
    let patterns = characters(pairs.directive());
    let clauses = characters(pairs.clauses());
    group.bench_function("naive", |bencher| {
        bencher.iter(|| naive_lengths(&patterns, black_box(&clauses)));
    });
}

criterion_group!(benches, score);
criterion_main!(benches);
