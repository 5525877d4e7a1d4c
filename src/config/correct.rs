//! `[[correct]]` of `plan.toml`: slips of the printed chart, and the words to show in their place.

use super::Correct;
use super::keys::Entries;
use crate::diag::{Code, Diagnostic, Sink};

const CORRECT: &str = "correct";
const CORRECT_KEYS: &[&str] = &["place", "printed", "shown", "reason"];

/// The complete entries.
pub(super) fn read(sink: &mut Sink, entries: &Entries) -> Vec<Correct> {
    let tables = entries.tables(sink, CORRECT, CORRECT_KEYS);
    tables.iter().filter_map(|entry| one(sink, entry)).collect()
}

fn one(sink: &mut Sink, entry: &Entries) -> Option<Correct> {
    let place = entry.required(sink, CORRECT, "place");
    let printed = entry.required(sink, CORRECT, "printed");
    let shown = entry.required(sink, CORRECT, "shown");
    let reason = entry.required(sink, CORRECT, "reason");
    let (printed, shown) = (printed?, shown?);
    if printed.value == shown.value {
        let same = Diagnostic::new(Code::G03).at(&shown.place).cell(&shown.value).with("key", "shown");
        entry.report(sink, same.with_phrase("expected", "expect-other-words").with("found", &shown.value));
        return None;
    }
    let (place, reason) = (place?.value, reason?.value);
    Some(Correct { place, printed: printed.value, shown: shown.value, reason, at: entry.place() })
}
