//! The 事業 that a report can name, found by any number that they have had, be they in the chart still or not.

use std::collections::BTreeMap;

use crate::plan::{EndedId, EndedKind, ListingId, Plan};
use crate::text::fold;

/// What a report is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// A 事業 of the chart.
    Listing(ListingId),
    /// One that the chart has no more.
    Ended(EndedId),
}

impl Subject {
    /// Its code, or the last that it had.
    pub(super) fn code(self, plan: &Plan) -> &str {
        match self {
            Self::Listing(id) => &plan.listing(id).code,
            Self::Ended(id) => &plan.ended(id).code,
        }
    }

    /// Its title.
    pub(super) fn title(self, plan: &Plan) -> &str {
        match self {
            Self::Listing(id) => &plan.listing(id).title,
            Self::Ended(id) => &plan.ended(id).title,
        }
    }

    /// Whether words are its title, with or without its number.
    pub(super) fn is_titled(self, plan: &Plan, words: &str) -> bool {
        let written = fold::key(words);
        match self {
            Self::Listing(id) => {
                let at = plan.listing(id);
                let same = [format!("{}{}", at.label, at.title), at.title.clone(), at.cell.clone()];
                same.iter().any(|printed| fold::key(printed) == written)
            }
            // Nobody recorded how its number was printed: (1), ① or 1-2-3.
            Self::Ended(id) => written
                .strip_suffix(fold::key(&plan.ended(id).title).as_str())
                .is_some_and(|number| !number.contains(char::is_alphabetic)),
        }
    }
}

/// The numbers of a plan's 事業, looked up once for all rows.
#[derive(Debug)]
pub(super) struct Known<'a> {
    /// The 事業 of a number: by their addresses before their present codes, and those before the codes of the past;
    /// last what the chart has no more.
    subjects: BTreeMap<&'a str, Vec<Subject>>,
}

impl<'a> Known<'a> {
    pub(super) fn of(plan: &'a Plan) -> Self {
        let ids = plan.listing_ids().map(|(id, at)| (at.id.as_str(), Subject::Listing(id)));
        let codes = plan.listing_ids().map(|(id, at)| (at.code.as_str(), Subject::Listing(id)));
        let former = plan
            .listing_ids()
            .flat_map(|(id, at)| at.former.iter().map(move |code| (code.as_str(), Subject::Listing(id))));
        let ended = plan.ended.iter().enumerate().filter(|(_, gone)| gone.kind == EndedKind::Project);
        let ended = ended.flat_map(|(at, gone)| {
            let numbers = [&gone.id, &gone.code].into_iter().chain(&gone.former);
            numbers.map(move |number| (number.as_str(), Subject::Ended(EndedId(at))))
        });
        let mut subjects: BTreeMap<&str, Vec<Subject>> = BTreeMap::new();
        for (number, subject) in ids.chain(codes).chain(former).chain(ended) {
            let known = subjects.entry(number).or_default();
            if !known.contains(&subject) {
                known.push(subject);
            }
        }
        Self { subjects }
    }

    /// The 事業 that have or had a number, the likeliest first.
    pub(super) fn subjects(&self, number: &str) -> &[Subject] {
        self.subjects.get(number).map_or(&[], Vec::as_slice)
    }
}
