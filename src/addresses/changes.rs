//! What a revised record says otherwise than the committed one.

use std::collections::BTreeMap;

use crate::config::{AddressKind, AddressRecord};

/// A difference between two states of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// What changed.
    pub change: Change,
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
    /// A person had answered, and the answer is no longer needed.
    Answered,
    /// What it is recognised by has changed.
    Reworded,
}

impl Change {
    /// Whether an address would be published, or end, without standing in the committed record.
    #[must_use]
    pub fn is_grave(&self) -> bool {
        match self {
            Self::Added | Self::Returned | Self::Ended | Self::Renumbered(_) | Self::Answered => true,
            Self::Renamed(_) | Self::Reworded => false,
        }
    }
}

/// The differences, in the order of the revised record.
#[must_use]
pub fn changes(before: &[AddressRecord], after: &[AddressRecord]) -> Vec<News> {
    let known: BTreeMap<_, _> = before.iter().map(|record| ((&record.kind, &record.id), record)).collect();
    let news = |record: &AddressRecord| {
        let change = change(known.get(&(&record.kind, &record.id)).copied(), record)?;
        Some(News { change, record: record.clone() })
    };
    after.iter().filter_map(news).collect()
}

fn change(before: Option<&AddressRecord>, now: &AddressRecord) -> Option<Change> {
    let Some(before) = before else { return Some(Change::Added) };
    if before.end.is_none() && now.end.is_some() {
        Some(Change::Ended)
    } else if before.end.is_some() && now.end.is_none() {
        Some(Change::Returned)
    } else if before.answer.is_some() {
        Some(Change::Answered)
    } else if before.code != now.code {
        Some(Change::Renumbered(before.code.clone()))
    } else if before.title != now.title && now.kind == AddressKind::Department {
        Some(Change::Renamed(before.title.clone()))
    } else {
        let same = AddressRecord { at: before.at.clone(), ..now.clone() };
        (same != *before).then_some(Change::Reworded)
    }
}
