//! Records of published addresses: a plan's, revised by its charts, and that of the content pages.

use std::collections::BTreeMap;

use super::{ADDRESSES, PlanInput, Shared, open};
use crate::addresses::{self, News, PageChange};
use crate::config::{self, Addresses, NewLogEntry, PageAddresses, PageRecord};
use crate::diag::{Diagnostic, Sink};

/// A plan's record of addresses as it is to be committed.
#[derive(Debug, Default)]
pub struct Revised {
    /// The text of the file; none where errors or open questions stand against it.
    pub text: Option<String>,
    /// What it says otherwise than the committed one.
    pub news: Vec<News>,
    /// What the log of changes says of the news on a date, where one is asked for and there are any.
    pub told: Option<NewLogEntry>,
    /// What was found, sorted.
    pub diagnostics: Vec<Diagnostic>,
}

/// Revises a plan's record of addresses by its charts. With a date, the log of changes is told of it; a record that is
/// written for the first time says nothing of changes.
#[must_use]
pub fn addresses(shared: &Shared, input: &PlanInput, date: Option<&str>) -> Revised {
    let mut sink = Sink::new();
    let (_, mut plan) = open(&mut sink, shared, input);
    let committed = recorded(&mut sink, input);
    let date = date.filter(|_| committed.is_some());
    let recorded = committed.unwrap_or_default();
    let sound = !sink.has_errors() && !plan.sections.is_empty();
    let revised = sound.then(|| addresses::assign(&mut sink, &mut plan, &recorded)).flatten();
    let news: Vec<_> = revised.iter().flat_map(|revised| addresses::changes(&recorded.records, revised)).collect();
    let told = date.and_then(|date| addresses::told(&plan, &news, date));
    Revised { text: revised.as_deref().map(addresses::write), news, told, diagnostics: sink.into_sorted() }
}

/// The record of the addresses that were published, where the city keeps one.
pub(super) fn recorded(sink: &mut Sink, input: &PlanInput) -> Option<Addresses> {
    let file = input.files.iter().find(|file| file.name == ADDRESSES)?;
    Some(config::read_addresses(sink, file))
}

/// The record of the content pages as it is to be committed.
#[derive(Debug, Default)]
pub struct RevisedPages {
    /// The text of the file; none where questions stand against it, or there is no page to record.
    pub text: Option<String>,
    /// What it says otherwise than the committed one.
    pub news: Vec<(PageChange, PageRecord)>,
    /// What was found, sorted.
    pub diagnostics: Vec<Diagnostic>,
}

/// Revises the record of the content pages by those that there are; one that could not be read is not revised.
#[must_use]
pub fn page_addresses(shared: &Shared) -> RevisedPages {
    let mut sink = Sink::new();
    let nothing = PageAddresses::default();
    let recorded = shared.published.as_ref().unwrap_or(&nothing);
    let revised = addresses::assign_pages(&mut sink, recorded, &pages(shared));
    let revised = revised.filter(|revised| !revised.is_empty() || !recorded.records.is_empty());
    let news = revised.iter().flat_map(|revised| addresses::page_changes(&recorded.records, revised));
    let news = news.map(|(change, record)| (change, record.clone())).collect();
    RevisedPages { text: revised.as_deref().map(addresses::write_pages), news, diagnostics: sink.into_sorted() }
}

/// The content pages that are gone, by the committed record. What it lacks goes to the sink.
pub(super) fn gone(sink: &mut Sink, shared: &Shared) -> Vec<PageRecord> {
    let Some(recorded) = &shared.published else { return Vec::new() };
    let Some(revised) = addresses::assign_pages(sink, recorded, &pages(shared)) else { return Vec::new() };
    addresses::outdated_pages(sink, recorded, &revised);
    revised.into_iter().filter(|record| record.became.is_some()).collect()
}

/// The content pages by their paths, with their titles. That which opens the first page has no address of its own.
fn pages(shared: &Shared) -> BTreeMap<&str, &str> {
    let own = shared.content.iter().filter(|page| page.path != "index");
    own.map(|page| (page.path.as_str(), page.title.as_str())).collect()
}
