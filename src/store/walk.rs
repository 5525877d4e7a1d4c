//! Walks a folder of sources: every file in the order of its name, what cannot be read reported.
//!
//! Links are followed as long as they stay inside the root or inside the folder that is walked. One that leads out
//! is refused: otherwise a change proposed to a city's repository could publish any file of the machine that builds.

use std::fs;
use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use super::fault::unread;
use super::shown;
use crate::diag::{Code, Diagnostic, Sink};
use crate::text::SourceFile;

/// Reads every file below a folder. The folder itself must exist.
pub(super) fn files(sink: &mut Sink, root: &Path, folder: &Path) -> Vec<SourceFile> {
    let mut found = Vec::new();
    let walk = WalkDir::new(folder).min_depth(1).follow_links(true).sort_by_file_name();
    let mut entries = walk.into_iter();
    while let Some(entry) = entries.next() {
        match entry.map_err(|error| walk_fault(root, folder, &error)) {
            Err(diagnostic) => sink.report(diagnostic),
            Ok(entry) if is_noise(&entry.file_name().to_string_lossy()) => skip(&mut entries, &entry),
            Ok(entry) => match stays_inside(root, folder, entry.path()) {
                Err(diagnostic) => {
                    sink.report(diagnostic);
                    skip(&mut entries, &entry);
                }
                Ok(()) if entry.file_type().is_dir() => {}
                Ok(()) => read(root, folder, &entry).map_or_else(|fault| sink.report(fault), |file| found.push(file)),
            },
        }
    }
    found
}

/// Leaves out an entry and, where it is a folder, what lies below it.
fn skip(entries: &mut walkdir::IntoIter, entry: &DirEntry) {
    if entry.file_type().is_dir() {
        entries.skip_current_dir();
    }
}

/// What systems and editors leave behind: dot files, `~$plan.xlsx` of an open spreadsheet, pictures' thumbnails.
pub(super) fn is_noise(name: &str) -> bool {
    name.starts_with('.') || name.starts_with("~$") || matches!(name, "Thumbs.db" | "desktop.ini")
}

fn walk_fault(root: &Path, folder: &Path, error: &walkdir::Error) -> Diagnostic {
    let path = shown(root, error.path().unwrap_or(folder));
    match error.io_error() {
        Some(cause) => unread(&path, cause),
        None => Diagnostic::new(Code::D04).with("path", path),
    }
}

/// Refuses a link that leads out of the root and out of the folder that is read, or up to what holds that folder.
pub(super) fn stays_inside(root: &Path, folder: &Path, path: &Path) -> Result<(), Diagnostic> {
    let name = shown(root, path);
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => {}
        Ok(_) | Err(_) => return Ok(()),
    }
    let target = fs::canonicalize(path).map_err(|error| unread(&name, &error))?;
    let borders = [root, folder].map(|path| path.canonicalize().unwrap_or_else(|_| path.to_owned()));
    if borders[1].starts_with(&target) {
        return Err(Diagnostic::new(Code::D04).with("path", name));
    }
    if borders.iter().any(|border| target.starts_with(border)) {
        return Ok(());
    }
    Err(Diagnostic::new(Code::D09).with("path", name).with("target", target.display()))
}

fn read(root: &Path, folder: &Path, entry: &DirEntry) -> Result<SourceFile, Diagnostic> {
    let path = shown(root, entry.path());
    let inside = entry.path().strip_prefix(folder).unwrap_or(entry.path());
    let name = inside.to_str().map(|name| name.replace(std::path::MAIN_SEPARATOR, "/"));
    let Some(name) = name.filter(|name| !name.contains(char::is_control)) else {
        return Err(Diagnostic::new(Code::D07).with("path", path.escape_debug()));
    };
    if !entry.file_type().is_file() {
        return Err(Diagnostic::new(Code::D05).with("path", path).with_phrase("reason", "disk-not-a-file"));
    }
    let bytes = fs::read(entry.path()).map_err(|error| unread(&path, &error))?;
    Ok(SourceFile { path, name, bytes })
}
