//! What the disk refuses, as a diagnostic.

use std::io::{Error, ErrorKind};

use crate::diag::{Arg, Code, Diagnostic};

/// "Too many levels of symbolic links", which the standard library does not name yet: `errno.h` of Linux, and of
/// macOS and the BSDs.
const LOOP: i32 = if cfg!(target_os = "linux") { 40 } else { 62 };

/// "Input/output error", which the standard library does not name: `errno.h` of Linux, macOS and the BSDs.
const DEVICE: i32 = 5;

/// Says what the disk refused when a path was read, as it is shown to people.
pub(super) fn unread(path: &str, error: &Error) -> Diagnostic {
    fault(path, error, "right-to-read")
}

/// Says what the disk refused when a path was written.
pub(super) fn unwritten(path: &str, error: &Error) -> Diagnostic {
    fault(path, error, "right-to-write")
}

fn fault(path: &str, error: &Error, right: &'static str) -> Diagnostic {
    let code = match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            return Diagnostic::new(Code::D02).with("path", path).with_phrase("remedy", right);
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Code::D03,
        _ if cfg!(unix) && error.raw_os_error() == Some(LOOP) => Code::D04,
        _ => return Diagnostic::new(Code::D05).with("path", path).with_arg("reason", reason(error)),
    };
    Diagnostic::new(code).with("path", path)
}

/// Why the system refused, in words that people know; else by its number.
#[must_use]
pub fn reason(error: &Error) -> Arg {
    Arg::Phrase(match error.kind() {
        ErrorKind::NotFound => "disk-not-found",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "disk-no-right",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "disk-full",
        ErrorKind::NotADirectory => "disk-not-a-folder",
        ErrorKind::IsADirectory => "disk-a-folder",
        ErrorKind::AlreadyExists => "disk-exists",
        ErrorKind::InvalidFilename => "disk-long-name",
        ErrorKind::FileTooLarge => "disk-too-large",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "disk-busy",
        ErrorKind::StaleNetworkFileHandle | ErrorKind::NetworkUnreachable | ErrorKind::TimedOut => "disk-network",
        _ if cfg!(unix) && error.raw_os_error() == Some(LOOP) => "disk-loop",
        _ if cfg!(unix) && error.raw_os_error() == Some(DEVICE) => "disk-device",
        _ => {
            return Arg::Text(
                error.raw_os_error().map_or_else(|| error.to_string(), |number| format!("errno {number}")),
            );
        }
    })
}
