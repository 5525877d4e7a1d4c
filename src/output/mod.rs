//! Finished files: path to bytes, and the checks that they hang together.

pub mod links;
pub mod manifest;

use std::collections::BTreeMap;

use crate::text::Place;

/// The finished files of one plan, or of the pages that plans share.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Output {
    /// The files by path inside the site, with `/`.
    pub files: BTreeMap<String, File>,
}

/// One finished file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct File {
    /// Its bytes as they are published.
    pub bytes: Vec<u8>,
    /// What it was made from, as a diagnostic names it, such as `1-3-2-2` or `content/about.md`. What the program
    /// makes by itself has its own path here.
    pub record: String,
    /// The same in words, such as 「事業 1-3-2-2」; empty where the record says it all.
    pub name: String,
    /// The addresses that people wrote on it, each with the place where it is written, in the page's order.
    pub links: Vec<(String, Place)>,
}

impl File {
    /// A file that is its record's only one, and on which nobody wrote an address.
    #[must_use]
    pub fn new(bytes: Vec<u8>, record: impl Into<String>) -> Self {
        Self { bytes, record: record.into(), ..Self::default() }
    }
}
