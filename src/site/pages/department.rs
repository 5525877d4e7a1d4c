//! The page of a department (担当課): its 事業, and with whom it shares them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::parts::{Link, Row, SectionItem, anchor, department_link, originals, row, section_item};
use super::reports::{Totals, totals};
use crate::plan::{Department, DepartmentId, ListingId, SectionId};
use crate::site::plan_site::PlanSite;
use crate::site::route::{Here, external};

/// How many levels the 事業 of a department are grouped by, from the top: 基本目標 and 課題 by default.
pub(super) const GROUPED_LEVELS: usize = 2;

/// The view of a department's page.
#[derive(Debug, Clone, Serialize)]
pub struct DepartmentView<'a> {
    /// Its name.
    pub name: &'a str,
    /// The 部 above it, where the chart has it.
    pub division: Option<&'a str>,
    /// The names that it had before, the oldest first.
    pub former: &'a [String],
    /// What `departments.toml` says of it.
    pub unit: Unit<'a>,
    /// How many different 事業 (実数).
    pub projects: usize,
    /// How many listings (延べ).
    pub listings: usize,
    /// How many of its listings name no other department.
    pub alone: usize,
    /// How its 事業 stand, by year, in its own reports where it has any.
    pub totals: Totals<'a>,
    /// Its 事業 by the sections they stand under.
    pub groups: Vec<Group<'a>>,
    /// The departments it shares 事業 with, the most first.
    pub shared: Vec<Shared<'a>>,
}

/// What a city tells of a department; nothing is shown that it does not give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unit<'a> {
    /// How its name is read.
    pub reading: Option<&'a str>,
    /// Its own page on the city's website.
    pub page: Option<&'a str>,
    /// Its telephone number.
    pub telephone: Option<&'a str>,
    /// Its window (窓口).
    pub window: Option<&'a str>,
}

/// A section with those 事業 under it that the department answers for.
#[derive(Debug, Clone, Serialize)]
pub struct Group<'a> {
    /// The section.
    pub item: SectionItem<'a>,
    /// Its id on the page.
    pub anchor: String,
    /// The rank of its heading.
    pub rank: usize,
    /// How many listings (延べ) there are under it.
    pub listings: usize,
    /// The groups below it.
    pub groups: Vec<Group<'a>>,
    /// The listings that stand in no group below it, by their own sections.
    pub blocks: Vec<Block<'a>>,
}

/// Listings that follow one another under one section.
#[derive(Debug, Clone, Serialize)]
pub struct Block<'a> {
    /// The section, where that is not the group itself.
    pub section: Option<SectionItem<'a>>,
    /// The listings.
    pub rows: Vec<Row<'a>>,
}

/// Another department, and how many listings name both.
#[derive(Debug, Clone, Serialize)]
pub struct Shared<'a> {
    /// The other department.
    pub department: Link<'a>,
    /// How many listings (延べ) name both.
    pub listings: usize,
    /// The same as the length of a bar, of 100 for the most.
    pub percent: usize,
}

/// Makes the view.
pub(in crate::site) fn view<'a>(site: &PlanSite<'a>, here: &Here, id: DepartmentId) -> DepartmentView<'a> {
    let department = site.plan.department(id);
    let named: Vec<_> = department.listings.iter().map(|&id| site.plan.listing(id)).collect();
    DepartmentView {
        name: &department.name,
        division: department.division.as_deref(),
        former: &department.former,
        unit: unit(department),
        projects: originals(site.plan, &department.listings),
        listings: department.listings.len(),
        alone: named.iter().filter(|at| at.departments.len() == 1 && at.collectives.is_empty()).count(),
        totals: totals(site, here, &department.listings, |year, at| year.standing_of(site.plan, at, id)),
        groups: groups(site, here, &department.listings, 0, GROUPED_LEVELS),
        shared: shared(site, here, id),
    }
}

fn unit(department: &Department) -> Unit<'_> {
    Unit {
        reading: department.reading.as_deref(),
        page: department.page.as_deref().and_then(external),
        telephone: department.telephone.as_deref(),
        window: department.window.as_deref(),
    }
}

/// Groups listings, which stand in the chart's order, by their section `depth` steps below the top, and so on
/// downwards for so many levels from the top.
pub(super) fn groups<'a>(
    site: &PlanSite<'a>,
    here: &Here,
    listings: &[ListingId],
    depth: usize,
    levels: usize,
) -> Vec<Group<'a>> {
    let by_section = listings.chunk_by(|&a, &b| section_at(site, a, depth) == section_at(site, b, depth));
    let grouped =
        |chunk: &[ListingId]| Some(group(site, here, section_at(site, chunk[0], depth)?, chunk, (depth, levels)));
    by_section.filter_map(grouped).collect()
}

fn group<'a>(
    site: &PlanSite<'a>,
    here: &Here,
    id: SectionId,
    listings: &[ListingId],
    (depth, levels): (usize, usize),
) -> Group<'a> {
    let below = |&listing: &ListingId| depth + 1 < levels && section_at(site, listing, depth + 1).is_some();
    let (deeper, own): (Vec<_>, Vec<_>) = listings.iter().copied().partition(below);
    Group {
        item: section_item(site, here, id),
        rank: (3 + depth).min(6),
        anchor: anchor(site.plan, id),
        listings: listings.len(),
        groups: groups(site, here, &deeper, depth + 1, levels),
        blocks: blocks(site, here, &own, id),
    }
}

fn blocks<'a>(site: &PlanSite<'a>, here: &Here, listings: &[ListingId], group: SectionId) -> Vec<Block<'a>> {
    let section = |&id: &ListingId| site.plan.listing(id).section;
    let by_section = listings.chunk_by(|a, b| section(a) == section(b));
    let block = |chunk: &[ListingId]| {
        let under = section(&chunk[0]);
        Block {
            section: (under != group).then(|| section_item(site, here, under)),
            rows: chunk.iter().map(|&id| row(site, here, id)).collect(),
        }
    };
    by_section.map(block).collect()
}

/// The section that a listing stands under, `depth` steps below the top.
pub(super) fn section_at(site: &PlanSite<'_>, id: ListingId, depth: usize) -> Option<SectionId> {
    let section = site.plan.listing(id).section;
    site.plan.ancestors(section).into_iter().chain([section]).nth(depth)
}

fn shared<'a>(site: &PlanSite<'a>, here: &Here, id: DepartmentId) -> Vec<Shared<'a>> {
    let mut counts: BTreeMap<DepartmentId, usize> = BTreeMap::new();
    for &listing in &site.plan.department(id).listings {
        for &other in site.plan.listing(listing).departments.iter().filter(|&&other| other != id) {
            *counts.entry(other).or_default() += 1;
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|&(other, count)| (std::cmp::Reverse(count), other));
    let most = counts.first().map_or(1, |&(_, count)| count);
    let line = |(other, listings): (DepartmentId, usize)| {
        let percent = (listings * 100).div_ceil(most);
        Shared { department: department_link(site, here, other), listings, percent }
    };
    counts.into_iter().map(line).collect()
}
