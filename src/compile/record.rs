//! A plan's record of published addresses: read, and revised by its charts.

use super::{ADDRESSES, PlanInput, Shared, open};
use crate::addresses::{self, News};
use crate::config::{self, Addresses};
use crate::diag::{Diagnostic, Sink};

/// A plan's record of addresses as it is to be committed.
#[derive(Debug, Default)]
pub struct Revised {
    /// The text of the file; none where errors or open questions stand against it.
    pub text: Option<String>,
    /// What it says otherwise than the committed one.
    pub news: Vec<News>,
    /// What was found, sorted.
    pub diagnostics: Vec<Diagnostic>,
}

/// Revises a plan's record of addresses by its charts.
#[must_use]
pub fn addresses(shared: &Shared, input: &PlanInput) -> Revised {
    let mut sink = Sink::new();
    let (_, mut plan) = open(&mut sink, shared, input);
    let recorded = recorded(&mut sink, input).unwrap_or_default();
    let sound = !sink.has_errors() && !plan.sections.is_empty();
    let revised = sound.then(|| addresses::assign(&mut sink, &mut plan, &recorded)).flatten();
    let news = revised.iter().flat_map(|revised| addresses::changes(&recorded.records, revised)).collect();
    Revised { text: revised.as_deref().map(addresses::write), news, diagnostics: sink.into_sorted() }
}

/// The record of the addresses that were published, where the city keeps one.
pub(super) fn recorded(sink: &mut Sink, input: &PlanInput) -> Option<Addresses> {
    let file = input.files.iter().find(|file| file.name == ADDRESSES)?;
    Some(config::read_addresses(sink, file))
}
