//! What is asked and said of addresses.

use std::collections::BTreeSet;

use super::changes::{Change, changes};
use super::items;
use crate::config::{self, AddressAnswer, AddressKind, AddressRecord, Addresses, Found};
use crate::diag::{Code, Diagnostic, Sink};
use crate::pairing::{self, Item, Part};
use crate::plan::Plan;
use crate::resolve;

fn about(record: &AddressRecord, code: Code) -> Diagnostic {
    let found = Diagnostic::new(code).at(&record.at).cell(&record.title);
    if record.code.is_empty() { found } else { found.record(&record.code) }
}

/// What people call an item by in `now`: its code, or the name of a department.
fn called<'a>(plan: &Plan, new: &'a [Item], at: usize) -> &'a str {
    match pairing::part(plan, at) {
        Part::Section(_) | Part::Listing(_) => &new[at].code,
        Part::Department(_) => &new[at].title,
    }
}

/// What a record is called by.
fn name(record: &AddressRecord) -> String {
    match record.kind {
        AddressKind::Section(_) | AddressKind::Project => format!("{} {}", record.code, record.title),
        AddressKind::Department => record.title.clone(),
    }
}

/// A record that may be one of several items, or none.
pub(super) fn doubt(sink: &mut Sink, plan: &Plan, record: &AddressRecord, new: &[Item], candidates: &[usize]) {
    let shown = |&at: &usize| match pairing::part(plan, at) {
        Part::Section(_) | Part::Listing(_) => format!("{} {}", new[at].code, new[at].title),
        Part::Department(_) => new[at].title.clone(),
    };
    let names: Vec<_> = candidates.iter().map(shown).collect();
    let first = candidates.first().map_or("", |&at| called(plan, new, at));
    let question = about(record, Code::A03).with("id", &record.id).with("name", name(record));
    let several = pairing::listed(candidates.iter().map(|&at| called(plan, new, at)));
    let question = question.with("candidates", names.join("、")).with("now", first);
    sink.report(question.with("several", several));
}

/// An answer that names nothing of the chart.
pub(super) fn unknown(
    sink: &mut Sink,
    plan: &Plan,
    record: &AddressRecord,
    answer: &Found<AddressAnswer>,
    name: &str,
    new: &[Item],
) {
    let kind = items::kind(&record.kind);
    let known: Vec<_> = (0..new.len()).filter(|&at| new[at].kind == kind).map(|at| called(plan, new, at)).collect();
    let wrong = about(record, Code::A04).at(&answer.place).cell(name).with("found", name);
    sink.report(wrong.with("nearest", config::nearest(name, &known)));
}

/// Two records that claim to be the same item.
pub(super) fn twice(sink: &mut Sink, record: &AddressRecord, answer: &Found<AddressAnswer>, line: u32) {
    let name = match &answer.value {
        AddressAnswer::Same(name) => name.clone(),
        AddressAnswer::Gone(names) => names.join("、"),
    };
    sink.report(about(record, Code::A05).at(&answer.place).with("id", name).with("line", line));
}

/// Folders of levels that published sections stand in, and that the plan has no more.
pub(super) fn lost_folders(sink: &mut Sink, plan: &Plan, recorded: &Addresses) {
    let known: Vec<_> = plan.levels.iter().map(|level| level.folder.as_str()).collect();
    let mut told = BTreeSet::new();
    for record in recorded.records.iter().filter(|record| record.end.is_none() && record.answer.is_none()) {
        if let AddressKind::Section(folder) = &record.kind
            && !known.contains(&folder.as_str())
            && told.insert(folder)
        {
            let lost = about(record, Code::A06).with("folder", folder);
            sink.report(lost.with("known", known.join(", ")));
        }
    }
}

/// Departments whose slug in `departments.toml` is not the one that was published.
pub(super) fn other_slugs(sink: &mut Sink, plan: &Plan, recorded: &Addresses, new: &[Item], ids: &[String]) {
    for (at, id) in ids.iter().enumerate() {
        let is_department = matches!(pairing::part(plan, at), Part::Department(_));
        // Without a slug in departments.toml it has a stand-in, which nobody wrote.
        if is_department && new[at].code != *id && new[at].code != resolve::hash(&new[at].title) {
            let record = recorded.records.iter().find(|record| {
                record.kind == AddressKind::Department && (record.id == *id || record.id == new[at].code)
            });
            let found = Diagnostic::new(Code::A07).cell(&new[at].title);
            let found = record.map_or(found.clone(), |record| found.at(&record.at));
            sink.report(found.with("name", &new[at].title).with("slug", &new[at].code).with("id", id));
        }
    }
}

/// What the committed record lacks of the revised one.
pub fn outdated(sink: &mut Sink, plan: &Plan, recorded: &Addresses, revised: &[AddressRecord]) {
    let news = changes(&recorded.records, revised);
    let count = |is: fn(&Change) -> bool| news.iter().filter(|news| is(&news.change)).count();
    let first = news.iter().find(|news| news.is_grave()).or(news.first());
    let Some(first) = first else { return };
    let found = if first.is_grave() {
        let [added, ended, changed] = [
            count(|change| matches!(change, Change::Added | Change::Returned)),
            count(|change| *change == Change::Ended),
            count(|change| matches!(change, Change::Renumbered(_))),
        ];
        let counted = Diagnostic::new(Code::A01).with("added", added).with("ended", ended).with("changed", changed);
        counted.with("others", news.len() - added - ended - changed)
    } else {
        Diagnostic::new(Code::A02).with("changed", news.len())
    };
    let found = found.in_file(&recorded.path).cell(&first.record.title);
    sink.report(found.with("plan", &plan.id).with("first", name(&first.record)));
}
