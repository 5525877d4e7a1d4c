//! The progress bar of a long build: on a terminal alone, and only after a second.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::session::Session;
use crate::config::Format;
use crate::diag::words;

/// How long a build may take before it says how far it is.
const PATIENCE: Duration = Duration::from_secs(1);

/// How many plans are done. It goes from the terminal with this value.
pub(super) struct Progress<'a> {
    session: &'a Session,
    bar: ProgressBar,
}

impl<'a> Progress<'a> {
    /// No plan of so many is done.
    pub(super) fn of(session: &'a Session, plans: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(plans as u64), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template(words::ui("progress", session.lang()));
        Self { session, bar: bar.with_style(style.expect("the catalogue's template is right")) }
    }

    /// One more plan is done.
    pub(super) fn step(&self) {
        self.bar.inc(1);
        if self.bar.is_hidden() && self.is_wanted() && self.session.started.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    fn is_wanted(&self) -> bool {
        self.session.talks() && self.session.style.format == Format::Human && std::io::stderr().is_terminal()
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
