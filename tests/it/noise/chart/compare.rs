//! Compares a plan as it was read with the plan that was printed: differences, what is announced, what is lost.

use std::collections::{BTreeMap, BTreeSet};

use taikei::config::{Departments, PlanConfig};
use taikei::diag::{Diagnostic, Severity, Sink};
use taikei::plan::{Listing, ListingId, Plan, Section};
use taikei::text::SourceFile;
use taikei::{outline, resolve, table};
use unicode_normalization::UnicodeNormalization;

use super::expected::{ExpectedListing, ExpectedSection};
use super::print::Printed;

/// A chart as it was read.
pub(crate) struct Reading {
    /// The plan.
    pub(crate) plan: Plan,
    /// What was found, but for departments without an address.
    pub(crate) found: Vec<Diagnostic>,
}

/// Something that was read otherwise than printed.
#[derive(Debug, Clone)]
pub(crate) struct Difference {
    /// What it is.
    pub(crate) what: String,
    /// The lines that a finding about it may name.
    pub(crate) lines: BTreeSet<u32>,
}

/// Reads a chart as `build` reads it.
pub(crate) fn read(text: &str) -> Reading {
    let file =
        SourceFile { path: "chart.tsv".to_owned(), name: "chart.tsv".to_owned(), bytes: text.as_bytes().to_vec() };
    let mut sink = Sink::new();
    let tables = table::read(&mut sink, table::format_of(&file.name).expect("a chart's name"), &file);
    let outline = outline::read(&mut sink, &tables, &PlanConfig::default(), &Departments::default());
    let plan = resolve::resolve(&mut sink, "plan", outline, &PlanConfig::default(), &Departments::default());
    let found = sink.into_sorted().into_iter().filter(|found| found.code.as_str() != "R05").collect();
    Reading { plan, found }
}

/// Words as they are compared: after NFKC, without spaces.
fn fold(text: &str) -> String {
    text.nfkc().filter(|letter| !letter.is_whitespace()).collect()
}

/// All differences between the plan to be read and the plan that was read.
pub(crate) fn differences(printed: &Printed, reading: &Reading) -> Vec<Difference> {
    let mut found = Vec::new();
    let expected = &printed.expected;
    let plan = &reading.plan;
    if expected.title.as_deref() != Some(plan.title.as_str()) || expected.publisher != plan.publisher {
        found.push(Difference { what: format!("plan {} {:?}", plan.title, plan.publisher), lines: [1].into() });
    }
    let misread = compare_sections(&mut found, &expected.sections, plan);
    compare_listings(&mut found, printed, plan, &misread);
    for difference in &mut found {
        difference.lines = with_neighbours(printed, &difference.lines);
    }
    found
}

/// Lines and the rows before and after each: blank rows and header rows are no neighbours.
fn with_neighbours(printed: &Printed, lines: &BTreeSet<u32>) -> BTreeSet<u32> {
    let mut all = lines.clone();
    let rows: Vec<_> =
        printed.lines.iter().filter(|row| !row.cells.is_empty()).map(|row| row.line..=row.last).collect();
    for line in lines {
        all.extend(rows.iter().find(|row| row.contains(line)).cloned().into_iter().flatten());
        all.extend(rows.iter().rev().find(|row| row.end() < line).cloned().into_iter().flatten());
        all.extend(rows.iter().find(|row| row.start() > line).cloned().into_iter().flatten());
    }
    all
}

/// The misread sections by code, and the label rows that a finding about them or what they hold may name: their own
/// and those of the misread sections above. Those to be read and those that were read are kept apart.
#[derive(Default)]
struct Misread {
    expected: BTreeMap<String, BTreeSet<u32>>,
    read: BTreeMap<String, BTreeSet<u32>>,
}

/// The label rows of the misread sections that a code stands in.
fn label_rows(misread: &BTreeMap<String, BTreeSet<u32>>, code: &str) -> BTreeSet<u32> {
    let above = std::iter::successors(Some(code), |code| code.rsplit_once('-').map(|(above, _)| above));
    above.filter_map(|code| misread.get(code)).flatten().copied().collect()
}

/// Compares section by section.
fn compare_sections(found: &mut Vec<Difference>, expected: &[ExpectedSection], plan: &Plan) -> Misread {
    let mut misread = Misread::default();
    let by_code: BTreeMap<_, _> = plan.sections.iter().map(|section| (section.code.as_str(), section)).collect();
    let wanted: BTreeMap<_, _> = expected.iter().map(|section| (section.code.as_str(), section)).collect();
    for section in &plan.sections {
        let right = wanted.get(section.code.as_str());
        if right.is_none_or(|wanted| section_difference(wanted, Some(section)).is_some()) {
            let mut rows = label_rows(&misread.read, &section.code);
            rows.extend(section.places.first().map(|place| place.line));
            misread.read.insert(section.code.clone(), rows);
        }
        if right.is_none() {
            let mut lines = label_rows(&misread.read, &section.code);
            lines.extend(section.places.iter().map(|place| place.line));
            found
                .push(Difference { what: format!("section {} {} is not printed", section.code, section.title), lines });
        }
    }
    for wanted in expected {
        let section = by_code.get(wanted.code.as_str()).copied();
        let Some(what) = section_difference(wanted, section) else { continue };
        let mut lines = label_rows(&misread.expected, &wanted.code);
        lines.extend(wanted.lines.first());
        misread.expected.insert(wanted.code.clone(), lines.clone());
        lines.extend(&wanted.lines);
        let printed_there = |section: &&Section| section.places.iter().any(|place| wanted.lines.contains(&place.line));
        let there = plan.sections.iter().filter(printed_there);
        lines.extend(there.flat_map(|section| label_rows(&misread.read, &section.code)));
        found.push(Difference { what: format!("section {}: {what}", wanted.code), lines });
    }
    misread
}

