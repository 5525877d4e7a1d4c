//! L02: a 事業 without a department, in a chart that names them.

use super::chart::{Chart, about_listing};
use crate::diag::{Code, Sink};
use crate::plan::Listing;

/// Reports each 事業 that nobody answers for. A 再掲 may leave that to its original.
pub(super) fn check(sink: &mut Sink, chart: &Chart) {
    let named = |listing: &&Listing| !listing.departments.is_empty() || !listing.collectives.is_empty();
    let listings = &chart.plan.listings;
    if !listings.iter().any(|listing| named(&listing)) {
        return;
    }
    for listing in listings.iter().filter(|listing| !named(listing) && !listing.relisting) {
        if !chart.has_unread_cell(listing) {
            sink.report(about_listing(Code::L02, listing).with("title", &listing.title));
        }
    }
}
