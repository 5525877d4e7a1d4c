//! L05: a description that says no more than its title.

use super::chart::{Chart, about_listing};
use crate::diag::{Code, Sink};
use crate::text::fold;

/// Reports each 事業 whose 内容 repeats its title.
pub(super) fn check(sink: &mut Sink, chart: &Chart) {
    let bare = |text: &str| fold::key(text).trim_end_matches('。').to_owned();
    for listing in chart.plan.listings.iter().filter(|listing| !listing.description.is_empty()) {
        // Folding is dear: texts of very different lengths are never the same words.
        let is_near = listing.description.len() <= 2 * listing.title.len() + 8;
        if is_near && bare(&listing.description) == bare(&listing.title) {
            sink.report(about_listing(Code::L05, listing).with("title", &listing.title));
        }
    }
}
