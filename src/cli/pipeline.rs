//! From the disk to finished files, plan by plan, and what was found on the way.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::progress::Progress;
use super::session::Session;
use super::{Outcome, report, terminal};
use crate::compile::{self, Compiled, Memory, Part, PlanInput, Shared, SharedInput, Summary, Take};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::output::Output;
use crate::store::load;
use crate::store::write::Stage;
use crate::watch::{Phase, during};

/// What one run found and made.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// All findings, sorted, each once.
    pub(super) found: Vec<Diagnostic>,
    /// How many notes were found that nobody is shown. They are counted alone, since a site of many plans has many.
    notes: usize,
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
    let mut shared = Shared::begin(&mut sink, SharedInput { form: session.form, ..input });
    if let Some(timings) = &session.timings {
        shared.watch = Box::new(timings.clone());
    }
    let progress = Progress::of(session, shared.plans.len());
    let made = |id: &String| {
        let made = plan(session, &shared, stage, id);
        progress.step();
        made
    };
    let plans = || shared.plans.par_iter().map(made).collect::<Vec<_>>();
    let (found, plans) = rayon::join(|| shared.theme.parse(), plans);
    sink.absorb(found);
    let mut summaries = Vec::with_capacity(plans.len());
    let mut run = Run::default();
    for (part, summary) in plans {
        run.add(&mut sink, part);
        summaries.extend(summary);
    }
    // Made by one of the threads that made the plans, whose memory they left free: no thread has that of another.
    let shared_pages = |take: &Take<'_>| (compile::shared_pages_for(take, &shared, &summaries), ());
    let (last, ()) = rayon::scope(|_| compiled_onto(session, stage, Sink::new(), shared_pages));
    run.add(&mut sink, last);
    drop(progress);
    // Freed while the site is published: templates are many small values.
    rayon::spawn(move || drop((shared, summaries)));
    run.found = sink.into_sorted();
    run.found.dedup();
    run
}

/// Compiles what changed since the memory was used last, and gives the files of all plans and those that they share.
pub(super) fn preview(session: &Session, memory: &mut Memory) -> (Run, Vec<Arc<Part>>, Compiled) {
    let mut sink = Sink::new();
    sink.absorb(session.found.iter().cloned());
    if !session.has_root() {
        return (Run { found: sink.into_sorted(), ..Run::default() }, Vec::new(), Compiled::default());
    }
    let input = load::shared(&mut sink, &session.paths, session.config.clone());
    let shared = Shared::begin(&mut sink, input);
    let inputs: Vec<_> = shared.plans.iter().map(|id| load::plan(&mut sink, &session.paths, id)).collect();
    let (found, parts) = rayon::join(|| shared.theme.parse(), || memory.plans(&shared, inputs));
    sink.absorb(found);
    let last = memory.shared_pages(&shared, &parts);
    let mut run = Run::default();
    for compiled in parts.iter().map(|part| &part.compiled).chain([&last]) {
        let mut found = Sink::new();
        found.absorb(compiled.diagnostics.iter().cloned());
        run.add(&mut sink, Run::made(session, &compiled.output, found));
    }
    run.found = sink.into_sorted();
    run.found.dedup();
    (run, parts, last)
}

/// What all plans share, and all that was found so far; nothing where there is no folder to work in, which is said.
pub(super) fn opened(session: &Session) -> Option<(Sink, Shared)> {
    let mut sink = Sink::new();
    sink.absorb(session.found.iter().cloned());
    if !session.has_root() {
        terminal::report(&report::render(&session.style, &sink.into_sorted()));
        return None;
    }
    let input = load::shared(&mut sink, &session.paths, session.config.clone());
    let shared = Shared::read(&mut sink, input);
    Some((sink, shared))
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
    let input = during(session.watch(), Phase::Load, || load::plan(&mut sink, &session.paths, id));
    let others = during(session.watch(), Phase::Load, || neighbours(session, shared, id));
    compiled_onto(session, stage, sink, |take| compile::plan_for(take, shared, &input, &others))
}

/// The plans that one is compared with. What is wrong in them is found when they are compiled themselves.
pub(super) fn neighbours(session: &Session, shared: &Shared, id: &str) -> Vec<PlanInput> {
    let mut unheard = Sink::new();
    shared.neighbours(id).into_iter().map(|id| load::plan(&mut unheard, &session.paths, id)).collect()
}

/// Compiles something, stages its files as soon as they are finished, and counts them. Beside that it gives what the
/// compilation gave.
fn compiled_onto<T>(
    session: &Session,
    stage: Option<&Stage>,
    mut sink: Sink,
    compile: impl FnOnce(&Take<'_>) -> (Compiled, T),
) -> (Run, T) {
    let refused = OnceLock::new();
    let put = |output: &Output| {
        let put = |stage: &Stage| during(session.watch(), Phase::Stage, || stage.put(session.watch(), output));
        if let Some(Err(found)) = stage.map(put) {
            refused.get_or_init(|| found);
        }
    };
    let (compiled, rest) = compile(&put);
    sink.absorb(compiled.diagnostics.into_iter().chain(refused.into_inner()));
    (Run::made(session, &compiled.output, sink), rest)
}

impl Run {
    /// A run that made nothing.
    pub(super) fn of(found: Vec<Diagnostic>) -> Self {
        Self { found, ..Self::default() }
    }

    /// Counts the files of one output, and the notes that nobody is shown.
    fn made(session: &Session, output: &Output, sink: Sink) -> Self {
        let is_page = |path: &&String| Path::new(path).extension().is_some_and(|ending| ending == "html");
        let pages = output.files.keys().filter(is_page).count();
        let mut found = sink.into_sorted();
        found.dedup();
        let all = found.len();
        found.retain(|found| found.severity > Severity::Note || session.style.shows(found));
        Self { notes: all - found.len(), found, pages, files: output.files.len() }
    }

    fn add(&mut self, sink: &mut Sink, part: Self) {
        sink.absorb(part.found);
        self.notes += part.notes;
        self.pages += part.pages;
        self.files += part.files;
    }

    /// The findings that stand in the way.
    pub(super) fn hindrances<'a>(&'a self, session: &'a Session) -> impl Iterator<Item = &'a Diagnostic> {
        let hinders = |severity| severity == Severity::Error || (session.strict && severity == Severity::Warning);
        self.found.iter().filter(move |found| hinders(found.severity))
    }

    /// How many findings have a severity.
    pub(super) fn count(&self, severity: Severity) -> usize {
        let unshown = if severity == Severity::Note { self.notes } else { 0 };
        self.found.iter().filter(|found| found.severity == severity).count() + unshown
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
