//! The order: which labels stand over which projects, read as the likeliest way in which the chart came to look so.
//!
//! A label may stand a row early or late, a section may be named again in other words, numbers are skipped or printed
//! twice. Each of these is rare, so of all ways to read a chart the one that needs the fewest and likeliest of them
//! stands (`odds`). The `search` goes through the rows with the few best ways side by side, each with its own
//! `standing`: what is running and which number came last. Where another way is about as likely, that is reported.

mod count;
mod group;
pub(super) mod odds;
mod search;
mod standing;

use super::row::{Event, Label, RowProject};
use crate::diag::{Code, Diagnostic};

pub(super) use group::{Group, Reading};

use count::Counting;
use group::LabelAt;
use search::Step;
use standing::Verdict;

/// Puts each label where it belongs, with a note on the project it was printed beside, and chooses one reading of each
/// row. `depth` is the number of levels that the header names.
pub(super) fn arrange(mut groups: Vec<Group>, depth: usize) -> Vec<Event> {
    let counting = Counting::of(&groups, depth);
    let mut steps = search::likeliest(&groups, &counting, depth);
    if !counting.projects_run_on {
        for at in 2..steps.len() {
            steps[at].doubt |= may_begin_above(&groups, &steps, at);
        }
    }
    let mut events = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        let findings = findings(&groups, at, step);
        let labels = step.labels.iter().map(|(label, verdict)| with_verdict(&groups, *label, *verdict));
        events.extend(labels.map(Event::Label));
        if let Some(mut row) = groups[at].readings[step.reading].projects.take() {
            row.findings.extend(findings);
            events.push(Event::Projects(row));
        }
    }
    events
}

/// Whether the section that begins with a group may as well begin with the 事業 above it, which has the number 1 for the
/// second time: then its label is late, and the group's own number 1 is the double. What is found at that 事業 stands beside
/// the label, unless rows of departments lie between.
fn may_begin_above(groups: &[Group], steps: &[Step], at: usize) -> bool {
    let row = |at: usize| groups[at].readings[steps[at].reading].projects.as_ref();
    let opens = |at: usize| steps[at].labels.iter().any(|(_, verdict)| *verdict == Verdict::Opens);
    let is_first = |project: Option<&RowProject>| project.is_some_and(|project| project.number == Some(1));
    let (Some(before), Some(above), Some(own)) = (row(at - 2), row(at - 1), row(at)) else { return false };
    let is_double = above.projects.len() == 1 && is_first(above.projects.first()) && is_first(before.projects.last());
    is_double && above.overflow.is_some() && opens(at) && !opens(at - 1) && is_first(own.projects.first())
}

fn with_verdict(groups: &[Group], at: LabelAt, verdict: Verdict) -> Label {
    Label { goes_on: verdict == Verdict::GoesOn, ..at.label(groups).clone() }
}

/// What a person should know of a step: labels that were moved, named by the lowest, and a doubt.
fn findings(groups: &[Group], at: usize, step: &Step) -> Vec<Diagnostic> {
    let Some(project) = groups[at].readings[step.reading].projects.as_ref().and_then(|row| row.projects.first()) else {
        return Vec::new();
    };
    let moved = |code: Code, labels: &[LabelAt]| {
        let label = labels.last()?.label(groups);
        Some(Diagnostic::new(code).at(&project.place).cell(&project.cell).with("section", &label.cell))
    };
    let doubt = step.doubt.then(|| {
        let labels = step.labels.iter().map(|(label, _)| label).chain(&step.early).chain(&step.late);
        let label = labels.last().map(|label| label.label(groups));
        let (place, cell) = label.map_or((&project.place, &project.cell), |label| (&label.place, &label.cell));
        Diagnostic::new(Code::P21).at(place).cell(cell)
    });
    [moved(Code::P03, &step.early), moved(Code::P04, &step.late), doubt].into_iter().flatten().collect()
}
