//! Scratch.
#![allow(warnings)]
#[path = "../benches/pages/mod.rs"]
mod pages;
use cascade_align::{Aligner, Opinion};
use std::time::Instant;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let n: usize = a[2].parse().unwrap();
    let aligner = Aligner::new(&pages::directive());
    let texts: Vec<String> = pages::Pages::of(10_000).take(60).collect();
    let opinions: Vec<Opinion> = texts
        .iter()
        .map(|t| Opinion::parse("", t.as_str()).unwrap())
        .collect();
    match a[1].as_str() {
        "align" => {
            for i in 0..n {
                std::hint::black_box(aligner.align(&opinions[i % 60]));
            }
        }
        "parse" => {
            for i in 0..n {
                std::hint::black_box(Opinion::parse("", texts[i % 60].as_str()).unwrap());
            }
        }
        _ => {
            let mut best = [f64::MAX; 2];
            for _ in 0..n {
                let t = Instant::now();
                for x in &texts {
                    std::hint::black_box(Opinion::parse("", x.as_str()).unwrap());
                }
                let p = t.elapsed().as_secs_f64() / 60.0;
                let t = Instant::now();
                for x in &opinions {
                    std::hint::black_box(aligner.align(x));
                }
                let q = t.elapsed().as_secs_f64() / 60.0;
                best = [best[0].min(p), best[1].min(q)];
            }
            println!(
                "parse {:.1} µs align {:.1} µs",
                best[0] * 1e6,
                best[1] * 1e6
            );
        }
    }
}
