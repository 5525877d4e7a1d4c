//! Reading folders and writing the site, all or nothing.

mod faults;
mod kill;
mod load;
mod write;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use taikei::diag::{Arg, Diagnostic};
use taikei::output::{File, Output, manifest};
use taikei::store::Paths;
use taikei::store::write::{Changes, Stage};
use taikei::watch::Unwatched;
use tempfile::TempDir;

/// A city's folder, with nothing in it yet.
struct Root {
    dir: TempDir,
}

impl Root {
    fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    fn path(&self) -> &Path {
        self.dir.path()
    }

    fn paths(&self) -> Paths {
        Paths::of(self.path())
    }

    /// Writes a file, given its path inside the root.
    fn write(&self, path: &str, text: &str) -> PathBuf {
        let place = self.path().join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(&place, text).unwrap();
        place
    }

    /// The names at the top, sorted.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.path()).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// The published files with their bytes.
    fn published(&self) -> BTreeMap<String, Vec<u8>> {
        tree(&self.path().join("public"))
    }

    /// The times at which the published files were last written.
    fn times(&self) -> BTreeMap<String, SystemTime> {
        let public = self.path().join("public");
        let time = |path: &String| fs::metadata(public.join(path)).unwrap().modified().unwrap();
        self.published().keys().map(|path| (path.clone(), time(path))).collect()
    }
}

/// All files below a folder with their bytes.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files =
        walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    let name = |path: &Path| path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
    files.map(|entry| (name(entry.path()), fs::read(entry.path()).unwrap())).collect()
}

/// The paths that a published manifest lists.
fn listed(published: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut paths = Vec::new();
    let mut list = |entry: manifest::Entry| {
        paths.push(entry.path);
        Ok(())
    };
    manifest::read(published[manifest::NAME].as_slice(), &mut list).unwrap();
    paths
}

/// An output of these paths and texts.
fn output(files: &[(&str, &str)]) -> Output {
    let file = |text: &str| File::new(text.into(), "");
    Output { files: files.iter().map(|(path, text)| ((*path).to_owned(), file(text))).collect() }
}

/// Builds a site of one output.
fn build(paths: &Paths, files: &[(&str, &str)]) -> Result<Changes, Diagnostic> {
    let stage = Stage::begin(paths, || panic!("nobody else is building"))?;
    stage.put(&Unwatched, &output(files))?;
    stage.commit()
}

/// A finding as `code path`.
fn told(found: &Diagnostic) -> String {
    let path = found.args.iter().find_map(|(name, arg)| match arg {
        Arg::Text(path) if *name == "path" => Some(path.clone()),
        Arg::Text(_) | Arg::Phrase(_) => None,
    });
    let place = found.place.as_ref().map(|place| place.file.to_string());
    format!("{} {}", found.code.as_str(), path.or(place).unwrap_or_default())
}
