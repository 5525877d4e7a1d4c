//! The names of files under `content/`: what each is for, and whether it can be an address.

use crate::diag::{Code, Diagnostic, Sink};
use crate::text::{SourceFile, is_address, propose_address};

/// What a file under `content/` is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Markdown: becomes a page.
    Page,
    /// A picture or a document: published as it is, beside the pages, at its own path.
    File,
    /// `synonyms.toml`: words that mean the same to the search.
    Synonyms,
    /// `changes.toml`: what changed on the site and when.
    Changes,
    /// `glossary.toml`: words that the pages explain.
    Glossary,
    /// `readings.toml`: how difficult words are read.
    Readings,
    /// `addresses.toml`: the pages that were ever published.
    Addresses,
    /// Left behind by an editor or an operating system: passed over in silence.
    Ignored,
}

/// The name of the file of words that mean the same.
const SYNONYMS: &str = "synonyms.toml";
/// The name of the log of changes.
const CHANGES: &str = "changes.toml";
/// The name of the file of words that the pages explain.
const GLOSSARY: &str = "glossary.toml";
/// The name of the file of readings.
const READINGS: &str = "readings.toml";

/// The name of the record of published pages.
const ADDRESSES: &str = "addresses.toml";

/// Endings of files that are published as they are.
const PUBLISHED: &[&str] = &["csv", "gif", "jpeg", "jpg", "pdf", "png", "svg", "webp", "xlsx"];

/// What a file under `content/` is for. One that the program has no use for is reported and passed over; so is
/// one to be published whose name cannot be an address.
#[must_use]
pub fn kind(sink: &mut Sink, file: &SourceFile) -> Kind {
    let name = file.name.rsplit('/').next().unwrap_or_default();
    if is_page(name) {
        return Kind::Page;
    }
    match file.name.as_str() {
        SYNONYMS => return Kind::Synonyms,
        GLOSSARY => return Kind::Glossary,
        READINGS => return Kind::Readings,
        CHANGES => return Kind::Changes,
        ADDRESSES => return Kind::Addresses,
        _ => {}
    }
    if name.starts_with(['.', '~']) || name.ends_with('~') || matches!(name, "Thumbs.db" | "desktop.ini") {
        return Kind::Ignored;
    }
    let published = name.rsplit_once('.').and_then(|(_, ending)| published(ending).then_some(ending));
    let Some(ending) = published else {
        sink.report(Diagnostic::new(Code::C09).in_file(&file.path).with("name", &file.name));
        return Kind::Ignored;
    };
    let stem = &file.name[..file.name.len() - ending.len() - 1];
    if ending != ending.to_ascii_lowercase() || !is_path(stem) {
        refuse(sink, file, stem, &ending.to_ascii_lowercase());
        return Kind::Ignored;
    }
    Kind::File
}

/// The path of a page's address. A file name that cannot be an address is reported.
pub(super) fn check(sink: &mut Sink, file: &SourceFile) -> Option<String> {
    let path = file.name.strip_suffix(".md").filter(|path| is_path(path));
    if path.is_none() {
        refuse(sink, file, file.name.rsplit_once('.').map_or("", |(stem, _)| stem), "md");
    }
    path.map(str::to_owned)
}

/// Reports a name that cannot be an address, with one that can.
fn refuse(sink: &mut Sink, file: &SourceFile, stem: &str, ending: &str) {
    let parts: Option<Vec<_>> = stem.split('/').map(propose_address).collect();
    let example = parts.map_or_else(|| "page-1".to_owned(), |parts| parts.join("/"));
    let finding = Diagnostic::new(Code::C05).in_file(&file.path).with("name", &file.name);
    sink.report(finding.with("example", format!("{example}.{ending}")));
}

/// Whether a name is that of a Markdown page.
pub(super) fn is_page(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("md"))
}

/// Whether files with this ending are published as they are.
pub(super) fn published(ending: &str) -> bool {
    PUBLISHED.iter().any(|known| known.eq_ignore_ascii_case(ending))
}

/// Whether each part of a path can be a part of an address.
fn is_path(path: &str) -> bool {
    path.split('/').all(is_address)
}
