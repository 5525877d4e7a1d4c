//! `content/addresses.toml`: the content pages that were ever published, and what became of those that are gone.

use std::collections::BTreeMap;

use super::keys::{Entries, Found};
use super::{AddressAnswer, document};
use crate::diag::{Code, Diagnostic, Sink};
use crate::text::{Place, SourceFile, is_address, propose_address};

/// The record of published content pages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageAddresses {
    /// The path of the file, as people know it.
    pub path: String,
    /// All pages, in the file's order; no two have one path.
    pub records: Vec<PageRecord>,
}

/// One published content page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageRecord {
    /// Its path under `content/` without `.md`, which is its address.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Where it is gone: the paths of the pages that it went on in, if any.
    pub became: Option<Vec<String>>,
    /// What a person answers where the program cannot tell what became of it.
    pub answer: Option<Found<AddressAnswer>>,
    /// Where the entry stands.
    pub at: Place,
}

const PAGE: &str = "page";
const PAGE_KEYS: &[&str] = &["path", "title", "ended", "became", "now"];

/// Reads the record. What is wrong in it is reported and left out.
#[must_use]
pub fn read_page_addresses(sink: &mut Sink, file: &SourceFile) -> PageAddresses {
    let records = document::read(sink, file, &[PAGE], |sink, entries| {
        let (mut records, mut lines) = (Vec::new(), BTreeMap::new());
        for entry in entries.tables(sink, PAGE, PAGE_KEYS) {
            let found = record(sink, &entry);
            records.extend(found.filter(|record| is_first(sink, &entry, &mut lines, record)));
        }
        records
    });
    PageAddresses { path: file.path.clone(), records }
}

fn record(sink: &mut Sink, entry: &Entries) -> Option<PageRecord> {
    let path = entry.required(sink, PAGE, "path").filter(|path| is_path(sink, entry, path));
    let title = entry.required(sink, PAGE, "title");
    let became = entry.texts(sink, "became");
    let is_ended = entry.flag(sink, "ended");
    let answer = entry.text_or_texts(sink, "now");
    let became = is_ended.then_some(became);
    Some(PageRecord { path: path?.value, title: title?.value, became, answer, at: entry.place() })
}

/// Whether a path can be an address; one that cannot is reported.
fn is_path(sink: &mut Sink, entry: &Entries, path: &Found<String>) -> bool {
    let is_fit = path.value.split('/').all(is_address);
    if !is_fit {
        let parts: Option<Vec<_>> = path.value.split('/').map(propose_address).collect();
        let example = parts.map_or_else(|| "page-1".to_owned(), |parts| parts.join("/"));
        let wrong = Diagnostic::new(Code::C05).at(&path.place).cell(&path.value).with("name", &path.value);
        entry.report(sink, wrong.with("example", format!("{example}.md")));
    }
    is_fit
}

/// Whether no earlier entry has the path; a second one is reported.
fn is_first(sink: &mut Sink, entry: &Entries, lines: &mut BTreeMap<String, u32>, record: &PageRecord) -> bool {
    if let Some(line) = lines.get(&record.path) {
        let twice = Diagnostic::new(Code::A05).at(&record.at).cell(&record.path).with("id", &record.path);
        entry.report(sink, twice.with("line", line));
        return false;
    }
    lines.insert(record.path.clone(), record.at.line);
    true
}
