//! The house rules: floors, file sizes, what a file must say of itself.
//!
//! Each rule is a function from sources to sentences about what breaks it, so that each is also
//! shown to find what it is for, on a made-up source.

mod codes;
mod floors;
mod folders;
mod habits;
mod phrases;
mod shape;
mod wording;

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use walkdir::WalkDir;

/// One text file of the repository.
struct TextFile {
    /// Its path in the repository, with `/`.
    path: String,
    text: String,
}

impl TextFile {
    fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    /// Its Rust tokens, without comments.
    fn tokens(&self) -> TokenStream {
        self.text.parse().unwrap_or_else(|error| panic!("{} is no Rust: {error}", self.path))
    }

    /// Its Rust items.
    fn items(&self) -> syn::File {
        syn::parse_file(&self.text).unwrap_or_else(|error| panic!("{} is no Rust: {error}", self.path))
    }
}

/// The repository's folder.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder of the repository whose names end so, by name. Installed Node packages are not ours.
fn paths(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let ours = |name: &str| name != "node_modules";
    WalkDir::new(root().join(folder))
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.file_name().to_str().is_some_and(ours))
        .filter_map(|entry| found(folder, entry))
        .filter(|entry| entry.file_type().is_file())
        .filter(|entry| endings.iter().any(|ending| entry.file_name().to_string_lossy().ends_with(ending)))
        .map(walkdir::DirEntry::into_path)
        .collect()
}

/// A folder that is not there holds no files; anything else that cannot be read is a failure.
fn found(folder: &str, entry: walkdir::Result<walkdir::DirEntry>) -> Option<walkdir::DirEntry> {
    if !root().join(folder).exists() {
        return None;
    }
    Some(entry.unwrap_or_else(|error| panic!("{folder}: {error}")))
}

/// A path as the repository knows it, with `/`.
fn shown(path: &Path) -> String {
    path.strip_prefix(root()).expect("it was found below the root").to_string_lossy().replace('\\', "/")
}

/// The texts below some folders of the repository whose names end so.
fn texts(folders: &[&str], endings: &[&str]) -> Vec<TextFile> {
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        TextFile { path: shown(&path), text }
    };
    folders.iter().flat_map(|folder| paths(folder, endings)).map(read).collect()
}

/// Fails with one line for each broken rule, under the rule itself.
#[track_caller]
fn assert_kept(rule: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{rule}\n  {}\n", broken.join("\n  "));
}
