//! `seeds/departments.toml`: lasting addresses of departments, and what the charts do not say of them.

use super::keys::{Entries, Found};
use super::{DepartmentEntry, Departments, document};
use crate::diag::{Code, Diagnostic, Sink};
use crate::text::{SourceFile, is_address};

const DEPARTMENT: &str = "department";
const KEYS: &[&str] = &["name", "slug", "reading", "publisher", "page", "telephone", "window"];

/// The name of the page that lists all departments; none of them can have it.
const INDEX: &str = "index";

/// What an entry claims for itself alone.
struct Claim {
    name: Found<String>,
    publisher: Option<String>,
    slug: Option<Found<String>>,
}

/// Reads `seeds/departments.toml`. What is wrong in it is reported and left out.
#[must_use]
pub fn read_departments(sink: &mut Sink, file: &SourceFile) -> Departments {
    document::read(sink, file, &[DEPARTMENT], |sink, entries| {
        let mut departments = Departments::default();
        let mut claims: Vec<Claim> = Vec::new();
        for entry in entries.tables(sink, DEPARTMENT, KEYS) {
            let (claim, read) = department(sink, &entry);
            let Some(claim) = claim else { continue };
            report_twins(sink, &entry, &claims, &claim);
            let key = (claim.name.value.clone(), claim.publisher.clone());
            departments.entries.entry(key).or_insert(read);
            claims.push(claim);
        }
        departments
    })
}

/// One `[[department]]`; without a name it claims nothing.
fn department(sink: &mut Sink, entry: &Entries) -> (Option<Claim>, DepartmentEntry) {
    let slug = slug(sink, entry);
    let read = DepartmentEntry {
        slug: slug.as_ref().map(|slug| slug.value.clone()),
        reading: entry.text_or_blank(sink, "reading"),
        page: entry.url_or_blank(sink, "page"),
        telephone: entry.text_or_blank(sink, "telephone"),
        window: entry.text_or_blank(sink, "window"),
    };
    let publisher = entry.text_or_blank(sink, "publisher");
    let name = entry.required(sink, DEPARTMENT, "name");
    (name.map(|name| Claim { name, publisher, slug }), read)
}

/// The slug, where it can be an address.
fn slug(sink: &mut Sink, entry: &Entries) -> Option<Found<String>> {
    let slug = entry.text_at(sink, "slug")?;
    if is_address(&slug.value) && slug.value != INDEX {
        return Some(slug);
    }
    let wrong = Diagnostic::new(Code::G06).at(&slug.place).cell(&slug.value).with("slug", &slug.value);
    entry.report(sink, wrong);
    None
}

/// Reports an entry that names the department of an earlier one, or claims its address.
fn report_twins(sink: &mut Sink, entry: &Entries, earlier: &[Claim], claim: &Claim) {
    let same_name = |other: &&Claim| other.name.value == claim.name.value && other.publisher == claim.publisher;
    if let Some(first) = earlier.iter().find(same_name) {
        let twice = Diagnostic::new(Code::G05).at(&claim.name.place).cell(&claim.name.value);
        entry.report(sink, twice.with("name", &claim.name.value).with("line", first.name.place.line));
        return;
    }
    let Some(slug) = &claim.slug else { return };
    let same_slug = |other: &&Claim| {
        other.slug.as_ref().is_some_and(|taken| taken.value == slug.value)
            && other.name.value != claim.name.value
            && may_meet(other, claim)
    };
    if let Some(first) = earlier.iter().find(same_slug) {
        let taken = Diagnostic::new(Code::G07).at(&slug.place).cell(&slug.value).with("slug", &slug.value);
        entry.report(sink, taken.with("other", &first.name.value).with("line", first.name.place.line));
    }
}

/// Whether two entries can stand on the pages of one publisher: an entry without one belongs to all.
fn may_meet(a: &Claim, b: &Claim) -> bool {
    a.publisher.is_none() || b.publisher.is_none() || a.publisher == b.publisher
}
