//! The order of the phases, on one screen: from the files of a plan to the files of its pages.
//!
//! A plan is the unit of work: [`plan`] compiles one, and its output can be written and dropped. What the
//! shared pages need of it is its small [`Summary`].

use crate::config::{Departments, SiteConfig};
use crate::content::ContentPage;
use crate::diag::{Diagnostic, Sink};
use crate::output::Output;
use crate::text::SourceFile;

/// The files that all plans share, as `store` reads them.
#[derive(Debug, Clone, Default)]
pub struct SharedInput {
    /// The settings, with the command line's options already laid over them.
    pub config: SiteConfig,
    /// The text of `seeds/departments.toml`, where there is one.
    pub departments: Option<SourceFile>,
    /// The files under `content/`.
    pub content: Vec<SourceFile>,
    /// The files of the chosen theme's folder; empty for the default theme inside the binary.
    pub theme: Vec<SourceFile>,
    /// The ids of all plans, in order.
    pub plans: Vec<String>,
}

/// The files of one plan's folder under `seeds/`.
#[derive(Debug, Clone)]
pub struct PlanInput {
    /// The folder's name.
    pub id: String,
    /// Its files in order of their names.
    pub files: Vec<SourceFile>,
}

/// The shared input after it was read: settings, theme and content pages ready for use by every plan.
#[derive(Debug)]
pub struct Shared {
    /// The settings.
    pub config: SiteConfig,
    /// The departments file.
    pub departments: Departments,
    /// The content pages.
    pub content: Vec<ContentPage>,
    /// The ids of all plans, in order.
    pub plans: Vec<String>,
}

/// What one compilation gives.
#[derive(Debug, Default)]
pub struct Compiled {
    /// The finished files; of no use where a finding is an error.
    pub output: Output,
    /// What was found, sorted.
    pub diagnostics: Vec<Diagnostic>,
}

/// What the shared pages need of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The plan's id.
    pub id: String,
}

impl Shared {
    /// Reads what all plans share. Findings of settings, theme and content pages go to the sink.
    #[must_use]
    pub fn read(sink: &mut Sink, input: SharedInput) -> Self {
        let _ = sink;
        Self { config: input.config, departments: Departments::default(), content: Vec::new(), plans: input.plans }
    }
}

/// Compiles one plan: its pages and data, its findings, and what the shared pages need of it.
#[must_use]
pub fn plan(shared: &Shared, input: &PlanInput) -> (Compiled, Summary) {
    let _ = shared;
    (Compiled::default(), Summary { id: input.id.clone() })
}

/// Compiles the pages that plans share, once all plans are known, and checks the links between all pages.
#[must_use]
pub fn shared_pages(shared: &Shared, summaries: &[Summary]) -> Compiled {
    let _ = (shared, summaries);
    Compiled::default()
}
