//! `taikei diff`: two editions of a plan compared, to standard output or as a file in a folder.

use std::path::Path;

use super::args::FormatWord;
use super::export::write_files;
use super::session::Session;
use super::{Outcome, answer, help, pipeline, report, terminal};
use crate::comparison::{Change, Comparison, Entry};
use crate::compile::{self, PlanInput, Shared};
use crate::diag::words::{self, Lang};
use crate::diag::{Code, Severity, Sink};
use crate::render::comparison as render;
use crate::store::load;

/// Compares two editions, each a plan of the site or a folder. Nothing is written if one of them has errors.
pub(super) fn run(session: &Session, names: [&String; 2], format: Option<FormatWord>, to: Option<&Path>) -> Outcome {
    let lang = session.lang();
    let word = format.unwrap_or(FormatWord::Human);
    if !FormatWord::COMPARISONS.contains(&word) {
        terminal::report(&help::explain_format(word.as_str(), FormatWord::COMPARISONS, lang));
        return Outcome::Failed;
    }
    let Some((mut sink, shared)) = pipeline::opened(session) else { return Outcome::Failed };
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
        Some(comparison) => write(session, &comparison, word, to),
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
