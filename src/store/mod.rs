//! The disk: reading what a city keeps, and writing the finished site, all or nothing.
//!
//! Nothing below this floor touches the disk. Whatever the disk refuses becomes a diagnostic that names the path,
//! relative to the root and with `/` wherever it lies inside it.

mod fault;
pub mod load;
mod places;
mod replace;
mod walk;
pub mod write;

use std::path::{Path, PathBuf};

pub use fault::reason;
pub use places::Places;
pub use replace::replace;

/// The folders that the options and `taikei.toml` name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    /// `--root`: paths inside it are shown relative to it.
    pub root: PathBuf,
    /// `--seeds`: the plans' folders and `departments.toml`.
    pub seeds: PathBuf,
    /// `--content`: Markdown pages; need not exist.
    pub content: PathBuf,
    /// `--theme`
    pub theme: Theme,
    /// `--out`: the published folder.
    pub out: PathBuf,
}

/// Which theme was asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Theme {
    /// The one inside the binary, with the files of `themes/default/` over it where that folder exists.
    #[default]
    Default,
    /// The one in `themes/<name>/`.
    Named(String),
    /// The one in this folder.
    Folder(PathBuf),
}

impl Paths {
    /// The folders of a root whose settings name no others.
    #[must_use]
    pub fn of(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            seeds: root.join("seeds"),
            content: root.join("content"),
            theme: Theme::Default,
            out: root.join("public"),
        }
    }

    /// A path as diagnostics show it.
    #[must_use]
    pub fn shown(&self, path: &Path) -> String {
        shown(&self.root, path)
    }
}

impl Theme {
    /// Reads `--theme NAME|DIR`: what has a slash or starts with a dot is a folder, seen from `base`.
    #[must_use]
    pub fn read(text: &str, base: &Path) -> Self {
        match text {
            "default" => Self::Default,
            folder if folder.starts_with('.') || folder.contains(['/', '\\']) => Self::Folder(base.join(folder)),
            name => Self::Named(name.to_owned()),
        }
    }
}

/// A path as diagnostics show it: relative to the root where it lies inside, with `/`.
fn shown(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let text = inside.to_string_lossy();
    match text.as_ref() {
        "" => ".".to_owned(),
        text => text.replace(std::path::MAIN_SEPARATOR, "/"),
    }
}
