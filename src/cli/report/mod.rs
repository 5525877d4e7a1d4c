//! Reports: how findings are shown to people, to programs, and to GitHub.

mod excerpt;
mod github;
mod human;
mod json;

use std::path::PathBuf;

use crate::config::Format;
use crate::diag::words::Lang;
use crate::diag::{Code, Diagnostic, Severity};

pub(super) use human::severity;

/// How to show findings.
#[derive(Debug, Clone)]
pub(super) struct Style {
    /// The language of the sentences.
    pub(super) lang: Lang,
    /// For whom.
    pub(super) format: Format,
    /// Whether colours may be used.
    pub(super) coloured: bool,
    /// How many columns there are.
    pub(super) width: usize,
    /// The least severity that is shown; the JSON format shows all.
    pub(super) least: Severity,
    /// The root as it was given: the places GitHub knows begin where the program was started.
    pub(super) root: PathBuf,
}

impl Style {
    /// Whether a finding is shown. Whoever builds is told of drafts left out, though they are but notes.
    pub(super) fn shows(&self, finding: &Diagnostic) -> bool {
        let told = finding.code == Code::C03 && self.least <= Severity::Warning;
        self.format == Format::Json || finding.severity >= self.least || told
    }
}

/// The findings that are to be shown, as one text.
pub(super) fn render(style: &Style, findings: &[Diagnostic]) -> String {
    let shown = findings.iter().filter(|finding| style.shows(finding));
    let one = |finding| match style.format {
        Format::Human => human::render(style, finding),
        Format::Json => json::render(style.lang, finding),
        Format::Github => github::render(style, finding),
    };
    shown.map(one).collect()
}
