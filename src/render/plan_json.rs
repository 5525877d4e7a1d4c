//! `plan.json`: the whole plan as data. Its shape is the contract's; keys stand in the contract's order.

mod reports;
mod single;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::plan::{Correction, DepartmentId, EndedId, EndedKind, Level, Listing, ListingId, MarkId, Plan, SectionId};
use crate::site::route::PlanRoute;
pub use single::project_file;

use reports::{ReportEntry, StatusEntry, YearEntry};

#[derive(Serialize)]
struct Document<'a> {
    plan: About<'a>,
    levels: Vec<LevelEntry<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    marks: Vec<MarkEntry<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    columns: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    corrections: Vec<CorrectionEntry<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    statuses: Vec<StatusEntry<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evaluations: Vec<YearEntry>,
    counts: Counts<'a>,
    sections: Vec<SectionEntry<'a>>,
    departments: Vec<DepartmentEntry<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ended: Vec<EndedEntry<'a>>,
}

/// What the chart has no more: its page stays.
#[derive(Serialize)]
struct EndedEntry<'a> {
    kind: &'a str,
    id: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    code: &'a str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    former: &'a [String],
    title: &'a str,
    became: &'a [String],
    url: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evaluations: Vec<ReportEntry<'a>>,
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

/// A mark other than that of the priorities; `symbol` is null where the words are the mark.
#[derive(Serialize)]
struct MarkEntry<'a> {
    slug: &'a str,
    symbol: Option<&'a str>,
    name: &'a str,
    on: Vec<&'a str>,
    url: String,
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
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    former: &'a [String],
    label: &'a str,
    title: &'a str,
    priority: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    marks: Vec<&'a str>,
    url: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    corrections: Vec<CorrectionEntry<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sections: Option<Vec<SectionEntry<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    projects: Option<Vec<ProjectEntry<'a>>>,
}

#[derive(Serialize)]
struct ProjectEntry<'a> {
    id: &'a str,
    code: &'a str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    former: &'a [String],
    label: &'a str,
    title: &'a str,
    description: &'a str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    priority: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    marks: Vec<&'a str>,
    url: String,
    departments: Vec<&'a str>,
    #[serde(skip_serializing_if = "Texts::is_empty")]
    department_marks: Texts<'a, Vec<&'a str>>,
    collective_departments: &'a [String],
    #[serde(skip_serializing_if = "Texts::is_empty")]
    columns: Texts<'a, &'a str>,
    relisting_of: Option<&'a str>,
    relisted_at: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evaluations: Vec<ReportEntry<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    corrections: Vec<CorrectionEntry<'a>>,
    source: PlaceEntry<'a>,
}

/// Words shown in place of printed ones.
#[derive(Serialize)]
struct CorrectionEntry<'a> {
    printed: &'a str,
    shown: &'a str,
    reason: &'a str,
}

/// Something by names, in printed order.
struct Texts<'a, T>(Vec<(&'a str, T)>);

impl<T> Texts<'_, T> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Serialize> Serialize for Texts<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
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
    #[serde(skip_serializing_if = "Option::is_none")]
    division: Option<&'a str>,
    slug: &'a str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    former: &'a [String],
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
        marks: (0..plan.marks.len()).map(|at| mark(plan, MarkId(at))).collect(),
        columns: &plan.columns,
        corrections: corrections(&plan.corrections),
        statuses: reports::statuses(plan),
        evaluations: reports::years(plan),
        counts: counts(plan),
        sections: plan.roots().map(|(id, _)| section(plan, id)).collect(),
        departments: (0..plan.departments.len()).map(|at| department(plan, DepartmentId(at))).collect(),
        ended: (0..plan.ended.len()).map(|at| ended(plan, EndedId(at))).collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&document).expect("all keys are texts");
    bytes.push(b'\n');
    bytes
}

fn about(plan: &Plan) -> About<'_> {
    let source = SourceEntry { document: plan.source.document.as_deref(), date: plan.source.date.as_deref() };
    About { id: &plan.id, title: &plan.title, publisher: plan.publisher.as_deref(), source }
}

