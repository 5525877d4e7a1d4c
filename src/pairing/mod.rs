//! Pairing: which item of one state of a plan is which of another, told by title, text, parent and company.
//!
//! Lasting addresses and the comparison of editions both rest on it. It never guesses: what two items could be with
//! nearly the same right, what is only somewhat alike, or what may have been merged or divided is [`Fate::Doubtful`], a
//! question for a person.

mod assignment;
mod items;
mod joined;
mod judge;
mod likeness;

use std::collections::{BTreeMap, BTreeSet};

pub use items::{Part, department_names, of_plan, part};

use judge::Judged;
use likeness::Look;

/// A section, a listing of a 事業 or a department, as far as it can be recognised by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What it is: only items of one kind can be the same.
    pub kind: Kind,
    /// Its code, or the slug of a department; says little, since charts are renumbered.
    pub code: String,
    /// Its title.
    pub title: String,
    /// What is printed of it.
    pub text: Text,
    /// The item above it, by its place in the same list.
    pub parent: Option<usize>,
    /// What it is seen with: the departments of a 事業, the titles below a section or of a department's 事業.
    pub company: BTreeSet<String>,
    /// Whether it is a 再掲.
    pub relisting: bool,
}

/// A kind of items.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Sections, by the folder of their level.
    Section(String),
    /// Listings of 事業.
    Project,
    /// Departments.
    Department,
}

/// The text of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    /// Its words.
    Words(String),
    /// What stands for its words where they are not kept; empty where there are none.
    Print(String),
}

/// What a person has answered of an item of the old state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It is this item of the new state, by its place in the list.
    Same(usize),
    /// It has ended, and went on in these, if in any.
    Gone(Vec<usize>),
}

/// What became of an item of the old state; numbers are places in the list of the new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It stands where it stood, under its title.
    Kept(usize),
    /// It stands where it stood, under another title.
    Renamed(usize),
    /// It stands elsewhere.
    Moved(usize),
    /// It stands elsewhere, under another title.
    MovedAndRenamed(usize),
    /// It is part of this one now.
    Merged(usize),
    /// It is several now.
    Split(Vec<usize>),
    /// It is no more.
    Ended,
    /// It may be one of these; a person must say.
    Doubtful(Vec<usize>),
}

/// What two states of a plan have to do with one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pairing {
    /// The fate of each item of the old state, in its order.
    pub fates: Vec<Fate>,
    /// The items of the new state that were none of the old one, in order. One that is asked about is not among them.
    pub added: Vec<usize>,
}

impl Fate {
    /// The item of the new state that this one is.
    #[must_use]
    pub fn same(&self) -> Option<usize> {
        match self {
            Self::Kept(new) | Self::Renamed(new) | Self::Moved(new) | Self::MovedAndRenamed(new) => Some(*new),
            Self::Merged(_) | Self::Split(_) | Self::Ended | Self::Doubtful(_) => None,
        }
    }

    /// Those of the new state that are asked about.
    fn candidates(&self) -> &[usize] {
        match self {
            Self::Doubtful(candidates) => candidates,
            Self::Kept(_)
            | Self::Renamed(_)
            | Self::Moved(_)
            | Self::MovedAndRenamed(_)
            | Self::Merged(_)
            | Self::Split(_)
            | Self::Ended => &[],
        }
    }
}

/// Pairs two states of a plan. What people answered stands above what the words tell.
#[must_use]
pub fn pair(old: &[Item], new: &[Item], answers: &BTreeMap<usize, Answer>) -> Pairing {
    let [old_looks, new_looks] = [old, new].map(|items| items.iter().map(Look::of).collect::<Vec<_>>());
    let mut state = State { old, new, old_looks, new_looks, likely: vec![None; old.len()] };
    let mut fates = vec![Fate::Ended; old.len()];
    // A kind is judged after the one above it: the new state has them in the chart's order.
    let mut kinds: Vec<&Kind> = Vec::new();
    for item in new.iter().chain(old) {
        if !kinds.contains(&&item.kind) {
            kinds.push(&item.kind);
        }
    }
    for kind in kinds {
        let is_free = |new: &usize| !answers.values().any(|answer| *answer == Answer::Same(*new));
        let of_kind = |items: &[Item]| (0..items.len()).filter(|&at| items[at].kind == *kind).collect::<Vec<_>>();
        let (mut olds, mut news) = (of_kind(old), of_kind(new));
        for &at in &olds {
            match answers.get(&at) {
                Some(Answer::Same(to)) => state.likely[at] = Some(*to),
                Some(Answer::Gone(into)) => fates[at] = gone(into),
                None => {}
            }
        }
        olds.retain(|at| !answers.contains_key(at));
        news.retain(is_free);
        for (at, judged) in judge::judge(&mut state, &olds, &news) {
            if let Judged::Doubtful(candidates) = judged {
                fates[at] = Fate::Doubtful(candidates);
            }
        }
    }
    for (at, fate) in fates.iter_mut().enumerate() {
        if let (Some(to), Fate::Ended) = (state.likely[at], &fate) {
            *fate = state.fate(at, to);
        }
    }
    joined::ask(&state, answers, &mut fates);
    let taken: BTreeSet<_> = fates.iter().filter_map(Fate::same).collect();
    let asked: BTreeSet<_> = fates.iter().flat_map(Fate::candidates).copied().collect();
    let added = (0..new.len()).filter(|at| !taken.contains(at) && !asked.contains(at)).collect();
    Pairing { fates, added }
}

/// Names as the answer is written that something was divided into them; one alone is none.
#[must_use]
pub fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut names: Vec<_> = names.map(|name| format!("\"{name}\"")).collect();
    if names.len() == 1 {
        names.push("\"…\"".to_owned());
    }
    names.join(", ")
}

fn gone(into: &[usize]) -> Fate {
    match into {
        [] => Fate::Ended,
        [one] => Fate::Merged(*one),
        several => Fate::Split(several.to_vec()),
    }
}

/// Two states while they are paired.
struct State<'a> {
    old: &'a [Item],
    new: &'a [Item],
    old_looks: Vec<Look>,
    new_looks: Vec<Look>,
    /// For each old item, the new one that it is, surely or most likely.
    likely: Vec<Option<usize>>,
}

impl State<'_> {
    /// Whether two items stand under the same one, or both under none.
    fn is_in_place(&self, old: usize, new: usize) -> bool {
        match (self.old[old].parent, self.new[new].parent) {
            (None, None) => true,
            (Some(above), Some(there)) => self.likely[above] == Some(there),
            (None, Some(_)) | (Some(_), None) => false,
        }
    }

    fn fate(&self, old: usize, new: usize) -> Fate {
        let is_renamed = self.old[old].title != self.new[new].title;
        match (self.is_in_place(old, new), is_renamed) {
            (true, false) => Fate::Kept(new),
            (true, true) => Fate::Renamed(new),
            (false, false) => Fate::Moved(new),
            (false, true) => Fate::MovedAndRenamed(new),
        }
    }
}
