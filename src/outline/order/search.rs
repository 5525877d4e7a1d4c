//! The search: the few likeliest ways to read a chart, side by side, row after row.

use super::count::Counting;
use super::group::{Group, LabelAt};
use super::odds;
use super::standing::{Chart, Standing, Verdict};

/// How many ways are kept at a row, and how much less likely than the best one they may be.
const MOST: usize = 16;
const FAR: u32 = 140;

/// How one group is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Step {
    /// Which of its readings stands.
    pub(super) reading: usize,
    /// The labels over its projects, in order, and what each does.
    pub(super) labels: Vec<(LabelAt, Verdict)>,
    /// Its own labels that belong to the next group.
    pub(super) early: Vec<LabelAt>,
    /// Labels of the next group that belong to it.
    pub(super) late: Vec<LabelAt>,
    /// Whether another way to read it is about as likely.
    pub(super) doubt: bool,
}

/// One way to read the chart up to a row.
#[derive(Debug, Clone)]
struct Way {
    /// What is running.
    standing: Standing,
    /// Labels that stood early and are still to come.
    carried: Vec<LabelAt>,
    /// Labels of the next group that are read already, since they stood late.
    pulled: Vec<LabelAt>,
    /// How unlikely it is.
    cost: u32,
    /// Its last step, in the trail.
    last: usize,
}

/// A step, the one before it, and the groups where another way was about as likely.
struct Footprint {
    step: Step,
    before: usize,
    doubts: Vec<usize>,
}

/// The steps of the likeliest way to read a chart, one for each group.
pub(super) fn likeliest(groups: &[Group], counting: &Counting, depth: usize) -> Vec<Step> {
    let chart = Chart { groups, counting, depth };
    let mut trail = vec![Footprint { step: Step::default(), before: 0, doubts: Vec::new() }];
    let start = Way { standing: Standing::default(), carried: Vec::new(), pulled: Vec::new(), cost: 0, last: 0 };
    let mut ways = vec![start];
    for at in 0..groups.len() {
        let mut next = Vec::new();
        for way in &ways {
            for (step, mut way) in expand(&chart, at, way) {
                trail.push(Footprint { step, before: way.last, doubts: Vec::new() });
                way.last = trail.len() - 1;
                next.push(way);
            }
        }
        ways = keep_best(&mut trail, next, at);
    }
    retrace(&trail, &ways, groups.len())
}

/// All ways to go on with a group.
fn expand(chart: &Chart, at: usize, way: &Way) -> Vec<(Step, Way)> {
    let mut all = Vec::new();
    for (reading, read) in chart.groups[at].readings.iter().enumerate() {
        if way.pulled.first().is_some_and(|pulled| pulled.reading != reading) {
            continue;
        }
        let start = Way { carried: Vec::new(), pulled: Vec::new(), cost: way.cost + read.strain, ..way.clone() };
        let mut partial = vec![(Step { reading, ..Step::default() }, start)];
        for label in labels(chart, at, reading, way) {
            let level = label.label(chart.groups).level;
            let crossed = label.group == at && way.carried.iter().any(|early| early.label(chart.groups).level > level);
            let odds_of_opening = if crossed { odds::CROSSED } else { 0 };
            partial = partial.into_iter().flat_map(|way| take(chart, at, label, odds_of_opening, &way)).collect();
        }
        let late: Vec<_> = partial.iter().flat_map(|(step, way)| pull(chart, at, step, way)).collect();
        for (step, mut way) in partial.into_iter().chain(late) {
            way.cost += read.projects.as_ref().map_or(0, |row| way.standing.list(chart, row));
            way.cost += odds::moved(step.early.len()) + odds::moved(step.late.len());
            way.carried.clone_from(&step.early);
            way.pulled.clone_from(&step.late);
            all.push((step, way));
        }
    }
    all
}

/// The labels to be read at a group: its own but those that are read already, and those carried to it, under the labels
/// of higher levels and before others of their own.
fn labels(chart: &Chart, at: usize, reading: usize, way: &Way) -> Vec<LabelAt> {
    let own = 0..chart.groups[at].readings[reading].labels.len();
    let own = own.map(|label| LabelAt { group: at, reading, at: label });
    let mut labels: Vec<_> = own.filter(|label| !way.pulled.contains(label)).collect();
    if let Some(early) = way.carried.first() {
        let level = early.label(chart.groups).level;
        let under = labels.iter().position(|label| label.label(chart.groups).level >= level).unwrap_or(labels.len());
        labels.splice(under..under, way.carried.iter().copied());
    }
    labels
}

