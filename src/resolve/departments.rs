//! Departments: each name once, with its address and what `departments.toml` adds.

use std::collections::{BTreeMap, BTreeSet};

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
    by_key: BTreeMap<Key, DepartmentId>,
    /// The 部 that each name is printed under.
    divisions: BTreeMap<String, BTreeSet<String>>,
}

/// A department by its folded name and that of its 部: two of one name under different 部 are two departments.
type Key = (Option<String>, String);

impl Names {
    /// The department of a printed name; none for a collective name.
    pub(super) fn find(&self, named: &Named) -> Option<DepartmentId> {
        self.by_key.get(&self.key(named)).copied()
    }

    /// One that is printed without its 部 is that of the only 部 that the chart prints it under.
    fn key(&self, named: &Named) -> Key {
        let name = fold::key(&named.name);
        let only = || self.divisions.get(&name).filter(|divisions| divisions.len() == 1)?.first().cloned();
        (named.division.as_deref().map(fold::key).or_else(only), name)
    }

    /// Whether a name alone does not say which department is meant.
    fn is_shared(&self, name: &str) -> bool {
        self.divisions.get(&fold::key(name)).is_some_and(|divisions| divisions.len() > 1)
    }
}

/// Gathers the departments of all listings. One without a slug gets a hash of its name, and a warning.
pub(super) fn resolve(
    sink: &mut Sink,
    projects: &[DraftProject],
    entries: &Departments,
    publisher: Option<&str>,
) -> Names {
    let mut names = Names { departments: Vec::new(), by_key: BTreeMap::new(), divisions: BTreeMap::new() };
    let printed = || {
        let all = projects.iter().flat_map(|project| project.departments.iter().map(move |named| (project, named)));
        all.filter(|(_, named)| !is_collective(&named.name))
    };
    for (_, named) in printed() {
        if let Some(division) = &named.division {
            names.divisions.entry(fold::key(&named.name)).or_default().insert(fold::key(division));
        }
    }
    let divisions: BTreeMap<String, &str> =
        printed().filter_map(|(_, named)| named.division.as_deref()).map(|name| (fold::key(name), name)).collect();
    for (project, named) in printed() {
        let key = names.key(named);
        if names.by_key.contains_key(&key) {
            continue;
        }
        let division = key.0.as_ref().and_then(|division| divisions.get(division)).map(|name| (*name).to_owned());
        let label = match &division {
            Some(division) if names.is_shared(&named.name) => format!("{division} {}", named.name),
            Some(_) | None => named.name.clone(),
        };
        names.by_key.insert(key, DepartmentId(names.departments.len()));
        let mut found = department(sink, project, named, &label, (entries, publisher));
        found.division = division;
        names.departments.push(found);
    }
    names
}

/// A department by its label, which is its name, with its 部 before it where the name alone is not enough.
fn department(
    sink: &mut Sink,
    project: &DraftProject,
    named: &Named,
    label: &str,
    (entries, publisher): (&Departments, Option<&str>),
) -> Department {
    let entry = entries.find(label, publisher).cloned().unwrap_or_default();
    let slug = entry.slug.unwrap_or_else(|| {
        let slug = hash(label);
        let known = entries.nearly(label, publisher);
        let found = match known {
            Some(known) => Diagnostic::new(Code::R06).with("known", known),
            None => Diagnostic::new(Code::R05).with("typed", typed(label)),
        };
        let found = found.at(&named.place).cell(&named.name).record(&project.code);
        sink.report(found.with("name", label).with("slug", &slug));
        slug
    });
    Department {
        name: named.name.clone(),
        division: None,
        label: label.to_owned(),
        slug,
        former: Vec::new(),
        reading: entry.reading,
        page: entry.page,
        telephone: entry.telephone,
        window: entry.window,
        listings: Vec::new(),
    }
}

/// A name as it is typed between quotes in `departments.toml`, in one line (TOML 1.0, Basic strings).
fn typed(name: &str) -> String {
    let line = name.split_whitespace().collect::<Vec<_>>().join(" ");
    line.replace('\\', "\\\\").replace('"', "\\\"")
}

/// A short lasting stand-in for a name: the start of the BLAKE3 hash of its folded form.
#[must_use]
pub fn hash(name: &str) -> String {
    blake3::hash(fold::key(name).as_bytes()).to_hex()[..HASH_DIGITS].to_owned()
}