/// A mark, and the kinds of what has it: those of levels, `project`, `department`.
fn mark(plan: &Plan, id: MarkId) -> MarkEntry<'_> {
    let mark = plan.mark(id);
    let level = |at: usize| plan.sections.iter().any(|section| section.level == at && section.marks.contains(&id));
    let levels = plan.levels.iter().enumerate().filter(|(at, _)| level(*at)).map(|(_, level)| level.kind.as_str());
    let project = plan.listings.iter().any(|listing| listing.marks.contains(&id)).then_some("project");
    let of_departments = |listing: &Listing| listing.department_marks.values().flatten().any(|mark| *mark == id);
    let department = plan.listings.iter().any(of_departments).then_some("department");
    MarkEntry {
        slug: &mark.slug,
        symbol: mark.symbol.as_deref(),
        name: &mark.name,
        on: levels.chain(project).chain(department).collect(),
        url: PlanRoute::Mark(&mark.slug).path(),
    }
}

/// Marks by their slugs.
fn slugs<'a>(plan: &'a Plan, marks: &[MarkId]) -> Vec<&'a str> {
    marks.iter().map(|&id| plan.mark(id).slug.as_str()).collect()
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
    let projects = plan.listings.iter().filter(|listing| listing.priority).count();
    Counts {
        sections: ByKind(kinds(false).collect()),
        priority: ByKind(kinds(true).chain([("project", projects)]).filter(|(_, count)| *count > 0).collect()),
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
        former: &section.former,
        label: &section.label,
        title: &section.title,
        priority: section.priority,
        marks: slugs(plan, &section.marks),
        url: PlanRoute::Section(&level.folder, &section.id).path(),
        corrections: corrections(&section.corrections),
        sections: (!last || !section.sections.is_empty()).then(sections),
        projects: (last || !section.listings.is_empty()).then(projects),
    }
}

fn project(plan: &Plan, id: ListingId) -> ProjectEntry<'_> {
    let listing = plan.listing(id);
    ProjectEntry {
        id: &listing.id,
        code: &listing.code,
        former: &listing.former,
        label: &listing.label,
        title: &listing.title,
        description: &listing.description,
        priority: listing.priority,
        marks: slugs(plan, &listing.marks),
        url: PlanRoute::Project(&listing.id).path(),
        departments: listing.departments.iter().map(|&id| plan.department(id).label.as_str()).collect(),
        department_marks: department_marks(plan, listing),
        collective_departments: &listing.collectives,
        columns: Texts(listing.cells.iter().map(|(at, text)| (plan.columns[*at].as_str(), text.as_str())).collect()),
        relisting_of: listing.original.map(|id| plan.listing(id).id.as_str()),
        relisted_at: ids(plan, &listing.relistings),
        evaluations: reports::of(plan, id),
        corrections: corrections(&listing.corrections),
        source: place(plan, listing),
    }
}

/// The marks of those departments of a listing that have some there.
fn department_marks<'a>(plan: &'a Plan, listing: &Listing) -> Texts<'a, Vec<&'a str>> {
    let marks = listing.departments.iter().filter_map(|id| Some((id, listing.department_marks.get(id)?)));
    Texts(marks.map(|(&id, marks)| (plan.department(id).label.as_str(), slugs(plan, marks))).collect())
}

fn corrections<'a>(made: &'a [Correction]) -> Vec<CorrectionEntry<'a>> {
    let entry = |made: &'a Correction| {
        let Correction { printed, shown, reason } = made;
        CorrectionEntry { printed, shown, reason }
    };
    made.iter().map(entry).collect()
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
        name: &department.label,
        division: department.division.as_deref(),
        slug: &department.slug,
        former: &department.former,
        url: PlanRoute::Department(&department.slug).path(),
        listings: ids(plan, &department.listings),
    }
}

fn ended(plan: &Plan, id: EndedId) -> EndedEntry<'_> {
    let ended = plan.ended(id);
    let level = |folder: &String| plan.levels.iter().find(|level| level.folder == *folder);
    let kind = match &ended.kind {
        EndedKind::Section(folder) => level(folder).map_or(folder, |level| &level.kind).as_str(),
        EndedKind::Project => "project",
        EndedKind::Department => "department",
    };
    EndedEntry {
        kind,
        id: &ended.id,
        code: &ended.code,
        former: &ended.former,
        title: &ended.title,
        became: &ended.became,
        url: PlanRoute::of_ended(ended).path(),
        evaluations: reports::of_ended(plan, id),
    }
}
