//! Reports: how findings are shown to people, to programs, and to GitHub.

mod excerpt;
mod github;
mod human;
mod json;

use std::path::PathBuf;

use crate::config::Format;
use crate::diag::words::Lang;
use crate::diag::{Diagnostic, Severity};

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

/// The findings that are to be shown, as one text.
pub(super) fn render(style: &Style, findings: &[Diagnostic]) -> String {
    let least = if style.format == Format::Json { Severity::Note } else { style.least };
    let shown = findings.iter().filter(|finding| finding.severity >= least);
    let one = |finding| match style.format {
        Format::Human => human::render(style, finding),
        Format::Json => json::render(style.lang, finding),
        Format::Github => github::render(style, finding),
    };
    shown.map(one).collect()
}
