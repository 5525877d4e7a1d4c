//! Every listing in a row, with the sections above it: the clean form of a chart, which is read back as it stands.

use std::borrow::Cow;

use super::{Column, DataTable, Priority, marks};
use crate::outline::clean::names;
use crate::plan::{Listing, ListingId, Plan, SectionId};
use crate::site::route::PlanRoute;

/// What one row says: a section with all above it, and a listing where one stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Line {
    section: SectionId,
    listing: Option<ListingId>,
}

pub(super) fn table(plan: &Plan) -> DataTable<'_> {
    let shape = Shape::of(plan);
    DataTable {
        title: "事業",
        columns: shape.columns(plan),
        rows: lines(plan).into_iter().map(|line| shape.row(plan, line)).collect(),
    }
}

/// Which columns of departments a plan needs.
struct Shape {
    departments: usize,
    divisions: bool,
    department_marks: bool,
}

impl Shape {
    fn of(plan: &Plan) -> Self {
        let units = |listing: &Listing| listing.departments.len() + listing.collectives.len();
        Self {
            departments: plan.listings.iter().map(units).max().unwrap_or_default().max(1),
            divisions: plan.departments.iter().any(|unit| unit.division.is_some()),
            department_marks: plan.listings.iter().any(|listing| !listing.department_marks.is_empty()),
        }
    }

    fn columns<'a>(&self, plan: &'a Plan) -> Vec<Column<'a>> {
        let mut columns = Vec::new();
        for (at, level) in plan.levels.iter().enumerate() {
            let heading = &level.heading;
            let own = || plan.sections.iter().filter(|section| section.level == at);
            let priority = own().map(Priority::of_section).max().unwrap_or(Priority::Unmarked);
            columns.extend(group(heading, heading));
            columns.push(marks_column(plan, heading, priority, own().flat_map(|section| &section.marks)));
        }
        columns.extend(group(names::PROJECT, "事業の名前。事業がない行では空です"));
        let priority = plan.listings.iter().map(Priority::of_listing).max().unwrap_or(Priority::Unmarked);
        let own = plan.listings.iter().flat_map(|listing| &listing.marks);
        columns.push(marks_column(plan, names::PROJECT, priority, own));
        let again = ("再掲".into(), "ほかのところにも載っている事業を、もう一度載せたもの".into());
        columns.extend([
            Column::new(names::RELISTING, "再掲かどうか。空は、再掲でないもの").with(vec![again]),
            Column::new(names::ORIGINAL, "再掲のもとの事業のコード。もとが決められないときは空です"),
            Column::new(names::DESCRIPTION, "事業の内容。もとの資料の言葉のままです"),
            Column::new(names::PAGE, "事業のページ。このファイルがあるフォルダーから見たアドレスです"),
        ]);
        for nth in 1..=self.departments {
            columns.push(Column::new(names::department(nth), "担当課。資料に書かれた順です"));
            columns.extend(self.divisions.then(|| Column::new(names::division(nth), "担当課の上の部")));
            if self.department_marks {
                let own = plan.listings.iter().flat_map(|listing| listing.department_marks.values().flatten());
                columns.push(marks_column(plan, &names::department(nth), Priority::Unmarked, own));
            }
        }
        let other = |heading: &'a String| {
            Column::new(names::other(heading), format!("もとの資料の「{heading}」の欄。書かれたとおりです"))
        };
        columns.extend(plan.columns.iter().map(other));
        columns
    }

    fn row<'a>(&self, plan: &'a Plan, line: Line) -> Vec<Cow<'a, str>> {
        let mut row = Vec::new();
        let mut above = plan.ancestors(line.section);
        above.push(line.section);
        for level in 0..plan.levels.len() {
            let section = above.iter().map(|&id| plan.section(id)).find(|section| section.level == level);
            match section {
                Some(section) => row.extend([
                    section.code.as_str().into(),
                    section.label.as_str().into(),
                    section.title.as_str().into(),
                    marks(plan, Priority::of_section(section), &section.marks),
                ]),
                None => row.extend([const { Cow::Borrowed("") }; 4]),
            }
        }
        match line.listing {
            Some(id) => self.listing(plan, plan.listing(id), &mut row),
            None => row.resize(row.len() + self.columns_of_listing(plan), "".into()),
        }
        row
    }

    fn listing<'a>(&self, plan: &'a Plan, listing: &'a Listing, row: &mut Vec<Cow<'a, str>>) {
        row.extend([
            listing.code.as_str().into(),
            listing.label.as_str().into(),
            listing.title.as_str().into(),
            marks(plan, Priority::of_listing(listing), &listing.marks),
            if listing.relisting { names::RELISTING } else { "" }.into(),
            listing.original.map_or("", |id| &plan.listing(id).code).into(),
            listing.description.as_str().into(),
            PlanRoute::Project(&listing.id).path().into(),
        ]);
        for nth in 0..self.departments {
            let unit = listing.departments.get(nth).copied();
            let collective = || listing.collectives.get(nth - listing.departments.len()).map_or("", String::as_str);
            row.push(unit.map_or_else(collective, |id| &plan.department(id).name).into());
            let division = unit.and_then(|id| plan.department(id).division.as_deref()).unwrap_or_default();
            row.extend(self.divisions.then(|| division.into()));
            let own = unit.and_then(|id| listing.department_marks.get(&id)).map_or(&[][..], Vec::as_slice);
            row.extend(self.department_marks.then(|| marks(plan, Priority::Unmarked, own)));
        }
        for column in 0..plan.columns.len() {
            let cell = listing.cells.iter().find(|(at, _)| *at == column);
            row.push(cell.map_or("", |(_, text)| text).into());
        }
    }

    fn columns_of_listing(&self, plan: &Plan) -> usize {
        let of_department = 1 + usize::from(self.divisions) + usize::from(self.department_marks);
        8 + self.departments * of_department + plan.columns.len()
    }
}

