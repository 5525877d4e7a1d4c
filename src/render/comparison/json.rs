//! A comparison as JSON: all that either side says, so that the report and the edition before give the one that follows.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::comparison::{Change, Comparison, Line, Side};
use crate::pairing::Part;
use crate::plan::Plan;
use crate::text::Piece;

#[derive(Serialize)]
struct Report<'a> {
    before: Edition<'a>,
    after: Edition<'a>,
    counts: BTreeMap<&'static str, usize>,
    changes: Vec<Changed<'a>>,
    renumbered: Vec<Renumbered<'a>>,
}

#[derive(Serialize)]
struct Edition<'a> {
    id: &'a str,
    title: &'a str,
    publisher: Option<&'a str>,
    period: Option<&'a str>,
}

#[derive(Serialize)]
struct Changed<'a> {
    kind: &'static str,
    heading: &'a str,
    changes: Vec<&'static str>,
    before: Vec<Stated<'a>>,
    after: Vec<Stated<'a>>,
}

#[derive(Serialize)]
struct Renumbered<'a> {
    kind: &'static str,
    before: &'a str,
    after: &'a str,
}

/// One side of a change.
#[derive(Serialize)]
struct Stated<'a> {
    code: &'a str,
    title: String,
    /// The code of the section above it; empty where there is none.
    section: &'a str,
    description: String,
    departments: Vec<Department<'a>>,
    priority: bool,
    marks: &'a [&'a str],
    relisting: bool,
    other_columns: BTreeMap<&'a str, String>,
    /// The title and the description in pieces, where they changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    marked_title: Option<Vec<Marked<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    marked_description: Option<Vec<Marked<'a>>>,
}

#[derive(Serialize)]
struct Department<'a> {
    name: &'a str,
    collective: bool,
    marks: &'a [&'a str],
    /// Whether only this side has it, or has it with these marks.
    own: bool,
}

/// A piece of a text; `own` where only this side has it.
#[derive(Serialize)]
struct Marked<'a> {
    text: &'a str,
    own: bool,
}

/// Makes the report.
///
/// # Panics
/// Never: what is written are texts, numbers and lists.
#[must_use]
pub fn render(comparison: &Comparison) -> Vec<u8> {
    let groups = comparison.groups();
    let report = Report {
        before: edition(comparison.before),
        after: edition(comparison.after),
        counts: comparison.counts().into_iter().map(|(change, count)| (change.as_str(), count)).collect(),
        changes: groups.iter().flat_map(|group| &group.lines).map(|line| changed(comparison, line)).collect(),
        renumbered: comparison
            .renumbered()
            .into_iter()
            .map(|(part, before, after)| Renumbered { kind: kind(part), before, after })
            .collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&report).expect("texts, numbers and lists can be written");
    bytes.push(b'\n');
    bytes
}

fn edition(plan: &Plan) -> Edition<'_> {
    let (publisher, period) = (plan.publisher.as_deref(), plan.period.as_deref());
    Edition { id: &plan.id, title: &plan.title, publisher, period }
}

fn changed<'a>(comparison: &'a Comparison, line: &'a Line) -> Changed<'a> {
    let first = line.after.first().or(line.before.first()).map(|side| side.part);
    Changed {
        kind: first.map_or("", kind),
        heading: super::heading(comparison, line),
        changes: line.entry.changes.iter().map(|change| change.as_str()).collect(),
        before: line.before.iter().map(|side| part(comparison.before, line, side)).collect(),
        after: line.after.iter().map(|side| part(comparison.after, line, side)).collect(),
    }
}

fn part<'a>(plan: &'a Plan, line: &'a Line, side: &'a Side) -> Stated<'a> {
    let marked = |change: Change, pieces: &'a [Piece<'a>]| {
        let pieces = || pieces.iter().map(|piece| Marked { text: &piece.text, own: piece.own }).collect();
        line.entry.changes.contains(&change).then(pieces)
    };
    let unit = |unit: &'a crate::comparison::Unit<'a>| Department {
        name: unit.name,
        collective: unit.id.is_none(),
        marks: &unit.marks,
        own: unit.own,
    };
    Stated {
        code: side.code,
        title: super::joined(&side.title),
        section: side.above.last().map_or("", |&id| &plan.section(id).code),
        description: super::joined(&side.text),
        departments: side.units.iter().map(unit).collect(),
        priority: side.priority,
        marks: &side.marks,
        relisting: side.relisting,
        other_columns: side.beside.iter().map(|(heading, text)| (*heading, super::joined(text))).collect(),
        marked_title: marked(Change::Renamed, &side.title),
        marked_description: marked(Change::Reworded, &side.text).filter(|_| matches!(side.part, Part::Listing(_))),
    }
}

/// What kind of part it is.
fn kind(part: Part) -> &'static str {
    match part {
        Part::Section(_) => "section",
        Part::Listing(_) => "project",
        Part::Department(_) => "department",
    }
}
