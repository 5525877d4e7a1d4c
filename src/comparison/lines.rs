//! A comparison as it is read: its lines in groups, each with what stands on either side, the changes marked within the
//! words.

use std::collections::BTreeMap;

use super::changes::{beside, is_priority, marks};
use super::{Change, Comparison, Departments, Entry, Unit, code, title};
use crate::pairing::Part;
use crate::plan::{Listing, Plan, SectionId};
use crate::text::{Marked, Piece};

/// Lines that stand together.
#[derive(Debug, Clone)]
pub struct Group<'a> {
    /// What they stand under.
    pub head: Head,
    /// The lines.
    pub lines: Vec<Line<'a>>,
}

/// What lines stand under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Head {
    /// A top section of the edition that follows.
    After(SectionId),
    /// A top section of the edition before that has ended.
    Before(SectionId),
    /// Departments.
    Departments,
    /// Questions.
    Questions,
}

/// One change, with its two sides.
#[derive(Debug, Clone)]
pub struct Line<'a> {
    /// What belongs together and how it changed.
    pub entry: &'a Entry,
    /// What stood there before.
    pub before: Vec<Side<'a>>,
    /// What stands there now.
    pub after: Vec<Side<'a>>,
}

/// A part of one edition.
#[derive(Debug, Clone)]
pub struct Side<'a> {
    /// The part.
    pub part: Part,
    /// Its code; empty for a department.
    pub code: &'a str,
    /// Its title.
    pub title: Vec<Piece<'a>>,
    /// The sections above it, from the top down.
    pub above: Vec<SectionId>,
    /// Its 内容.
    pub text: Vec<Piece<'a>>,
    /// Its departments.
    pub units: Vec<Unit<'a>>,
    /// Whether it is marked as a priority itself.
    pub priority: bool,
    /// Its other marks.
    pub marks: Vec<&'a str>,
    /// Whether it is a 再掲.
    pub relisting: bool,
    /// What stands in the chart's other columns: headings and texts.
    pub beside: Vec<(&'a str, Vec<Piece<'a>>)>,
}

/// What a line can tell of its sides besides their titles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Where it stands.
    Above,
    /// Its 内容.
    Text,
    /// Its departments.
    Units,
    /// Its marks, that of the priorities too.
    Marks,
    /// What stands in the chart's other columns.
    Beside,
}

impl Line<'_> {
    /// Whether a line tells of something: all of what is new, has ended or was joined, else what changed.
    #[must_use]
    pub fn tells(&self, told: Told) -> bool {
        use Change::{Added, Beside, Departments, Deprioritised, Doubtful, Ended, Marks, Merged, Moved, Prioritised};
        let of = match told {
            Told::Above => vec![Moved],
            Told::Text => vec![Change::Reworded],
            Told::Units => vec![Departments],
            Told::Marks => vec![Prioritised, Deprioritised, Marks, Change::Relisting],
            Told::Beside => vec![Beside],
        };
        let whole = [Added, Ended, Merged, Change::Split, Doubtful];
        whole.iter().chain(&of).any(|change| self.entry.changes.contains(change))
    }
}

