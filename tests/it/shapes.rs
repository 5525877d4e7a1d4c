//! The shapes of charts: other levels, columns, marks and departments than those of the shipped chart.

mod asides;
mod columns;
mod departments;
mod ditto;
mod headers;
mod heading_rows;
mod levels;
mod marks;
mod numbers;
mod plans;
mod slips;
mod titles;

use taikei::plan::Listing;

use crate::support::{Chart, read_with};

/// A chart of lines whose cells are divided by `|`, as no cell of these tests has one.
fn chart(lines: &str) -> Chart {
    chart_with(lines, "", "")
}

/// The same beside a `plan.toml` and a `departments.toml`.
fn chart_with(lines: &str, settings: &str, departments: &str) -> Chart {
    let text: Vec<String> =
        lines.lines().map(|line| line.split('|').map(str::trim).collect::<Vec<_>>().join("\t")).collect();
    read_with("seeds/plan/chart.txt", text.join("\n").into_bytes(), settings, departments)
}

/// The codes of what was found, but for departments without an address.
fn codes(chart: &Chart) -> Vec<&'static str> {
    chart.found.iter().map(|found| found.code.as_str()).filter(|code| *code != "R05").collect()
}

/// The words of the first finding of a code.
fn arg(chart: &Chart, code: &str) -> String {
    let found = chart.found.iter().find(|found| found.code.as_str() == code);
    let found = found.unwrap_or_else(|| panic!("no {code} in {:?}", chart.found));
    found.message(taikei::diag::words::Lang::Ja)
}

fn listing<'c>(chart: &'c Chart, code: &str) -> &'c Listing {
    let found = chart.plan.listings.iter().find(|listing| listing.code == code);
    found.unwrap_or_else(|| panic!("no {code} in {:?}, {:?}", titles(chart), chart.found))
}

/// Each listing's code, title, 内容 and departments.
fn titles(chart: &Chart) -> Vec<String> {
    let line = |listing: &Listing| {
        let names = listing.departments.iter().map(|id| chart.plan.department(*id).label.as_str());
        let names = names.chain(listing.collectives.iter().map(String::as_str)).collect::<Vec<_>>().join(" ");
        format!("{} {} / {} / {names}", listing.code, listing.title, listing.description)
    };
    chart.plan.listings.iter().map(line).collect()
}

/// Each section's code, label and title.
fn sections(chart: &Chart) -> Vec<String> {
    let line = |section: &taikei::plan::Section| format!("{} [{}] {}", section.code, section.label, section.title);
    chart.plan.sections.iter().map(line).collect()
}
