//! `index.json`: all plans of the site, and where the data of each is.

use serde::Serialize;

use crate::site::PlanSummary;
use crate::site::data::DataFile;
use crate::site::route::{PlanRoute, Route};

#[derive(Serialize)]
struct Index<'a> {
    plans: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    title: &'a str,
    publisher: Option<&'a str>,
    period: Option<&'a str>,
    ended: bool,
    date: Option<&'a str>,
    projects: usize,
    listings: usize,
    departments: usize,
    url: String,
    data: String,
    files: Vec<FileEntry>,
}

#[derive(Serialize)]
struct FileEntry {
    url: String,
    media_type: &'static str,
    bytes: usize,
}

/// Makes the file.
///
/// # Panics
/// Never: all keys are texts.
#[must_use]
pub fn render(plans: &[&PlanSummary]) -> Vec<u8> {
    let index = Index { plans: plans.iter().map(|plan| entry(plan)).collect() };
    let mut bytes = serde_json::to_vec_pretty(&index).expect("all keys are texts");
    bytes.push(b'\n');
    bytes
}

fn entry(plan: &PlanSummary) -> Entry<'_> {
    let path = |route| Route::Plan(&plan.id, route).path();
    let file = |&(file, bytes): &(DataFile, usize)| FileEntry {
        url: path(PlanRoute::File(file)),
        media_type: file.media_type(),
        bytes,
    };
    Entry {
        id: &plan.id,
        title: &plan.title,
        publisher: plan.publisher.as_deref(),
        period: plan.period.as_deref(),
        ended: plan.ended,
        date: plan.source.date.as_deref(),
        projects: plan.projects,
        listings: plan.listings,
        departments: plan.departments.len(),
        url: path(PlanRoute::Top),
        data: path(PlanRoute::Data),
        files: plan.files.iter().map(file).collect(),
    }
}
