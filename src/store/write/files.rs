//! New files and folders as a web server must find them: readable by all, whatever the user's mask.

use std::fs::{self, File};
use std::io::{ErrorKind, Result, Write};
use std::path::Path;

/// Writes a new file, mode 0644, and the folders above it that are missing.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    create(path)?.write_all(bytes)
}

/// Makes a new empty file, mode 0644, and the folders above it that are missing.
pub(super) fn create(path: &Path) -> Result<File> {
    let file = match File::create(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            folders(path.parent().unwrap_or(path))?;
            File::create(path)?
        }
        made => made?,
    };
    open_to_all(&file)?;
    Ok(file)
}

/// Makes a folder, mode 0755, and those above it that are missing.
pub(super) fn folders(path: &Path) -> Result<()> {
    match fs::create_dir(path) {
        Ok(()) => passable_to_all(path),
        Err(error) if error.kind() == ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            folders(path.parent().ok_or(error)?)?;
            folders(path)
        }
        Err(error) => Err(error),
    }
}

/// Moves a file to its place, and makes the folders above it that are missing.
pub(super) fn rename(from: &Path, to: &Path) -> Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            folders(to.parent().unwrap_or(to))?;
            fs::rename(from, to)
        }
        moved => moved,
    }
}

/// Under the usual mask a new file has this mode already, and asking costs less than setting.
#[cfg(unix)]
fn open_to_all(file: &File) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    const MODE: u32 = 0o644;
    if file.metadata()?.permissions().mode() & 0o777 == MODE {
        return Ok(());
    }
    file.set_permissions(fs::Permissions::from_mode(MODE))
}

#[cfg(not(unix))]
fn open_to_all(_: &File) -> Result<()> {
    Ok(())
}

/// Keeps what a folder inherits beside its mode, such as the group's bit.
#[cfg(unix)]
fn passable_to_all(folder: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(folder)?.permissions().mode();
    fs::set_permissions(folder, fs::Permissions::from_mode(mode & !0o777 | 0o755))
}

#[cfg(not(unix))]
fn passable_to_all(_: &Path) -> Result<()> {
    Ok(())
}
