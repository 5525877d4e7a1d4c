//! L04: a title that is a sentence; the description may have slipped into its cell.

use super::chart::{Chart, about_listing, about_section};
use crate::diag::{Code, Sink};

/// What Japanese sentences end with when their 。 is left out.
const ENDS: &[&str] = &["ます", "ました", "ません", "です", "でした", "である", "しよう", "ましょう"];

/// Reports titles that read as sentences.
pub(super) fn check(sink: &mut Sink, chart: &Chart) {
    for section in chart.plan.sections.iter().filter(|section| is_sentence(&section.title)) {
        sink.report(about_section(Code::L04, section).with("title", &section.title));
    }
    for listing in chart.plan.listings.iter().filter(|listing| is_sentence(&listing.title)) {
        sink.report(about_listing(Code::L04, listing).with("title", &listing.title));
    }
}

/// Whether a title reads as a sentence. A slogan in quotation marks is a name, whatever it says.
fn is_sentence(title: &str) -> bool {
    let title = title.trim_end();
    title.ends_with('。') || ENDS.iter().any(|end| title.ends_with(end)) && title.contains(['、', 'を', 'が'])
}
