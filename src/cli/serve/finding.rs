//! A finding as the browser shows it: every word is text, never markup.

use serde::Serialize;

use super::super::report;
use crate::diag::Diagnostic;
use crate::diag::words::{self, Lang};
use crate::text::Place;

/// The words of one finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Finding {
    /// The severity and the code: エラー F01.
    pub(super) title: String,
    /// One sentence.
    pub(super) message: String,
    /// The place, the cell, the record and what to type, each with its name.
    pub(super) remarks: Vec<(&'static str, String)>,
}

impl Finding {
    /// A finding in a language.
    pub(super) fn new(lang: Lang, found: &Diagnostic) -> Self {
        let title = format!("{} {}", report::severity(found.severity, lang), found.code.as_str());
        let remarks = [
            ("overlay-place", found.place.as_ref().map(place)),
            ("overlay-cell", found.cell.clone()),
            ("record", found.record.clone()),
            ("help", Some(found.help(lang))),
        ];
        let named = |(key, text): (_, Option<String>)| Some((words::ui(key, lang), text?));
        Self { title, message: found.message(lang), remarks: remarks.into_iter().filter_map(named).collect() }
    }
}

fn place(place: &Place) -> String {
    match &place.sheet {
        Some(sheet) => format!("{}: {}!{}", place.file, sheet.sheet, sheet.cell_ref),
        None if place.is_whole_file() => place.file.to_string(),
        None => format!("{}:{}:{}", place.file, place.line, place.column),
    }
}