fn section_difference(wanted: &ExpectedSection, section: Option<&Section>) -> Option<String> {
    let Some(section) = section else { return Some("is missing".to_owned()) };
    let same = fold(&section.title) == fold(&wanted.title)
        && section.priority == wanted.priority
        && fold(&section.label) == fold(&wanted.label);
    let read = format!("{} {} {}", section.label, section.title, section.priority);
    (!same).then(|| format!("{} {} {}, read as {read}", wanted.label, wanted.title, wanted.priority))
}

/// The listings that were read, by line and by their order in the cell.
fn by_place(plan: &Plan) -> BTreeMap<(u32, usize), (ListingId, &Listing)> {
    let mut sorted: Vec<_> = plan.listing_ids().collect();
    sorted.sort_by_key(|(_, listing)| (listing.place.line, listing.place.column));
    let mut places = BTreeMap::new();
    let mut before = (0, 0);
    for (id, listing) in sorted {
        let order = if before.0 == listing.place.line { before.1 + 1 } else { 0 };
        before = (listing.place.line, order);
        places.insert(before, (id, listing));
    }
    places
}

fn compare_listings(found: &mut Vec<Difference>, printed: &Printed, plan: &Plan, misread: &Misread) {
    let mut read = by_place(plan);
    let ids: BTreeMap<_, _> = read.iter().map(|(place, (id, _))| (*id, *place)).collect();
    let expected = &printed.expected;
    for wanted in &expected.listings {
        let mut lines: BTreeSet<u32> = wanted.lines.iter().copied().collect();
        let Some((_, listing)) = read.remove(&(wanted.line, wanted.order)) else {
            found.push(Difference { what: format!("listing {} {} is missing", wanted.code, wanted.title), lines });
            continue;
        };
        let original = wanted.original.map(|at| (expected.listings[at].line, expected.listings[at].order));
        let read_original = listing.original.and_then(|id| ids.get(&id).copied());
        let what = listing_differences(wanted, listing, plan, original == read_original);
        if what.is_empty() {
            continue;
        }
        if wanted.code != listing.code {
            lines.extend(label_rows(&misread.expected, &expected.sections[wanted.section].code));
            lines.extend(label_rows(&misread.read, &plan.section(listing.section).code));
        }
        found.push(Difference { what: format!("listing {} {}: {what}", wanted.code, wanted.title), lines });
    }
    for ((line, _), (_, listing)) in read {
        let what = format!("listing {} {} is not printed", listing.code, listing.title);
        found.push(Difference { what, lines: [line].into() });
    }
}

fn listing_differences(wanted: &ExpectedListing, listing: &Listing, plan: &Plan, same_original: bool) -> String {
    let names = |names: &[String]| names.iter().map(|name| fold(name)).collect::<Vec<_>>();
    let departments: Vec<_> = listing.departments.iter().map(|id| plan.department(*id).name.clone()).collect();
    let mut what = Vec::new();
    let mut check = |same: bool, name: &str, read: String| {
        if !same {
            what.push(format!("{name} read as {read}"));
        }
    };
    check(wanted.code == listing.code, "code", listing.code.clone());
    check(fold(&wanted.label) == fold(&listing.label), "label", listing.label.clone());
    check(fold(&wanted.title) == fold(&listing.title), "title", listing.title.clone());
    check(fold(&wanted.description) == fold(&listing.description), "description", listing.description.clone());
    check(names(&wanted.departments) == names(&departments), "departments", departments.join(" "));
    check(names(&wanted.collectives) == names(&listing.collectives), "collectives", listing.collectives.join(" "));
    check(wanted.original.is_some() == listing.relisting, "relisting", listing.relisting.to_string());
    check(same_original, "original", format!("{:?}", listing.original));
    what.join("; ")
}

/// Whether a warning or an error names the row of a difference or a neighbour.
pub(crate) fn is_announced(reading: &Reading, difference: &Difference) -> bool {
    let loud = reading.found.iter().filter(|found| found.severity >= Severity::Warning);
    loud.filter_map(|found| found.place.as_ref()).any(|place| difference.lines.contains(&place.line))
}

/// The cells whose words are neither in the plan nor at a finding's place nor in a row with an error.
pub(crate) fn lost_cells(printed: &Printed, reading: &Reading) -> Vec<String> {
    let plan = &reading.plan;
    let mut kept: BTreeSet<String> = plan.sections.iter().map(|section| fold(&section.title)).collect();
    kept.extend(plan.listings.iter().flat_map(|listing| [fold(&listing.title), fold(&listing.description)]));
    kept.extend(plan.departments.iter().map(|department| fold(&department.name)));
    kept.extend(plan.listings.iter().flat_map(|listing| &listing.collectives).map(|name| fold(name)));
    let places = reading.found.iter().filter_map(|found| Some((found.severity, found.place.as_ref()?)));
    let places: BTreeSet<_> = places.map(|(severity, place)| (place.line, place.column, severity)).collect();
    let named = |line: u32, column: u32| {
        places.iter().any(|(at, there, severity)| *at == line && (*there == column || *severity == Severity::Error))
    };
    let mut lost = Vec::new();
    for row in &printed.lines {
        let cells = row.cells.iter().filter(|cell| !cell.words.iter().all(|words| kept.contains(&fold(words))));
        lost.extend(
            cells.filter(|cell| !named(cell.line, cell.column)).map(|cell| format!("{}: {}", cell.line, cell.text)),
        );
    }
    lost
}
