//! The page about a plan's data: what each file is and how large, where the words come from, and a look into the table.

use std::borrow::Cow;

use serde::Serialize;

use crate::outline::clean::names;
use crate::site::data::{self, Column, DataFile, DataTable};
use crate::site::plan_site::PlanSite;
use crate::site::route::{Here, PlanRoute, Route, absolute};
use crate::text::date;

/// The view of the page.
#[derive(Debug, Clone, Serialize)]
pub struct DataView<'a> {
    /// The files.
    pub files: Vec<FileItem>,
    /// The date of the source document in 和暦, beside that of ISO 8601.
    pub wareki: Option<String>,
    /// Columns of the table of 事業, with what stands in its first row.
    pub columns: Vec<ColumnItem<'a>>,
    /// How many columns it has, those too that are left out above.
    pub all: usize,
    /// How many rows it has.
    pub rows: usize,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColumnItem<'a> {
    /// Its heading.
    pub heading: Cow<'a, str>,
    /// What stands in it.
    pub about: Cow<'a, str>,
    /// What stands in the first row.
    pub first: Cow<'a, str>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileItem {
    /// The link to it.
    pub url: String,
    /// Its full address, where the site's own address is known.
    pub address: Option<String>,
    /// Its name.
    pub name: &'static str,
    /// What stands in it.
    pub about: &'static str,
    /// What kind of file it is.
    pub format: &'static str,
    /// Its media type (RFC 6838).
    pub media_type: &'static str,
    /// Its size in words.
    pub size: String,
}

/// Makes the view.
pub(in crate::site) fn view<'a>(site: &PlanSite<'a>, here: &Here) -> DataView<'a> {
    let DataTable { columns, rows, .. } = data::projects(site.plan);
    let (count, all_columns) = (rows.len(), columns.len());
    let first = rows.into_iter().next().unwrap_or_default();
    let column = |(column, first): (Column<'a>, _)| ColumnItem { heading: column.heading, about: column.about, first };
    DataView {
        files: site.files.iter().map(|&(file, size)| item(site, here, file, size)).collect(),
        wareki: site.plan.source.date.as_deref().and_then(date::wareki),
        columns: columns.into_iter().zip(first).map(column).filter(is_shown).collect(),
        all: all_columns,
        rows: count,
    }
}

/// One 事業 may have thirty departments: their columns are shown as far as the first row fills them.
fn is_shown(column: &ColumnItem) -> bool {
    !column.first.is_empty() || !names::is_further_department(&column.heading)
}

fn item(site: &PlanSite, here: &Here, file: DataFile, bytes: usize) -> FileItem {
    let route = Route::Plan(&site.plan.id, PlanRoute::File(file));
    FileItem {
        url: here.to(&route),
        address: site.site.base_url.map(|base| absolute(base, &route.path())),
        name: file.name(),
        about: file.about(),
        format: file.format(),
        media_type: file.media_type(),
        size: in_words(bytes),
    }
}

/// A size as file managers show it: in KB of 1024 bytes, never less than one.
fn in_words(bytes: usize) -> String {
    let tenths = (bytes * 10).div_ceil(1024);
    if tenths < 100 { format!("{}.{} KB", tenths / 10, tenths % 10) } else { format!("{} KB", tenths.div_ceil(10)) }
}
