//! Repairs of the order: a label printed a row too early or too late goes where the numbering proves it belongs.

use super::numeral::Numeral;
use super::row::{Event, Label, ProjectRow};
use super::wording::{self, Wording};
use crate::diag::{Code, Diagnostic};

/// Moves each misplaced label to its place, with a note on the project it was printed beside.
pub(super) fn place_labels(events: Vec<Event>) -> Vec<Event> {
    let mut groups = group(events);
    let mut running = Vec::new();
    let mut before = None;
    for at in 0..groups.len() {
        let opens = groups[at].labels.iter().any(|label| opens(&running, label));
        let next = groups.get(at + 1);
        let next_opens = next.is_some_and(|next| {
            let mut ahead = running.clone();
            groups[at].labels.iter().for_each(|label| follow(&mut ahead, label));
            next.labels.iter().any(|label| self::opens(&ahead, label))
        });
        let first = groups[at].first_number();
        let last = groups[at].last_number();
        let next_first = next.and_then(Group::first_number);
        if opens && !next_opens && is_next(before, first) && next_first == Some(1) {
            move_down(&mut groups, at, &running);
        } else if !opens && next_opens && before.is_some() && first == Some(1) && is_next(last, next_first) {
            move_up(&mut groups, at, &running);
        }
        groups[at].labels.iter().for_each(|label| follow(&mut running, label));
        before = last.or(before);
    }
    groups.into_iter().flat_map(Group::events).collect()
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

/// Whether a label opens a section that is not running already.
fn opens(running: &[Label], label: &Label) -> bool {
    let same = |open: &&Label| {
        let number = |label: &Label| label.numeral.as_ref().and_then(Numeral::own);
        open.level == label.level
            && number(open) == number(label)
            && wording::compare(&open.title, &label.title) != Wording::Other
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

/// The labels of a group that open sections leave it for the next group: they stood a row too early.
fn move_down(groups: &mut [Group], at: usize, running: &[Label]) {
    let (early, rest): (Vec<_>, Vec<_>) =
        std::mem::take(&mut groups[at].labels).into_iter().partition(|label| opens(running, label));
    groups[at].labels = rest;
    note(&mut groups[at], Code::P03, &early);
    groups[at + 1].labels.splice(0..0, early);
}

/// The labels of the next group that open sections come up to this one: they stood a row too late.
fn move_up(groups: &mut [Group], at: usize, running: &[Label]) {
    let (late, rest): (Vec<_>, Vec<_>) =
        std::mem::take(&mut groups[at + 1].labels).into_iter().partition(|label| opens(running, label));
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
