//! The formats and encodings of charts: one made-up chart in each reads to one plan, and what is hostile is refused.

mod delimited;
mod encodings;
mod folders;
mod hostile;
mod pages;
mod sheets;

use std::fs;
use std::path::{Path, PathBuf};

use taikei::diag::Diagnostic;

use crate::support::{Chart, read, written_plan};

/// The folder of the fixtures, in the repository.
const FOLDER: &str = "tests/fixtures/formats";

/// The codes of what was found, but for departments without an address and cells that name several, which the chart has
/// in every format.
fn codes(chart: &Chart) -> Vec<&'static str> {
    let codes = chart.found.iter().map(|found| found.code.as_str());
    codes.filter(|code| !["R05", "P12"].contains(code)).collect()
}

/// The finding of a code.
fn found<'c>(chart: &'c Chart, code: &str) -> &'c Diagnostic {
    chart.found.iter().find(|found| found.code.as_str() == code).unwrap_or_else(|| panic!("{:?}", chart.found))
}

/// The charts of the folder that hold the made-up chart, by name.
fn charts() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER);
    let mut charts: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    let others = ["make.py", "README.md", "expected.txt"];
    charts.retain(|path| path.is_file() && !others.iter().any(|other| path.ends_with(other)));
    charts.sort();
    charts
}

#[test]
fn the_same_chart_in_every_format_and_encoding_is_the_same_plan() {
    let expected = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER).join("expected.txt")).unwrap();
    assert!(charts().len() >= 17, "the fixtures are gone");
    for path in charts() {
        let name = path.file_name().unwrap().to_str().unwrap();
        let chart = read(&format!("{FOLDER}/{name}"));
        assert_eq!(written_plan(&chart.plan), expected, "{name}: {:?}", chart.found);
        let unmarked = ["cp932", "euc-jp", "utf-16-without-mark"].iter().any(|start| name.starts_with(start));
        assert_eq!(codes(&chart), if unmarked { vec!["F10"] } else { vec![] }, "{name}: {:?}", chart.found);
    }
}
