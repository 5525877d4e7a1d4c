//! `taikei watch`: `build` again at every change.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::runtime::{Builder, Runtime};
use tokio::signal;

use super::args::Options;
use super::changes::{Changes, Notice};
use super::session::Session;
use super::{Outcome, build, report, terminal};
use crate::diag::words;

/// Builds, and builds again at every change until Ctrl-C. A build that is being written is ended first.
pub(super) fn run(session: &Session, options: &Options, notice: Notice) -> Outcome {
    if !session.has_root() {
        terminal::report(&report::render(&session.style, &session.found));
        return Outcome::Failed;
    }
    let runtime = match runtime() {
        Ok(runtime) => runtime,
        Err(refused) => return refused,
    };
    let building = Arc::new(Mutex::new(()));
    let (options, held) = (options.clone(), Arc::clone(&building));
    let builder = runtime.spawn_blocking(move || keep_building(&options, notice, &held));
    let outcome = runtime.block_on(async {
        tokio::select! {
            _ = builder => Outcome::Failed,
            _ = signal::ctrl_c() => {
                tokio::select! {
                    _ = tokio::task::spawn_blocking(move || drop(building.lock())) => Outcome::Done,
                    _ = signal::ctrl_c() => Outcome::Done,
                }
            }
        }
    });
    runtime.shutdown_background();
    outcome
}

/// What hears Ctrl-C while the work goes on.
pub(super) fn runtime() -> Result<Runtime, Outcome> {
    Builder::new_multi_thread().worker_threads(2).enable_io().build().map_err(|error| {
        terminal::report(&format!("{error}\n"));
        Outcome::Failed
    })
}

fn keep_building(options: &Options, notice: Notice, building: &Mutex<()>) {
    let mut notice = notice;
    loop {
        let (session, changes) = watch(options, &mut notice);
        let held = building.lock().unwrap_or_else(PoisonError::into_inner);
        build::run(&session);
        drop(held);
        if session.talks() {
            terminal::report(&format!("{}\n", words::ui("watch-waits", session.lang())));
        }
        changes.wait();
    }
}

/// Begins to watch, then reads the settings: whatever changes from now on is noticed. Where the system cannot watch,
/// that is said, and contents are compared from now on.
pub(super) fn watch(options: &Options, notice: &mut Notice) -> (Session, Changes) {
    let mut session = Session::open(options);
    loop {
        let changes = Changes::watch(*notice, &session.paths);
        let again = Session::open(options);
        match changes {
            Ok(changes) if again.paths == session.paths => return (again, changes),
            Ok(_) => {}
            Err(error) => {
                let args = [("reason", error.to_string())];
                terminal::report(&(words::fill(words::ui("watch-polls", again.lang()), &args) + "\n"));
                *notice = Notice::Poll;
            }
        }
        session = again;
    }
}
