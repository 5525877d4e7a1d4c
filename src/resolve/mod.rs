//! Resolving: names become ids — departments, and the originals of 再掲 — and `plan.toml` is laid over the chart.

mod cells;
mod correct;
mod departments;
mod listings;
mod marks;

use crate::config::{Departments, PlanConfig, StatusConfig};
use crate::diag::Sink;
use crate::outline::{DraftMark, DraftSection, Outline, Preamble};
use crate::plan::{ListingId, Plan, PriorityMark, Section, SectionId, SourceDocument, Status};
use crate::text::date;

pub use cells::{ChartCell, cells};
pub use correct::{Corrected, correct, remember};
pub use departments::hash;

use marks::Marks;

/// Makes the plan of an outline. The chart's words stand; `plan.toml` gives what it does not say.
#[must_use]
pub fn resolve(sink: &mut Sink, id: &str, outline: Outline, config: &PlanConfig, departments: &Departments) -> Plan {
    let publisher = config.publisher.clone().or(outline.preamble.publisher.clone());
    let names = departments::resolve(sink, &outline.projects, departments, publisher.as_deref());
    let marks = marks::resolve(&outline);
    let originals = outline.projects.iter().filter_map(|own| Some((own.code.clone(), own.original.clone()?))).collect();
    let mut plan = Plan {
        id: id.to_owned(),
        title: config.title.clone().or(outline.preamble.title.clone()).unwrap_or_else(|| id.to_owned()),
        publisher,
        source: source_document(&outline.preamble, config),
        period: config.period.clone(),
        successor: config.successor.as_ref().map(|next| next.name.clone()),
        priority_mark: priority_mark(&outline),
        marks: marks.list.clone(),
        columns: outline.columns,
        levels: outline.levels,
        sections: outline.sections.into_iter().map(|draft| section(draft, &marks)).collect(),
        listings: listings::arrange(outline.projects, &names, &marks),
        departments: names.departments,
        corrections: Vec::new(),
        statuses: config.statuses.iter().map(status).collect(),
        evaluations: Vec::new(),
        ended: Vec::new(),
    };
    connect(&mut plan);
    listings::resolve(sink, &mut plan, &originals);
    plan
}

/// Where the chart comes from. A date in `plan.toml` is ISO 8601 and shown as such.
fn source_document(preamble: &Preamble, config: &PlanConfig) -> SourceDocument {
    let iso = |printed: &str| date::alone(printed).and_then(|date| date::iso(&date));
    let printed = config.date_printed.clone().or(config.date.clone()).or(preamble.date.clone());
    SourceDocument {
        document: config.document.clone().or(preamble.document.clone()),
        date: config.date.clone().or_else(|| printed.as_deref().and_then(iso)),
        date_printed: printed,
        body: config.body.clone().or(preamble.body.clone()),
        url: config.source_url.clone(),
    }
}

/// The mark of the outline that is the priority's.
fn priority_mark(outline: &Outline) -> PriorityMark {
    let mark = outline.marks.get(outline.priority);
    let text = |of: fn(&DraftMark) -> &String| mark.map(|mark| of(mark).clone()).unwrap_or_default();
    PriorityMark { symbol: text(|mark| &mark.sign), name: text(|mark| &mark.name) }
}

fn status(config: &StatusConfig) -> Status {
    Status { label: config.label.clone(), name: config.name.clone() }
}

fn section(draft: DraftSection, marks: &Marks) -> Section {
    Section {
        id: draft.code.clone(),
        code: draft.code,
        former: Vec::new(),
        label: draft.label,
        title: draft.title,
        level: draft.level,
        priority: draft.priority,
        marks: marks.find(&draft.marks),
        parent: draft.parent.map(SectionId),
        sections: Vec::new(),
        listings: Vec::new(),
        places: draft.places,
        corrections: Vec::new(),
    }
}

/// Fills in what each part knows of those below it.
fn connect(plan: &mut Plan) {
    for at in 0..plan.sections.len() {
        if let Some(parent) = plan.sections[at].parent {
            plan.sections[parent.0].sections.push(SectionId(at));
        }
    }
    for (at, listing) in plan.listings.iter().enumerate() {
        plan.sections[listing.section.0].listings.push(ListingId(at));
        for department in &listing.departments {
            plan.departments[department.0].listings.push(ListingId(at));
        }
    }
}
