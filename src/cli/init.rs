//! `taikei init`: a plan's folder from a chart, what its first check finds, and what to do next.

use std::fs;
use std::io::{Error, ErrorKind, Write};
use std::path::Path;

use super::session::Session;
use super::{Outcome, answer, pipeline, report, terminal};
use crate::diag::Severity;
use crate::diag::words::{self, Lang};
use crate::site::route::refusal_of_plan;
use crate::store;
use crate::table;
use crate::text::{is_address, propose_address};

/// Makes `seeds/NAME/`, copies the chart in, checks it, and says what to do next.
pub(super) fn run(session: &Session, name: &str, chart: Option<&Path>) -> Outcome {
    if !session.has_root() {
        terminal::report(&report::render(&session.style, &session.found));
        return Outcome::Failed;
    }
    let lang = session.lang();
    let made = match make(session, name, chart) {
        Ok(made) => made,
        Err(sentence) => {
            terminal::report(&format!("{sentence}\n"));
            return Outcome::Failed;
        }
    };
    let next = match chart {
        None => "init-next-chart",
        Some(_) if is_sound(session, name) => "init-next-build",
        Some(_) => "init-next-mend",
    };
    let folder = session.paths.shown(&session.paths.seeds.join(name));
    let args = [("folder", folder), ("command", terminal::command())];
    answer(&(made + &words::fill(words::ui(next, lang), &args)), lang)
}

/// Makes the folder and its files, and says which. Nothing that exists is touched.
fn make(session: &Session, name: &str, chart: Option<&Path>) -> Result<String, String> {
    let lang = session.lang();
    if let Some(reason) = refusal_of_plan(name).or((!is_address(name)).then_some("name-letters")) {
        return Err(no_name(name, reason, lang));
    }
    let folder = session.paths.seeds.join(name);
    let chart = chart.map(|chart| read(chart, lang)).transpose()?;
    fs::create_dir_all(&folder).map_err(|error| about("init-refused", &session.paths.shown(&folder), &error, lang))?;
    let mut made = String::new();
    if let Some((file, bytes)) = chart {
        let path = folder.join(file);
        let shown = session.paths.shown(&path);
        create(&path, &bytes).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => about("init-exists", &shown, &error, lang),
            _ => about("init-refused", &shown, &error, lang),
        })?;
        made += &line("init-made", &shown, lang);
    }
    let path = folder.join("plan.toml");
    let shown = session.paths.shown(&path);
    made += &match create(&path, words::ui("init-plan-toml", lang).as_bytes()) {
        Ok(()) => line("init-made", &shown, lang),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => line("init-kept", &shown, lang),
        Err(error) => return Err(about("init-refused", &shown, &error, lang)),
    };
    Ok(made)
}

/// A chart's name and bytes. What no reader takes is refused before anything is made.
fn read(chart: &Path, lang: Lang) -> Result<(&str, Vec<u8>), String> {
    let shown = chart.to_string_lossy();
    let bytes = fs::read(chart).map_err(|error| about("init-no-chart", &shown, &error, lang))?;
    let name = chart.file_name().and_then(|name| name.to_str()).filter(|name| table::format_of(name).is_some());
    let name = name.ok_or_else(|| words::fill(words::ui("init-no-format", lang), &[("path", shown.into_owned())]))?;
    Ok((name, bytes))
}

/// Writes a file that must not exist yet.
pub(super) fn create(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    fs::OpenOptions::new().write(true).create_new(true).open(path)?.write_all(bytes)
}

/// Shows what the first check of the plan finds, and says whether nothing stops a build.
fn is_sound(session: &Session, name: &str) -> bool {
    let found = pipeline::check_plan(session, name);
    terminal::report(&report::render(&session.style, &found));
    !found.iter().any(|found| found.severity == Severity::Error)
}

fn no_name(name: &str, reason: &'static str, lang: Lang) -> String {
    let near = propose_address(name).filter(|near| near != name && refusal_of_plan(near).is_none());
    let proposal = near.map(|name| words::fill(words::ui("init-proposal", lang), &[("name", name)]));
    let reason = words::ui(reason, lang).to_owned();
    let args = [("name", name.to_owned()), ("reason", reason), ("proposal", proposal.unwrap_or_default())];
    words::fill(words::ui("init-name", lang), &args)
}

fn about(key: &'static str, path: &str, error: &Error, lang: Lang) -> String {
    let reason = store::reason(error).in_words(lang);
    words::fill(words::ui(key, lang), &[("path", path.to_owned()), ("reason", reason)])
}

fn line(key: &'static str, path: &str, lang: Lang) -> String {
    words::fill(words::ui(key, lang), &[("path", path.to_owned())]) + "\n"
}
