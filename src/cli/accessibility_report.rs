//! `taikei accessibility-report`: the draft of a test record for JIS X 8341-3:2016, about the site as it would be built.

use std::path::Path;

use super::pipeline::{Run, neighbours};
use super::session::Session;
use super::{Outcome, answer, report, terminal};
use crate::compile::{self, Compiled, Shared};
use crate::diag::{Severity, Sink};
use crate::render::conformance::{self, Listed};
use crate::store::load;

/// Prints the record; where the site has errors it prints those, for there is no site to test.
pub(super) fn run(session: &Session) -> Outcome {
    let mut sink = Sink::new();
    sink.absorb(session.found.iter().cloned());
    let pages = if session.has_root() { pages(session, &mut sink) } else { Vec::new() };
    let mut run = Run::of(sink.into_sorted());
    run.found.retain(|found| found.severity == Severity::Error);
    if run.outcome(session) != Outcome::Done {
        terminal::report(&report::render(&session.style, &run.found));
        return run.outcome(session);
    }
    answer(&conformance::render(session.config.base_url.as_deref(), &pages), session.lang())
}

/// The pages of all plans, and those that they share.
fn pages(session: &Session, sink: &mut Sink) -> Vec<Listed> {
    let input = load::shared(sink, &session.paths, session.config.clone());
    let shared = Shared::read(sink, input);
    let mut pages = Vec::new();
    let mut summaries = Vec::new();
    for id in &shared.plans {
        let input = load::plan(sink, &session.paths, id);
        let (compiled, summary) = compile::plan(&shared, &input, &neighbours(session, &shared, id));
        pages.extend(listed(&compiled, Some(id)));
        sink.absorb(compiled.diagnostics);
        summaries.extend(summary);
    }
    let compiled = compile::shared_pages(&shared, &summaries);
    pages.extend(listed(&compiled, None));
    sink.absorb(compiled.diagnostics);
    pages
}

fn listed<'a>(compiled: &'a Compiled, plan: Option<&'a str>) -> impl Iterator<Item = Listed> + 'a {
    let is_page = |path: &str| Path::new(path).extension().is_some_and(|ending| ending == "html");
    let files = compiled.output.files.iter().filter(move |(path, _)| is_page(path));
    files.map(move |(path, file)| Listed { path: path.clone(), plan: plan.map(str::to_owned), bytes: file.bytes.len() })
}
