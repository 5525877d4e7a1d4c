//! `taikei export`: a plan in another form, to standard output or as files in a folder.

use std::fs;
use std::io::{ErrorKind, IsTerminal};
use std::path::Path;

use super::args::FormatWord;
use super::init::create;
use super::session::Session;
use super::{Outcome, answer, help, pipeline, report, terminal};
use crate::compile::{self, Export};
use crate::diag::words;
use crate::site::data::DataFile;
use crate::store::{self, load};

/// The name of the settings beside a chart in the clean form.
const SETTINGS: &str = "plan.toml";

/// Writes a plan in a format. Nothing is written if the plan has errors.
pub(super) fn run(session: &Session, id: &str, format: Option<FormatWord>, to: Option<&Path>) -> Outcome {
    let lang = session.lang();
    let Some(file) = format.map_or(Some(DataFile::Projects), FormatWord::data) else {
        let word = format.map_or("", FormatWord::as_str);
        terminal::report(&help::explain_format(word, FormatWord::DATA, lang));
        return Outcome::Failed;
    };
    let Some((mut sink, shared)) = pipeline::opened(session) else { return Outcome::Failed };
    if !shared.plans.iter().any(|known| known == id) {
        terminal::report(&report::render(&session.style, &sink.into_sorted()));
        let args = [("name", id.to_owned()), ("known", shared.plans.join(", "))];
        terminal::report(&(words::fill(words::ui("export-unknown", lang), &args) + "\n"));
        return Outcome::Failed;
    }
    let input = load::plan(&mut sink, &session.paths, id);
    let (found, export) = compile::export(&shared, &input);
    sink.absorb(found);
    let is_sound = !sink.has_errors();
    terminal::report(&report::render(&session.style, &sink.into_sorted()));
    match (export.filter(|_| is_sound), to) {
        (None, _) => Outcome::Refused,
        (Some(export), Some(folder)) => write(session, &export, file, folder),
        (Some(export), None) => say(session, &export, file),
    }
}

/// Writes to standard output what was asked for, and nothing else.
fn say(session: &Session, export: &Export, file: DataFile) -> Outcome {
    if file.is_binary() && std::io::stdout().is_terminal() {
        terminal::report(&(words::ui("export-binary", session.lang()).to_owned() + "\n"));
        return Outcome::Failed;
    }
    match terminal::say_bytes(&export.file(file)) {
        Ok(()) => Outcome::Done,
        Err(error) => {
            let args = [("reason", store::reason(&error).in_words(session.lang()))];
            terminal::report(&(words::fill(words::ui("output-refused", session.lang()), &args) + "\n"));
            Outcome::Failed
        }
    }
}

/// Writes the file into a folder, with the settings it needs where it can be read back. Nothing is overwritten.
fn write(session: &Session, export: &Export, file: DataFile, folder: &Path) -> Outcome {
    let settings = file.is_read_back().then(|| (SETTINGS, export.settings.clone()));
    write_files(session, folder, [(file.name(), export.file(file))].into_iter().chain(settings).collect())
}

/// Writes files into a folder, which is made where there is none. Nothing is overwritten.
pub(super) fn write_files(session: &Session, folder: &Path, files: Vec<(&str, Vec<u8>)>) -> Outcome {
    let lang = session.lang();
    let refused = |key, path: &Path, error: &std::io::Error| {
        let args = [("path", session.paths.shown(path)), ("reason", store::reason(error).in_words(lang))];
        terminal::report(&(words::fill(words::ui(key, lang), &args) + "\n"));
        Outcome::Failed
    };
    if let Err(error) = fs::create_dir_all(folder) {
        return refused("init-refused", folder, &error);
    }
    if let Some((name, _)) = files.iter().find(|(name, _)| folder.join(name).exists()) {
        return refused("init-exists", &folder.join(name), &ErrorKind::AlreadyExists.into());
    }
    let mut made = String::new();
    for (name, bytes) in files {
        let path = folder.join(name);
        match create(&path, &bytes) {
            Ok(()) => {
                let args = [("path", session.paths.shown(&path))];
                made += &(words::fill(words::ui("init-made", lang), &args) + "\n");
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => return refused("init-exists", &path, &error),
            Err(error) => return refused("init-refused", &path, &error),
        }
    }
    answer(&made, lang)
}
