//! `plan.json`: the whole plan as data. Its shape is the contract's; keys stand in the contract's order.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::plan::{DepartmentId, Level, Listing, ListingId, Plan, SectionId};
use crate::site::route::PlanRoute;

#[derive(Serialize)]
struct Document<'a> {
    plan: About<'a>,
    levels: Vec<LevelEntry<'a>>,
    counts: Counts<'a>,
    sections: Vec<SectionEntry<'a>>,
    departments: Vec<DepartmentEntry<'a>>,
}

#[derive(Serialize)]
struct About<'a> {
    id: &'a str,
    title: &'a str,
    publisher: Option<&'a str>,
    source: SourceEntry<'a>,
}

#[derive(Serialize)]
struct SourceEntry<'a> {
    document: Option<&'a str>,
    date: Option<&'a str>,
}

#[derive(Serialize)]
struct LevelEntry<'a> {
    kind: &'a str,
    heading: &'a str,
    folder: &'a str,
}

#[derive(Serialize)]
struct Counts<'a> {
    sections: ByKind<'a>,
    priority: ByKind<'a>,
    projects: usize,
    listings: usize,
    departments: usize,
}

/// Numbers by the kinds of levels, from the top down.
struct ByKind<'a>(Vec<(&'a str, usize)>);

impl Serialize for ByKind<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (kind, count) in &self.0 {
            map.serialize_entry(kind, count)?;
        }
        map.end()
    }
}

#[derive(Serialize)]
struct SectionEntry<'a> {
    kind: &'a str,
    id: &'a str,
    code: &'a str,
    label: &'a str,
    title: &'a str,
    priority: bool,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    sections: Option<Vec<SectionEntry<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    projects: Option<Vec<ProjectEntry<'a>>>,
}

#[derive(Serialize)]
struct ProjectEntry<'a> {
    id: &'a str,
    code: &'a str,
    label: &'a str,
    title: &'a str,
    description: &'a str,
    url: String,
    departments: Vec<&'a str>,
    collective_departments: &'a [String],
    relisting_of: Option<&'a str>,
    relisted_at: Vec<&'a str>,
    source: PlaceEntry<'a>,
}

#[derive(Serialize)]
struct PlaceEntry<'a> {
    file: &'a str,
    line: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell_ref: Option<&'a str>,
}

#[derive(Serialize)]
struct DepartmentEntry<'a> {
    name: &'a str,
    slug: &'a str,
    url: String,
    listings: Vec<&'a str>,
}

/// Makes the file.
///
/// # Panics
/// Never: all keys are texts, and the memory does not refuse.
#[must_use]
pub fn render(plan: &Plan) -> Vec<u8> {
    let document = Document {
        plan: about(plan),
        levels: plan.levels.iter().map(level).collect(),
        counts: counts(plan),
        sections: plan.roots().map(|(id, _)| section(plan, id)).collect(),
        departments: (0..plan.departments.len()).map(|at| department(plan, DepartmentId(at))).collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&document).expect("all keys are texts");
    bytes.push(b'\n');
    bytes
}

fn about(plan: &Plan) -> About<'_> {
    let source = SourceEntry { document: plan.source.document.as_deref(), date: plan.source.date.as_deref() };
    About { id: &plan.id, title: &plan.title, publisher: plan.publisher.as_deref(), source }
}

fn level(level: &Level) -> LevelEntry<'_> {
    LevelEntry { kind: &level.kind, heading: &level.heading, folder: &level.folder }
}

fn counts(plan: &Plan) -> Counts<'_> {
    let of = |at: usize, priority: bool| {
        plan.sections.iter().filter(|section| section.level == at && (!priority || section.priority)).count()
    };
    let kinds =
        |priority| plan.levels.iter().enumerate().map(move |(at, level)| (level.kind.as_str(), of(at, priority)));
    Counts {
        sections: ByKind(kinds(false).collect()),
        priority: ByKind(kinds(true).filter(|(_, count)| *count > 0).collect()),
        projects: plan.project_count(),
        listings: plan.listings.len(),
        departments: plan.departments.len(),
    }
}

/// A section; one of the last level always has `projects`, one above it always has `sections`.
fn section(plan: &Plan, id: SectionId) -> SectionEntry<'_> {
    let section = plan.section(id);
    let level = &plan.levels[section.level];
    let last = section.level + 1 == plan.levels.len();
    let sections = || section.sections.iter().map(|&child| self::section(plan, child)).collect();
    let projects = || section.listings.iter().map(|&listing| project(plan, listing)).collect();
    SectionEntry {
        kind: &level.kind,
        id: &section.id,
        code: &section.code,
        label: &section.label,
        title: &section.title,
        priority: section.priority,
        url: PlanRoute::Section(&level.folder, &section.id).path(),
        sections: (!last || !section.sections.is_empty()).then(sections),
        projects: (last || !section.listings.is_empty()).then(projects),
    }
}

fn project(plan: &Plan, id: ListingId) -> ProjectEntry<'_> {
    let listing = plan.listing(id);
    ProjectEntry {
        id: &listing.id,
        code: &listing.code,
        label: &listing.label,
        title: &listing.title,
        description: &listing.description,
        url: PlanRoute::Project(&listing.id).path(),
        departments: listing.departments.iter().map(|&id| plan.department(id).name.as_str()).collect(),
        collective_departments: &listing.collectives,
        relisting_of: listing.original.map(|id| plan.listing(id).id.as_str()),
        relisted_at: ids(plan, &listing.relistings),
        source: place(plan, listing),
    }
}

fn ids<'a>(plan: &'a Plan, listings: &[ListingId]) -> Vec<&'a str> {
    listings.iter().map(|&id| plan.listing(id).id.as_str()).collect()
}

/// Where a listing is printed; the file by its path inside the plan's folder.
fn place<'a>(plan: &Plan, listing: &'a Listing) -> PlaceEntry<'a> {
    let place = &listing.place;
    let folder = format!("/{}/", plan.id);
    let file = place.file.rfind(&folder).map_or(&*place.file, |at| &place.file[at + folder.len()..]);
    PlaceEntry {
        file,
        line: place.line,
        sheet: place.sheet.as_ref().map(|at| &*at.sheet),
        cell_ref: place.sheet.as_ref().map(|at| &*at.cell_ref),
    }
}

fn department(plan: &Plan, id: DepartmentId) -> DepartmentEntry<'_> {
    let department = plan.department(id);
    DepartmentEntry {
        name: &department.name,
        slug: &department.slug,
        url: PlanRoute::Department(&department.slug).path(),
        listings: ids(plan, &department.listings),
    }
}
