//! What may be written to: a folder of its own, empty or published by us, apart from the sources.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use super::super::fault::unwritten;
use super::super::{Paths, Theme};
use super::{PROBE, STAGE};
use crate::diag::{Code, Diagnostic};
use crate::output::manifest;

/// What stands at the output folder's path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// Nothing.
    Missing,
    /// An empty folder.
    Empty,
    /// A folder with a manifest of ours.
    Ours,
}

/// Looks at the output folder; one that holds anything but a site of ours is refused.
pub(super) fn look(paths: &Paths, out: &Path) -> Result<Found, Diagnostic> {
    let shown = paths.shown(&paths.out);
    let entries = match fs::read_dir(out) {
        Err(error) if error.kind() == ErrorKind::NotFound && fs::symlink_metadata(out).is_err() => {
            return Ok(Found::Missing);
        }
        Err(error) if matches!(error.kind(), ErrorKind::NotADirectory | ErrorKind::NotFound) => {
            return Err(Diagnostic::new(Code::D08).with("path", shown));
        }
        entries => entries.map_err(|error| unwritten(&shown, &error))?,
    };
    let mut foreign = BTreeSet::new();
    for entry in entries {
        let name = entry.map_err(|error| unwritten(&shown, &error))?.file_name();
        if name == manifest::NAME {
            return Ok(Found::Ours);
        }
        if name != PROBE && name != STAGE {
            foreign.insert(name);
        }
    }
    let Some(first) = foreign.pop_first() else { return Ok(Found::Empty) };
    let file = first.to_string_lossy();
    Err(Diagnostic::new(Code::D01).with("path", shown).with("file", file.escape_debug()))
}

/// The output folder's true path, with links followed and the folders above it that exist.
pub(super) fn true_path(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let missing = |above: &&Path| fs::symlink_metadata(above).is_err();
    let Some(existing) = path.ancestors().find(|above| !missing(above)) else { return path };
    let rest = path.strip_prefix(existing).unwrap_or(Path::new(""));
    let mut found = existing.canonicalize().unwrap_or_else(|_| existing.to_owned());
    for part in rest.components() {
        match part {
            Component::ParentDir => _ = found.pop(),
            Component::Normal(name) => found.push(name),
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    found
}

/// Refuses an output folder that is, holds, or lies in what the city keeps.
pub(super) fn stand_apart(paths: &Paths, out: &Path) -> Result<(), Diagnostic> {
    let refused = |source: &Path| {
        let source = paths.shown(source);
        Err(Diagnostic::new(Code::D06).with("path", paths.shown(&paths.out)).with("source", source))
    };
    if out.parent().is_none() {
        return refused(out);
    }
    let home = std::env::home_dir().filter(|home| !home.as_os_str().is_empty());
    for holder in [Some(paths.root.clone()), home].into_iter().flatten() {
        if true_path(&holder).starts_with(out) {
            return refused(&holder);
        }
    }
    for source in sources(paths) {
        let there = true_path(&source);
        if there.starts_with(out) || out.starts_with(&there) {
            return refused(&source);
        }
    }
    Ok(())
}

/// The folders whose content is a person's work.
fn sources(paths: &Paths) -> Vec<PathBuf> {
    let mut sources = vec![paths.seeds.clone(), paths.content.clone()];
    sources.extend(["themes", "src", "tests", ".git"].map(|name| paths.root.join(name)));
    match &paths.theme {
        Theme::Default | Theme::Named(_) => {}
        Theme::Folder(folder) => sources.push(folder.clone()),
    }
    sources
}
