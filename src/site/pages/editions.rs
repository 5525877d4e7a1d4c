//! What a 事業 was in the plan before, and what it is in those that follow.

use serde::Serialize;

use super::comparison::anchor;
use super::parts::Link;
use crate::comparison::{Change, Comparison};
use crate::pairing::Part;
use crate::plan::{ListingId, Plan};
use crate::site::plan_site::{PlanSite, part_route};
use crate::site::route::{Here, PlanRoute, Route};

/// A 事業 in another edition of the plan.
#[derive(Debug, Clone, Serialize)]
pub struct EditionItem<'a> {
    /// Whether that edition follows; else it is the one before.
    pub follows: bool,
    /// The other edition.
    pub plan: Link<'a>,
    /// What it is called there; none where it is not there.
    pub items: Vec<EditionLink>,
    /// How it changed, in words; empty where it did not.
    pub changes: Vec<String>,
    /// Whether it cannot be told what it is there.
    pub doubtful: bool,
    /// The link to the comparison, to the place where the change stands.
    pub comparison: String,
}

/// A 事業 of another edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EditionLink {
    /// The link to its page.
    pub url: String,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
}

/// A listing in the other editions, the one before first.
pub(super) fn of_listing<'a>(site: &PlanSite<'a>, here: &Here, id: ListingId) -> Vec<EditionItem<'a>> {
    let part = Part::Listing(id);
    let before = site.before.into_iter().map(|found| item(here, found, found.before, (found.of_after(part), false)));
    let after = site.after.iter().map(|found| item(here, found, found.after, (found.of_before(part), true)));
    before.chain(after).collect()
}

fn item<'a>(
    here: &Here,
    comparison: &'a Comparison<'a>,
    other: &'a Plan,
    (entry, follows): (Option<&crate::comparison::Entry>, bool),
) -> EditionItem<'a> {
    let parts = entry.map(|entry| if follows { &entry.after } else { &entry.before }).into_iter().flatten();
    let link = |&part: &Part| EditionLink {
        url: here.to(&part_route(other, part)),
        code: crate::comparison::code(other, part).to_owned(),
        title: crate::comparison::title(other, part).to_owned(),
    };
    let changed = entry.filter(|entry| !entry.changes.is_empty());
    let place = changed.map(|entry| format!("#{}", anchor(comparison, entry))).unwrap_or_default();
    let page = here.to(&Route::Plan(&comparison.after.id, PlanRoute::Comparison));
    let words = changed.into_iter().flat_map(|entry| &entry.changes);
    EditionItem {
        follows,
        plan: Link { url: here.to(&Route::Plan(&other.id, PlanRoute::Top)), title: &other.title },
        items: parts.map(link).collect(),
        changes: words.map(|&change| comparison.change_in_words(change)).collect(),
        doubtful: changed.is_some_and(|entry| entry.changes.contains(&Change::Doubtful)),
        comparison: page + &place,
    }
}
