//! The command line: one file per command.
//!
//! Exit codes are those of the contract: 0 done; 1 the plan or the site has errors, and nothing was written;
//! 2 usage or environment.

mod accessibility_report;
mod addresses;
mod args;
mod build;
mod changes;
mod check;
mod closing;
mod diff;
mod explain;
mod export;
mod help;
mod init;
mod log;
mod pipeline;
mod progress;
mod report;
mod serve;
mod session;
mod shell;
mod terminal;
mod timings;
mod watch;

use std::process::ExitCode;

use clap::FromArgMatches;
use clap::error::ErrorKind;

use crate::diag::words::{self, Lang};
use crate::store;
use args::{Cli, Command, FormatWord};
use session::Session;
use timings::Timings;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// What was asked for is done.
    Done,
    /// The plan or the site has errors, or under `--strict` warnings; nothing was written.
    Refused,
    /// The command line or the system around the program stands in the way.
    Failed,
}

/// Runs the command that the arguments name and gives its exit code.
#[must_use]
pub fn run() -> ExitCode {
    let lang = terminal::asked_lang().unwrap_or_else(terminal::locale);
    apologise_for_bugs(lang);
    match parse(lang) {
        Ok(cli) if cli.options.quiet && cli.options.verbose => {
            terminal::report(&help::explain_conflict(["-q", "-v"], lang));
            Outcome::Failed
        }
        Ok(cli) => dispatch(&cli),
        Err(error) => refuse(&error, lang),
    }
    .into()
}

fn parse(lang: Lang) -> Result<Cli, clap::Error> {
    Cli::from_arg_matches(&help::command(lang).try_get_matches()?)
}

fn dispatch(cli: &Cli) -> Outcome {
    let mut session = Session::open(&cli.options);
    session.limit_threads();
    let is_writing = matches!(cli.command, Command::Export { .. } | Command::Diff { .. });
    if let Some(word) = cli.options.format.filter(|word| !is_writing && word.report().is_none()) {
        terminal::report(&help::explain_format(word.as_str(), FormatWord::REPORTS, session.lang()));
        return Outcome::Failed;
    }
    match &cli.command {
        Command::Build { timings, fragment } => {
            session.timings = timings.then(Timings::start);
            if *fragment {
                session = session.for_fragments(&cli.options);
            }
            build::run(&session)
        }
        Command::Check => check::run(&session),
        Command::Addresses { plan, log } => addresses::run(&session, plan.as_deref(), log.as_deref()),
        Command::AccessibilityReport => accessibility_report::run(&session),
        Command::Serve(how) => serve::run(&session, &cli.options, how),
        Command::Watch(watching) => watch::run(&session, &cli.options, watching.notice()),
        Command::Explain { code } => explain::run(code.as_deref(), session.lang()),
        Command::Init { name, chart } => init::run(&session, name, chart.as_deref()),
        Command::Export { plan, to } => export::run(&without_format(cli), plan, cli.options.format, to.as_deref()),
        Command::Diff { old, new, to, log } => {
            let session = without_format(cli);
            diff::run(&session, [old, new], log.as_deref(), (cli.options.format, to.as_deref()))
        }
        Command::Completions { shell } => shell::completions(*shell, session.lang()),
        Command::Man => shell::man(session.lang()),
    }
}

/// The session of a command whose format is that of what is written; findings are reported as `taikei.toml` says.
fn without_format(cli: &Cli) -> Session {
    let mut options = cli.options.clone();
    options.format = None;
    Session::open(&options)
}

/// Answers a command line that asks for help, or that is wrong.
fn refuse(error: &clap::Error, lang: Lang) -> Outcome {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => answer(&error.render().to_string(), lang),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            terminal::report(&error.render().to_string());
            Outcome::Failed
        }
        _ => {
            terminal::report(&help::explain(error, lang));
            Outcome::Failed
        }
    }
}

/// Prints what was asked for to standard output.
fn answer(text: &str, lang: Lang) -> Outcome {
    match terminal::say(text) {
        Ok(()) => Outcome::Done,
        Err(error) => {
            let args = [("reason", store::reason(&error).in_words(lang))];
            terminal::report(&(words::fill(words::ui("output-refused", lang), &args) + "\n"));
            Outcome::Failed
        }
    }
}

/// Says sorry for a bug, and what to send to whom can mend it.
fn apologise_for_bugs(lang: Lang) {
    // Fetched now: a bug in reading the catalogue must not make the hook wait for the catalogue.
    let apology = words::ui("bug", lang);
    std::panic::set_hook(Box::new(move |bug| {
        let command = std::env::args_os().map(|arg| arg.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ");
        let args = [("version", env!("CARGO_PKG_VERSION").to_owned()), ("command", command), ("bug", bug.to_string())];
        terminal::report(&words::fill(apology, &args));
    }));
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::Refused => Self::from(1),
            Outcome::Failed => Self::from(2),
        }
    }
}
