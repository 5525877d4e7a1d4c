//! Comparison of editions (新旧対照): what of the plan before became what in the plan that follows it, and how it changed.
//!
//! It is never a guess: what cannot be told surely is a question, which `[[match]]` in `plan.toml` answers.

mod answers;
mod changes;
mod fields;
mod items;
mod lines;
mod order;
mod told;

use std::collections::{BTreeMap, BTreeSet};

use crate::config::MatchConfig;
use crate::diag::Sink;
use crate::pairing::{self, Fate, Part};
use crate::plan::Plan;

pub use changes::{Departments, Unit};
pub use fields::{Field, above, marks};
pub use lines::{Group, Head, Line, Side, Told};

/// Two editions of a plan, compared.
#[derive(Debug, Clone)]
pub struct Comparison<'a> {
    /// The edition before.
    pub before: &'a Plan,
    /// The edition that follows it.
    pub after: &'a Plan,
    /// What belongs together, in the order of the edition that follows; what ended stands where it stood.
    pub entries: Vec<Entry>,
    /// For departments that went on under one name: their places in the edition that follows.
    units: BTreeMap<usize, usize>,
}

/// Parts of both editions that are the same, or that one another became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The parts of the edition before; none where the entry is new.
    pub before: Vec<Part>,
    /// The parts of the edition that follows; none where it ended. Where it is a question, those that it may be.
    pub after: Vec<Part>,
    /// How it changed; empty where it did not.
    pub changes: BTreeSet<Change>,
}

/// A kind of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It is new.
    Added,
    /// It is no more.
    Ended,
    /// Several became one.
    Merged,
    /// One became several.
    Split,
    /// It has another title.
    Renamed,
    /// It stands under another section.
    Moved,
    /// Its 内容 is worded otherwise.
    Reworded,
    /// Other departments answer for it, or in another role.
    Departments,
    /// It is a priority now.
    Prioritised,
    /// It is no priority any more.
    Deprioritised,
    /// Its other marks are others.
    Marks,
    /// It is a 再掲 now, or no longer.
    Relisting,
    /// What stands in the chart's other columns is another.
    Beside,
    /// It cannot be told what became of it.
    Doubtful,
}

impl Change {
    /// All kinds, in the order that people are told.
    pub const ALL: &'static [Self] = &[
        Self::Added,
        Self::Ended,
        Self::Merged,
        Self::Split,
        Self::Renamed,
        Self::Moved,
        Self::Reworded,
        Self::Departments,
        Self::Prioritised,
        Self::Deprioritised,
        Self::Marks,
        Self::Relisting,
        Self::Beside,
        Self::Doubtful,
    ];

    /// Its name for programs.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Ended => "ended",
            Self::Merged => "merged",
            Self::Split => "split",
            Self::Renamed => "renamed",
            Self::Moved => "moved",
            Self::Reworded => "reworded",
            Self::Departments => "departments",
            Self::Prioritised => "priority-gained",
            Self::Deprioritised => "priority-lost",
            Self::Marks => "marks",
            Self::Relisting => "relisting",
            Self::Beside => "other-columns",
            Self::Doubtful => "doubtful",
        }
    }

    /// Its name for people who read the plan; `priority` is what a priority is called there.
    #[must_use]
    pub fn in_japanese(self, priority: &str) -> String {
        match self {
            Self::Added => "新しく加わった".into(),
            Self::Ended => "終わった".into(),
            Self::Merged => "まとめられた".into(),
            Self::Split => "分けられた".into(),
            Self::Renamed => "名前が変わった".into(),
            Self::Moved => "場所が移った".into(),
            Self::Reworded => "内容の言葉が変わった".into(),
            Self::Departments => "担当課が変わった".into(),
            Self::Prioritised => format!("{priority}になった"),
            Self::Deprioritised => format!("{priority}でなくなった"),
            Self::Marks => "印が変わった".into(),
            Self::Relisting => "再掲かどうかが変わった".into(),
            Self::Beside => "ほかの欄が変わった".into(),
            Self::Doubtful => "対応を確かめている".into(),
        }
    }
}

/// Compares two editions. Answers that name nothing, and what cannot be told, go to the sink.
#[must_use]
pub fn compare<'a>(sink: &mut Sink, before: &'a Plan, after: &'a Plan, matches: &[MatchConfig]) -> Comparison<'a> {
    let [old, new] = items::of_editions(before, after);
    let answers = answers::read(sink, [before, after], [&old, &new], matches);
    let fates = pairing::pair(&old, &new, &answers).fates;
    answers::ask(sink, [before, after], &fates);
    let related = Related::of(&fates);
    let units = changes::units(before, after, &related);
    let mut comparison = Comparison { before, after, entries: Vec::new(), units };
    let mut entries = Vec::new();
    let mut asked = BTreeSet::new();
    for (at, fate) in fates.iter().enumerate() {
        if let Fate::Doubtful(candidates) = fate {
            asked.extend(candidates.iter().copied());
            let after = candidates.iter().map(|&at| pairing::part(after, at)).collect();
            let before = vec![pairing::part(before, at)];
            entries.push(Entry { before, after, changes: [Change::Doubtful].into() });
        }
    }
    for (olds, news) in related.groups(old.len(), new.len()) {
        let is_told_already = match (olds.as_slice(), news.as_slice()) {
            ([only], []) => matches!(fates[*only], Fate::Doubtful(_)),
            ([], [only]) => asked.contains(only),
            (_, _) => false,
        };
        if !is_told_already {
            let moved = match (olds.as_slice(), news.as_slice()) {
                ([one], [other]) => related.is_moved(&fates[*one], old[*one].parent, new[*other].parent),
                (_, _) => false,
            };
            let before = olds.iter().map(|&at| pairing::part(before, at)).collect();
            let after = news.iter().map(|&at| pairing::part(after, at)).collect();
            entries.push(comparison.entry(before, after, moved.then_some(Change::Moved)));
        }
    }
    comparison.entries = order::arranged(before, after, entries);
    comparison
}

