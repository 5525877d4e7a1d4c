//! L03: a 事業 without a description, in a chart that has them.

use super::chart::{Chart, about_listing};
use crate::diag::{Code, Sink};
use crate::plan::Listing;

/// Reports each 事業 without 内容. A 再掲 may leave that to its original.
pub(super) fn check(sink: &mut Sink, chart: &Chart) {
    let described = |listing: &&Listing| !listing.description.is_empty();
    let listings = &chart.plan.listings;
    if !listings.iter().any(|listing| described(&listing)) {
        return;
    }
    for listing in listings.iter().filter(|listing| !described(listing) && !listing.relisting) {
        if !chart.has_unread_cell(listing) {
            sink.report(about_listing(Code::L03, listing).with("title", &listing.title));
        }
    }
}
