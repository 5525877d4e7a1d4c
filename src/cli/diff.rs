//! `taikei diff`: two editions of a plan compared, to standard output or as a file in a folder.

use std::path::Path;

use super::args::FormatWord;
use super::export::write_files;
use super::session::Session;
use super::{Outcome, answer, help, log, pipeline, report, terminal};
use crate::comparison::{Change, Comparison, Entry};
use crate::compile::{self, PlanInput, Shared};
use crate::diag::words::{self, Lang};
use crate::diag::{Code, Severity, Sink};
use crate::render::comparison as render;
use crate::store::load;

/// Compares two editions, each a plan of the site or a folder. Nothing is written if one of them has errors. With a date,
/// the log of changes gets an entry about the comparison.
pub(super) fn run(
    session: &Session,
    names: [&String; 2],
    date: Option<&str>,
    (format, to): (Option<FormatWord>, Option<&Path>),
) -> Outcome {
    let lang = session.lang();
    let word = format.unwrap_or(FormatWord::Human);
    if !FormatWord::COMPARISONS.contains(&word) {
        terminal::report(&help::explain_format(word.as_str(), FormatWord::COMPARISONS, lang));
        return Outcome::Failed;
    }
    let Some((mut sink, shared)) = pipeline::opened(session) else { return Outcome::Failed };
    if date.is_some() && shared.predecessors.get(names[1]) != Some(names[0]) {
        let args = names.iter().zip(["old", "new"]).map(|(name, key)| (key, (*name).clone())).collect::<Vec<_>>();
        terminal::report(&(words::fill(words::ui("log-no-page", lang), &args) + "\n"));
        return Outcome::Failed;
    }
    let mut editions = Vec::new();
    for name in names {
        let Some(edition) = open(session, &shared, &mut sink, name) else {
            let args = [("name", name.clone()), ("known", shared.plans.join(", "))];
            terminal::report(&(words::fill(words::ui("diff-unknown", lang), &args) + "\n"));
            return Outcome::Failed;
        };
        editions.push(edition);
    }
    let (errors, editions) = compile::editions(&shared, &editions[0], &editions[1]);
    sink.absorb(errors);
    let compared = editions.as_ref().map(compile::Editions::compare);
    let comparison = compared.map(|(found, comparison)| {
        sink.absorb(found);
        comparison
    });
    let found = sink.into_sorted();
    // Folders can be compared where there is no site; what else is doubtful in a plan is for `check` to say.
    let told: Vec<_> = found
        .into_iter()
        .filter(|found| found.code.letter() == 'N' || (found.severity == Severity::Error && found.code != Code::F01))
        .collect();
    terminal::report(&report::render(&session.style, &told));
    let least = if session.strict { Severity::Warning } else { Severity::Error };
    match comparison.filter(|_| told.iter().all(|found| found.severity < least)) {
        None => Outcome::Refused,
        Some(comparison) => match (write(session, &comparison, word, to), date) {
            (Outcome::Done, Some(date)) => logged(session, &comparison, date),
            (written, _) => written,
        },
    }
}

/// Adds the comparison to the log, unless a question is open in it, and says so beside the report.
fn logged(session: &Session, comparison: &Comparison, date: &str) -> Outcome {
    if comparison.entries.iter().any(|entry| entry.changes.contains(&Change::Doubtful)) {
        terminal::report(&(words::ui("log-open", session.lang()).to_owned() + "\n"));
        return Outcome::Refused;
    }
    let longer = log::longer(session, &comparison.told(date));
    match longer.and_then(|longer| log::write(session, longer).map_err(|refused| vec![refused])) {
        Ok(said) => {
            terminal::report(&said);
            Outcome::Done
        }
        Err(found) => {
            terminal::report(&report::render(&session.style, &found));
            Outcome::Refused
        }
    }
}

/// An edition by the name of its plan, or by its folder.
fn open(session: &Session, shared: &Shared, sink: &mut Sink, name: &str) -> Option<PlanInput> {
    if shared.plans.iter().any(|plan| plan == name) {
        return Some(load::plan(sink, &session.paths, name));
    }
    let folder = Path::new(name);
    folder.is_dir().then(|| load::folder(sink, &session.paths, folder))
}

fn write(session: &Session, comparison: &Comparison, word: FormatWord, to: Option<&Path>) -> Outcome {
    let (name, bytes) = match word {
        FormatWord::Csv => ("comparison.csv", render::csv(comparison)),
        FormatWord::Json => ("comparison.json", render::json(comparison)),
        FormatWord::Markdown => ("comparison.md", render::markdown(comparison)),
        FormatWord::Human | FormatWord::Github | FormatWord::Xlsx | FormatWord::Stratml => {
            ("comparison.txt", text(comparison, session.lang()).into_bytes())
        }
    };
    match to {
        Some(folder) => write_files(session, folder, vec![(name, bytes)]),
        None => answer(&String::from_utf8_lossy(&bytes), session.lang()),
    }
}

/// The comparison in the language of the terminal.
fn text(comparison: &Comparison, lang: Lang) -> String {
    let change = |change: Change| match lang {
        Lang::Ja => comparison.change_in_words(change),
        Lang::En => change.as_str().to_owned(),
    };
    let changes = |entry: &Entry| match lang {
        Lang::Ja => comparison.entry_in_words(entry),
        Lang::En => entry.changes.iter().map(|change| change.as_str().to_owned()).collect(),
    };
    let say = |key| words::ui(key, lang);
    render::text(
        comparison,
        &render::Words {
            before: say("diff-before"),
            after: say("diff-after"),
            same: say("diff-same"),
            renumbered: say("diff-renumbered"),
            departments: say("diff-departments"),
            questions: say("diff-questions"),
            change: &change,
            changes: &changes,
        },
    )
}