impl Comparison<'_> {
    /// The entries that changed.
    pub fn changed(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.changes.is_empty())
    }

    /// How many sections and 事業 have each kind of change, those without any left out.
    #[must_use]
    pub fn counts(&self) -> Vec<(Change, usize)> {
        let is_unit =
            |entry: &Entry| matches!(entry.before.iter().chain(&entry.after).next(), Some(Part::Department(_)));
        let entries = || self.entries.iter().filter(|entry| !is_unit(entry));
        let count = |change: &Change| entries().filter(|entry| entry.changes.contains(change)).count();
        Change::ALL.iter().map(|change| (*change, count(change))).filter(|(_, count)| *count > 0).collect()
    }

    /// What else is the same but has another number: the codes of then and of now.
    #[must_use]
    pub fn renumbered(&self) -> Vec<(Part, &str, &str)> {
        let same = self.entries.iter().filter(|entry| entry.changes.is_empty());
        let codes = |entry: &Entry| {
            let (&[one], &[other]) = (entry.before.as_slice(), entry.after.as_slice()) else { return None };
            let [then, now] = [code(self.before, one), code(self.after, other)];
            (then != now).then_some((other, then, now))
        };
        same.filter_map(codes).collect()
    }

    /// The entry that a part of the edition before stands in.
    #[must_use]
    pub fn of_before(&self, part: Part) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.before.contains(&part))
    }

    /// The entry that a part of the edition that follows stands in; a question only where there is no other.
    #[must_use]
    pub fn of_after(&self, part: Part) -> Option<&Entry> {
        let has = |entry: &&Entry| entry.after.contains(&part);
        let is_sure = |entry: &&Entry| !entry.changes.contains(&Change::Doubtful);
        self.entries.iter().filter(has).find(is_sure).or_else(|| self.entries.iter().find(has))
    }
}

/// The code of a part; that of a department is empty.
#[must_use]
pub fn code(plan: &Plan, part: Part) -> &str {
    match part {
        Part::Section(id) => &plan.section(id).code,
        Part::Listing(id) => &plan.listing(id).code,
        Part::Department(_) => "",
    }
}

/// The title of a part.
#[must_use]
pub fn title(plan: &Plan, part: Part) -> &str {
    match part {
        Part::Section(id) => &plan.section(id).title,
        Part::Listing(id) => &plan.listing(id).title,
        Part::Department(id) => &plan.department(id).label,
    }
}

/// What a part is called: a level's heading, 事業 or 担当課.
#[must_use]
pub fn heading(plan: &Plan, part: Part) -> &str {
    match part {
        Part::Section(id) => &plan.levels[plan.section(id).level].heading,
        Part::Listing(_) => "事業",
        Part::Department(_) => "担当課",
    }
}

/// Which old parts became which new ones, as places in the lists of items.
struct Related {
    news_of: BTreeMap<usize, BTreeSet<usize>>,
    olds_of: BTreeMap<usize, BTreeSet<usize>>,
}

impl Related {
    fn of(fates: &[Fate]) -> Self {
        let mut related = Self { news_of: BTreeMap::new(), olds_of: BTreeMap::new() };
        for (old, fate) in fates.iter().enumerate() {
            let became = match fate {
                Fate::Kept(new)
                | Fate::Renamed(new)
                | Fate::Moved(new)
                | Fate::MovedAndRenamed(new)
                | Fate::Merged(new) => vec![*new],
                Fate::Split(news) => news.clone(),
                Fate::Ended | Fate::Doubtful(_) => Vec::new(),
            };
            for new in became {
                related.news_of.entry(old).or_default().insert(new);
                related.olds_of.entry(new).or_default().insert(old);
            }
        }
        related
    }

    /// What belongs together, directly or over others. Each old and each new item stands in one group.
    fn groups(&self, olds: usize, news: usize) -> Vec<(Vec<usize>, Vec<usize>)> {
        let (mut seen_olds, mut seen_news) = (BTreeSet::new(), BTreeSet::new());
        let mut groups = Vec::new();
        for old in 0..olds {
            if !seen_olds.contains(&old) {
                let (mut own, mut other, mut open) = (BTreeSet::from([old]), BTreeSet::new(), vec![old]);
                while let Some(at) = open.pop() {
                    for &new in self.news_of.get(&at).into_iter().flatten().filter(|new| other.insert(**new)) {
                        open.extend(self.olds_of.get(&new).into_iter().flatten().filter(|old| own.insert(**old)));
                    }
                }
                seen_olds.extend(own.iter().copied());
                seen_news.extend(other.iter().copied());
                groups.push((own.into_iter().collect(), other.into_iter().collect()));
            }
        }
        let added = (0..news).filter(|new| !seen_news.contains(new));
        groups.extend(added.map(|new| (Vec::new(), vec![new])));
        groups
    }

    /// Whether something stands elsewhere now: not where the section above it was merged or divided with all in it.
    fn is_moved(&self, fate: &Fate, old_parent: Option<usize>, new_parent: Option<usize>) -> bool {
        let went_along = match (old_parent, new_parent) {
            (None, None) => true,
            (Some(old), Some(new)) => self.news_of.get(&old).is_some_and(|news| news.contains(&new)),
            (None, Some(_)) | (Some(_), None) => false,
        };
        matches!(fate, Fate::Moved(_) | Fate::MovedAndRenamed(_) | Fate::Merged(_)) && !went_along
    }
}
