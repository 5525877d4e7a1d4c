//! What is declared and not there, and what is there and not known: the headings of charts beside those of `plan.toml`.

use std::collections::BTreeSet;

use super::Part;
use super::columns::{Heading, Headings, key};
use super::draft::Preamble;
use super::header::{Column, Content};
use crate::config::PlanConfig;
use crate::diag::{Code, Diagnostic, Sink};
use crate::table::Row;
use crate::text::{Place, fold};

/// Notes what was made of each heading that nothing knows.
pub(super) fn note_unknown(sink: &mut Sink, headings: &Headings, parts: &[Part], columns: &[Vec<Column>]) {
    let mut told = BTreeSet::new();
    for (part, columns) in parts.iter().zip(columns) {
        let unknown: Vec<_> =
            part.header.filled().filter(|(_, cell)| headings.kind(&cell.text) == Heading::Unknown).collect();
        if unknown.iter().all(|(_, cell)| told.contains(&key(&cell.text))) {
            continue;
        }
        for (at, cell) in unknown {
            let content = columns.iter().find(|column| column.at == at).map(|column| column.content);
            let taken = match content {
                Some(Content::Level) => "heading-level",
                Some(Content::Project) => "heading-project",
                Some(
                    Content::Description
                    | Content::Department
                    | Content::Division
                    | Content::NumberOfNext
                    | Content::NumberOfProject
                    | Content::Other,
                )
                | None => "heading-beside",
            };
            if told.insert(key(&cell.text)) {
                let found = Diagnostic::new(Code::P24).at(&cell.place).cell(&cell.text);
                sink.report(found.with("heading", &cell.text).with_phrase("taken", taken));
            }
        }
    }
}

/// Reports each level, column and mark of `plan.toml` that no chart has.
pub(super) fn report_idle(sink: &mut Sink, config: &PlanConfig, parts: &[Part], preamble: &Preamble) {
    let headings: BTreeSet<String> =
        parts.iter().flat_map(|part| part.header.filled()).map(|(_, cell)| key(&cell.text)).collect();
    let mut report = |entry: &'static str, value: &str, at: &Place| {
        sink.report(Diagnostic::new(Code::G14).at(at).cell(value).with("entry", entry).with("value", value));
    };
    for level in config.levels.iter().filter(|level| !headings.contains(&key(&level.heading))) {
        report("level", &level.heading, &level.at);
    }
    for column in config.columns.iter().filter(|column| !headings.contains(&key(&column.heading))) {
        report("column", &column.heading, &column.at);
    }
    for mark in config.marks.iter().filter(|mark| !stands(&mark.symbol, parts, preamble)) {
        report("mark", &mark.symbol, &mark.at);
    }
}

/// Whether a sign stands anywhere in the charts.
fn stands(symbol: &str, parts: &[Part], preamble: &Preamble) -> bool {
    let folded = fold::key(symbol);
    let rows = || parts.iter().flat_map(|part| part.rows.iter().copied().chain([&part.header]));
    let texts = || rows().flat_map(Row::filled).map(|(_, cell)| &cell.text);
    preamble.marks.iter().any(|mark| mark.sign == symbol)
        || texts().any(|text| text.contains(symbol))
        || texts().any(|text| fold::key(text).contains(&folded))
}
