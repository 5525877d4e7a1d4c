//! The 事業 that a report can name, found by any number that they have had.

use std::collections::BTreeMap;

use crate::plan::{EndedKind, ListingId, Plan};

/// The numbers of a plan's 事業, looked up once for all rows.
#[derive(Debug)]
pub(super) struct Known<'a> {
    /// The listings of a number: by their addresses before their present codes, and those before the codes of the past.
    listings: BTreeMap<&'a str, Vec<ListingId>>,
    /// The titles of what the chart has no more, by its numbers; the first of each.
    ended: BTreeMap<&'a str, &'a str>,
}

impl<'a> Known<'a> {
    pub(super) fn of(plan: &'a Plan) -> Self {
        let mut listings: BTreeMap<&str, Vec<ListingId>> = BTreeMap::new();
        let ids = plan.listing_ids().map(|(id, at)| (at.id.as_str(), id));
        let codes = plan.listing_ids().map(|(id, at)| (at.code.as_str(), id));
        let former = plan.listing_ids().flat_map(|(id, at)| at.former.iter().map(move |code| (code.as_str(), id)));
        for (number, id) in ids.chain(codes).chain(former) {
            let known = listings.entry(number).or_default();
            if !known.contains(&id) {
                known.push(id);
            }
        }
        let mut ended = BTreeMap::new();
        for gone in plan.ended.iter().filter(|gone| gone.kind == EndedKind::Project) {
            for number in [&gone.id, &gone.code].into_iter().chain(&gone.former) {
                ended.entry(number.as_str()).or_insert(gone.title.as_str());
            }
        }
        Self { listings, ended }
    }

    /// The listings that have or had a number, the likeliest first.
    pub(super) fn listings(&self, number: &str) -> &[ListingId] {
        self.listings.get(number).map_or(&[], Vec::as_slice)
    }

    /// The title of a 事業 that had the number and is no more.
    pub(super) fn ended(&self, number: &str) -> Option<&'a str> {
        self.ended.get(number).copied()
    }
}
