//! The sink that every phase reports to: it gathers, and stops nothing.

use super::{Diagnostic, Severity};

/// Gathers the findings of all phases.
#[derive(Debug, Default)]
pub struct Sink {
    found: Vec<Diagnostic>,
}

impl Sink {
    /// An empty sink.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes one finding.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Takes all findings of another sink.
    pub fn absorb(&mut self, findings: impl IntoIterator<Item = Diagnostic>) {
        self.found.extend(findings);
    }

    /// Whether any finding so far stops the build.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|found| found.severity == Severity::Error)
    }

    /// What was found so far, in the order it was reported.
    #[must_use]
    pub fn found(&self) -> &[Diagnostic] {
        &self.found
    }

    /// All findings, by file, line, column and code, so that two runs list them alike.
    #[must_use]
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.found.sort_by(|a, b| order(a).cmp(&order(b)));
        self.found
    }
}

/// What findings are sorted by; those without a place come first.
fn order(found: &Diagnostic) -> impl Ord + '_ {
    let place = found
        .place
        .as_ref()
        .map(|place| (&place.file, place.sheet.as_ref().map(|at| &at.sheet), place.line, place.column));
    (place, found.code, &found.record, &found.args)
}