/// The columns of codes, printed numbers and names that sections of a level have, and 事業.
fn group<'a>(heading: &'a str, about: &'a str) -> [Column<'a>; 3] {
    [
        Column::new(names::code(heading), format!("{heading}の番号を上の段から - でつないだもの。半角の数字です")),
        Column::new(names::label(heading), format!("{heading}の番号。もとの資料に印刷されたとおりの文字です")),
        Column::new(heading, if about == heading { format!("{heading}の名前").into() } else { Cow::Borrowed(about) }),
    ]
}

fn marks_column<'a, 'm>(
    plan: &'a Plan,
    heading: &str,
    priority: Priority,
    own: impl Iterator<Item = &'m crate::plan::MarkId>,
) -> Column<'a> {
    const ABOUT: &str = "もとの資料の印。2つ以上あるときは ; で区切ります";
    let own: std::collections::BTreeSet<_> = own.collect();
    let priority = (priority == Priority::Marked).then(|| {
        let mark = &plan.priority_mark;
        (mark.name.as_str().into(), format!("もとの資料の印は {}", mark.symbol).into())
    });
    let others = own.into_iter().map(|&id| {
        let mark = plan.mark(id);
        let printed = mark.symbol.as_deref().unwrap_or(&mark.name);
        (mark.name.as_str().into(), format!("もとの資料の印は {printed}").into())
    });
    Column::new(names::marks(heading), ABOUT).with(priority.into_iter().chain(others).collect())
}

/// All rows in the chart's order. A section whose first row is not that of a listing, nor that of a section below it,
/// has a row of its own, so that sections come in their order.
fn lines(plan: &Plan) -> Vec<Line> {
    let mut lines = Vec::with_capacity(plan.listings.len());
    let mut next = 0;
    for (id, listing) in plan.listing_ids() {
        let mut path: Vec<_> = plan.ancestors(listing.section).iter().map(|id| id.0).collect();
        path.push(listing.section.0);
        let last = path[path.len() - 1].max(path.iter().copied().max().unwrap_or_default());
        lines.extend(own_lines(plan, next..last + 1, &path));
        next = next.max(last + 1);
        lines.push(Line { section: listing.section, listing: Some(id) });
    }
    lines.extend(own_lines(plan, next..plan.sections.len(), &[]));
    lines
}

/// The rows of sections of their own, among those that come before a listing whose path is given.
fn own_lines(plan: &Plan, sections: std::ops::Range<usize>, path: &[usize]) -> Vec<Line> {
    let end = sections.end;
    let is_of_listing = |at: usize| (at..end).all(|later| path.contains(&later));
    let is_of_next = |at: usize| at + 1 < end && plan.sections[at + 1].parent == Some(SectionId(at));
    let own = sections.filter(|&at| !is_of_listing(at) && !is_of_next(at));
    own.map(|at| Line { section: SectionId(at), listing: None }).collect()
}
