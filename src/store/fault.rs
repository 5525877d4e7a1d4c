//! What the disk refuses, as a diagnostic.

use std::io::{Error, ErrorKind};

use crate::diag::{Code, Diagnostic};

/// "Too many levels of symbolic links", which the standard library does not name yet: `errno.h` of Linux, and of
/// macOS and the BSDs.
const LOOP: i32 = if cfg!(target_os = "linux") { 40 } else { 62 };

/// Says what the disk refused at a path, as it is shown to people.
pub(super) fn fault(path: &str, error: &Error) -> Diagnostic {
    let other = Diagnostic::new(Code::D05).with("path", path);
    let code = match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Code::D02,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Code::D03,
        ErrorKind::NotFound => return other.with_phrase("reason", "disk-not-found"),
        ErrorKind::NotADirectory => return other.with_phrase("reason", "disk-not-a-folder"),
        ErrorKind::IsADirectory => return other.with_phrase("reason", "disk-a-folder"),
        ErrorKind::InvalidFilename => return other.with_phrase("reason", "disk-long-name"),
        ErrorKind::FileTooLarge => return other.with_phrase("reason", "disk-too-large"),
        _ if cfg!(unix) && error.raw_os_error() == Some(LOOP) => Code::D04,
        _ => return other.with("reason", error),
    };
    Diagnostic::new(code).with("path", path)
}
