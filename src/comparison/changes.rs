//! How something changed: its title, place, 内容, departments, marks and what else the chart says of it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Change, Comparison, Entry, Related, title};
use crate::pairing::{self, Part};
use crate::plan::{DepartmentId, Listing, ListingId, MarkId, Plan};

/// A department of a 事業 in one edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit<'a> {
    /// Its name there.
    pub name: &'a str,
    /// The department, where it is one and no name such as 関係各課.
    pub id: Option<DepartmentId>,
    /// The marks that it has there, such as 主管課.
    pub marks: Vec<&'a str>,
    /// Whether the other edition lacks it, or has it with other marks.
    pub own: bool,
}

/// The departments of what belongs together, in each edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departments<'a> {
    /// Those before, for each part.
    pub before: Vec<Vec<Unit<'a>>>,
    /// Those after, for each part.
    pub after: Vec<Vec<Unit<'a>>>,
}

/// For each department that is one in both editions, or went on in one alone, its place in the edition that follows.
pub(super) fn units(before: &Plan, after: &Plan, related: &Related) -> BTreeMap<usize, usize> {
    let mut units = BTreeMap::new();
    for (old, news) in &related.news_of {
        if let (Part::Department(DepartmentId(old)), [new]) =
            (pairing::part(before, *old), news.iter().collect::<Vec<_>>().as_slice())
            && let Part::Department(DepartmentId(new)) = pairing::part(after, **new)
        {
            units.insert(old, new);
        }
    }
    units
}

impl<'a> Comparison<'a> {
    /// The departments of some listings of both editions, those marked that only one has.
    #[must_use]
    pub fn departments(&self, entry: &Entry) -> Departments<'a> {
        let listings = |plan: &'a Plan, parts: &[Part]| -> Vec<&'a Listing> {
            let listing = |part: &Part| match part {
                Part::Listing(id) => Some(plan.listing(*id)),
                Part::Section(_) | Part::Department(_) => None,
            };
            parts.iter().filter_map(listing).collect()
        };
        let [old, new] = [listings(self.before, &entry.before), listings(self.after, &entry.after)];
        let before: Vec<Vec<_>> = old.iter().map(|listing| self.keyed(self.before, listing)).collect();
        let after: Vec<Vec<_>> = new.iter().map(|listing| self.keyed(self.after, listing)).collect();
        let keys = |side: &[Vec<(Key<'a>, Unit<'a>)>]| -> BTreeSet<(Key<'a>, Vec<&'a str>)> {
            side.iter().flatten().map(|(key, unit)| (*key, unit.marks.clone())).collect()
        };
        let [in_before, in_after] = [keys(&before), keys(&after)];
        let marked = |side: Vec<Vec<(Key<'a>, Unit<'a>)>>, other: &BTreeSet<(Key<'a>, Vec<&'a str>)>| {
            let unit =
                |(key, unit): (Key<'a>, Unit<'a>)| Unit { own: !other.contains(&(key, unit.marks.clone())), ..unit };
            side.into_iter().map(|units| units.into_iter().map(unit).collect()).collect()
        };
        Departments { before: marked(before, &in_after), after: marked(after, &in_before) }
    }

    /// The departments of a listing, each with what it is compared by.
    fn keyed(&self, plan: &'a Plan, listing: &'a Listing) -> Vec<(Key<'a>, Unit<'a>)> {
        let is_before = std::ptr::eq(plan, self.before);
        let unit = |&id: &DepartmentId| {
            let name = plan.department(id).label.as_str();
            let went_on = if is_before { self.units.get(&id.0).copied() } else { Some(id.0) };
            let key = went_on.map_or(Key::Named(name), |at| Key::Named(&self.after.departments[at].label));
            let marks = names(plan, listing.department_marks.get(&id).map_or(&[], Vec::as_slice));
            (key, Unit { name, id: Some(id), marks, own: false })
        };
        let collective =
            |name: &'a String| (Key::Collective(name), Unit { name, id: None, marks: Vec::new(), own: false });
        listing.departments.iter().map(unit).chain(listing.collectives.iter().map(collective)).collect()
    }

    /// An entry with all its changes.
    pub(super) fn entry(&self, before: Vec<Part>, after: Vec<Part>, moved: Option<Change>) -> Entry {
        let mut entry = Entry { before, after, changes: moved.into_iter().collect() };
        match (entry.before.as_slice(), entry.after.as_slice()) {
            ([], _) => entry.changes.extend([Change::Added]),
            (_, []) => entry.changes.extend([Change::Ended]),
            (&[one], &[other]) => {
                let mut changes = self.of_pair(one, other);
                let units = self.departments(&entry);
                let differs = |side: &[Vec<Unit>]| side.iter().flatten().any(|unit| unit.own);
                if differs(&units.before) || differs(&units.after) {
                    changes.insert(Change::Departments);
                }
                entry.changes.extend(changes);
            }
            (olds, news) => {
                let kinds = [(olds.len() > 1, Change::Merged), (news.len() > 1, Change::Split)];
                entry.changes.extend(kinds.into_iter().filter(|(is, _)| *is).map(|(_, change)| change));
            }
        }
        entry
    }

    fn of_pair(&self, one: Part, other: Part) -> BTreeSet<Change> {
        let (before, after) = (self.before, self.after);
        let mut changes = BTreeSet::new();
        let mut note = |is: bool, change: Change| changes.extend(is.then_some(change));
        note(title(before, one) != title(after, other), Change::Renamed);
        let [was, is] = [is_priority(before, one), is_priority(after, other)];
        note(!was && is, Change::Prioritised);
        note(was && !is, Change::Deprioritised);
        note(sorted(marks(before, one)) != sorted(marks(after, other)), Change::Marks);
        if let (Part::Listing(one), Part::Listing(other)) = (one, other) {
            let (own, now) = (before.listing(one), after.listing(other));
            note(own.description != now.description, Change::Reworded);
            note(own.relisting != now.relisting, Change::Relisting);
            note(beside(before, one) != beside(after, other), Change::Beside);
        }
        changes
    }
}

/// What a department of one edition is compared by: its name in the edition that follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    Named(&'a str),
    Collective(&'a str),
}

/// The marks of a part other than that of the priorities, by name.
#[must_use]
pub(super) fn marks(plan: &Plan, part: Part) -> Vec<&str> {
    match part {
        Part::Section(id) => names(plan, &plan.section(id).marks),
        Part::Listing(id) => names(plan, &plan.listing(id).marks),
        Part::Department(_) => Vec::new(),
    }
}

/// Whether a part is marked as a priority itself.
pub(super) fn is_priority(plan: &Plan, part: Part) -> bool {
    match part {
        Part::Section(id) => plan.section(id).priority,
        Part::Listing(id) => plan.listing(id).priority,
        Part::Department(_) => false,
    }
}

fn names<'a>(plan: &'a Plan, marks: &[MarkId]) -> Vec<&'a str> {
    marks.iter().map(|&id| plan.mark(id).name.as_str()).collect()
}

fn sorted(mut names: Vec<&str>) -> Vec<&str> {
    names.sort_unstable();
    names
}

/// What stands in the chart's other columns, by heading.
pub(super) fn beside(plan: &Plan, id: ListingId) -> BTreeMap<&str, &str> {
    plan.listing(id).cells.iter().map(|(column, text)| (plan.columns[*column].as_str(), text.as_str())).collect()
}
