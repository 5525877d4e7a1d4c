//! Reads the inputs of a site: what all plans share, and each plan by itself, so that only one is held at a time.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::fault::{reason, unread};
use super::{Paths, Theme, shown, walk};
use crate::compile::{PLAN_SETTINGS, PlanInput, SharedInput};
use crate::config::{self, SiteConfig};
use crate::diag::{Code, Diagnostic, Sink};
use crate::site::route::refusal_of_plan;
use crate::text::{SourceFile, propose_address};

/// The name of the file in `seeds/` that says what the charts do not say of departments.
const DEPARTMENTS: &str = "departments.toml";

/// Looks whether the root is a folder.
///
/// # Errors
/// D11 if it is not, or cannot be looked at.
pub fn root(root: &Path) -> Result<(), Diagnostic> {
    let missing = || Diagnostic::new(Code::D11).with("path", root.display());
    match fs::metadata(root) {
        Ok(found) if found.is_dir() => Ok(()),
        Ok(_) => Err(missing().with_phrase("reason", "disk-a-file")),
        Err(error) => Err(missing().with_arg("reason", reason(&error))),
    }
}

/// Reads one file that need not exist, such as `taikei.toml`.
///
/// # Errors
/// If it exists and cannot be read.
pub fn file(root: &Path, path: &Path) -> Result<Option<SourceFile>, Diagnostic> {
    walk::stays_inside(root, path.parent().unwrap_or(root), path)?;
    match fs::read(path) {
        Ok(bytes) => {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            Ok(Some(SourceFile { path: shown(root, path), name, bytes }))
        }
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(unread(&shown(root, path), &error)),
    }
}

/// Reads what all plans share, and lists the plans. What is wrong on the disk goes to the sink.
#[must_use]
pub fn shared(sink: &mut Sink, paths: &Paths, config: SiteConfig) -> SharedInput {
    let departments = file(&paths.root, &paths.seeds.join(DEPARTMENTS));
    let departments = departments.unwrap_or_else(|found| {
        sink.report(found);
        None
    });
    let plans = plans(sink, paths);
    SharedInput {
        config,
        departments,
        content: optional(sink, paths, &paths.content),
        theme: theme(sink, paths),
        predecessors: plans.iter().filter_map(|id| Some((id.clone(), predecessor(paths, id)?))).collect(),
        plans,
        ..SharedInput::default()
    }
}

/// The plan that a plan names as the one before it. What is wrong in its settings is found when the plan is read.
fn predecessor(paths: &Paths, id: &str) -> Option<String> {
    let settings = file(&paths.root, &paths.seeds.join(id).join(PLAN_SETTINGS)).ok().flatten()?;
    config::predecessor(&settings).map(|before| before.name)
}

/// Reads the files of a plan's folder wherever it lies. What is wrong on the disk goes to the sink.
#[must_use]
pub fn folder(sink: &mut Sink, paths: &Paths, folder: &Path) -> PlanInput {
    let mut unread = Sink::new();
    let files = walk::files(&mut unread, &paths.root, folder);
    let name = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let name = name.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let id = propose_address(&name).unwrap_or_else(|| "plan".to_owned());
    let input = PlanInput { id, files, complete: !unread.has_errors() };
    sink.absorb(unread.into_sorted());
    input
}

/// Reads the files of one plan. What is wrong on the disk goes to the sink.
#[must_use]
pub fn plan(sink: &mut Sink, paths: &Paths, id: &str) -> PlanInput {
    let mut unread = Sink::new();
    let files = walk::files(&mut unread, &paths.root, &paths.seeds.join(id));
    let input = PlanInput { id: id.to_owned(), files, complete: !unread.has_errors() };
    sink.absorb(unread.into_sorted());
    input
}

/// The ids of the plans: the names of the folders in `seeds/`, in order.
fn plans(sink: &mut Sink, paths: &Paths) -> Vec<String> {
    let names = match names(&paths.seeds) {
        Ok(names) => names,
        Err(error) => {
            let path = paths.shown(&paths.seeds);
            sink.report(match error.kind() {
                ErrorKind::NotFound | ErrorKind::NotADirectory => Diagnostic::new(Code::F01).with("path", path),
                _ => unread(&path, &error),
            });
            return Vec::new();
        }
    };
    let mut plans = Vec::new();
    for (name, path) in &names {
        match is_plan(paths, name, path) {
            Ok(true) => plans.push(name.clone()),
            Ok(false) => {}
            Err(found) => sink.report(found),
        }
    }
    if plans.is_empty() && !sink.has_errors() {
        sink.report(Diagnostic::new(Code::F01).with("path", paths.shown(&paths.seeds)));
    }
    plans
}

/// Whether an entry of `seeds/` is a plan's folder.
fn is_plan(paths: &Paths, name: &str, path: &Path) -> Result<bool, Diagnostic> {
    walk::stays_inside(&paths.root, &paths.seeds, path)?;
    let shown = paths.shown(path);
    let found = fs::metadata(path).map_err(|error| unread(&shown, &error))?;
    match found.is_dir() {
        true => refusal_of_plan(name).map_or(Ok(true), |reason| Err(refused(name, &shown, reason))),
        false if name == DEPARTMENTS => Ok(false),
        false => Err(Diagnostic::new(Code::F08).in_file(&shown).with("name", name)),
    }
}

/// The names in a folder, sorted, without what systems and editors leave behind.
fn names(folder: &Path) -> std::io::Result<BTreeMap<String, PathBuf>> {
    let mut names = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !walk::is_noise(&name) {
            names.insert(name, entry.path());
        }
    }
    Ok(names)
}

/// A folder whose name cannot be a plan's, with one that can.
fn refused(name: &str, shown: &str, reason: &'static str) -> Diagnostic {
    let near = propose_address(name).filter(|near| refusal_of_plan(near).is_none());
    let example = near.unwrap_or_else(|| "plan-1".to_owned());
    Diagnostic::new(Code::F07).in_file(shown).with("name", name).with_phrase("reason", reason).with("example", example)
}

/// The files of a folder that need not exist.
fn optional(sink: &mut Sink, paths: &Paths, folder: &Path) -> Vec<SourceFile> {
    match fs::metadata(folder) {
        Ok(_) => walk::files(sink, &paths.root, folder),
        Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
        Err(error) => {
            sink.report(unread(&paths.shown(folder), &error));
            Vec::new()
        }
    }
}

/// The files that lie over the theme in the binary: those of `themes/default/`, then those of the theme asked for.
fn theme(sink: &mut Sink, paths: &Paths) -> Vec<SourceFile> {
    let themes = paths.root.join("themes");
    let mut files = optional(sink, paths, &themes.join("default"));
    let (name, folder) = match &paths.theme {
        Theme::Default => return files,
        Theme::Named(name) => (name.clone(), themes.join(name)),
        Theme::Folder(folder) => (paths.shown(folder), folder.clone()),
    };
    if folder.is_dir() {
        files.extend(walk::files(sink, &paths.root, &folder));
    } else {
        sink.report(Diagnostic::new(Code::T01).with("name", name).with("path", paths.shown(&folder)));
    }
    files
}
