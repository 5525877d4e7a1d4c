//! `taikei addresses`: the records of published addresses, written beside the charts and the content pages for people to
//! review and commit.

use std::path::PathBuf;

use super::session::Session;
use super::{Outcome, answer, log, pipeline, report, terminal};
use crate::addresses::{Change, News, PageChange};
use crate::compile::{self, ADDRESSES, Revised, RevisedPages, Shared};
use crate::config::{self, AddressKind, PageRecord};
use crate::diag::words::{self, Lang};
use crate::diag::{Diagnostic, Severity, Sink};
use crate::store::{self, load};

/// Revises the record of one plan, or those of all plans and of the content pages. What has errors or open questions keeps
/// the record that it has. With a date, the log of changes gets an entry about each plan that has news.
pub(super) fn run(session: &Session, plan: Option<&str>, date: Option<&str>) -> Outcome {
    let Some((mut sink, shared)) = pipeline::opened(session) else { return Outcome::Failed };
    if let Some(unknown) = plan.filter(|plan| !shared.plans.iter().any(|known| known == plan)) {
        terminal::report(&no_such_plan(&shared, unknown, session.lang()));
        return Outcome::Failed;
    }
    let is_sound = !sink.has_errors();
    let mut said = String::new();
    for id in shared.plans.iter().filter(|id| plan.is_none_or(|plan| plan == **id)) {
        said += &of_plan(session, &shared, &mut sink, id, date);
    }
    // Where a page could not be read, nobody knows whether it is gone.
    if plan.is_none() && is_sound {
        said += &of_pages(session, &shared, &mut sink);
    }
    let run = pipeline::Run::of(sink.into_sorted());
    terminal::report(&report::render(&session.style, &errors(&run.found)));
    let said = if said.is_empty() { Outcome::Done } else { answer(&said, session.lang()) };
    run.outcome(session).max(said)
}

/// Revises one plan's record, and says what is new in it.
fn of_plan(session: &Session, shared: &Shared, sink: &mut Sink, id: &str, date: Option<&str>) -> String {
    let mut found = Sink::new();
    let input = load::plan(&mut found, &session.paths, id);
    let Revised { text, news, told, diagnostics } = compile::addresses(shared, &input, date);
    found.absorb(diagnostics);
    let longer = told.filter(|_| !found.has_errors()).map(|entry| log::longer(session, &entry));
    let longer = longer.transpose().unwrap_or_else(|refused| {
        found.absorb(refused);
        None
    });
    let there_was_one = input.files.iter().any(|file| file.name == ADDRESSES);
    let lines = news.iter().map(line).collect();
    let path = session.paths.seeds.join(id).join(ADDRESSES);
    let is_sound = !found.has_errors();
    let said = keep(session, sink, found, Kept { path, text, lines, there_was_one });
    if said.is_empty() || date.is_none() || !is_sound {
        return said;
    }
    match longer.map(|longer| log::write(session, longer)) {
        None => said + words::ui("log-none", session.lang()) + "\n",
        Some(Ok(logged)) => said + &logged,
        Some(Err(refused)) => {
            sink.report(refused);
            said
        }
    }
}

/// Revises the record of the content pages, and says what is new in it.
fn of_pages(session: &Session, shared: &Shared, sink: &mut Sink) -> String {
    let RevisedPages { text, news, diagnostics } = compile::page_addresses(shared);
    if text.is_none() && diagnostics.is_empty() {
        return String::new();
    }
    let mut found = Sink::new();
    found.absorb(diagnostics);
    let lines = news.iter().map(|(change, record)| page_line(*change, record)).collect();
    let path = session.paths.content.join(ADDRESSES);
    keep(session, sink, found, Kept { path, text, lines, there_was_one: shared.published.is_some() })
}

/// A record as it is to be kept.
struct Kept {
    path: PathBuf,
    /// None where something stands against it.
    text: Option<String>,
    /// What is new in it, a line each.
    lines: Vec<String>,
    there_was_one: bool,
}

/// Writes a record where nothing stands against it, and says what is new. Of one that is written for the first time the
/// lines would be all there is.
fn keep(session: &Session, sink: &mut Sink, found: Sink, kept: Kept) -> String {
    let Kept { path, text, lines, there_was_one } = kept;
    let written = match text.filter(|_| !found.has_errors()) {
        Some(text) => store::replace(&session.paths, &path, text.as_bytes()),
        None => Ok(false),
    };
    let is_sound = !found.has_errors();
    sink.absorb(found.into_sorted());
    let args = [("path", session.paths.shown(&path)), ("count", lines.len().to_string())];
    let said = |key| words::fill(words::ui(key, session.lang()), &args) + "\n";
    match written {
        Err(refused) => {
            sink.report(refused);
            String::new()
        }
        Ok(_) if !is_sound => String::new(),
        Ok(true) => {
            let told = lines.iter().filter(|_| there_was_one);
            told.fold(said("addresses-written"), |text, line| text + "  " + line + "\n")
        }
        Ok(false) => said("addresses-same"),
    }
}

/// One line of news, in the manner of a list of changes: what was, an arrow, what is.
fn line(News { change, record, .. }: &News) -> String {
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
        Change::Reworded | Change::Reassigned | Change::Noted => format!("= {name} [{id}]"),
    }
}

fn page_line(change: PageChange, record: &PageRecord) -> String {
    let name = format!("{}.md {}", record.path, record.title);
    match change {
        PageChange::Added | PageChange::Returned => format!("+ {name}"),
        PageChange::Ended => match record.became.as_deref().unwrap_or_default() {
            [] => format!("- {name}"),
            became => format!("- {name} → {}", became.join(", ")),
        },
        PageChange::Noted => format!("= {name}"),
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
