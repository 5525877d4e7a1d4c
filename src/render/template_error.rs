//! Errors of templates as diagnostics: the template's line, and the record that was being rendered.

use std::collections::BTreeMap;

use tera::{Error, ErrorKind};

use crate::diag::{Code, Diagnostic, Sink};
use crate::site::Page;
use crate::text::{Place, Source};

/// A page that a template could not render.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What the engine says.
    pub reason: String,
    /// Where in the template.
    pub place: Option<Place>,
    /// The page in words, such as 「事業 1-3-2-2」.
    pub page: String,
    /// The page's record.
    pub record: String,
}

impl Failure {
    pub(super) fn new(error: &Error, page: &Page<'_>, sources: &BTreeMap<String, Source>) -> Self {
        let first = faults(error, sources).into_iter().next();
        let (reason, place) = first.map_or_else(|| (reason_of(error), None), |fault| (fault.reason, fault.place));
        Self { reason, place, page: page.name.clone(), record: page.record.clone() }
    }
}

/// Reports failures: one finding for each fault of a template, however many pages it spoils.
pub fn report(sink: &mut Sink, failures: Vec<Failure>) {
    let mut faults: Vec<(Failure, usize)> = Vec::new();
    for failure in failures {
        let same = |(known, _): &&mut (Failure, usize)| known.reason == failure.reason && known.place == failure.place;
        match faults.iter_mut().find(same) {
            Some((_, pages)) => *pages += 1,
            None => faults.push((failure, 1)),
        }
    }
    for (failure, pages) in faults {
        let mut finding = Diagnostic::new(Code::T03).record(failure.record);
        finding.place = failure.place;
        sink.report(finding.with("reason", failure.reason).with("page", failure.page).with("pages", pages));
    }
}

/// The findings for templates that do not parse or do not fit together, each with its template's name in the engine.
pub(super) fn parse(error: &Error, sources: &BTreeMap<String, Source>) -> Vec<(Option<String>, Diagnostic)> {
    let finding = |fault: Fault| {
        let mut finding = Diagnostic::new(Code::T02).with("reason", fault.reason);
        finding.place = fault.place;
        (fault.template, finding)
    };
    faults(error, sources).into_iter().map(finding).collect()
}

/// One fault of a template.
struct Fault {
    /// What the engine says.
    reason: String,
    /// The template's name in the engine.
    template: Option<String>,
    /// Where in it.
    place: Option<Place>,
}

/// What an error of the engine says; it is one fault or more.
fn faults(error: &Error, sources: &BTreeMap<String, Source>) -> Vec<Fault> {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let place = sources.get(report.filename()).map(|source| source.place(report.span().range.clone()));
            vec![Fault { reason: report.message().to_owned(), template: Some(report.filename().to_owned()), place }]
        }
        ErrorKind::CircularExtend { tpl: name, .. }
        | ErrorKind::CircularInclude { tpl: name, .. }
        | ErrorKind::MissingParent { current: name, .. }
        | ErrorKind::TemplateNotFound(name) => {
            let place = sources.get(name).map(|source| source.place(0..0));
            vec![Fault { reason: error.to_string(), template: Some(name.clone()), place }]
        }
        ErrorKind::Msg(reports) if reports.starts_with("error: ") => printed(reports, sources),
        _ => vec![Fault { reason: reason_of(error), template: None, place: None }],
    }
}

/// Reads the faults that the engine has already printed, each as `error: …` and, below it, `--> name:line:column`.
fn printed(reports: &str, sources: &BTreeMap<String, Source>) -> Vec<Fault> {
    let lines: Vec<_> = reports.lines().collect();
    let pairs = lines.windows(2).filter_map(|pair| Some((pair[0].strip_prefix("error: ")?, pair[1])));
    let fault = |(reason, below): (&str, &str)| {
        let place = below.trim_start().strip_prefix("--> ").and_then(|at| located(at, sources));
        let (template, place) = place.map_or((None, None), |(name, place)| (Some(name), Some(place)));
        Fault { reason: reason.to_owned(), template, place }
    };
    pairs.map(fault).collect()
}

/// The template's name and the place of `name:line:column`.
fn located(at: &str, sources: &BTreeMap<String, Source>) -> Option<(String, Place)> {
    let (rest, column) = at.rsplit_once(':')?;
    let (name, line) = rest.rsplit_once(':')?;
    let source = sources.get(name)?;
    let (line, column): (usize, usize) = (line.parse().ok()?, column.parse().ok()?);
    let start: usize = source.text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let before: usize = source.text[start..].chars().take(column.checked_sub(1)?).map(char::len_utf8).sum();
    Some((name.to_owned(), source.place(start + before..start + before)))
}

/// The engine's words with those of what lies beneath them.
fn reason_of(error: &Error) -> String {
    let beneath = std::error::Error::source(error).map(|source| format!(": {source}")).unwrap_or_default();
    format!("{error}{beneath}")
}
