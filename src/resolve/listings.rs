//! Listings: drafts become listings, and each 再掲 finds the project that it repeats.

use std::collections::{BTreeMap, BTreeSet};

use super::departments::Names;
use super::marks::Marks;
use crate::diag::{Arg, Code, Diagnostic, Sink};
use crate::outline::{self, DraftProject, Named};
use crate::plan::{DepartmentId, Listing, ListingId, MarkId, Plan, SectionId};
use crate::text::{Difference, fold};

/// Makes listings of drafts, in the chart's order.
pub(super) fn arrange(projects: Vec<DraftProject>, names: &Names, marks: &Marks) -> Vec<Listing> {
    projects.into_iter().map(|project| listing(project, names, marks)).collect()
}

fn listing(project: DraftProject, names: &Names, marks: &Marks) -> Listing {
    let mut cells = project.cells;
    cells.sort_by_key(|(column, _)| *column);
    let (departments, collectives) = sort_names(&project.departments, names);
    Listing {
        id: project.code.clone(),
        code: project.code,
        former: Vec::new(),
        label: project.label,
        title: project.title,
        description: project.description,
        section: SectionId(project.section),
        department_marks: department_marks(&project.departments, names, marks),
        departments,
        collectives,
        priority: project.priority,
        marks: marks.find(&project.marks),
        cells,
        relisting: project.relisting,
        original: None,
        relistings: Vec::new(),
        cell: project.cell,
        place: project.place,
        corrections: Vec::new(),
    }
}

/// Real departments and collective names, each in printed order and once.
fn sort_names(printed: &[Named], names: &Names) -> (Vec<DepartmentId>, Vec<String>) {
    let (mut departments, mut collectives) = (Vec::new(), Vec::new());
    for named in printed {
        match names.find(named) {
            Some(id) if !departments.contains(&id) => departments.push(id),
            None if !collectives.contains(&named.name) => collectives.push(named.name.clone()),
            Some(_) | None => {}
        }
    }
    (departments, collectives)
}

/// The marks of those departments that have some here.
fn department_marks(printed: &[Named], names: &Names, marks: &Marks) -> BTreeMap<DepartmentId, Vec<MarkId>> {
    let mut found: BTreeMap<DepartmentId, Vec<MarkId>> = BTreeMap::new();
    for named in printed.iter().filter(|named| !named.marks.is_empty()) {
        if let Some(id) = names.find(named) {
            let of = found.entry(id).or_default();
            of.extend(marks.find(&named.marks));
            of.dedup();
        }
    }
    found
}

/// Finds the original of each 再掲: the listing that the chart names by its code, else the one of the same title without
/// the mark, wherever it stands.
pub(super) fn resolve(sink: &mut Sink, plan: &mut Plan, named: &BTreeMap<String, String>) {
    let mut originals: BTreeMap<String, Vec<ListingId>> = BTreeMap::new();
    for (id, listing) in plan.listing_ids().filter(|(_, listing)| !listing.relisting) {
        originals.entry(fold::key(&listing.title)).or_default().push(id);
    }
    for at in 0..plan.listings.len() {
        if plan.listings[at].relisting {
            let listing = &plan.listings[at];
            let named = named.get(&listing.code);
            let named =
                named.and_then(|code| plan.listings.iter().position(|other| other.code == *code && !other.relisting));
            let same = originals.get(&fold::key(&listing.title)).map_or(&[][..], Vec::as_slice);
            match named.map(ListingId) {
                Some(original) => link(sink, plan, ListingId(at), &[original]),
                None => link(sink, plan, ListingId(at), same),
            }
        } else if let Some(remark) = outline::unread(&plan.listings[at].title) {
            sink.report(about(&plan.listings[at], Code::R07).with("remark", remark));
        }
    }
}

/// Joins a relisting to the one original it can have, or says why it cannot.
fn link(sink: &mut Sink, plan: &mut Plan, id: ListingId, same: &[ListingId]) {
    let listing = plan.listing(id);
    match same {
        [] => sink.report(about(listing, Code::R01).with("title", &listing.title)),
        [original] => {
            compare(sink, plan, id, *original);
            plan.listings[id.0].original = Some(*original);
            plan.listings[original.0].relistings.push(id);
        }
        several => {
            let codes: Vec<_> = several.iter().map(|id| plan.listing(*id).code.as_str()).collect();
            let found = about(listing, Code::R04).with("title", &listing.title);
            sink.report(found.with("originals", codes.join("・")));
        }
    }
}

/// Reports where a relisting's words or departments differ from its original's. Both stand as printed. A relisting that
/// prints none leaves them to its original.
fn compare(sink: &mut Sink, plan: &Plan, id: ListingId, original: ListingId) {
    let (here, there) = (plan.listing(id), plan.listing(original));
    let differ = !here.description.is_empty() && fold::key(&here.description) != fold::key(&there.description);
    if let Some(difference) = Difference::of(&here.description, &there.description).filter(|_| differ) {
        let [own, other] = difference.excerpts();
        let found = about(here, Code::R02).with("original", &there.code);
        sink.report(found.with("here", own).with("there", other));
    }
    let set = |ids: &[DepartmentId]| ids.iter().copied().collect::<BTreeSet<_>>();
    let (here_set, there_set) = (set(&here.departments), set(&there.departments));
    let is_blank = here_set.is_empty() && here.collectives.is_empty();
    if !is_blank && (here_set != there_set || here.collectives != there.collectives) {
        let names = |ids: BTreeSet<DepartmentId>, collectives: Vec<&str>| {
            let units = ids.into_iter().map(|id| plan.department(id).label.as_str());
            let names: Vec<_> = units.chain(collectives).collect();
            if names.is_empty() { Arg::Phrase("names-none") } else { Arg::Text(names.join("、")) }
        };
        let missing = names(&there_set - &here_set, without(&there.collectives, &here.collectives));
        let added = names(&here_set - &there_set, without(&here.collectives, &there.collectives));
        let found = about(here, Code::R03).with("original", &there.code);
        sink.report(found.with_arg("missing", missing).with_arg("added", added));
    }
}

/// Those of some names that are not among others.
fn without<'a>(names: &'a [String], others: &[String]) -> Vec<&'a str> {
    names.iter().filter(|name| !others.contains(name)).map(String::as_str).collect()
}

fn about(listing: &Listing, code: Code) -> Diagnostic {
    Diagnostic::new(code).at(&listing.place).cell(&listing.cell).record(&listing.code)
}
