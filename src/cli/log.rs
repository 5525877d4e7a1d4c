//! `--log DATE`: one entry more at the end of `content/changes.toml`, the log of what changed on the site.

use std::path::PathBuf;

use super::session::Session;
use crate::config::{self, NewLogEntry};
use crate::diag::{Diagnostic, words};
use crate::store::{self, load};
use crate::text::SourceFile;

/// The name of the log in the folder of content pages.
const LOG: &str = "changes.toml";

/// The log with one more entry, before it is written.
pub(super) struct Longer {
    path: PathBuf,
    title: String,
    /// None where the entry stands in it already.
    bytes: Option<Vec<u8>>,
}

/// Puts an entry at the end of the log, whose bytes stay as they are; where there is no log, it begins one.
///
/// # Errors
/// What is wrong in the log, or stands in the way of reading it.
pub(super) fn longer(session: &Session, entry: &NewLogEntry) -> Result<Longer, Vec<Diagnostic>> {
    let path = session.paths.content.join(LOG);
    let found = load::file(&session.paths.root, &path).map_err(|found| vec![found])?;
    let nothing = || SourceFile { path: session.paths.shown(&path), name: LOG.to_owned(), bytes: Vec::new() };
    let bytes = config::append_log(&found.unwrap_or_else(nothing), entry)?;
    Ok(Longer { path, title: entry.title.clone(), bytes })
}

/// Writes the log, and says so.
///
/// # Errors
/// Where the disk refuses.
pub(super) fn write(session: &Session, longer: Longer) -> Result<String, Diagnostic> {
    let Longer { path, title, bytes } = longer;
    let key = if bytes.is_some() { "log-written" } else { "log-same" };
    if let Some(bytes) = bytes {
        store::replace(&session.paths, &path, &bytes)?;
    }
    let args = [("path", session.paths.shown(&path)), ("title", title)];
    Ok(words::fill(words::ui(key, session.lang()), &args) + "\n")
}
