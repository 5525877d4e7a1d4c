//! Replaces a file that people keep, such as a record under `seeds/`: wholly or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use super::fault::unwritten;
use super::{Paths, walk};
use crate::diag::Diagnostic;

/// Writes a file unless it has these bytes already, with the folder that it stands in; says whether it was written. Whatever happens on the way, the file
/// is the old one or the new one.
///
/// # Errors
/// D02, D03 or D05 where the disk refuses, D09 where the file is a link that leads out of the root.
pub fn replace(paths: &Paths, path: &Path, bytes: &[u8]) -> Result<bool, Diagnostic> {
    walk::stays_inside(&paths.root, path.parent().unwrap_or(&paths.root), path)?;
    // A link is followed: the file that it leads to is the one that is kept.
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if fs::read(&place).is_ok_and(|there| there == bytes) {
        return Ok(false);
    }
    write(&place, bytes).map(|()| true).map_err(|error| unwritten(&paths.shown(path), &error))
}

/// Writes beside the place, then moves there. Names with a dot are passed over by readers of the folder.
fn write(place: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    let beside = place.with_file_name(format!(".{name}.{}.taikei", std::process::id()));
    let folder = place.parent().map_or(Ok(()), fs::create_dir_all);
    let written = folder
        .and_then(|()| File::create(&beside))
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| match fs::metadata(place) {
            Ok(found) => fs::set_permissions(&beside, found.permissions()),
            Err(_) => Ok(()),
        })
        .and_then(|()| fs::rename(&beside, place));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}
