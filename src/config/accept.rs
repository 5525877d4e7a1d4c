//! Settled findings: each `[[accept]]` takes one finding away, and is reported when it takes none.

use super::Accept;
use crate::diag::{Code, Diagnostic, Severity};
use crate::text::Place;

/// Takes away the findings that a person has settled, one for each entry; errors can never be.
/// An entry that settles nothing is a finding itself.
#[must_use]
pub fn settle(mut findings: Vec<Diagnostic>, accepts: &[Accept]) -> Vec<Diagnostic> {
    let mut entries: Vec<&Accept> = accepts.iter().collect();
    entries.sort_by_key(|entry| std::cmp::Reverse(exactness(&entry.place)));
    let mut idle = Vec::new();
    for entry in entries {
        match findings.iter().position(|finding| settles(entry, finding)) {
            Some(at) => drop(findings.remove(at)),
            None => idle.push(outdated(entry)),
        }
    }
    findings.extend(idle);
    findings
}

/// How much a place says: the entries that say most choose first.
fn exactness(place: &str) -> usize {
    place.matches(':').count()
}

fn settles(entry: &Accept, finding: &Diagnostic) -> bool {
    finding.code == entry.code
        && finding.severity != Severity::Error
        && (finding.record.as_deref() == Some(entry.place.as_str())
            || finding.place.as_ref().is_some_and(|place| names(&entry.place, place)))
}

/// Whether the words of an entry mean a place: `file:line`, `file:line:column`, or `Sheet!D37`.
fn names(words: &str, place: &Place) -> bool {
    if let Some(sheet) = &place.sheet {
        return words == format!("{}!{}", sheet.sheet, sheet.cell_ref);
    }
    let name = place.file.rsplit('/').next().unwrap_or_default();
    let line = place.line;
    let column = place.column;
    [name, &*place.file]
        .into_iter()
        .any(|file| words == format!("{file}:{line}") || words == format!("{file}:{line}:{column}"))
}

fn outdated(entry: &Accept) -> Diagnostic {
    Diagnostic::new(Code::G04).at(&entry.at).with("code", entry.code.as_str()).with("place", &entry.place)
}
