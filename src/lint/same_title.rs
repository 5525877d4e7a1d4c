//! L06: 事業 of one title, none of them marked 再掲.

use std::collections::BTreeMap;

use super::chart::{Chart, about_listing};
use crate::diag::{Code, Sink};
use crate::plan::Listing;
use crate::text::fold;

/// How many codes a finding names at most.
const MOST_NAMED: usize = 5;

/// Reports each title that several 事業 have, once, at the second of them. Where a 再掲 of that title cannot be told
/// whose it is, that was reported when it was read.
pub(super) fn check(sink: &mut Sink, chart: &Chart) {
    let mut titled: BTreeMap<String, Vec<&Listing>> = BTreeMap::new();
    for listing in &chart.plan.listings {
        titled.entry(fold::key(&listing.title)).or_default().push(listing);
    }
    for listings in titled.values() {
        let is_open = |listing: &&Listing| listing.relisting && listing.original.is_none();
        let own: Vec<_> = listings.iter().filter(|listing| !listing.relisting).collect();
        let [first, second, ..] = own.as_slice() else { continue };
        if listings.iter().any(is_open) {
            continue;
        }
        let codes: Vec<_> = own.iter().map(|listing| listing.code.as_str()).collect();
        let more = if codes.len() > MOST_NAMED { "…" } else { "" };
        let found = about_listing(Code::L06, second).with("title", &second.title).with("first", &first.code);
        sink.report(found.with("all", codes[..codes.len().min(MOST_NAMED)].join("・") + more));
    }
}
