//! Finished files: path to bytes, and the checks that they hang together.

pub mod links;
pub mod manifest;

use std::collections::BTreeMap;

/// The finished files of one plan, or of the pages that plans share.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Output {
    /// The files by path inside the site, with `/`.
    pub files: BTreeMap<String, File>,
}

/// One finished file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its bytes as they are published.
    pub bytes: Vec<u8>,
    /// What it was made from, as a diagnostic names it, such as `1-3-2-2` or `content/about.md`.
    pub record: String,
}
