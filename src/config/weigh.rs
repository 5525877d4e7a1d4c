//! `[lints]` of `plan.toml`: how much a kind of finding matters in this plan.

use std::collections::BTreeMap;

use super::keys::{Entries, Found};
use crate::diag::{Code, Diagnostic, Severity, Sink};

const LINTS: &str = "lints";

/// How much a kind of finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Nothing: it is not reported.
    Allow,
    /// It is a warning.
    Warn,
    /// It is an error.
    Deny,
}

impl Weight {
    /// The weight of a word, in any case.
    fn of_word(word: &str) -> Option<Self> {
        match word.to_ascii_lowercase().as_str() {
            "allow" => Some(Self::Allow),
            "warn" => Some(Self::Warn),
            "deny" => Some(Self::Deny),
            _ => None,
        }
    }
}

/// Weighs findings anew. Errors stay errors.
#[must_use]
pub fn weigh(findings: Vec<Diagnostic>, weights: &BTreeMap<Code, Weight>) -> Vec<Diagnostic> {
    let weighed = |mut found: Diagnostic| {
        let weight = weights.get(&found.code).filter(|_| found.severity != Severity::Error);
        match weight {
            Some(Weight::Allow) => return None,
            Some(Weight::Warn) => found.severity = Severity::Warning,
            Some(Weight::Deny) => found.severity = Severity::Error,
            None => {}
        }
        Some(found)
    };
    findings.into_iter().filter_map(weighed).collect()
}

/// Reads the table.
pub(super) fn read(sink: &mut Sink, entries: &Entries) -> BTreeMap<Code, Weight> {
    let mut weights = BTreeMap::new();
    for (name, word) in entries.pairs(sink, LINTS, "expect-lints") {
        let Some(code) = code(sink, entries, &name) else { continue };
        match Weight::of_word(&word.value) {
            Some(_) if weights.contains_key(&code) => refuse(sink, entries, &name, code, "fixed-twice"),
            Some(weight) => drop(weights.insert(code, weight)),
            None => {
                let wrong = Diagnostic::new(Code::G03).at(&word.place).cell(&word.value).with("key", code.as_str());
                entries.report(sink, wrong.with_phrase("expected", "expect-weight").with("found", &word.value));
            }
        }
    }
    weights
}

/// A code that `plan.toml` may settle or weigh; another is reported.
pub(super) fn code(sink: &mut Sink, entries: &Entries, written: &Found<String>) -> Option<Code> {
    let Ok(code) = written.value.parse::<Code>() else {
        let nearest = Code::nearest(&written.value).as_str();
        let unknown = Diagnostic::new(Code::G10).at(&written.place).cell(&written.value);
        entries.report(sink, unknown.with("code", &written.value).with("nearest", nearest));
        return None;
    };
    if !code.is_of_chart() {
        refuse(sink, entries, written, code, "fixed-elsewhere");
        return None;
    }
    if code.severity() == Severity::Error {
        refuse(sink, entries, written, code, "fixed-error");
        return None;
    }
    Some(code)
}

fn refuse(sink: &mut Sink, entries: &Entries, written: &Found<String>, code: Code, reason: &'static str) {
    let fixed = Diagnostic::new(Code::G11).at(&written.place).cell(&written.value).with("code", code.as_str());
    entries.report(sink, fixed.with_phrase("reason", reason));
}
