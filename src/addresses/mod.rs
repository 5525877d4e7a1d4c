//! Lasting addresses: what was published keeps its address for ever, whatever numbers the chart has now.
//!
//! A city commits `addresses.toml`, which records every address that was ever published. Each record is recognised in
//! the chart, or has ended; what cannot be told surely is asked of a person, who answers in the file.

mod changes;
mod items;
mod pages;
mod report;
mod returned;
mod revise;
mod told;
mod write;

use std::collections::{BTreeMap, BTreeSet};

pub use changes::{Change, News, changes};
pub use pages::{PageChange, assign_pages, outdated_pages, page_changes, write_pages};
pub use report::outdated;
pub use told::told;
pub use write::write;

use crate::config::{AddressAnswer, AddressRecord, Addresses};
use crate::diag::Sink;
use crate::pairing::{self, Answer, Fate, Item, Part};
use crate::plan::{DepartmentId, ListingId, Plan, SectionId};

/// Gives each part of a plan its lasting name, and the plan what has ended. Returns the record as it is to be
/// committed; none where a question is open, which is reported.
pub fn assign(sink: &mut Sink, plan: &mut Plan, recorded: &Addresses) -> Option<Vec<AddressRecord>> {
    let mut found = Sink::new();
    report::lost_folders(&mut found, plan, recorded);
    let live: Vec<&AddressRecord> = recorded.records.iter().filter(|record| record.end.is_none()).collect();
    let old = items::of_records(&live);
    let new = items::of_plan(plan);
    let answers = answers(&mut found, plan, &live, &new);
    let fates = pairing::pair(&old, &new, &answers).fates;
    for (record, fate) in live.iter().zip(&fates) {
        if let (Fate::Doubtful(candidates), None) = (fate, &record.answer) {
            report::doubt(&mut found, plan, record, &new, candidates);
        }
    }
    let is_open = found.has_errors();
    sink.absorb(found.into_sorted());
    if is_open {
        return None;
    }
    let mut ids: Vec<Option<String>> = vec![None; new.len()];
    for (record, fate) in live.iter().zip(&fates) {
        if let Some(at) = fate.same() {
            ids[at] = Some(record.id.clone());
        }
    }
    let returned = returned::returned(plan, recorded, &new, &ids);
    for (&at, record) in &returned {
        ids[at] = Some(record.id.clone());
    }
    let ids = complete(recorded, &new, ids);
    report::other_slugs(sink, plan, recorded, &new, &ids);
    let revised = revise::revise(plan, recorded, (&fates, returned), &ids);
    for (at, id) in ids.into_iter().enumerate() {
        name(plan, pairing::part(plan, at), id);
    }
    revise::remember(plan, &revised);
    Some(revised)
}

/// What people answered in the records, as places in the list of items.
fn answers(sink: &mut Sink, plan: &Plan, live: &[&AddressRecord], new: &[Item]) -> BTreeMap<usize, Answer> {
    let mut answers = BTreeMap::new();
    let mut taken: BTreeMap<usize, u32> = BTreeMap::new();
    for (at, record) in live.iter().enumerate() {
        let Some(answer) = &record.answer else { continue };
        let mut find = |name: &String| {
            let found = items::find(plan, record, new, name);
            if found.is_none() {
                report::unknown(sink, plan, record, answer, name, new);
            }
            found
        };
        let found = match &answer.value {
            AddressAnswer::Same(name) => find(name).map(Answer::Same),
            AddressAnswer::Gone(names) => names.iter().map(find).collect::<Option<Vec<_>>>().map(Answer::Gone),
        };
        if let Some(Answer::Same(to)) = found
            && let Some(line) = taken.insert(to, record.at.line)
        {
            report::twice(sink, record, answer, line);
        }
        answers.extend(found.map(|found| (at, found)));
    }
    answers
}

/// The ids of all items: a newcomer's is its code, with a letter behind it where that was given before.
fn complete(recorded: &Addresses, new: &[Item], ids: Vec<Option<String>>) -> Vec<String> {
    let mut taken: BTreeSet<(pairing::Kind, String)> =
        recorded.records.iter().map(|record| (items::kind(&record.kind), record.id.clone())).collect();
    let fresh = |(item, id): (&Item, Option<String>)| {
        id.unwrap_or_else(|| {
            let free = suffixes().map(|suffix| format!("{}{suffix}", item.code));
            let free = free.map(|id| (item.kind.clone(), id)).find(|claim| !taken.contains(claim));
            let (kind, id) = free.expect("there is no end of suffixes");
            taken.insert((kind, id.clone()));
            id
        })
    };
    new.iter().zip(ids).map(fresh).collect()
}

/// Nothing, then `a` to `z`, then `aa` and so on.
fn suffixes() -> impl Iterator<Item = String> {
    let word = |mut number: u32| {
        let mut letters = String::new();
        while number > 0 {
            let letter = u8::try_from((number - 1) % 26).unwrap_or(0);
            letters.insert(0, char::from(b'a' + letter));
            number = (number - 1) / 26;
        }
        letters
    };
    (0..).map(word)
}

/// Writes an id into the plan.
fn name(plan: &mut Plan, part: Part, id: String) {
    match part {
        Part::Section(SectionId(at)) => plan.sections[at].id = id,
        Part::Listing(ListingId(at)) => plan.listings[at].id = id,
        Part::Department(DepartmentId(at)) => plan.departments[at].slug = id,
    }
}
