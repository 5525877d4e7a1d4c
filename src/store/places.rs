//! The places on the disk that a site is made from: what a preview watches.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::{Paths, Theme, walk};

/// The places, with links followed, so that they are those that the system names when it tells of a change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    /// Folders of which everything counts.
    pub folders: BTreeSet<PathBuf>,
    /// Files and folders that count by themselves: they come and go in the folder above, which exists.
    pub names: BTreeSet<PathBuf>,
}

impl Places {
    /// Looks where a site's sources are. Folders that do not exist count too: they may appear.
    #[must_use]
    pub fn of(paths: &Paths) -> Self {
        let mut places = Self::default();
        places.name(&paths.root);
        places.name(&paths.root.join("taikei.toml"));
        let themes = paths.root.join("themes");
        let theme = match &paths.theme {
            Theme::Default => None,
            Theme::Named(name) => Some(themes.join(name)),
            Theme::Folder(folder) => Some(folder.clone()),
        };
        let default = themes.join("default");
        for folder in [&paths.seeds, &paths.content, &default].into_iter().chain(&theme) {
            places.folder(folder);
        }
        places
    }

    /// Whether a change at a path counts. What systems and editors leave behind does not.
    #[must_use]
    pub fn hold(&self, path: &Path) -> bool {
        let is_noise = |name: &OsStr| walk::is_noise(&name.to_string_lossy());
        let below = self.folders.iter().filter_map(|folder| path.strip_prefix(folder).ok());
        self.names.contains(path) || below.into_iter().any(|inside| !inside.iter().any(is_noise))
    }

    /// The folders above the names, which are watched without what lies below them.
    #[must_use]
    pub fn above(&self) -> BTreeSet<&Path> {
        self.names.iter().filter_map(|name| name.parent()).collect()
    }

    /// The hash of everything that stands in the places now.
    #[must_use]
    pub fn fingerprint(&self) -> blake3::Hash {
        let below = self.folders.iter().flat_map(|folder| WalkDir::new(folder).sort_by_file_name()).flatten();
        let files = below.filter(|entry| !entry.file_type().is_dir()).map(walkdir::DirEntry::into_path);
        let mut contents = BTreeMap::new();
        for path in files.filter(|path| self.hold(path)).chain(self.names.iter().cloned()) {
            let content = fs::read(&path).unwrap_or_else(|error| error.kind().to_string().into_bytes());
            contents.insert(path, blake3::hash(&content));
        }
        let mut hasher = blake3::Hasher::new();
        for (path, content) in contents {
            hasher.update(path.as_os_str().as_encoded_bytes()).update(content.as_bytes());
        }
        hasher.finalize()
    }

    /// Takes a folder with all that lies below it, and its own name.
    fn folder(&mut self, folder: &Path) {
        self.name(folder);
        let Ok(there) = folder.canonicalize() else { return };
        if !there.is_dir() || !self.folders.insert(there.clone()) {
            return;
        }
        let below = WalkDir::new(&there).min_depth(1).into_iter();
        let below = below.filter_entry(|entry| !walk::is_noise(&entry.file_name().to_string_lossy()));
        for link in below.flatten().filter(walkdir::DirEntry::path_is_symlink) {
            self.target(&there, link.path());
        }
    }

    /// Takes what a link inside a folder leads to. A link up to what holds the folder is never followed.
    fn target(&mut self, folder: &Path, link: &Path) {
        let Ok(to) = fs::read_link(link) else { return };
        let to = link.parent().unwrap_or(folder).join(to);
        match to.canonicalize() {
            Ok(there) if folder.starts_with(&there) => {}
            Ok(there) if there.is_dir() => self.folder(&to),
            Ok(_) | Err(_) => self.name(&to),
        }
    }

    /// Takes one file or folder by its name, and where it is a link, what it leads to. Where the folder above is
    /// missing, that is what may appear.
    fn name(&mut self, path: &Path) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let (Some(above), Some(name)) = (path.parent(), path.file_name()) else { return };
        match above.canonicalize() {
            Ok(above) => {
                self.names.insert(above.join(name));
                self.names.extend(path.canonicalize());
            }
            Err(_) => self.name(above),
        }
    }
}
