//! A plan's data: the files that other programs read, and the clean form to go on editing.

use rayon::prelude::*;

use super::{PLAN_SETTINGS, PlanInput, Shared, published};
use crate::config;
use crate::diag::{Diagnostic, Severity, Sink};
use crate::plan::Plan;
use crate::render::{csv, plain_text, plan_json, plan_toml, stratml, workbook};
use crate::site::data::{self, DataFile, DataTable};
use crate::site::route::{PlanRoute, Route};
use crate::text::decode;
use crate::watch::{Phase, Watch, during};

/// A plan that was read, to be written in another form.
#[derive(Debug, Clone)]
pub struct Export {
    plan: Plan,
    /// The `plan.toml` that a chart in the clean form needs beside it.
    pub settings: Vec<u8>,
}

impl Export {
    /// One of the files of the plan's data.
    #[must_use]
    pub fn file(&self, file: DataFile) -> Vec<u8> {
        rendered(&self.plan, &data::tables(&self.plan), file).unwrap_or_default()
    }
}

/// Reads one plan for writing it in another form: what was found, and the plan where nothing is an error.
#[must_use]
pub fn export(shared: &Shared, input: &PlanInput) -> (Vec<Diagnostic>, Option<Export>) {
    let mut sink = Sink::new();
    let (settings, plan) = published(&mut sink, shared, input);
    let found = sink.into_sorted();
    let accepted = config::records(&found, &settings.accept);
    let file = input.files.iter().find(|file| file.name == PLAN_SETTINGS);
    let text = file.and_then(|file| decode(&file.bytes, None).ok()).map(|decoded| decoded.text).unwrap_or_default();
    let written = plan_toml::render(&plan, &text, &accepted);
    let found = config::weigh(config::settle(found, &settings.accept), &settings.lints);
    let is_sound = !plan.sections.is_empty() && found.iter().all(|found| found.severity != Severity::Error);
    (found, is_sound.then_some(Export { plan, settings: written }))
}

/// The files of a plan's data, in the order that people are shown.
pub(super) fn files(watch: &dyn Watch, plan: &Plan) -> Vec<(DataFile, Vec<u8>)> {
    let tables = data::tables(plan);
    let own = tables.iter().map(|(file, _)| *file);
    let all = [DataFile::Workbook].into_iter().chain(own).chain([DataFile::Text, DataFile::Json, DataFile::Stratml]);
    let all: Vec<_> = all.collect();
    let rendered = |file| during(watch, Phase::Exports, || rendered(plan, &tables, file));
    all.into_par_iter().filter_map(|file| Some((file, rendered(file)?))).collect()
}

/// One file of a plan's data, whose tables these are; none where a workbook cannot hold them, or there is no such table.
fn rendered(plan: &Plan, tables: &[(DataFile, DataTable)], file: DataFile) -> Option<Vec<u8>> {
    match file {
        DataFile::Workbook => workbook::render(tables),
        DataFile::Projects
        | DataFile::Responsibilities
        | DataFile::Departments
        | DataFile::Sections
        | DataFile::Evaluations
        | DataFile::About
        | DataFile::Codes => tables.iter().find(|(own, _)| *own == file).map(|(_, table)| csv::render(table)),
        DataFile::Text => Some(plain_text::render(plan)),
        DataFile::Json => Some(plan_json::render(plan)),
        DataFile::Stratml => Some(stratml::render(plan)),
    }
}

/// The files of the single listings: their paths inside the site, and what they hold.
pub(super) fn projects(plan: &Plan) -> Vec<(String, Vec<u8>)> {
    let listings = plan.listing_ids();
    let path = |id: &str| Route::Plan(&plan.id, PlanRoute::ProjectJson(id)).path();
    listings.map(|(id, listing)| (path(&listing.id), plan_json::project_file(plan, id))).collect()
}
