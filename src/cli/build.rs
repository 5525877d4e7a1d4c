//! `taikei build`: the site, written all or nothing.

use super::pipeline::{self, Run};
use super::session::Session;
use super::{Outcome, check, closing, terminal};
use crate::diag::Diagnostic;
use crate::diag::words;
use crate::store::write::{Changes, Stage};
use crate::watch::{Phase, during};

/// Builds the site. The published folder is touched only once all of it is there.
pub(super) fn run(session: &Session) -> Outcome {
    let on_wait = || terminal::report(&format!("{}\n", words::ui("build-waits", session.lang())));
    if !session.has_root() {
        return check::run(session);
    }
    let (run, changes) = match Stage::begin(&session.paths, on_wait) {
        Ok(stage) => staged(session, stage),
        Err(found) => (refused(pipeline::run(session, None), found), None),
    };
    closing::say(session, &run, changes);
    if let Some(timings) = &session.timings {
        terminal::report(&timings.report(session.lang()));
    }
    run.outcome(session)
}

/// Puts everything on the stage, and publishes it if nothing stands against it.
fn staged(session: &Session, stage: Stage) -> (Run, Option<Changes>) {
    let run = pipeline::run(session, Some(&stage));
    match run.outcome(session) {
        Outcome::Refused | Outcome::Failed => (run, None),
        Outcome::Done => match during(session.watch(), Phase::Publish, || stage.commit()) {
            Ok(changes) => (run, Some(changes)),
            Err(found) => (refused(run, found), None),
        },
    }
}

/// A run that the disk refused; what it says comes first.
fn refused(mut run: Run, found: Diagnostic) -> Run {
    run.found.insert(0, found);
    run
}
