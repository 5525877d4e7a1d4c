//! The page of a 事業 as listed: what it does, who does it, where it stands, and where else it is listed.

use serde::Serialize;

use super::corrections::{CorrectionItem, corrections};
use super::editions::{self, EditionItem};
use super::ended::Former;
use super::parts::{Beside, Chip, Row, SectionItem, SourcePlace, beside, chip, chips, section_item, title_row};
use super::reports::{YearReports, history};
use crate::plan::{Listing, ListingId};
use crate::site::marks::{Badge, Number, Repeated, Sign};
use crate::site::plan_site::PlanSite;
use crate::site::route::{Here, PlanRoute, Route};
use crate::text;

/// The view of a listing's page.
#[derive(Debug, Clone, Serialize)]
pub struct ProjectView<'a> {
    /// Its number.
    pub number: Number<'a>,
    /// How often that number is printed under its section, where it is not the only one.
    pub repeated: Option<Repeated>,
    /// Its code.
    pub code: &'a str,
    /// The codes that it had before, and the one in its address.
    pub former: Option<Former<'a>>,
    /// Its title.
    pub title: &'a str,
    /// Its badge, where it or a section above it is marked.
    pub badge: Option<Badge<'a>>,
    /// Its other marks.
    pub marks: Vec<Sign<'a>>,
    /// Whether it is marked 再掲.
    pub relisting: bool,
    /// Its 内容.
    pub description: &'a str,
    /// Its departments (担当課).
    pub departments: Vec<Chip<'a>>,
    /// Names that stand for departments without naming one.
    pub collectives: &'a [String],
    /// What stands in the chart's other columns.
    pub beside: Vec<Beside<'a>>,
    /// The sections it stands under, from the top down.
    pub above: Vec<SectionItem<'a>>,
    /// The listings under the same section, itself among them.
    pub siblings: Vec<Row<'a>>,
    /// The listing before it in the chart.
    pub previous: Option<Row<'a>>,
    /// The listing after it.
    pub next: Option<Row<'a>>,
    /// The original, where this is a 再掲.
    pub original: Option<RelatedListing<'a>>,
    /// The 再掲 of this listing.
    pub relistings: Vec<RelatedListing<'a>>,
    /// What it is in other editions of the plan.
    pub editions: Vec<EditionItem<'a>>,
    /// What was reported of it, the latest year first.
    pub history: Vec<YearReports<'a>>,
    /// What was corrected in its cells.
    pub corrections: Vec<CorrectionItem<'a>>,
    /// Where it is printed.
    pub source: SourcePlace<'a>,
    /// The link to its data.
    pub json: String,
}

/// Another listing of the same 事業.
#[derive(Debug, Clone, Serialize)]
pub struct RelatedListing<'a> {
    /// The listing.
    pub row: Row<'a>,
    /// The sections it stands under.
    pub above: Vec<SectionItem<'a>>,
    /// What is printed differently there; none where nothing is.
    pub difference: Option<Difference<'a>>,
}

/// What two listings of one 事業 print differently. "Here" is the page, "there" the other listing.
#[derive(Debug, Clone, Serialize)]
pub struct Difference<'a> {
    /// Their titles, where they differ.
    pub title: Option<DifferentText<'a>>,
    /// Their 内容, where they differ.
    pub description: Option<DifferentText<'a>>,
    /// Departments named only here.
    pub only_here: Vec<Chip<'a>>,
    /// Departments named only there.
    pub only_there: Vec<Chip<'a>>,
    /// Collective names only here.
    pub collectives_here: Vec<&'a str>,
    /// Collective names only there.
    pub collectives_there: Vec<&'a str>,
}

/// Two wordings: what both begin with, what each has of its own, what both end with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DifferentText<'a> {
    /// What both begin with.
    pub start: &'a str,
    /// What only this page's listing says in between.
    pub here: &'a str,
    /// What only the other says.
    pub there: &'a str,
    /// What both end with.
    pub end: &'a str,
}

/// Makes the view.
pub(in crate::site) fn view<'a>(site: &PlanSite<'a>, here: &Here, id: ListingId) -> ProjectView<'a> {
    let plan = site.plan;
    let listing = plan.listing(id);
    let previous = id.0.checked_sub(1).map(ListingId);
    let next = Some(ListingId(id.0 + 1)).filter(|next| next.0 < plan.listings.len());
    let siblings = plan.section(listing.section).listings.iter();
    ProjectView {
        number: Number::of_listing(plan, id),
        repeated: Repeated::of_listing(plan, id),
        code: &listing.code,
        former: Former::new(&listing.former, &listing.id, &listing.code),
        title: &listing.title,
        badge: Badge::of_listing(plan, listing),
        marks: Sign::of_all(site, here, &listing.marks),
        relisting: listing.relisting,
        description: &listing.description,
        departments: chips(site, here, id, &listing.departments),
        collectives: &listing.collectives,
        beside: beside(plan, id),
        above: above(site, here, listing),
        siblings: siblings.map(|&at| Row { current: at == id, ..title_row(site, here, at) }).collect(),
        previous: previous.map(|id| title_row(site, here, id)),
        next: next.map(|id| title_row(site, here, id)),
        original: listing.original.map(|other| related(site, here, id, other)),
        relistings: listing.relistings.iter().map(|&other| related(site, here, id, other)).collect(),
        editions: editions::of_listing(site, here, id),
        history: history(site, here, id),
        corrections: corrections(&listing.corrections),
        source: SourcePlace::new(&listing.place),
        json: here.to(&Route::Plan(&plan.id, PlanRoute::ProjectJson(&listing.id))),
    }
}

fn above<'a>(site: &PlanSite<'a>, here: &Here, listing: &Listing) -> Vec<SectionItem<'a>> {
    let sections = site.plan.ancestors(listing.section).into_iter().chain([listing.section]);
    sections.map(|up| section_item(site, here, up)).collect()
}

fn related<'a>(site: &PlanSite<'a>, here: &Here, id: ListingId, other: ListingId) -> RelatedListing<'a> {
    RelatedListing {
        row: title_row(site, here, other),
        above: above(site, here, site.plan.listing(other)),
        difference: difference(site, here, id, other),
    }
}

fn difference<'a>(site: &PlanSite<'a>, here: &Here, id: ListingId, other: ListingId) -> Option<Difference<'a>> {
    let (this, that) = (site.plan.listing(id), site.plan.listing(other));
    let only = |of: &Listing, without: &Listing| {
        let ids = of.departments.iter().filter(|id| !without.departments.contains(id));
        ids.map(|&id| chip(site, here, id)).collect::<Vec<_>>()
    };
    let found = Difference {
        title: different(&this.title, &that.title),
        description: different(&this.description, &that.description),
        only_here: only(this, that),
        only_there: only(that, this),
        collectives_here: missing(&this.collectives, &that.collectives),
        collectives_there: missing(&that.collectives, &this.collectives),
    };
    let units = [&found.only_here, &found.only_there].iter().any(|links| !links.is_empty());
    let names = [&found.collectives_here, &found.collectives_there].iter().any(|names| !names.is_empty());
    (found.title.is_some() || found.description.is_some() || units || names).then_some(found)
}

fn missing<'a>(names: &'a [String], without: &[String]) -> Vec<&'a str> {
    names.iter().filter(|name| !without.contains(name)).map(String::as_str).collect()
}

/// Where two wordings part and meet again; none where they are the same.
fn different<'a>(here: &'a str, there: &'a str) -> Option<DifferentText<'a>> {
    let text::Difference { start, here, there, end } = text::Difference::of(here, there)?;
    Some(DifferentText { start, here, there, end })
}
