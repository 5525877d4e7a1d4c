//! The end of a run: its findings, then how it went, in one line.

use std::collections::BTreeSet;

use super::pipeline::Run;
use super::session::Session;
use super::{Outcome, report, terminal};
use crate::diag::Severity;
use crate::diag::words;
use crate::store::write::Changes;

/// Shows what was found and closes the run; `changes` are those of a build that was done.
pub(super) fn say(session: &Session, run: &Run, changes: Option<Changes>) {
    let mut text = report::render(&session.style, &run.found);
    if session.talks() {
        text += &lines(session, run, changes);
    }
    terminal::report(&text);
}

/// Shows what a preview found, and how many files changed or why nothing did.
pub(super) fn preview(session: &Session, run: &Run, changed: usize) {
    let mut text = report::render(&session.style, &run.found);
    if session.talks() {
        let args = [
            ("changed", changed.to_string()),
            ("errors", run.count(Severity::Error).to_string()),
            ("warnings", run.count(Severity::Warning).to_string()),
            ("seconds", format!("{:.2}", session.started.elapsed().as_secs_f64())),
        ];
        let key = match run.outcome(session) {
            Outcome::Done => "serve-made",
            Outcome::Refused | Outcome::Failed => "serve-stands",
        };
        text += &(words::fill(words::ui(key, session.lang()), &args) + "\n");
    }
    terminal::report(&text);
}

fn lines(session: &Session, run: &Run, changes: Option<Changes>) -> String {
    let notes = run.count(Severity::Note);
    let codes: BTreeSet<_> = shown(session, run).map(|found| found.code.as_str()).collect();
    let args = [
        ("pages", run.pages.to_string()),
        ("files", run.files.to_string()),
        ("changed", changes.map_or(0, |changes| changes.new + changes.changed + changes.removed).to_string()),
        ("errors", run.count(Severity::Error).to_string()),
        ("warnings", run.count(Severity::Warning).to_string()),
        ("notes", notes.to_string()),
        ("seconds", format!("{:.2}", session.started.elapsed().as_secs_f64())),
        ("out", session.paths.shown(&session.paths.out)),
        ("command", terminal::command()),
        ("codes", codes.iter().copied().collect::<Vec<_>>().join(", ")),
    ];
    let say = |key| words::fill(words::ui(key, session.lang()), &args) + "\n";
    let mut text = String::new();
    if !codes.is_empty() {
        text += &say("closing-explain");
    }
    if notes > 0 && session.style.least > Severity::Note {
        text += &say("closing-notes");
    }
    if run.outcome(session) == Outcome::Refused && run.count(Severity::Error) == 0 {
        text += &say("closing-strict");
    }
    text + &say(match (run.outcome(session), changes) {
        (Outcome::Refused | Outcome::Failed, _) => "closing-refused",
        (Outcome::Done, Some(_)) => "closing-built",
        (Outcome::Done, None) => "closing-checked",
    })
}

fn shown<'a>(session: &'a Session, run: &'a Run) -> impl Iterator<Item = &'a crate::diag::Diagnostic> {
    run.found.iter().filter(|found| session.style.shows(found))
}
