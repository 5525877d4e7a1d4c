//! `seeds/<plan>/plan.toml`: what a chart does not say, and the findings that a person has settled.

use super::{PlanConfig, PlanName, accept, city, correct, document, matches, shape, status, weigh};
use crate::diag::Sink;
use crate::text::SourceFile;

/// The key that names the plan before.
const PREDECESSOR: &str = "predecessor";
const KEYS: &[&str] = &[
    "title",
    "publisher",
    "document",
    "date",
    "date_printed",
    "body",
    "clean",
    "source_url",
    "period",
    "successor",
    PREDECESSOR,
    "match",
    "level",
    "column",
    "mark",
    "status",
    "lints",
    "correct",
    "accept",
    "updated",
    "page_number",
    "contact",
    "licence",
];

/// Reads a plan's `plan.toml`. What is wrong in it is reported and left out.
#[must_use]
pub fn read_plan(sink: &mut Sink, file: &SourceFile) -> PlanConfig {
    document::read(sink, file, KEYS, |sink, entries| PlanConfig {
        title: entries.text(sink, "title"),
        publisher: entries.text(sink, "publisher"),
        document: entries.text(sink, "document"),
        date: entries.date(sink, "date"),
        date_printed: entries.text(sink, "date_printed"),
        body: entries.text(sink, "body"),
        clean: entries.flag(sink, "clean"),
        source_url: entries.url(sink, "source_url"),
        period: entries.text(sink, "period"),
        successor: entries.plan_or_url(sink, "successor"),
        predecessor: entries.plan(sink, PREDECESSOR),
        matches: matches::read(sink, entries),
        levels: shape::levels(sink, entries),
        columns: shape::columns(sink, entries),
        marks: shape::marks(sink, entries),
        statuses: status::read(sink, entries),
        lints: weigh::read(sink, entries),
        correct: correct::read(sink, entries),
        accept: accept::read(sink, entries),
        page: city::read_page(sink, entries),
    })
}

/// The plan that a `plan.toml` names as the one before it. What is wrong is found when the plan itself is read.
#[must_use]
pub fn predecessor(file: &SourceFile) -> Option<PlanName> {
    let mut unheard = Sink::new();
    document::read(&mut unheard, file, KEYS, |sink, entries| entries.plan(sink, PREDECESSOR))
}
