//! Standing: what is running at one point of a chart, in one way to read it.

use super::count::Counting;
use super::group::{Group, LabelAt};
use super::odds;
use crate::outline::numeral::Numeral;
use crate::outline::row::{Label, ProjectRow};
use crate::outline::wording::{self, Wording};

/// What a label does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It opens a section.
    Opens,
    /// It names the running section of its level again.
    GoesOn,
}

/// The chart that is read.
pub(super) struct Chart<'g> {
    /// Its rows.
    pub(super) groups: &'g [Group],
    /// How it counts.
    pub(super) counting: &'g Counting,
    /// How many levels its header names.
    pub(super) depth: usize,
}

/// What is running.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Standing {
    /// The running section of each level, from the top.
    open: Vec<Running>,
    /// The last number of each level, where numbers run on, and whether it was printed twice.
    ended: Vec<Option<(u32, bool)>>,
    /// The number of the last 事業.
    last: Last,
    /// Whether the lowest running section has no 事業 yet.
    empty: bool,
    /// Whether the last label found no section above it and was left out.
    adrift: bool,
}

/// A running section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Running {
    /// The label that opened it.
    label: LabelAt,
    /// Whether its number was printed on the section before.
    twice: bool,
}

/// The number that came last under the running section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
enum Last {
    /// None yet; the last number before it, where numbers run on.
    #[default]
    None,
    /// None yet, and the last one under the section before.
    Before(u32, Doubled),
    /// This one.
    Number(u32, Doubled),
    /// One without a number.
    Unnumbered,
}

/// Whether a number was printed twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Doubled {
    Once,
    Twice,
}

impl Standing {
    /// What a label may do here, each with its odds and what is running after it.
    pub(super) fn label(&self, chart: &Chart, at: LabelAt) -> Vec<(Verdict, u32, Self)> {
        let label = at.label(chart.groups);
        if label.level > self.open.len() {
            return vec![(Verdict::Opens, odds::NO_PARENT, Self { adrift: true, ..self.clone() })];
        }
        let opened = |extra: u32| {
            let (cost, standing) = self.open(chart, at);
            (Verdict::Opens, cost + extra, standing)
        };
        let goes_on = |cost: u32| (Verdict::GoesOn, cost, Self { adrift: false, ..self.clone() });
        match self.open.get(label.level).map(|running| compare(running.label.label(chart.groups), label)) {
            Some(Wording::Same | Wording::Respaced) => vec![goes_on(0)],
            // Without a number, nearly the same words may well be another section.
            Some(Wording::Alike(alike)) if label.numeral.is_some() => {
                vec![goes_on(odds::reworded(alike)), opened(odds::alike_by_chance(alike))]
            }
            Some(Wording::Alike(_) | Wording::Other) | None => vec![opened(0)],
        }
    }

    /// Opens a section.
    fn open(&self, chart: &Chart, at: LabelAt) -> (u32, Self) {
        let label = at.label(chart.groups);
        let number = printed(label);
        let running = self.open.get(label.level);
        let before = running.and_then(|running| printed(running.label.label(chart.groups)));
        let ended = self.ended.get(label.level).copied().flatten();
        let mut cost = match (running, number, before) {
            (Some(running), Some(number), Some(before)) => odds::next_section(before, running.twice, number),
            (None, Some(number), _) => odds::first(number, ended),
            (Some(_), ..) | (None, None, _) => 0,
        };
        let closes = label.level < self.open.len();
        cost += if closes && self.empty { odds::EMPTY } else { 0 };
        cost += if self.is_parent_of(chart, label) { 0 } else { odds::OTHER_PARENT };
        cost += if self.names_another_level(chart, label) { odds::NAMESAKE } else { 0 };
        let twice = number.is_some() && number == before;
        let mut standing = self.clone();
        standing.open.truncate(label.level);
        standing.open.push(Running { label: at, twice });
        if chart.counting.sections_run_on.get(label.level).is_some_and(|runs_on| *runs_on) {
            standing.ended.resize(standing.ended.len().max(label.level + 1), None);
            standing.ended[label.level] = number.map(|number| (number, twice));
        }
        standing.last = match self.last {
            Last::Number(last, doubled) | Last::Before(last, doubled) if chart.counting.projects_run_on => {
                Last::Before(last, doubled)
            }
            Last::Number(..) | Last::Before(..) | Last::None | Last::Unnumbered => Last::None,
        };
        standing.empty = true;
        standing.adrift = false;
        (cost, standing)
    }

    /// Whether a label has the number and the words of a section that is running on another level.
    fn names_another_level(&self, chart: &Chart, label: &Label) -> bool {
        let others = self.open.iter().map(|running| running.label.label(chart.groups));
        let same =
            |other: &Label| matches!(compare(other, label), Wording::Same | Wording::Respaced | Wording::Alike(85..));
        others.into_iter().any(|other| other.level != label.level && same(other))
    }

    /// Whether the parents that a label names are those that are running.
    fn is_parent_of(&self, chart: &Chart, label: &Label) -> bool {
        let Some(numeral) = &label.numeral else { return true };
        let above = self.open[..label.level].iter().rev().map(|running| printed(running.label.label(chart.groups)));
        numeral.parents().iter().rev().zip(above).all(|(own, up)| up.is_none_or(|up| up == *own))
    }

    /// Whether sections are missing above what is printed here, which is an error: no label is moved then.
    pub(super) fn is_adrift(&self) -> bool {
        self.open.is_empty() || self.adrift
    }

    /// Goes on with the projects of a row; gives their odds.
    pub(super) fn list(&mut self, chart: &Chart, row: &ProjectRow) -> u32 {
        let mut cost = match (self.open.len(), self.empty) {
            (0, _) => odds::NO_PARENT,
            (open, true) if open < chart.depth => odds::TOO_HIGH,
            (..) => 0,
        };
        self.empty = false;
        for project in &row.projects {
            let Some(number) = project.number else {
                self.last = Last::Unnumbered;
                continue;
            };
            cost += match self.last {
                Last::None => odds::first(number, None),
                Last::Before(before, doubled) => odds::first(number, Some((before, doubled == Doubled::Twice))),
                Last::Number(before, doubled) => odds::next(before, doubled == Doubled::Twice, number),
                Last::Unnumbered => 0,
            };
            let again = matches!(self.last, Last::Number(before, _) if before == number);
            self.last = Last::Number(number, if again { Doubled::Twice } else { Doubled::Once });
        }
        cost
    }
}

/// How a label compares with the running one of its level, of which it may be the same.
fn compare(running: &Label, label: &Label) -> Wording {
    if printed(running) == printed(label) { wording::compare(&running.title, &label.title) } else { Wording::Other }
}

/// The number that a label prints.
fn printed(label: &Label) -> Option<u32> {
    label.numeral.as_ref().and_then(Numeral::own)
}
