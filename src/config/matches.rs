//! `[[match]]` of `plan.toml`: what of the plan before became what, where the program cannot tell.

use super::AddressAnswer;
use super::keys::{Entries, Found};
use crate::diag::Sink;
use crate::text::Place;

/// One `[[match]]`: something of the plan before, and what it is in this one. Both are called by their codes, departments
/// by their names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatchConfig {
    /// What it was called in the plan before.
    pub before: Found<String>,
    /// What became of it.
    pub now: Found<AddressAnswer>,
    /// Where the entry stands.
    pub at: Place,
}

const MATCH: &str = "match";
const MATCH_KEYS: &[&str] = &["before", "now", "reason"];

/// The complete `[[match]]` entries.
pub(super) fn read(sink: &mut Sink, entries: &Entries) -> Vec<MatchConfig> {
    let tables = entries.tables(sink, MATCH, MATCH_KEYS);
    let one = |entry: &Entries| {
        let before = entry.required(sink, MATCH, "before");
        // Why it is so is for the people who read the file.
        let _ = entry.text_or_blank(sink, "reason");
        let now = entry.required_answer(sink, MATCH, "now");
        Some(MatchConfig { before: before?, now: now?, at: entry.place() })
    };
    tables.iter().filter_map(one).collect()
}
