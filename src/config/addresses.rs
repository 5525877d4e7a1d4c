//! `seeds/<plan>/addresses.toml`: the addresses that were ever published, and what each of them stands for.

use std::collections::BTreeMap;

use super::document;
use super::keys::{Entries, Found};
use crate::diag::{Code, Diagnostic, Sink};
use crate::text::{Place, SourceFile, is_address};

/// The record of a plan's published addresses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Addresses {
    /// The path of the file, as people know it.
    pub path: String,
    /// All addresses, in the file's order; no two of one kind have one id.
    pub records: Vec<AddressRecord>,
}

/// One published address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressRecord {
    /// What stands there.
    pub kind: AddressKind,
    /// Its lasting name in addresses; the slug of a department.
    pub id: String,
    /// The code that it had in the chart last; empty for a department.
    pub code: String,
    /// The codes that it had before, the oldest first; of a department, the names.
    pub former: Vec<String>,
    /// Its title, or the name of a department.
    pub title: String,
    /// What stands for the words of its 内容; empty where it has none.
    pub print: String,
    /// The departments of a 事業, by name.
    pub departments: Vec<String>,
    /// Whether it is a 再掲.
    pub relisting: bool,
    /// What became of it, where the chart has it no more.
    pub end: Option<End>,
    /// What a person answers where the program cannot tell what became of it.
    pub answer: Option<Found<AddressAnswer>>,
    /// Where the entry stands.
    pub at: Place,
}

/// The kinds of what has an address of its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum AddressKind {
    /// A section, by the folder of its level.
    Section(String),
    /// A listing of a 事業.
    Project,
    /// A department.
    Department,
}

/// What is known of the end of a record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct End {
    /// The ids of those of its kind that it went on in.
    pub became: Vec<String>,
    /// The section that it stood under: the folder of its level, `/`, and its id.
    pub under: Option<String>,
}

/// The key `now` of an entry; codes are those of the chart as it is now, departments are called by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddressAnswer {
    /// `now = "1-2"`: it is this one.
    Same(String),
    /// `now = ["1-2"]`: it ended, and went on in these; `now = []`: in none.
    Gone(Vec<String>),
}

const SECTION: &str = "section";
const PROJECT: &str = "project";
const DEPARTMENT: &str = "department";
const SECTION_KEYS: &[&str] = &["folder", "id", "code", "former", "title", "ended", "under", "became", "now"];
const PROJECT_KEYS: &[&str] =
    &["id", "code", "former", "title", "relisting", "text", "departments", "ended", "under", "became", "now"];
const DEPARTMENT_KEYS: &[&str] = &["slug", "name", "former", "ended", "became", "now"];

/// Reads a plan's `addresses.toml`. What is wrong in it is reported and left out.
#[must_use]
pub fn read_addresses(sink: &mut Sink, file: &SourceFile) -> Addresses {
    let records = document::read(sink, file, &[SECTION, PROJECT, DEPARTMENT], |sink, entries| {
        let mut records = Vec::new();
        for entry in entries.tables(sink, SECTION, SECTION_KEYS) {
            let folder = entry.required(sink, SECTION, "folder");
            let record = record(sink, &entry, SECTION, ["id", "title"]);
            records.extend(
                record
                    .zip(folder)
                    .map(|(record, folder)| AddressRecord { kind: AddressKind::Section(folder.value), ..record }),
            );
        }
        for entry in entries.tables(sink, PROJECT, PROJECT_KEYS) {
            let print = entry.text_or_blank(sink, "text").unwrap_or_default();
            let departments = entry.texts(sink, "departments");
            let relisting = entry.flag(sink, "relisting");
            let record = record(sink, &entry, PROJECT, ["id", "title"]);
            records.extend(record.map(|record| AddressRecord { print, departments, relisting, ..record }));
        }
        for entry in entries.tables(sink, DEPARTMENT, DEPARTMENT_KEYS) {
            let record = record(sink, &entry, DEPARTMENT, ["slug", "name"]);
            records.extend(record.map(|record| AddressRecord { kind: AddressKind::Department, ..record }));
        }
        records
    });
    Addresses { path: file.path.clone(), records: each_once(sink, records) }
}

/// What all kinds of entries have; `names` are the keys of the id and the title.
fn record(
    sink: &mut Sink,
    entry: &Entries,
    name: &'static str,
    [id, title]: [&'static str; 2],
) -> Option<AddressRecord> {
    let id = entry.required(sink, name, id).filter(|id| is_id(sink, entry, id));
    let title = entry.required(sink, name, title);
    let code = match name {
        DEPARTMENT => Some(String::new()),
        _ => entry.required(sink, name, "code").map(|code| code.value),
    };
    let end = End { became: entry.texts(sink, "became"), under: entry.text_or_blank(sink, "under") };
    let is_ended = entry.flag(sink, "ended");
    let former = entry.texts(sink, "former");
    let answer = entry.text_or_texts(sink, "now");
    Some(AddressRecord {
        kind: AddressKind::Project,
        id: id?.value,
        code: code?,
        former,
        title: title?.value,
        print: String::new(),
        departments: Vec::new(),
        relisting: false,
        end: is_ended.then_some(end),
        answer,
        at: entry.place(),
    })
}

/// Whether an id can be a part of an address; one that cannot is reported.
fn is_id(sink: &mut Sink, entry: &Entries, id: &Found<String>) -> bool {
    let is_fit = is_address(&id.value);
    if !is_fit {
        let wrong = Diagnostic::new(Code::G06).at(&id.place).cell(&id.value).with("slug", &id.value);
        entry.report(sink, wrong);
    }
    is_fit
}

/// The records without those that claim the address of an earlier one, which are reported.
fn each_once(sink: &mut Sink, records: Vec<AddressRecord>) -> Vec<AddressRecord> {
    let mut lines: BTreeMap<(AddressKind, String), u32> = BTreeMap::new();
    let mut kept = Vec::new();
    for record in records {
        let key = (record.kind.clone(), record.id.clone());
        if let Some(first) = lines.get(&key) {
            let twice = Diagnostic::new(Code::A05).at(&record.at).cell(&record.id).with("id", &record.id);
            sink.report(twice.with("line", first));
        } else {
            lines.insert(key, record.at.line);
            kept.push(record);
        }
    }
    kept
}
