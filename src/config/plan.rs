//! `seeds/<plan>/plan.toml`: what a chart does not say, and the findings that a person has settled.

use super::keys::Entries;
use super::{Accept, PlanConfig, document, shape};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::text::SourceFile;

const KEYS: &[&str] = &[
    "title",
    "publisher",
    "document",
    "date",
    "source_url",
    "period",
    "successor",
    "level",
    "column",
    "mark",
    "accept",
];
const ACCEPT: &str = "accept";
const ACCEPT_KEYS: &[&str] = &["code", "place", "reason"];

/// Reads a plan's `plan.toml`. What is wrong in it is reported and left out.
#[must_use]
pub fn read_plan(sink: &mut Sink, file: &SourceFile) -> PlanConfig {
    document::read(sink, file, KEYS, |sink, entries| PlanConfig {
        title: entries.text(sink, "title"),
        publisher: entries.text(sink, "publisher"),
        document: entries.text(sink, "document"),
        date: entries.date(sink, "date"),
        source_url: entries.url(sink, "source_url"),
        period: entries.text(sink, "period"),
        successor: entries.plan_or_url(sink, "successor"),
        levels: shape::levels(sink, entries),
        columns: shape::columns(sink, entries),
        marks: shape::marks(sink, entries),
        accept: accepts(sink, entries),
    })
}

/// The complete `[[accept]]` entries.
fn accepts(sink: &mut Sink, entries: &Entries) -> Vec<Accept> {
    let tables = entries.tables(sink, ACCEPT, ACCEPT_KEYS);
    tables.iter().filter_map(|entry| accept(sink, entry)).collect()
}

/// One `[[accept]]`, where all of it is there and its code is one that can be accepted.
fn accept(sink: &mut Sink, entry: &Entries) -> Option<Accept> {
    let code = entry.required(sink, ACCEPT, "code");
    let place = entry.required(sink, ACCEPT, "place");
    let reason = entry.required(sink, ACCEPT, "reason");
    let code = code.and_then(|written| {
        let code = written.value.parse::<Code>().ok().filter(|code| code.severity() != Severity::Error);
        if code.is_none() {
            let wrong = Diagnostic::new(Code::G03).at(&written.place).cell(&written.value).with("key", "code");
            entry.report(sink, wrong.with_phrase("expected", "expect-code").with("found", &written.value));
        }
        code
    })?;
    Some(Accept { code, place: place?.value, reason: reason?.value, at: entry.place() })
}