impl Comparison<'_> {
    /// What changed, in groups.
    #[must_use]
    pub fn groups(&self) -> Vec<Group<'_>> {
        let mut groups: Vec<Group<'_>> = Vec::new();
        for entry in self.changed() {
            let head = self.head(entry);
            let line = self.line(entry);
            match groups.iter_mut().find(|group| group.head == head) {
                Some(group) => group.lines.push(line),
                None => groups.push(Group { head, lines: vec![line] }),
            }
        }
        groups.sort_by_key(|group| group.head);
        groups
    }

    fn head(&self, entry: &Entry) -> Head {
        if entry.changes.contains(&Change::Doubtful) {
            return Head::Questions;
        }
        if let Some(&first) = entry.after.first() {
            return section(self.after, first).map_or(Head::Departments, |id| Head::After(self.after.top_of(id)));
        }
        let gone = entry.before.first().and_then(|&first| section(self.before, first));
        let Some(top) = gone.map(|id| self.before.top_of(id)) else { return Head::Departments };
        let follows = self.of_before(Part::Section(top)).filter(|entry| !entry.changes.contains(&Change::Doubtful));
        match follows.and_then(|entry| entry.after.first()) {
            Some(&Part::Section(id)) => Head::After(self.after.top_of(id)),
            Some(Part::Listing(_) | Part::Department(_)) | None => Head::Before(top),
        }
    }

    /// A line with both of its sides.
    #[must_use]
    pub fn line<'s>(&'s self, entry: &'s Entry) -> Line<'s> {
        let Departments { before: old_units, after: new_units } = self.departments(entry);
        let mut line = Line {
            entry,
            before: sides(self.before, &entry.before, old_units),
            after: sides(self.after, &entry.after, new_units),
        };
        if let (([one], [other]), ([was], [is])) =
            ((line.before.as_mut_slice(), line.after.as_mut_slice()), (entry.before.as_slice(), entry.after.as_slice()))
            && !entry.changes.contains(&Change::Doubtful)
        {
            let mark = |old: &mut Vec<Piece<'s>>, new: &mut Vec<Piece<'s>>, words: [&'s str; 2]| {
                let Marked { before, after } = Marked::of(words[0], words[1]);
                (*old, *new) = (before, after);
            };
            mark(&mut one.title, &mut other.title, [title(self.before, *was), title(self.after, *is)]);
            mark(&mut one.text, &mut other.text, [text(self.before, *was), text(self.after, *is)]);
            let [old, new] = [cells(self.before, *was), cells(self.after, *is)];
            for (heading, pieces) in &mut one.beside {
                let words = [old.get(heading).copied(), new.get(heading).copied()].map(Option::unwrap_or_default);
                *pieces = Marked::of(words[0], words[1]).before;
            }
            for (heading, pieces) in &mut other.beside {
                let words = [old.get(heading).copied(), new.get(heading).copied()].map(Option::unwrap_or_default);
                *pieces = Marked::of(words[0], words[1]).after;
            }
        }
        line
    }
}

fn sides<'a>(plan: &'a Plan, parts: &[Part], units: Vec<Vec<Unit<'a>>>) -> Vec<Side<'a>> {
    let units = units.into_iter().map(Some).chain(std::iter::repeat_with(|| None));
    let side = |(&part, units): (&Part, Option<Vec<Unit<'a>>>)| Side {
        part,
        code: code(plan, part),
        title: plain(title(plan, part)),
        above: above(plan, part),
        text: plain(text(plan, part)),
        units: units.unwrap_or_default(),
        priority: is_priority(plan, part),
        marks: marks(plan, part),
        relisting: listing(plan, part).is_some_and(|listing| listing.relisting),
        beside: cells(plan, part).into_iter().map(|(heading, text)| (heading, plain(text))).collect(),
    };
    parts.iter().zip(units).map(side).collect()
}

fn plain(text: &str) -> Vec<Piece<'_>> {
    if text.is_empty() { Vec::new() } else { vec![Piece { text: text.into(), own: false }] }
}

fn listing(plan: &Plan, part: Part) -> Option<&Listing> {
    match part {
        Part::Listing(id) => Some(plan.listing(id)),
        Part::Section(_) | Part::Department(_) => None,
    }
}

fn text(plan: &Plan, part: Part) -> &str {
    listing(plan, part).map_or("", |listing| &listing.description)
}

fn cells(plan: &Plan, part: Part) -> BTreeMap<&str, &str> {
    match part {
        Part::Listing(id) => beside(plan, id),
        Part::Section(_) | Part::Department(_) => BTreeMap::new(),
    }
}

/// The section that a part stands under, or is.
fn section(plan: &Plan, part: Part) -> Option<SectionId> {
    match part {
        Part::Section(id) => Some(id),
        Part::Listing(id) => Some(plan.listing(id).section),
        Part::Department(_) => None,
    }
}

fn above(plan: &Plan, part: Part) -> Vec<SectionId> {
    match part {
        Part::Section(id) => plan.ancestors(id),
        Part::Listing(id) => {
            let section = plan.listing(id).section;
            plan.ancestors(section).into_iter().chain([section]).collect()
        }
        Part::Department(_) => Vec::new(),
    }
}
