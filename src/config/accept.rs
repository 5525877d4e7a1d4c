//! `[[accept]]` of `plan.toml`: each entry takes one finding away, and is reported when it takes none.

use super::Accept;
use super::keys::Entries;
use super::weigh;
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::text::{Place, fold};

const ACCEPT: &str = "accept";
const ACCEPT_KEYS: &[&str] = &["code", "place", "printed", "reason"];
/// How many places of findings of its code an outdated entry is told.
const PLACES_TOLD: usize = 3;

/// The complete `[[accept]]` entries.
pub(super) fn read(sink: &mut Sink, entries: &Entries) -> Vec<Accept> {
    let tables = entries.tables(sink, ACCEPT, ACCEPT_KEYS);
    tables.iter().filter_map(|entry| one(sink, entry)).collect()
}

/// One `[[accept]]`, where all of it is there and its code is one that can be accepted.
fn one(sink: &mut Sink, entry: &Entries) -> Option<Accept> {
    let code = entry.required(sink, ACCEPT, "code");
    let place = entry.required(sink, ACCEPT, "place");
    let printed = entry.text(sink, "printed");
    let reason = entry.required(sink, ACCEPT, "reason");
    let code = code.and_then(|written| weigh::code(sink, entry, &written))?;
    Some(Accept { code, place: place?.value, printed, reason: reason?.value, at: entry.place() })
}

/// Takes away the findings that a person has settled, one for each entry; errors can never be.
/// An entry that settles nothing is a finding itself, unless a chart could not be read.
#[must_use]
pub fn settle(mut findings: Vec<Diagnostic>, accepts: &[Accept]) -> Vec<Diagnostic> {
    let mut entries: Vec<&Accept> = accepts.iter().collect();
    entries.sort_by_key(|entry| std::cmp::Reverse(exactness(entry)));
    let mut idle = Vec::new();
    for entry in entries {
        match findings.iter().position(|finding| settles(entry, finding)) {
            Some(at) => drop(findings.remove(at)),
            None => idle.push(entry),
        }
    }
    if findings.iter().any(is_of_unread) {
        return findings;
    }
    let outdated: Vec<_> = idle.into_iter().map(|entry| outdated(entry, &findings)).collect();
    findings.extend(outdated);
    findings
}

/// Whether a finding says that a chart could not be read: nobody knows what else would have been found.
fn is_of_unread(finding: &Diagnostic) -> bool {
    let is_header = matches!(finding.code, Code::P19 | Code::P20 | Code::P26 | Code::P31);
    finding.severity == Severity::Error && (finding.code.letter() == 'F' || is_header)
}

/// Entries that settle findings about records, each with its record: those that a chart in another form needs too. What
/// the reading of a messy chart finds is not found in the clean form.
#[must_use]
pub fn records<'a>(findings: &[Diagnostic], accepts: &'a [Accept]) -> Vec<(&'a Accept, String)> {
    let lasting = accepts.iter().filter(|entry| matches!(entry.code.letter(), 'R' | 'L'));
    let record = |entry: &Accept| findings.iter().find(|finding| settles(entry, finding))?.record.clone();
    lasting.filter_map(|entry| Some((entry, record(entry)?))).collect()
}

/// How much an entry says: those that say most choose first.
fn exactness(entry: &Accept) -> (usize, bool) {
    (entry.place.matches([':', '：']).count(), entry.printed.is_some())
}

fn settles(entry: &Accept, finding: &Diagnostic) -> bool {
    let place = fold::key(&entry.place);
    let holds =
        |printed: &String| finding.cell.as_ref().is_some_and(|cell| fold::key(cell).contains(&fold::key(printed)));
    finding.code == entry.code
        && finding.severity != Severity::Error
        && entry.printed.as_ref().is_none_or(holds)
        && (finding.record.as_deref() == Some(place.as_str())
            || finding.place.as_ref().is_some_and(|at| names_place(&place, at)))
}

/// Whether the words of an entry mean a place, as messages show it: `file:line` or `file:line:column`, in a sheet
/// `Sheet1!D37`, or the file alone where a finding concerns the whole of it. The folders before the file may be there.
/// The words are folded already.
#[must_use]
pub fn names_place(words: &str, place: &Place) -> bool {
    let Place { line, column, .. } = place;
    let (file, at) = match &place.sheet {
        Some(sheet) if words == fold::key(&format!("{}!{}", sheet.sheet, sheet.cell_ref)) => return true,
        Some(sheet) => (&place.file, vec![format!(":{}!{}", sheet.sheet, sheet.cell_ref)]),
        None if place.is_whole_file() => (&place.file, vec![String::new()]),
        None => (&place.file, vec![format!(":{line}:{column}"), format!(":{line}")]),
    };
    let file = fold::key(file);
    at.iter().filter_map(|at| words.strip_suffix(&fold::key(at))).any(|path| {
        !path.is_empty() && file.strip_suffix(path).is_some_and(|above| above.is_empty() || above.ends_with('/'))
    })
}

/// The finding that an entry settles nothing, with the places where findings of its code are now.
fn outdated(entry: &Accept, findings: &[Diagnostic]) -> Diagnostic {
    let found = Diagnostic::new(Code::G04).at(&entry.at).with("code", entry.code.as_str()).with("place", &entry.place);
    let same = findings.iter().filter(|finding| finding.code == entry.code);
    let places: Vec<_> = same.filter_map(|finding| finding.place.as_ref()).map(Place::written).collect();
    if places.is_empty() {
        return found.with_phrase("now", "accept-nowhere");
    }
    found.with("now", places[..places.len().min(PLACES_TOLD)].join(" "))
}
