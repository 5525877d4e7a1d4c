//! The order of the phases, on one screen: from the files of a plan to the files of its pages.
//!
//! A plan is the unit of work: [`plan`] compiles one, and its output can be written and dropped. What the
//! shared pages need of it is its small [`Summary`].

mod beside;
mod data;
mod editions;
mod files;
mod memory;
mod record;
mod shared;
mod words;

use rayon::prelude::*;

use crate::addresses;
use crate::config::{self, PlanConfig};
use crate::diag::{Code, Diagnostic, Sink};
use crate::output::links::{self, Links};
use crate::output::{File, Output};
use crate::plan::Plan;
use crate::render::{Drawn, search_index};
use crate::site::route::Route;
use crate::site::{self, PlanPage, PlanSite, PlanSummary, SharedSite};
use crate::text::SourceFile;
use crate::watch::{Phase, during};
use crate::{evaluation, lint, outline, resolve, table};
use files::{add, add_pages, is_whole, proved, rendered};

pub use data::{Export, export};
use editions::{Comparisons, Neighbours};
pub use editions::{Editions, editions};
pub use memory::{Memory, Part};
use record::recorded;
pub use record::{Revised, RevisedPages, addresses, page_addresses};
pub use shared::{Shared, SharedInput};

/// The name of a plan's settings file in its folder.
pub const PLAN_SETTINGS: &str = "plan.toml";
/// The name of the file in a plan's folder that records its published addresses.
pub const ADDRESSES: &str = "addresses.toml";

/// The files of one plan's folder under `seeds/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanInput {
    /// The folder's name.
    pub id: String,
    /// Its files in order of their names.
    pub files: Vec<SourceFile>,
    /// Whether all of them could be read; if not, nobody knows what is missing.
    pub complete: bool,
}

/// What one compilation gives.
#[derive(Debug, Default)]
pub struct Compiled {
    /// The finished files; of no use where a finding is an error.
    pub output: Output,
    /// What was found, sorted.
    pub diagnostics: Vec<Diagnostic>,
}

/// What the shared pages need of a plan that could be read.
#[derive(Debug, Clone)]
pub struct Summary {
    /// What the shared pages show of it.
    pub plan: PlanSummary,
    /// The paths of its pages inside the site, in order, one a line; none where no shared file lists them.
    pub pages: String,
    /// What its links lead to; none where a page could not be made, since links to that page would all be dead.
    pub links: Option<Links>,
}

/// What somebody does with finished files while their links are proved: nobody knows yet whether a finding is an error.
pub type Take<'a> = dyn Fn(&Output) + Sync + 'a;

/// What a compilation goes by.
#[derive(Clone, Copy)]
struct Way<'a> {
    /// What all plans share.
    shared: &'a Shared,
    /// Pages that were drawn before; those that would be made from the same are taken from there.
    drawn: Option<&'a Drawn>,
    take: &'a Take<'a>,
}

/// Compiles one plan: its pages and data, its findings, and — where it could be read — its summary. Its
/// [neighbours](Shared::neighbours) are among `others`.
#[must_use]
pub fn plan(shared: &Shared, input: &PlanInput, others: &[PlanInput]) -> (Compiled, Option<Summary>) {
    plan_for(&|_| (), shared, input, others)
}

/// Compiles one plan as [`plan`] does, for somebody who takes its files early.
#[must_use]
pub fn plan_for(
    take: &Take<'_>,
    shared: &Shared,
    input: &PlanInput,
    others: &[PlanInput],
) -> (Compiled, Option<Summary>) {
    plan_by(Way { shared, drawn: None, take }, input, others)
}

fn plan_by(way: Way<'_>, input: &PlanInput, others: &[PlanInput]) -> (Compiled, Option<Summary>) {
    let shared = way.shared;
    let mut sink = Sink::new();
    let (settings, plan) = during(&*shared.watch, Phase::Read, || published(&mut sink, shared, input));
    let neighbours = during(&*shared.watch, Phase::Read, || Neighbours::read(shared, &input.id, others));
    let mut output = Output::default();
    let summary = (!plan.sections.is_empty()).then(|| {
        let folder = folder(shared, input);
        let comparisons = neighbours.compare(&mut sink, &plan, &settings.matches, &folder);
        pages(&mut sink, &mut output, way, &settings, (&plan, &comparisons), &folder)
    });
    let settled = config::settle(sink.into_sorted(), &settings.accept);
    let diagnostics = config::weigh(settled, &settings.lints);
    (Compiled { output, diagnostics }, summary)
}

