//! Rules of a good plan: each on a made-up chart of its own, none on a clean one.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use taikei::config::Departments;
use taikei::diag::words::Lang;
use taikei::diag::{Code, Diagnostic, Sink};
use taikei::lint;
use taikei::watch::Unwatched;

use crate::support::{Chart, read, read_bytes};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/lints")
}

/// The charts of this folder by name, without ending.
fn names() -> Vec<String> {
    let paths = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let charts = paths.filter(|path| path.extension().is_some_and(|ending| ending == "tsv"));
    let mut names: Vec<_> = charts.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    names.sort();
    names
}

/// What the rules find in a chart, sorted.
fn found(chart: &Chart, departments: &Departments) -> Vec<Diagnostic> {
    let mut sink = Sink::new();
    sink.absorb(chart.found.iter().cloned());
    lint::check(&Unwatched, &mut sink, &chart.plan, &chart.tables, departments);
    sink.into_sorted()
}

/// Findings written out for a person to read, without the one about departments.toml, which no fixture has.
fn written_out(found: &[Diagnostic]) -> String {
    let mut out = String::new();
    for found in found.iter().filter(|found| found.code != Code::R05) {
        let place = found.place.as_ref().unwrap();
        let (code, severity, record) = (found.code.as_str(), found.severity.as_str(), found.record.as_deref());
        let place = format!("{}:{}+{}", place.line, place.column, place.width);
        writeln!(out, "{code} {severity} {place} {}", record.unwrap_or("-")).unwrap();
        writeln!(out, "  {}\n  {}", found.message(Lang::Ja), found.help(Lang::Ja)).unwrap();
    }
    out
}

/// `TAIKEI_BLESS=1 cargo test` writes the findings anew; they are read in the diff before they are kept.
#[test]
fn each_rule_finds_what_is_written_beside_its_chart_and_nothing_else() {
    for name in names() {
        let chart = read(&format!("tests/fixtures/lints/{name}.tsv"));
        let out = written_out(&found(&chart, &Departments::default()));
        let expected = folder().join(format!("{name}.expected.txt"));
        if std::env::var_os("TAIKEI_BLESS").is_some() {
            fs::write(&expected, &out).unwrap();
        }
        assert_eq!(out, fs::read_to_string(&expected).unwrap(), "{name}");
    }
}

#[test]
fn each_rule_has_a_chart_that_shows_it() {
    let names = names();
    for code in Code::ALL.iter().map(|code| code.as_str()).filter(|code| code.starts_with('L')) {
        let name = names.iter().find(|name| name.starts_with(code)).unwrap_or_else(|| panic!("{code} has no chart"));
        let expected = fs::read_to_string(folder().join(format!("{name}.expected.txt"))).unwrap();
        assert!(expected.lines().any(|line| line.starts_with(code)), "{name} does not show {code}");
    }
}

#[test]
fn a_clean_chart_breaks_no_rule() {
    let chart = read("tests/fixtures/lints/clean.tsv");
    assert_eq!(chart.plan.listings.len(), 5);
    assert_eq!(written_out(&found(&chart, &Departments::default())), "");
}

/// A chart of this many projects, each with words of its own.
fn large(rows: usize) -> String {
    let mut text = String::from("基本目標\t施策\t事業\t内容\t担当課\n");
    for row in 0..rows {
        let letter = |at: usize| char::from_u32(0x4E00 + u32::try_from(at % 20_000).unwrap()).unwrap();
        let sound = |at: usize| char::from_u32(0x30A2 + u32::try_from(at % 80).unwrap()).unwrap();
        let (name, word) = (letter(row), [sound(row), sound(row / 80), sound(row / 7), sound(row / 3)]);
        let word: String = word.iter().collect();
        let section = if row % 50 == 0 { format!("({}) 施策{name}", row / 50 + 1) } else { String::new() };
        let goal = if row == 0 { "I 目標" } else { "" };
        writeln!(
            text,
            "{goal}\t{section}\t({}) {name}{word}教室\t{word}を 進めます。\t{name}化{name}進課",
            row % 50 + 1
        )
        .unwrap();
    }
    text
}

#[test]
fn names_and_words_by_the_thousand_are_compared_in_time() {
    let time = |rows| {
        let chart = read_bytes("seeds/large/chart.tsv", large(rows).into());
        assert_eq!(chart.plan.listings.len(), rows);
        let begin = std::time::Instant::now();
        assert!(!found(&chart, &Departments::default()).is_empty());
        begin.elapsed()
    };
    let (few, many) = (time(1_000), time(8_000));
    assert!(many < few * 40, "eight times the rows took {many:?} after {few:?}");
}
