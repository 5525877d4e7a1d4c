//! The record as it is to be committed: every address that was ever published, and what it stands for now.

use std::collections::BTreeMap;

use super::items;
use crate::config::{AddressKind, AddressRecord, Addresses, End};
use crate::pairing::{self, Fate, Part};
use crate::plan::{Ended, EndedKind, Plan};
use crate::text::Place;

/// The records of all items and of what has ended, sorted by kind and id.
pub(super) fn revise(
    plan: &Plan,
    recorded: &Addresses,
    (fates, returned): (&[Fate], BTreeMap<usize, &AddressRecord>),
    ids: &[String],
) -> Vec<AddressRecord> {
    let is_again =
        |record: &AddressRecord| returned.values().any(|again| again.kind == record.kind && again.id == record.id);
    let mut revised: Vec<AddressRecord> = Vec::new();
    let live: Vec<_> = recorded.records.iter().filter(|record| record.end.is_none()).collect();
    let parents = items::of_records(&live);
    let mut same = Vec::new();
    for (at, (record, fate)) in live.iter().zip(fates).enumerate() {
        if let Some(to) = fate.same() {
            same.push((to, *record));
        } else {
            let above = parents[at].parent.and_then(|at| live.get(at));
            revised.push(ended(record, above.copied(), fate, ids));
        }
    }
    let gone = recorded.records.iter().filter(|record| record.end.is_some() && !is_again(record));
    revised.extend(gone.cloned());
    let mut before = returned;
    before.extend(same);
    revised.extend((0..ids.len()).map(|at| current(plan, at, &ids[at], before.get(&at).copied())));
    revised.sort_by_cached_key(|record| (rank(plan, &record.kind), natural(&record.id)));
    revised
}

/// The record of something that the chart has.
fn current(plan: &Plan, at: usize, id: &str, before: Option<&AddressRecord>) -> AddressRecord {
    let mut record = AddressRecord {
        kind: AddressKind::Department,
        id: id.to_owned(),
        code: String::new(),
        former: Vec::new(),
        title: String::new(),
        print: String::new(),
        departments: Vec::new(),
        relisting: false,
        end: None,
        answer: None,
        at: before.map_or_else(|| Place::of_file(""), |before| before.at.clone()),
    };
    match pairing::part(plan, at) {
        Part::Section(id) => {
            let section = plan.section(id);
            record.kind = AddressKind::Section(plan.levels[section.level].folder.clone());
            (record.code, record.title) = (section.code.clone(), section.title.clone());
        }
        Part::Listing(id) => {
            let listing = plan.listing(id);
            record.kind = AddressKind::Project;
            (record.code, record.title) = (listing.code.clone(), listing.title.clone());
            record.print = items::stand_in(listing);
            record.departments = pairing::department_names(plan, listing);
            record.relisting = listing.relisting;
        }
        Part::Department(id) => record.title.clone_from(&plan.department(id).label),
    }
    if let Some(before) = before {
        let last = |of: fn(&AddressRecord) -> &String| [before, &record].map(of).map(String::clone);
        let [last, now] = match record.kind {
            AddressKind::Section(_) | AddressKind::Project => last(|record| &record.code),
            AddressKind::Department => last(|record| &record.title),
        };
        record.former = before.former.iter().filter(|name| **name != now && **name != last).cloned().collect();
        record.former.extend((last != now).then_some(last));
    }
    record
}

/// The record of something that the chart has no more.
fn ended(record: &AddressRecord, above: Option<&AddressRecord>, fate: &Fate, ids: &[String]) -> AddressRecord {
    let became = match fate {
        Fate::Merged(into) => vec![ids[*into].clone()],
        Fate::Split(into) => into.iter().map(|at| ids[*at].clone()).collect(),
        Fate::Kept(_)
        | Fate::Renamed(_)
        | Fate::Moved(_)
        | Fate::MovedAndRenamed(_)
        | Fate::Ended
        | Fate::Doubtful(_) => Vec::new(),
    };
    let under = above.and_then(|above| match &above.kind {
        AddressKind::Section(folder) => Some(format!("{folder}/{}", above.id)),
        AddressKind::Project | AddressKind::Department => None,
    });
    AddressRecord { end: Some(End { became, under }), answer: None, ..record.clone() }
}

/// Tells the plan the former codes of its parts, and what has ended.
pub(super) fn remember(plan: &mut Plan, revised: &[AddressRecord]) {
    let former: BTreeMap<_, _> = revised
        .iter()
        .filter(|record| record.end.is_none())
        .map(|record| ((record.kind.clone(), record.id.as_str()), &record.former))
        .collect();
    let find = |kind, id: &String| former.get(&(kind, id.as_str())).map_or_else(Vec::new, |former| (*former).clone());
    for at in 0..plan.sections.len() {
        let folder = plan.levels[plan.sections[at].level].folder.clone();
        plan.sections[at].former = find(AddressKind::Section(folder), &plan.sections[at].id);
    }
    for listing in &mut plan.listings {
        listing.former = find(AddressKind::Project, &listing.id);
    }
    for unit in &mut plan.departments {
        unit.former = find(AddressKind::Department, &unit.slug);
    }
    plan.ended = revised.iter().filter_map(|record| of_plan(plan, record)).collect();
}

fn of_plan(plan: &Plan, record: &AddressRecord) -> Option<Ended> {
    let End { became, under } = record.end.as_ref()?;
    let under = under.as_ref().and_then(|under| {
        let name = |section: &crate::plan::Section| format!("{}/{}", plan.levels[section.level].folder, section.id);
        plan.section_ids().find(|(_, section)| name(section) == *under).map(|(id, _)| id)
    });
    let kind = match &record.kind {
        AddressKind::Section(folder) => EndedKind::Section(folder.clone()),
        AddressKind::Project => EndedKind::Project,
        AddressKind::Department => EndedKind::Department,
    };
    Some(Ended {
        kind,
        id: record.id.clone(),
        code: record.code.clone(),
        former: record.former.clone(),
        title: record.title.clone(),
        became: became.clone(),
        under,
    })
}

/// The place of a kind in the file: sections from the top level down, 事業, departments.
fn rank(plan: &Plan, kind: &AddressKind) -> (usize, AddressKind) {
    let rank = match kind {
        AddressKind::Section(folder) => {
            plan.levels.iter().position(|level| level.folder == *folder).unwrap_or(plan.levels.len())
        }
        AddressKind::Project | AddressKind::Department => usize::MAX,
    };
    (rank, kind.clone())
}

/// Ids in the order of their numbers: `1-2` before `1-10`, `1-2a` behind `1-2`.
fn natural(id: &str) -> Vec<(u64, String)> {
    let part = |part: &str| {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        (part[..digits].parse().unwrap_or(u64::MAX), part[digits..].to_owned())
    };
    id.split('-').map(part).collect()
}