/// Reads a plan and its settings, with the addresses that it is published at.
fn published(sink: &mut Sink, shared: &Shared, input: &PlanInput) -> (PlanConfig, Plan) {
    let (settings, mut plan) = open(sink, shared, input);
    if let Some(recorded) = recorded(sink, input).filter(|_| !sink.has_errors())
        && let Some(revised) = addresses::assign(sink, &mut plan, &recorded)
    {
        addresses::outdated(sink, &plan, &recorded, &revised);
    }
    // Of a chart that could not be read, nothing is known that reports could be about.
    if !plan.listings.is_empty() {
        // Reports of past years may name what they are about by the number that it had then.
        let reports = evaluations(sink, input);
        plan.evaluations = evaluation::read(sink, &plan, reports);
    }
    (settings, plan)
}

/// Reads a plan and its settings.
fn open(sink: &mut Sink, shared: &Shared, input: &PlanInput) -> (PlanConfig, Plan) {
    let settings = input.files.iter().find(|file| file.name == PLAN_SETTINGS);
    let mut settings = settings.map(|file| config::read_plan(sink, file)).unwrap_or_default();
    let others = || shared.plans.iter().filter(|id| **id != input.id).map(String::as_str);
    // Of a folder outside the site nobody knows what stands beside it.
    if shared.plans.contains(&input.id) {
        settings.successor.take_if(|next| !next.is_url() && !next.is_known(sink, "successor", others()));
        settings.predecessor.take_if(|before| !before.is_known(sink, "predecessor", others()));
    }
    let plan = read(sink, shared, &settings, input);
    (settings, plan)
}

/// Reads the plan from its charts.
fn read(sink: &mut Sink, shared: &Shared, settings: &PlanConfig, input: &PlanInput) -> Plan {
    let charts = charts(sink, input);
    let mut tables: Vec<_> = charts.into_iter().flat_map(|(format, chart)| table::read(sink, format, chart)).collect();
    outline::clean::prepare(sink, &mut tables);
    let judged = |sink: &Sink| input.complete && !sink.has_errors();
    if tables.is_empty() && judged(sink) {
        sink.report(Diagnostic::new(Code::F02).with("path", folder(shared, input)));
    }
    let resolve = |sink: &mut Sink, outline| resolve::resolve(sink, &input.id, outline, settings, &shared.departments);
    let corrected = resolve::correct(sink, &mut tables, &settings.correct, |tables| {
        let mut silent = Sink::new();
        let outline = outline::read(&mut silent, tables, settings, &shared.departments);
        resolve(&mut silent, outline)
    });
    let outline = outline::read(sink, &tables, settings, &shared.departments);
    if outline.projects.is_empty() && judged(sink) {
        sink.report(Diagnostic::new(Code::P19).with("path", folder(shared, input)));
    }
    let mut plan = resolve(sink, outline);
    resolve::remember(&mut plan, &tables, corrected);
    lint::check(&*shared.watch, sink, &plan, &tables, &shared.departments);
    plan
}

/// The plan's folder as people know it.
fn folder(shared: &Shared, input: &PlanInput) -> String {
    let seeds = shared.config.seeds.as_deref().unwrap_or("seeds");
    format!("{}/{}", seeds.trim_end_matches('/'), input.id)
}

/// The charts among the files of a plan's folder.
fn charts<'a>(sink: &mut Sink, input: &'a PlanInput) -> Vec<(table::Format, &'a SourceFile)> {
    let is_chart = |file: &&SourceFile| {
        ![PLAN_SETTINGS, ADDRESSES].contains(&file.name.as_str()) && !file.name.starts_with(evaluation::FOLDER)
    };
    tables(sink, input.files.iter().filter(is_chart))
}

/// The yearly evaluations among the files of a plan's folder.
fn evaluations<'a>(sink: &mut Sink, input: &'a PlanInput) -> Vec<(table::Format, &'a SourceFile)> {
    tables(sink, input.files.iter().filter(|file| file.name.starts_with(evaluation::FOLDER)))
}

/// The files that are tables by their names. Others are reported, hidden ones passed over.
fn tables<'a>(sink: &mut Sink, files: impl Iterator<Item = &'a SourceFile>) -> Vec<(table::Format, &'a SourceFile)> {
    let mut found = Vec::new();
    for file in files.filter(|file| !file.name.starts_with('.')) {
        match table::format_of(&file.name) {
            Some(format) => found.push((format, file)),
            None => sink.report(Diagnostic::new(Code::F08).in_file(&file.path).with("name", &file.name)),
        }
    }
    found
}

