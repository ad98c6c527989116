//! The scoring core against the crates that one would otherwise use: all clauses of a directive
//! with all clauses of some texts, one thread. See `benches/README.md`.

mod data;

use std::hint::black_box;
use std::time::Duration;

use cascade_align::score::{Alphabet, Clauses, Path, Patterns, Scratch, naive};
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use rapidfuzz::distance::indel;

/// The number of district texts.
const TEXTS: usize = 20;

/// The same pairs in the form that each contestant likes best.
struct Pairs {
    directive: Vec<String>,
    texts: Vec<Vec<String>>,
}

impl Pairs {
    fn new() -> Self {
        Self {
            directive: data::directive(),
            texts: data::districts(TEXTS),
        }
    }

    fn count(&self) -> u64 {
        (self.directive.len() * self.texts.iter().map(Vec::len).sum::<usize>()) as u64
    }

    fn directive(&self) -> impl Iterator<Item = &str> {
        self.directive.iter().map(String::as_str)
    }

    fn clauses(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().flatten().map(String::as_str)
    }

    fn arenas(&self, alphabet: &Alphabet) -> Vec<Clauses> {
        self.texts
            .iter()
            .map(|text| arena(alphabet, text))
            .collect()
    }
}

fn arena(alphabet: &Alphabet, text: &[String]) -> Clauses {
    let mut clauses = Clauses::new();
    for clause in text {
        clauses.push(alphabet, clause);
    }
    clauses
}

fn characters<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<Vec<char>> {
    texts.map(|text| text.chars().collect()).collect()
}

/// The characters as ids; unlike [`Alphabet::encode`], this keeps foreign characters.
fn interned<'t>(alphabet: &Alphabet, texts: impl Iterator<Item = &'t str>) -> Vec<Vec<u16>> {
    texts
        .map(|text| {
            text.chars()
                .map(|character| alphabet.id(character))
                .collect()
        })
        .collect()
}

/// The sum of the lengths of all longest common subsequences, by the textbook program.
fn naive_sum(patterns: &[Vec<char>], clauses: &[Vec<char>]) -> u64 {
    let of = |pattern: &Vec<char>| {
        clauses
            .iter()
            .map(|clause| naive::lcs(pattern, clause) as u64)
            .sum::<u64>()
    };
    patterns.iter().map(of).sum()
}

fn cascade_sum(patterns: &Patterns, arenas: &[Clauses], scratch: &mut Scratch) -> u64 {
    let mut sum = 0;
    for clauses in arenas {
        patterns.lcs_all(clauses, scratch, |_, lengths| {
            sum += u64::from(lengths.packed().iter().sum::<u16>());
        });
    }
    sum
}

fn rapidfuzz_sum<T>(patterns: &[indel::BatchComparator<T>], clauses: &[Vec<T>]) -> u64
where
    T: Copy + Eq + std::hash::Hash + rapidfuzz::HashableChar,
{
    let mut sum = 0;
    for pattern in patterns {
        for clause in clauses {
            sum += pattern.similarity(clause.iter().copied()) as u64;
        }
    }
    sum / 2
}

fn strsim_sum(patterns: &[&str], clauses: &[&str]) -> f64 {
    let mut sum = 0.0;
    for pattern in patterns {
        for clause in clauses {
            sum += strsim::normalized_levenshtein(pattern, clause);
        }
    }
    sum
}

/// Checks every pair of every path with the textbook program.
fn check_cascade(pairs: &Pairs, patterns: &Patterns) {
    let directive = characters(pairs.directive());
    let clauses = characters(pairs.clauses());
    let mut expected = clauses.iter();
    for arena in pairs.arenas(patterns.alphabet()) {
        patterns.lcs_all(&arena, &mut Scratch::new(), |_, lengths| {
            let clause = expected.next().expect("as many clauses as were encoded");
            for (pattern, lcs) in directive.iter().zip(lengths.iter()) {
                assert_eq!(usize::from(lcs), naive::lcs(pattern, clause));
            }
        });
    }
}

fn score(criterion: &mut Criterion) {
    let pairs = Pairs::new();
    let mut group = criterion.benchmark_group("score");
    group
        .throughput(Throughput::Elements(pairs.count()))
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(4));
    cascade(&mut group, &pairs);
    rapidfuzz(&mut group, &pairs);
    slow(&mut group, &pairs);
    group.finish();
}

type Group<'c> = BenchmarkGroup<'c, criterion::measurement::WallTime>;

fn cascade(group: &mut Group<'_>, pairs: &Pairs) {
    let fastest = Path::fastest();
    for path in Path::ALL.into_iter().filter(|path| path.is_available()) {
        let patterns = Patterns::with_path(pairs.directive(), path);
        check_cascade(pairs, &patterns);
        let arenas = pairs.arenas(patterns.alphabet());
        let mut scratch = Scratch::new();
        let name = if path == fastest {
            "cascade".into()
        } else {
            format!("cascade_{path:?}").to_lowercase()
        };
        group.bench_function(name, |bencher| {
            bencher.iter(|| cascade_sum(&patterns, black_box(&arenas), &mut scratch));
        });
    }
}

fn rapidfuzz(group: &mut Group<'_>, pairs: &Pairs) {
    let directive = characters(pairs.directive());
    let clauses = characters(pairs.clauses());
    let comparators: Vec<_> = directive
        .iter()
        .map(|pattern| indel::BatchComparator::new(pattern.iter().copied()))
        .collect();
    let expected = naive_sum(&directive, &clauses);
    assert_eq!(rapidfuzz_sum(&comparators, &clauses), expected);
    group.bench_function("rapidfuzz", |bencher| {
        bencher.iter(|| rapidfuzz_sum(&comparators, black_box(&clauses)));
    });

    let alphabet = Alphabet::new(pairs.directive());
    let clauses = interned(&alphabet, pairs.clauses());
    let comparators: Vec<_> = interned(&alphabet, pairs.directive())
        .into_iter()
        .map(indel::BatchComparator::new)
        .collect();
    assert_eq!(rapidfuzz_sum(&comparators, &clauses), expected);
    group.bench_function("rapidfuzz_ids", |bencher| {
        bencher.iter(|| rapidfuzz_sum(&comparators, black_box(&clauses)));
    });
}

fn slow(group: &mut Group<'_>, pairs: &Pairs) {
    group.sample_size(10);
    let directive: Vec<&str> = pairs.directive().collect();
    let clauses: Vec<&str> = pairs.clauses().collect();
    group.bench_function("strsim", |bencher| {
        bencher.iter(|| strsim_sum(&directive, black_box(&clauses)));
    });
    let directive = characters(pairs.directive());
    let clauses = characters(pairs.clauses());
    group.bench_function("naive", |bencher| {
        bencher.iter(|| naive_sum(&directive, black_box(&clauses)));
    });
}

criterion_group!(benches, score);
criterion_main!(benches);
