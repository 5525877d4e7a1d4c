//! What a revised record says otherwise than the committed one.

use std::collections::BTreeMap;

use crate::config::{AddressKind, AddressRecord};

/// A difference between two states of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// What changed; of several things the first in the order of `Change`.
    pub change: Change,
    /// Whether its title or its text are other words than before, whatever else changed.
    pub is_reworded: bool,
    /// Whether a person had answered, and the answer is no longer needed.
    pub is_answered: bool,
    /// The record as it is now.
    pub record: AddressRecord,
}

/// What changed of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It is new.
    Added,
    /// It had ended, and stands in the chart again.
    Returned,
    /// It has ended.
    Ended,
    /// It had this code before.
    Renumbered(String),
    /// A department had this name before.
    Renamed(String),
    /// Its title or its text are other words than before.
    Reworded,
    /// Other departments are in charge; one with another name is the same.
    Reassigned,
    /// Something changed that no reader sees.
    Noted,
}

impl News {
    /// Whether an address would be published, or end, without standing in the committed record.
    #[must_use]
    pub fn is_grave(&self) -> bool {
        match self.change {
            Change::Added | Change::Returned | Change::Ended | Change::Renumbered(_) => true,
            Change::Renamed(_) | Change::Reworded | Change::Reassigned | Change::Noted => self.is_answered,
        }
    }
}

/// The differences, in the order of the revised record.
#[must_use]
pub fn changes(before: &[AddressRecord], after: &[AddressRecord]) -> Vec<News> {
    let known: BTreeMap<_, _> = before.iter().map(|record| ((&record.kind, &record.id), record)).collect();
    let last = |record: &AddressRecord| known.get(&(&record.kind, &record.id)).copied();
    let units = after.iter().filter(|record| record.kind == AddressKind::Department);
    let names = units.filter_map(|unit| Some((last(unit)?.title.as_str(), unit.title.as_str()))).collect();
    after.iter().filter_map(|record| news(last(record), record, &names)).collect()
}

/// What is new of a record. `names` are the departments' present names by those before.
fn news(before: Option<&AddressRecord>, now: &AddressRecord, names: &BTreeMap<&str, &str>) -> Option<News> {
    let record = now.clone();
    let Some(before) = before else {
        return Some(News { change: Change::Added, is_reworded: false, is_answered: false, record });
    };
    let is_unit = now.kind == AddressKind::Department;
    let is_reworded = !is_unit && (&before.title, &before.print) != (&now.title, &now.print);
    let is_answered = before.answer.is_some();
    let change = if before.end.is_none() && now.end.is_some() {
        Change::Ended
    } else if before.end.is_some() && now.end.is_none() {
        Change::Returned
    } else if before.code != now.code {
        Change::Renumbered(before.code.clone())
    } else if is_unit && before.title != now.title {
        Change::Renamed(before.title.clone())
    } else if is_reworded {
        Change::Reworded
    } else if is_reassigned(before, now, names) {
        Change::Reassigned
    } else if (AddressRecord { at: before.at.clone(), ..now.clone() }) != *before {
        Change::Noted
    } else {
        return None;
    };
    Some(News { change, is_reworded, is_answered, record })
}

fn is_reassigned(before: &AddressRecord, now: &AddressRecord, names: &BTreeMap<&str, &str>) -> bool {
    let renamed = before.departments.iter().map(|name| names.get(name.as_str()).copied().unwrap_or(name));
    !renamed.eq(now.departments.iter().map(String::as_str))
}