/// Makes the pages and data of a plan.
fn pages(
    sink: &mut Sink,
    output: &mut Output,
    way: Way<'_>,
    settings: &PlanConfig,
    (plan, comparisons): (&Plan, &Comparisons<'_>),
    folder: &str,
) -> Summary {
    let shared = way.shared;
    let only = shared.only_plan();
    let page = settings.page.over(&shared.config.page);
    let site = shared.site(only.map(|_| plan.title.as_str())).with_page(&page);
    let watch = &*shared.watch;
    let site = PlanSite::new(&site, plan).beside(comparisons.before.as_ref(), &comparisons.after);
    // The page about the data says how large its files are: the other pages need not wait for them.
    let mut ready = site.pages();
    let waiting = ready.iter().position(|page| *page == PlanPage::Data).map(|at| (at, ready.remove(at)));
    let (exports, mut pages) = rayon::join(
        || data::exports(shared, plan),
        || ready.into_par_iter().map(|page| rendered(way, || site.page(page))).collect::<Vec<_>>(),
    );
    let sizes = exports.sizes();
    let site = site.clone().with_files(&sizes);
    if let Some((at, page)) = waiting {
        pages.insert(at, rendered(way, || site.page(page)));
    }
    let paths = add_pages(sink, output, pages);
    for (path, bytes) in exports.files(&plan.id) {
        add(sink, output, path.clone(), File::new(bytes, path));
    }
    let pages = beside::add_sitemap(sink, output, shared, &plan.id, &paths);
    let prove = |output: &Output| {
        let prove = || during(watch, Phase::Links, || links::plan(watch, sink, &plan.id, folder, output));
        is_whole(output, &paths).then(prove)
    };
    let links = proved(output, way, &paths, prove);
    Summary { plan: PlanSummary::of(&site, &shared.targets, only, shared.plans.len()), pages, links }
}

/// Compiles the pages that plans share, once all plans are known, and checks the links between all pages.
#[must_use]
pub fn shared_pages(shared: &Shared, summaries: &[Summary]) -> Compiled {
    shared_pages_for(&|_| (), shared, summaries)
}

/// Compiles the shared pages as [`shared_pages`] does, for somebody who takes their files early.
#[must_use]
pub fn shared_pages_for(take: &Take<'_>, shared: &Shared, summaries: &[Summary]) -> Compiled {
    shared_pages_by(Way { shared, drawn: None, take }, &summaries.iter().collect::<Vec<_>>())
}

fn shared_pages_by(way: Way<'_>, summaries: &[&Summary]) -> Compiled {
    let shared = way.shared;
    let mut sink = Sink::new();
    let mut output = Output::default();
    let only = shared.only_plan().and(summaries.first()).map(|summary| summary.plan.title.as_str());
    let site = shared.site(only);
    let plans: Vec<_> = summaries.iter().map(|summary| &summary.plan).collect();
    let complete = plans.len() == shared.plans.len();
    let departments = &site::shared_departments(&plans);
    let files = shared.files.iter().map(|file| file.name.as_str()).collect();
    let (content, synonyms, readings) = (&shared.content[..], &shared.synonyms[..], &shared.readings[..]);
    let log = &shared.log[..];
    let gone = &record::gone(&mut sink, shared)[..];
    let site = SharedSite { site: &site, content, gone, files, synonyms, readings, log, plans, departments, complete };
    let views: Vec<_> = during(&*shared.watch, Phase::Views, || {
        site.pages().into_iter().map(|page| site.page(&mut sink, page)).collect()
    });
    words::report_unused(&mut sink, shared, summaries);
    if shared.has_search() {
        let index = Route::SearchIndex.path();
        let bytes = during(&*shared.watch, Phase::Exports, || search_index::shared(&views, &shared.lexicon.glossary));
        add(&mut sink, &mut output, index.clone(), File::new(bytes, index));
    }
    beside::add_for_programs(&mut sink, &mut output, summaries);
    let pages = views.into_par_iter().map(|page| rendered(way, || page)).collect();
    let mut paths = add_pages(&mut sink, &mut output, pages);
    let is_whole = is_whole(&output, &paths);
    paths.retain(|path| *path != Route::NotFound.path());
    beside::add_as_they_are(&mut sink, &mut output, shared);
    if let Some(base_url) = beside::sitemap_base(shared) {
        beside::add_for_robots(&mut sink, &mut output, (shared, base_url), &paths, summaries);
        beside::add_feed(&mut sink, &mut output, base_url, &site);
    }
    let links: Vec<_> = summaries.iter().filter_map(|summary| summary.links.as_ref()).collect();
    let watch = &*shared.watch;
    let prove =
        |output: &Output| during(watch, Phase::Links, || links::finish(watch, &mut sink, &shared.plans, links, output));
    proved(&mut output, way, &paths, |output| is_whole.then(|| prove(output)));
    Compiled { output, diagnostics: sink.into_sorted() }
}
