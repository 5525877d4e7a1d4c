//! The words of the glossary and of the readings, across all plans.

use std::collections::BTreeSet;

use super::{Shared, Summary};
use crate::config::Departments;
use crate::content::Piece;
use crate::diag::{Code, Diagnostic, Sink};

/// The readings of difficult words, then those of departments; none where no file asks for them.
pub(super) fn with_departments<'a>(
    words: Option<&'a [(String, String)]>,
    departments: &'a Departments,
) -> Vec<(&'a str, &'a str)> {
    let Some(words) = words else { return Vec::new() };
    let words = words.iter().map(|(word, reading)| (word.as_str(), reading.as_str()));
    let units =
        departments.entries.iter().filter_map(|((name, _), unit)| Some((name.as_str(), unit.reading.as_deref()?)));
    words.chain(units).collect()
}

/// Notes the words of the glossary that no 事業 and no content page uses, where all plans could be read.
pub(super) fn report_unused(sink: &mut Sink, shared: &Shared, summaries: &[&Summary]) {
    let mut used: BTreeSet<usize> = summaries.iter().flat_map(|summary| summary.plan.uses.keys().copied()).collect();
    for page in &shared.content {
        let texts = page.body.pieces.iter().filter_map(Piece::html);
        used.extend(texts.flat_map(|html| shared.lexicon.glossary.words.find(html)).map(|found| found.word));
    }
    let terms = shared.lexicon.glossary.terms.iter().enumerate().filter(|(at, _)| !used.contains(at));
    for (_, term) in terms.filter(|_| summaries.len() == shared.plans.len()) {
        sink.report(Diagnostic::new(Code::G17).at(&term.at).cell(&term.word).with("word", &term.word));
    }
}
