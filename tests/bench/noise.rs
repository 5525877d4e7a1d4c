//! Measures how much of a ragged chart is recovered: `cargo bench --bench noise`.
//!
//! It prints thousands of made-up charts at growing rates of faults, reads them, and writes the curve to
//! `tests/bench/noise.md`. `cargo bench --bench noise -- shrink FOLDER [FIRST LAST [WAY …]]` writes the smallest charts of
//! each way to go wrong (silent, lost, noisy, announced), of the seeds from FIRST to LAST.
#![allow(missing_docs, clippy::print_stdout, reason = "a command of the tests, not a part of the program")]

#[allow(dead_code, reason = "the tests use the rest of it")]
#[path = "../it/noise/chart/mod.rs"]
mod chart;
mod growth;

use std::fmt::Write;
use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;

use chart::faults::{Fault, Rates};
use chart::plans::Numbers;
use chart::trial::{Series, Trial};
use rayon::prelude::{IntoParallelIterator, ParallelIterator};

/// The program's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The seeds that charts are drawn from.
const SEEDS: RangeInclusive<u8> = 1..=8;
/// Charts of each seed for each rate; fewer for each fault alone.
const CHARTS: usize = 250;
const FEWER: usize = 50;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    match arguments.as_slice() {
        [command, folder, rest @ ..] if command == "shrink" => {
            let seed = |at: usize| rest.get(at).map(|seed: &String| seed.parse().expect("a seed is below 256"));
            let seeds = seed(0).zip(seed(1)).map_or(SEEDS, |(first, last)| first..=last);
            shrink(Path::new(folder), &seeds, rest.get(2..).unwrap_or_default());
        }
        _ => measure(),
    }
}

/// What became of a series of charts.
#[derive(Default)]
struct Tally {
    charts: usize,
    listings: usize,
    exact: usize,
    announced: usize,
    silent: usize,
    lost: usize,
    noisy: usize,
    faults: usize,
    findings: usize,
}

impl Tally {
    /// Of so many charts of each seed.
    fn of(rates: &Rates, numbers: Numbers, charts: usize) -> Self {
        let of_seed = |seed| {
            let mut series = Series::new(rates, numbers, seed);
            let mut tally = Self::default();
            (0..charts).for_each(|_| tally.add(&series.next_trial()));
            tally
        };
        SEEDS.into_par_iter().map(of_seed).reduce(Self::default, |tally, other| tally.with(&other))
    }

    fn with(self, other: &Self) -> Self {
        Self {
            charts: self.charts + other.charts,
            listings: self.listings + other.listings,
            exact: self.exact + other.exact,
            announced: self.announced + other.announced,
            silent: self.silent + other.silent,
            lost: self.lost + other.lost,
            noisy: self.noisy + other.noisy,
            faults: self.faults + other.faults,
            findings: self.findings + other.findings,
        }
    }

    fn add(&mut self, trial: &Trial) {
        let silent = !trial.silent().is_empty();
        self.charts += 1;
        self.listings += trial.printed.expected.listings.len();
        self.exact += usize::from(trial.is_exact());
        self.announced += usize::from(!trial.is_exact() && !silent);
        self.silent += usize::from(silent);
        self.lost += usize::from(!trial.lost().is_empty());
        self.noisy += usize::from(trial.is_noisy());
        self.faults += trial.printed.faults.len();
        self.findings += trial.reading.found.len();
    }

