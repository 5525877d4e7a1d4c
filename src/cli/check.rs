//! `taikei check`: everything that `build` does but the writing.

use super::session::Session;
use super::{Outcome, closing, pipeline};

/// Checks all plans and shared pages.
pub(super) fn run(session: &Session) -> Outcome {
    let run = pipeline::run(session, None);
    closing::say(session, &run, None);
    run.outcome(session)
}
