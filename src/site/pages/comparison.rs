//! The page that compares a plan with the one before it (新旧対照表): what changed, side by side.

use std::borrow::Cow;

use serde::Serialize;

use super::parts::Link;
use crate::comparison::{Comparison, Entry, Field, Head, Line, Side, heading};
use crate::pairing::Part;
use crate::plan::Plan;
use crate::site::plan_site::{PlanSite, part_route};
use crate::site::route::{Here, PlanRoute, Route};
use crate::text::Piece;

/// The view of the page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ComparisonView<'a> {
    /// The plan before.
    pub before: Option<Link<'a>>,
    /// How many parts changed in each way.
    pub counts: Vec<Count>,
    /// The changes, by top section.
    pub groups: Vec<ChangeGroup<'a>>,
    /// How many parts have another number and are the same otherwise.
    pub renumbered: usize,
}

/// How many parts changed in one way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Count {
    /// The way in words.
    pub words: String,
    /// How many.
    pub count: usize,
}

/// Changes that stand together.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeGroup<'a> {
    /// What they stand under, in words.
    pub title: String,
    /// Whether they are questions that nobody has answered yet.
    pub questions: bool,
    /// The changes.
    pub rows: Vec<ChangeRow<'a>>,
}

/// One change.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeRow<'a> {
    /// Its id on the page.
    pub anchor: String,
    /// What it is: a level's heading, 事業 or 担当課.
    pub heading: Cow<'a, str>,
    /// How it changed, in words.
    pub changes: Vec<String>,
    /// What stood in the plan before.
    pub before: Vec<ChangeSide>,
    /// What stands in this one.
    pub after: Vec<ChangeSide>,
}

/// A part of one plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeSide {
    /// The link to its page.
    pub url: String,
    /// Its code; empty for a department.
    pub code: String,
    /// Its title.
    pub title: Vec<Marked>,
    /// What is told of it besides.
    pub fields: Vec<ChangeField>,
}

/// What is told of a part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeField {
    /// What it is called, such as 内容.
    pub name: String,
    /// Its words.
    pub pieces: Vec<Marked>,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Marked {
    /// Its letters.
    pub text: String,
    /// Whether only this side has it.
    pub own: bool,
}

/// Makes the view.
pub(in crate::site) fn view<'a>(site: &PlanSite<'a>, here: &Here) -> ComparisonView<'a> {
    let Some(comparison) = site.before else { return ComparisonView::default() };
    let before = comparison.before;
    let count = |(change, count)| Count { words: comparison.change_in_words(change), count };
    let group = |group: crate::comparison::Group<'_>| ChangeGroup {
        title: comparison.head_in_words(group.head),
        questions: group.head == Head::Questions,
        rows: group.lines.iter().map(|line| row(comparison, here, line)).collect(),
    };
    ComparisonView {
        before: Some(Link { url: here.to(&Route::Plan(&before.id, PlanRoute::Top)), title: &before.title }),
        counts: comparison.counts().into_iter().map(count).collect(),
        groups: comparison.groups().into_iter().map(group).collect(),
        renumbered: comparison.renumbered().len(),
    }
}

fn row<'a>(comparison: &Comparison<'_>, here: &Here, line: &Line<'_>) -> ChangeRow<'a> {
    let [before, after] = [(comparison.before, &line.before), (comparison.after, &line.after)];
    let first = [after, before].into_iter().find_map(|(plan, sides)| Some(heading(plan, sides.first()?.part)));
    let sides = |(plan, sides): (&Plan, &Vec<Side<'_>>)| sides.iter().map(|one| side(here, plan, line, one)).collect();
    ChangeRow {
        anchor: anchor(comparison, line.entry),
        heading: first.unwrap_or_default().to_owned().into(),
        changes: comparison.entry_in_words(line.entry),
        before: sides(before),
        after: sides(after),
    }
}

fn side(here: &Here, plan: &Plan, line: &Line<'_>, side: &Side<'_>) -> ChangeSide {
    let field = |field: Field<'_>| ChangeField { name: field.name.to_owned(), pieces: marked(&field.pieces) };
    ChangeSide {
        url: here.to(&part_route(plan, side.part)),
        code: side.code.to_owned(),
        title: marked(&side.title),
        fields: line.fields(plan, side).into_iter().map(field).collect(),
    }
}

fn marked(pieces: &[Piece<'_>]) -> Vec<Marked> {
    pieces.iter().map(|piece| Marked { text: piece.text.to_string(), own: piece.own }).collect()
}

/// The id of an entry on the page: that of a part which stands in no other entry of its kind.
pub(super) fn anchor(comparison: &Comparison<'_>, entry: &Entry) -> String {
    let is_question = entry.changes.contains(&crate::comparison::Change::Doubtful);
    let (time, plan, part) = match (entry.after.first(), entry.before.first()) {
        (Some(&part), _) if !is_question => ("now", comparison.after, part),
        (_, Some(&part)) => ("before", comparison.before, part),
        (Some(&part), None) => ("now", comparison.after, part),
        (None, None) => return String::new(),
    };
    let name = match part {
        Part::Section(id) => {
            let section = plan.section(id);
            format!("{}-{}", plan.levels[section.level].folder, section.id)
        }
        Part::Listing(id) => format!("projects-{}", plan.listing(id).id),
        Part::Department(id) => format!("departments-{}", plan.department(id).slug),
    };
    format!("{time}-{name}")
}
