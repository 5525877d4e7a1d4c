//! Departments: each name once, with its address and what `departments.toml` adds.

use std::collections::BTreeMap;

use crate::config::Departments;
use crate::diag::{Code, Diagnostic, Sink};
use crate::outline::{DraftProject, Named, is_collective};
use crate::plan::{Department, DepartmentId};
use crate::text::fold;

/// How many hexadecimal digits of a name's hash stand for it where it has no slug: 40 bits.
const HASH_DIGITS: usize = 10;

/// All departments of a plan, and the way from a printed name to one.
pub(super) struct Names {
    /// The departments in the order they are first printed.
    pub(super) departments: Vec<Department>,
    by_key: BTreeMap<String, DepartmentId>,
}

impl Names {
    /// The department of a printed name; none for a collective name.
    pub(super) fn find(&self, name: &str) -> Option<DepartmentId> {
        self.by_key.get(&fold::key(name)).copied()
    }
}

/// Gathers the departments of all listings. One without a slug gets a hash of its name, and a warning.
pub(super) fn resolve(
    sink: &mut Sink,
    projects: &[DraftProject],
    entries: &Departments,
    publisher: Option<&str>,
) -> Names {
    let mut names = Names { departments: Vec::new(), by_key: BTreeMap::new() };
    for project in projects {
        for named in project.departments.iter().filter(|named| !is_collective(&named.name)) {
            let key = fold::key(&named.name);
            if names.by_key.contains_key(&key) {
                continue;
            }
            names.by_key.insert(key, DepartmentId(names.departments.len()));
            names.departments.push(department(sink, project, named, entries, publisher));
        }
    }
    names
}

fn department(
    sink: &mut Sink,
    project: &DraftProject,
    named: &Named,
    entries: &Departments,
    publisher: Option<&str>,
) -> Department {
    let entry = entries.find(&named.name, publisher).cloned().unwrap_or_default();
    let slug = entry.slug.unwrap_or_else(|| {
        let slug = hash(&named.name);
        let found = Diagnostic::new(Code::R05).at(&named.place).cell(&named.name).record(&project.code);
        sink.report(found.with("name", &named.name).with("slug", &slug));
        slug
    });
    Department {
        name: named.name.clone(),
        slug,
        reading: entry.reading,
        page: entry.page,
        telephone: entry.telephone,
        window: entry.window,
        listings: Vec::new(),
    }
}

/// A short lasting stand-in for a name: the start of the BLAKE3 hash of its folded form.
fn hash(name: &str) -> String {
    blake3::hash(fold::key(name).as_bytes()).to_hex()[..HASH_DIGITS].to_owned()
}