    fn row(&self, name: &str) -> String {
        let share = |count: usize| format!("{:.1} %", percent(count, self.charts));
        let per_chart = |count: usize| format!("{:.1}", percent(count, self.charts) / 100.0);
        let (exact, announced) = (share(self.exact), share(self.announced));
        let (faults, findings) = (per_chart(self.faults), per_chart(self.findings));
        let (silent, lost, noisy) = (self.silent, self.lost, self.noisy);
        format!(
            "| {name} | {} | {faults} | {findings} | {exact} | {announced} | {silent} | {lost} | {noisy} |\n",
            self.charts
        )
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of charts are small")]
fn percent(count: usize, of: usize) -> f64 {
    count as f64 * 100.0 / of as f64
}

const HEAD: &str = "| | charts | faults each | findings each | exact | not exact, announced | misread in silence | cell lost | more than 2 findings a fault |\n\
                    | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n";

/// A series to measure: its name, its faults, its numbers, how many charts.
type Measured = (String, Rates, Numbers, usize);

/// Measures some series and writes their table.
fn table(out: &mut String, heading: &str, series: Vec<Measured>) {
    let rows: Vec<_> = series
        .into_par_iter()
        .map(|(name, rates, numbers, charts)| Tally::of(&rates, numbers, charts).row(&name))
        .collect();
    write!(out, "\n## {heading}\n\n{HEAD}{}", rows.concat()).expect("a string can be written to");
}

/// Measures, prints the tables, and writes them down.
fn measure() {
    let (first, last) = SEEDS.into_inner();
    let mut out = format!(
        "# How much of a ragged chart is recovered\n\n\
         Written by `cargo bench --bench noise`: made-up charts of some 110 listings, printed with faults, read, and compared with\n\
         what was printed. 1× are the rates of the shipped chart (`tests/it/noise/chart/faults.rs`). The last three columns count charts.\n\
         Each line is of the seeds {first} to {last}, as many charts of each.\n",
    );
    let factors = 0..=5_u8;
    let by_rate =
        factors.clone().map(|factor| (format!("{factor}×"), Rates::times(factor.into()), Numbers::Apart, CHARTS));
    table(&mut out, "By rate", by_rate.collect());
    let alike = factors.map(|factor| (format!("{factor}×"), Rates::times(factor.into()), Numbers::Alike, FEWER));
    table(&mut out, "Where two levels share a form of number", alike.collect());
    let alone = Fault::ALL
        .map(|(fault, rate)| (fault.name().to_owned(), Rates::only(fault, rate.max(0.1)), Numbers::Apart, FEWER));
    table(&mut out, "Each fault alone, in one row or label of ten", alone.into());
    out.push_str(&growth::table());
    println!("{out}");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/noise.md");
    fs::write(&path, out).expect("tests/bench can be written to");
}

/// One way to go wrong: its name, and whether a chart does.
type Wrong = (&'static str, fn(&Trial) -> bool);

const WAYS: [Wrong; 4] = [
    ("silent", |trial| !trial.silent().is_empty()),
    ("lost", |trial| !trial.lost().is_empty()),
    ("noisy", Trial::is_noisy),
    ("announced", |trial| !trial.is_exact() && trial.silent().is_empty()),
];
/// How many charts of each way, seed and rate are made small.
const SHRUNK: usize = 3;

/// Writes the smallest charts of each way to go wrong and each seed, with what they should be read to. Without names of
/// ways, all are meant.
fn shrink(folder: &Path, seeds: &RangeInclusive<u8>, names: &[String]) {
    fs::create_dir_all(folder).expect("the folder can be made");
    let ways: Vec<Wrong> =
        WAYS.into_iter().filter(|(way, _)| names.is_empty() || names.iter().any(|name| name == way)).collect();
    let is_wrong: Vec<_> = ways.iter().map(|(_, is_wrong)| *is_wrong).collect();
    let mixed = (0..=5_u8).map(|factor| (format!("{factor}x"), Rates::times(factor.into()), Numbers::Apart));
    let alike = (0..=5_u8).map(|factor| (format!("alike-{factor}x"), Rates::times(factor.into()), Numbers::Alike));
    let alone = Fault::ALL
        .map(|(fault, rate)| (fault.name().replace(' ', "-"), Rates::only(fault, rate.max(0.1)), Numbers::Apart));
    let series: Vec<_> = mixed.chain(alike).chain(alone).collect();
    let all = series.iter().flat_map(|series| seeds.clone().map(move |seed| (series, seed)));
    all.collect::<Vec<_>>().into_par_iter().for_each(|((name, rates, numbers), seed)| {
        let found = Series::new(rates, *numbers, seed).smallest_of_each(CHARTS, SHRUNK, &is_wrong);
        for (at, (way, trial)) in found.iter().enumerate() {
            let file = format!("{name}-{seed}-{}-{at}", ways[*way].0);
            fs::write(folder.join(format!("{file}.tsv")), &trial.printed.text).expect("the folder can be written to");
            let report = format!("{}\n{}", trial.report(), trial.printed.text);
            fs::write(folder.join(format!("{file}.txt")), report).expect("the folder can be written to");
            println!("{file}");
        }
    });
}
