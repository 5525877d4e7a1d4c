//! Repairs of the order: a label printed a row too early or too late goes where the numbering proves it belongs.

use super::numeral::Numeral;
use super::row::{Event, Label, ProjectRow};
use super::wording::{self, Wording};
use crate::diag::{Code, Diagnostic};

/// Moves each misplaced label to its place, with a note on the project it was printed beside. `depth` is the number of
/// levels that the header names.
pub(super) fn place_labels(events: Vec<Event>, depth: usize) -> Vec<Event> {
    let mut groups = group(events);
    let mut running = Vec::new();
    let mut before = None;
    for at in 0..groups.len() {
        groups[at].mark_fresh(&running, before);
        let mut ahead = running.clone();
        groups[at].labels.iter().for_each(|label| follow(&mut ahead, label));
        let (first, last) = (groups[at].first_number(), groups[at].last_number());
        if let Some(next) = groups.get_mut(at + 1) {
            next.mark_fresh(&ahead, last.or(before));
        }
        let next = groups.get(at + 1);
        let next_opens = next.is_some_and(|next| next.labels.iter().any(|label| opens(&ahead, label)));
        let next_first = next.and_then(Group::first_number);
        let mut early = groups[at].early(&running, before);
        if !early.is_empty() && !starts_unlabelled(&groups, at + 1, &ahead) {
            early.clear();
        }
        let opens_none = before.is_some() && groups[at].labels.iter().all(|label| !opens(&running, label));
        if !early.is_empty() {
            move_down(&mut groups, at, &early);
        } else if next_opens && first == Some(1) && is_next(last, next_first) && (opens_none || ahead.len() < depth) {
            move_up(&mut groups, at, &ahead);
        }
        groups[at].labels.iter().for_each(|label| follow(&mut running, label));
        before = last.or(before);
    }
    groups.into_iter().flat_map(Group::events).collect()
}

/// Whether the projects of a group start at 1 under no label of their own: it has none, or one that is itself early,
/// since the projects of the group after it start in the same way.
fn starts_unlabelled(groups: &[Group], from: usize, running: &[Label]) -> bool {
    let mut running = running.to_vec();
    for group in groups.get(from..).unwrap_or_default() {
        if group.first_number() != Some(1) {
            return false;
        }
        if !group.labels.iter().any(|label| opens(&running, label)) {
            return true;
        }
        group.labels.iter().for_each(|label| follow(&mut running, label));
    }
    false
}

/// Labels and the project row that they stand above or beside.
struct Group {
    labels: Vec<Label>,
    projects: Option<ProjectRow>,
}

impl Group {
    fn first_number(&self) -> Option<u32> {
        self.projects.as_ref()?.projects.first()?.number
    }

    fn last_number(&self) -> Option<u32> {
        self.projects.as_ref()?.projects.last()?.number
    }

    /// Marks labels that are new sections although a running one has their number and nearly their words: what stands
    /// under them starts again, while under a section named again after a page break it goes on.
    fn mark_fresh(&mut self, running: &[Label], before: Option<u32>) {
        let mut goes_on = before.is_none() || self.first_number() != Some(1);
        for label in self.labels.iter_mut().rev() {
            let open = running.iter().find(|open| open.level == label.level);
            let Some(open) = open.filter(|open| number(open) == number(label)) else {
                goes_on = open.is_some_and(|open| is_next(number(open), number(label)));
                continue;
            };
            match wording::compare(&open.title, &label.title) {
                Wording::Same | Wording::Respaced => goes_on = true,
                Wording::Alike => label.fresh = !goes_on,
                Wording::Other => goes_on = false,
            }
        }
    }

    /// Which labels stand a row too early, if the next row opens no section and starts again at 1: all that open one
    /// where the projects go on counting, or the second of one level, since the first has this row.
    fn early(&self, running: &[Label], before: Option<u32>) -> Vec<usize> {
        let opening: Vec<_> = (0..self.labels.len()).filter(|&at| opens(running, &self.labels[at])).collect();
        if is_next(before, self.first_number()) {
            return opening;
        }
        let second = opening.windows(2).position(|pair| self.labels[pair[0]].level == self.labels[pair[1]].level);
        second.map_or_else(Vec::new, |at| opening[at + 1..].to_vec())
    }

    fn events(self) -> impl Iterator<Item = Event> {
        self.labels.into_iter().map(Event::Label).chain(self.projects.map(Event::Projects))
    }
}

/// Gathers each project row with the labels since the one before it.
fn group(events: Vec<Event>) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut labels = Vec::new();
    for event in events {
        match event {
            Event::Label(label) => labels.push(label),
            Event::Projects(projects) => {
                groups.push(Group { labels: std::mem::take(&mut labels), projects: Some(projects) });
            }
        }
    }
    if !labels.is_empty() {
        groups.push(Group { labels, projects: None });
    }
    groups
}

/// Whether a number goes on counting from another.
fn is_next(before: Option<u32>, number: Option<u32>) -> bool {
    before.zip(number).is_some_and(|(before, number)| number == before + 1)
}

/// The number that a label prints.
fn number(label: &Label) -> Option<u32> {
    label.numeral.as_ref().and_then(Numeral::own)
}

/// Whether a label opens a section that is not running already.
fn opens(running: &[Label], label: &Label) -> bool {
    let same = |open: &&Label| {
        open.level == label.level
            && number(open) == number(label)
            && match wording::compare(&open.title, &label.title) {
                Wording::Same | Wording::Respaced => true,
                Wording::Alike => !label.fresh,
                Wording::Other => false,
            }
    };
    !running.iter().any(|open| same(&open))
}

/// Keeps the labels that are running after this one.
fn follow(running: &mut Vec<Label>, label: &Label) {
    if opens(running, label) {
        running.retain(|open| open.level < label.level);
        running.push(label.clone());
    }
}

/// The labels of a group at these indexes leave it for the next group: they stood a row too early.
fn move_down(groups: &mut [Group], at: usize, early: &[usize]) {
    let labels = std::mem::take(&mut groups[at].labels).into_iter().enumerate();
    let (early, rest): (Vec<_>, Vec<_>) = labels.partition(|(label, _)| early.contains(label));
    let early: Vec<_> = early.into_iter().map(|(_, label)| label).collect();
    groups[at].labels = rest.into_iter().map(|(_, label)| label).collect();
    note(&mut groups[at], Code::P03, &early);
    groups[at + 1].labels.splice(0..0, early);
}

/// The labels of the next group that open sections come up to this one: they stood a row too late.
fn move_up(groups: &mut [Group], at: usize, ahead: &[Label]) {
    let (late, rest): (Vec<_>, Vec<_>) =
        std::mem::take(&mut groups[at + 1].labels).into_iter().partition(|label| opens(ahead, label));
    groups[at + 1].labels = rest;
    note(&mut groups[at], Code::P04, &late);
    groups[at].labels.extend(late);
}

/// Notes on a group's first project which section's label was moved; it names the lowest.
fn note(group: &mut Group, code: Code, moved: &[Label]) {
    let Some((projects, label)) = group.projects.as_mut().zip(moved.last()) else { return };
    let Some(project) = projects.projects.first() else { return };
    let note = Diagnostic::new(code).at(&project.place).cell(&project.cell).with("section", &label.cell);
    projects.findings.push(note);
}
