//! Editions of a plan compared: the report that a careful official would write, and what it says of every single change.

mod fixture;
mod random;
mod site;

use serde_json::Value;
use taikei::comparison::{self, Comparison};
use taikei::config::{self, MatchConfig};
use taikei::diag::{Diagnostic, Sink};
use taikei::plan::Plan;
use taikei::render;
use taikei::text::SourceFile;

use crate::support::read_bytes;

/// A plan by its chart.
fn plan(chart: &str) -> Plan {
    read_bytes("seeds/plan/chart.tsv", chart.into()).plan
}

/// The `[[match]]` entries of some settings.
fn matches(settings: &str) -> Vec<MatchConfig> {
    let file = SourceFile { path: "plan.toml".into(), name: "plan.toml".into(), bytes: settings.into() };
    let mut sink = Sink::new();
    let matches = config::read_plan(&mut sink, &file).matches;
    assert!(!sink.has_errors(), "{:?}", sink.found());
    matches
}

/// Two plans compared, and what was found.
fn compared<'a>(before: &'a Plan, after: &'a Plan, settings: &str) -> (Comparison<'a>, Vec<Diagnostic>) {
    let mut sink = Sink::new();
    let comparison = comparison::compare(&mut sink, before, after, &matches(settings));
    (comparison, sink.into_sorted())
}

/// What the report says, as programs read it.
fn report(comparison: &Comparison) -> Value {
    serde_json::from_slice(&render::comparison::json(comparison)).unwrap()
}

/// The changes of sections and 事業 in a report: what changed, and the codes of then and of now.
fn told(report: &Value) -> Vec<String> {
    let changes = report["changes"].as_array().unwrap().iter().filter(|change| change["kind"] != "department");
    let codes = |parts: &Value| {
        let codes = parts.as_array().unwrap().iter().map(|part| part["code"].as_str().unwrap());
        codes.collect::<Vec<_>>().join("+")
    };
    let names = |change: &Value| {
        let names = change["changes"].as_array().unwrap().iter().map(|name| name.as_str().unwrap());
        names.collect::<Vec<_>>().join(" ")
    };
    changes
        .map(|change| format!("{}: {} → {}", names(change), codes(&change["before"]), codes(&change["after"])))
        .collect()
}
