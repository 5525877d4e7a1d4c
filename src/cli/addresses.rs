//! `taikei addresses`: the record of published addresses, written beside the chart for people to review and commit.

use super::session::Session;
use super::{Outcome, answer, pipeline, report, terminal};
use crate::addresses::{Change, News};
use crate::compile::{self, ADDRESSES, Revised, Shared};
use crate::config::{self, AddressKind};
use crate::diag::words::{self, Lang};
use crate::diag::{Diagnostic, Severity, Sink};
use crate::store::{self, load};

/// Revises the records of one plan, or of all. A plan with errors or open questions keeps the record that it has.
pub(super) fn run(session: &Session, plan: Option<&str>) -> Outcome {
    let Some((mut sink, shared)) = pipeline::opened(session) else { return Outcome::Failed };
    if let Some(unknown) = plan.filter(|plan| !shared.plans.iter().any(|known| known == plan)) {
        terminal::report(&no_such_plan(&shared, unknown, session.lang()));
        return Outcome::Failed;
    }
    let mut said = String::new();
    for id in shared.plans.iter().filter(|id| plan.is_none_or(|plan| plan == **id)) {
        said += &of_plan(session, &shared, &mut sink, id);
    }
    let run = pipeline::Run::of(sink.into_sorted());
    terminal::report(&report::render(&session.style, &errors(&run.found)));
    let said = if said.is_empty() { Outcome::Done } else { answer(&said, session.lang()) };
    run.outcome(session).max(said)
}

/// Revises one plan's record, and says what is new in it.
fn of_plan(session: &Session, shared: &Shared, sink: &mut Sink, id: &str) -> String {
    let mut found = Sink::new();
    let input = load::plan(&mut found, &session.paths, id);
    let Revised { text, news, diagnostics } = compile::addresses(shared, &input);
    found.absorb(diagnostics);
    let path = session.paths.seeds.join(id).join(ADDRESSES);
    let written = match text.filter(|_| !found.has_errors()) {
        Some(text) => store::replace(&session.paths, &path, text.as_bytes()),
        None => Ok(false),
    };
    let is_sound = !found.has_errors();
    sink.absorb(found.into_sorted());
    let args = |count: usize| [("path", session.paths.shown(&path)), ("count", count.to_string())];
    let line = |key| words::fill(words::ui(key, session.lang()), &args(news.len())) + "\n";
    match written {
        Err(refused) => {
            sink.report(refused);
            String::new()
        }
        Ok(_) if !is_sound => String::new(),
        Ok(true) => line("addresses-written") + &lines(&news, input.files.iter().any(|file| file.name == ADDRESSES)),
        Ok(false) => line("addresses-same"),
    }
}

/// What is new, a line each; of a record that is written for the first time the lines would be all there is.
fn lines(news: &[News], there_was_one: bool) -> String {
    let told = news.iter().filter(|_| there_was_one);
    told.fold(String::new(), |text, news| text + "  " + &line(news) + "\n")
}

/// One line of news, in the manner of a list of changes: what was, an arrow, what is.
fn line(News { change, record }: &News) -> String {
    let (id, title) = (&record.id, &record.title);
    let name = match record.kind {
        AddressKind::Section(_) | AddressKind::Project => format!("{} {title}", record.code),
        AddressKind::Department => title.clone(),
    };
    let became = record.end.as_ref().map_or_else(String::new, |end| end.became.join(", "));
    match change {
        Change::Added | Change::Returned => format!("+ {name} [{id}]"),
        Change::Ended if became.is_empty() => format!("- {name} [{id}]"),
        Change::Ended => format!("- {name} [{id}] → {became}"),
        Change::Renumbered(before) | Change::Renamed(before) => format!("~ {before} → {name} [{id}]"),
        Change::Answered | Change::Reworded => format!("= {name} [{id}]"),
    }
}

fn errors(found: &[Diagnostic]) -> Vec<Diagnostic> {
    found.iter().filter(|found| found.severity == Severity::Error).cloned().collect()
}

fn no_such_plan(shared: &Shared, name: &str, lang: Lang) -> String {
    let known: Vec<_> = shared.plans.iter().map(String::as_str).collect();
    let nearest = config::nearest(name, &known).to_owned();
    let args = [("name", name.to_owned()), ("nearest", nearest), ("known", known.join(", "))];
    words::fill(words::ui("addresses-unknown", lang), &args) + "\n"
}
