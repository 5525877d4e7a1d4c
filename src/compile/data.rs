//! A plan's data: the files that other programs read, and the clean form to go on editing.

use rayon::prelude::*;

use super::{PLAN_SETTINGS, PlanInput, Shared, published};
use crate::config;
use crate::diag::{Diagnostic, Severity, Sink};
use crate::plan::Plan;
use crate::render::{csv, plain_text, plan_json, plan_toml, search_index, stratml, workbook};
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

/// What is made of a plan beside its pages.
pub(super) struct Exports {
    /// The files of its data, in the order that people are shown.
    data: Vec<(DataFile, Vec<u8>)>,
    /// Its part of the search, where the site has one.
    index: Option<Vec<u8>>,
    /// The files of the single listings: their paths inside the site, and what they hold.
    projects: Vec<(String, Vec<u8>)>,
}

/// Makes what programs read of a plan.
pub(super) fn exports(shared: &Shared, plan: &Plan) -> Exports {
    let watch = &*shared.watch;
    let index = || shared.has_search().then(|| search_index::plan(plan));
    let rest = || during(watch, Phase::Exports, || (index(), projects(plan)));
    let (data, (index, projects)) = rayon::join(|| during(watch, Phase::Exports, || files(watch, plan)), rest);
    Exports { data, index, projects }
}

impl Exports {
    /// How many bytes each file of the data has.
    pub(super) fn sizes(&self) -> Vec<(DataFile, usize)> {
        self.data.iter().map(|(file, bytes)| (*file, bytes.len())).collect()
    }

    /// All files of the plan with this id, with their paths inside the site.
    pub(super) fn files(self, id: &str) -> impl Iterator<Item = (String, Vec<u8>)> {
        let data = self.data.into_iter().map(|(file, bytes)| (PlanRoute::File(file), bytes));
        let own = data.chain(self.index.map(|bytes| (PlanRoute::SearchIndex, bytes)));
        own.map(move |(route, bytes)| (Route::Plan(id, route).path(), bytes)).chain(self.projects)
    }
}

fn files(watch: &dyn Watch, plan: &Plan) -> Vec<(DataFile, Vec<u8>)> {
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

fn projects(plan: &Plan) -> Vec<(String, Vec<u8>)> {
    let path = |id: &str| Route::Plan(&plan.id, PlanRoute::ProjectJson(id)).path();
    plan.listing_ids().map(|(id, listing)| (path(&listing.id), plan_json::project_file(plan, id))).collect()
}
