//! Findings for programs: one JSON object a line, its keys as the contract orders them.

use serde::Serialize;

use crate::diag::Diagnostic;
use crate::diag::words::Lang;

#[derive(Serialize)]
struct Object<'a> {
    code: &'static str,
    severity: &'static str,
    message: String,
    file: Option<&'a str>,
    line: Option<u32>,
    column: Option<u32>,
    cell: Option<&'a str>,
    record: Option<&'a str>,
    help: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell_ref: Option<&'a str>,
}

/// One finding as one line.
pub(super) fn render(lang: Lang, finding: &Diagnostic) -> String {
    let place = finding.place.as_ref();
    let sheet = place.and_then(|place| place.sheet.as_ref());
    let object = Object {
        code: finding.code.as_str(),
        severity: finding.severity.as_str(),
        message: finding.message(lang),
        file: place.map(|place| &*place.file),
        line: place.map(|place| place.line),
        column: place.map(|place| place.column),
        cell: finding.cell.as_deref(),
        record: finding.record.as_deref(),
        help: finding.help(lang),
        sheet: sheet.map(|sheet| &*sheet.sheet),
        cell_ref: sheet.map(|sheet| &*sheet.cell_ref),
    };
    serde_json::to_string(&object).expect("texts and numbers are always JSON") + "\n"
}