/// What can be done with a label that is printed at a group or carried to it: it is read here or, where it opens a
/// section, with the next group. What follows an early label and opens a section is early too.
fn take(chart: &Chart, at: usize, label: LabelAt, odds_of_opening: u32, (step, way): &(Step, Way)) -> Vec<(Step, Way)> {
    let mut taken = Vec::new();
    let may_be_early = label.group == at && has_projects(chart, at) && has_projects(chart, at + 1);
    for (verdict, cost, standing) in way.standing.label(chart, label) {
        let opens = verdict == Verdict::Opens;
        if opens && may_be_early && !standing.is_adrift() {
            let mut step = step.clone();
            step.early.push(label);
            taken.push((step, way.clone()));
        }
        if !opens || step.early.is_empty() {
            let mut step = step.clone();
            step.labels.push((label, verdict));
            let cost = way.cost + cost + if opens { odds_of_opening } else { 0 };
            taken.push((step, Way { standing, cost, ..way.clone() }));
        }
    }
    taken
}

/// The ways in which labels of the next group, the lowest or more, come up to this one.
fn pull(chart: &Chart, at: usize, step: &Step, way: &Way) -> Vec<(Step, Way)> {
    let mut pulled = Vec::new();
    if !step.early.is_empty() || way.standing.is_adrift() || !has_projects(chart, at) || !has_projects(chart, at + 1) {
        return pulled;
    }
    for (reading, read) in chart.groups[at + 1].readings.iter().enumerate() {
        for first in 0..read.labels.len() {
            let mut step = step.clone();
            let mut way = way.clone();
            for label in (first..read.labels.len()).map(|label| LabelAt { group: at + 1, reading, at: label }) {
                let opens =
                    way.standing.label(chart, label).into_iter().find(|(verdict, ..)| *verdict == Verdict::Opens);
                let Some((verdict, cost, standing)) = opens else { continue };
                step.labels.push((label, verdict));
                step.late.push(label);
                way = Way { standing, cost: way.cost + cost, ..way };
            }
            if step.late.first().is_some_and(|late| late.at == first) {
                pulled.push((step, way));
            }
        }
    }
    pulled
}

fn has_projects(chart: &Chart, at: usize) -> bool {
    chart.groups.get(at).is_some_and(|group| group.readings[0].projects.is_some())
}

/// Keeps the best ways. Of those that leave the same things running only one is kept; the other is a doubt where it is
/// about as likely.
fn keep_best(trail: &mut [Footprint], mut ways: Vec<Way>, at: usize) -> Vec<Way> {
    ways.sort_by_key(|way| way.cost);
    let best = ways.first().map_or(0, |way| way.cost);
    let mut kept: Vec<Way> = Vec::new();
    for way in ways {
        if way.cost > best + FAR {
            break;
        }
        let same =
            |other: &&Way| other.standing == way.standing && other.carried == way.carried && other.pulled == way.pulled;
        match kept.iter().find(same) {
            Some(better) if way.cost < better.cost + odds::ABOUT_AS_LIKELY => {
                let parting = parting(trail, better.last, way.last, at);
                trail[better.last].doubts.push(parting);
            }
            None if kept.len() < MOST => kept.push(way),
            Some(_) | None => {}
        }
    }
    kept
}

/// The group where two ways part that both lead up to `at`.
fn parting(trail: &[Footprint], mut one: usize, mut other: usize, at: usize) -> usize {
    let mut parting = at;
    let mut group = at;
    while one != other {
        if trail[one].step != trail[other].step {
            parting = group;
        }
        (one, other) = (trail[one].before, trail[other].before);
        group = group.saturating_sub(1);
    }
    parting
}

/// The steps of the best way, from the first.
fn retrace(trail: &[Footprint], ways: &[Way], count: usize) -> Vec<Step> {
    let mut steps = vec![Step::default(); count];
    let Some(best) = ways.first() else { return steps };
    let mut doubts = Vec::new();
    for other in ways[1..].iter().filter(|other| other.cost < best.cost + odds::ABOUT_AS_LIKELY) {
        doubts.push(parting(trail, best.last, other.last, count - 1));
    }
    let mut at = best.last;
    for step in steps.iter_mut().rev() {
        step.clone_from(&trail[at].step);
        doubts.extend(&trail[at].doubts);
        at = trail[at].before;
    }
    for doubt in doubts {
        steps[doubt].doubt = true;
    }
    steps
}
