//! From the disk to finished files, plan by plan, and what was found on the way.

use std::path::Path;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::Outcome;
use super::session::Session;
use crate::compile::{self, Compiled, Shared, Summary};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::store::load;
use crate::store::write::Stage;

/// What one run found and made.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// All findings, sorted, each once.
    pub(super) found: Vec<Diagnostic>,
    /// How many pages were made.
    pub(super) pages: usize,
    /// How many files were made, pages too.
    pub(super) files: usize,
}

/// Compiles all plans and the pages they share. The files go to the stage plan by plan, where there is one, so that only
/// a few plans' are held at a time.
pub(super) fn run(session: &Session, stage: Option<&Stage>) -> Run {
    let mut sink = Sink::new();
    sink.absorb(session.found.iter().cloned());
    if !session.has_root() {
        return Run { found: sink.into_sorted(), ..Run::default() };
    }
    let input = load::shared(&mut sink, &session.paths, session.config.clone());
    let shared = Shared::read(&mut sink, input);
    let plans: Vec<_> = shared.plans.par_iter().map(|id| plan(session, &shared, stage, id)).collect();
    let mut summaries = Vec::with_capacity(plans.len());
    let mut run = Run::default();
    for (part, summary) in plans {
        run.add(&mut sink, part);
        summaries.extend(summary);
    }
    let compiled = compile::shared_pages(&shared, &summaries);
    run.add(&mut sink, hand_over(stage, compiled, Sink::new()));
    run.found = sink.into_sorted();
    run.found.dedup();
    run
}

/// Compiles one plan and keeps nothing: what was found in it.
pub(super) fn check_plan(session: &Session, id: &str) -> Vec<Diagnostic> {
    let mut sink = Sink::new();
    let input = load::shared(&mut sink, &session.paths, session.config.clone());
    let shared = Shared::read(&mut sink, input);
    let (part, _) = plan(session, &shared, None, id);
    part.found
}

fn plan(session: &Session, shared: &Shared, stage: Option<&Stage>, id: &str) -> (Run, Option<Summary>) {
    let mut sink = Sink::new();
    let input = load::plan(&mut sink, &session.paths, id);
    let (compiled, summary) = compile::plan(shared, &input);
    (hand_over(stage, compiled, sink), summary)
}

/// Counts the files of a compilation and gives them away.
fn hand_over(stage: Option<&Stage>, compiled: Compiled, mut sink: Sink) -> Run {
    let files = compiled.output.files.len();
    let is_page = |path: &&String| Path::new(path).extension().is_some_and(|ending| ending == "html");
    let pages = compiled.output.files.keys().filter(is_page).count();
    sink.absorb(compiled.diagnostics);
    if let Some(Err(found)) = stage.map(|stage| stage.put(&compiled.output)) {
        sink.report(found);
    }
    Run { found: sink.into_sorted(), pages, files }
}

impl Run {
    fn add(&mut self, sink: &mut Sink, part: Self) {
        sink.absorb(part.found);
        self.pages += part.pages;
        self.files += part.files;
    }

    /// How many findings have a severity.
    pub(super) fn count(&self, severity: Severity) -> usize {
        self.found.iter().filter(|found| found.severity == severity).count()
    }

    /// How the run ends: whether the surroundings or the plan stand in the way.
    pub(super) fn outcome(&self, session: &Session) -> Outcome {
        let errors = || self.found.iter().filter(|found| found.severity == Severity::Error);
        if errors().any(|found| is_of_surroundings(session, found.code)) {
            Outcome::Failed
        } else if errors().next().is_some() || (session.strict && self.count(Severity::Warning) > 0) {
            Outcome::Refused
        } else {
            Outcome::Done
        }
    }
}

/// Whether a finding lies with the disk or the way the program was called, not with a plan or the site.
fn is_of_surroundings(session: &Session, code: Code) -> bool {
    code == Code::F01 || (code == Code::T01 && session.typed_theme) || code.as_str().starts_with('D')
}
