//! The stage's folder and its lock: who holds it is building; what a dead build left there is cleared.
//!
//! The lock is the operating system's (`flock`), so it ends with the process however that dies. The lock file is
//! removed with the folder; a waiting build that then holds a removed file notices, and begins again.

use std::fs::{self, File, TryLockError};
use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};

/// The lock's name inside the stage.
const NAME: &str = "lock";

/// A stage's folder that this build alone may use. It goes when this value goes.
#[derive(Debug)]
pub(super) struct Lock {
    /// The folder, empty but for the lock when it is taken.
    pub(super) folder: PathBuf,
    /// Held open, since closing it unlocks.
    _file: File,
}

impl Lock {
    /// Makes the folder and takes it. Where another build holds it, calls `on_wait` once and waits.
    pub(super) fn take(folder: PathBuf, on_wait: &mut dyn FnMut()) -> Result<Self> {
        loop {
            match fs::create_dir(&folder) {
                Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
                Ok(()) | Err(_) => {}
            }
            let path = folder.join(NAME);
            if !fs::symlink_metadata(&folder).is_ok_and(|found| found.is_dir()) {
                return Err(Error::new(ErrorKind::AlreadyExists, "not a folder"));
            }
            let file = match File::options().create(true).write(true).truncate(false).open(&path) {
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                opened => opened?,
            };
            hold(&file, on_wait)?;
            if is_at(&file, &path) {
                clear(&folder)?;
                return Ok(Self { folder, _file: file });
            }
        }
    }
}

impl Drop for Lock {
    /// Removes the folder. What cannot be removed is left to the next build, which clears it.
    fn drop(&mut self) {
        let _ = clear(&self.folder);
        let _ = fs::remove_file(self.folder.join(NAME));
        let _ = fs::remove_dir(&self.folder);
    }
}

/// Waits until the lock is ours. A file system without locks is used without.
fn hold(file: &File, on_wait: &mut dyn FnMut()) -> Result<()> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => {
            on_wait();
            file.lock()
        }
        Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => Ok(()),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Whether the file we hold is still the one that others find at this path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let inode = |found: fs::Metadata| (found.dev(), found.ino());
    let ours = file.metadata().map(inode);
    ours.is_ok_and(|ours| fs::symlink_metadata(path).map(inode).is_ok_and(|there| there == ours))
}

/// Whether the file we hold is still the one that others find: elsewhere an open file cannot be replaced.
#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}

/// Removes everything in the folder but the lock.
fn clear(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name() == NAME {
            continue;
        }
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}
