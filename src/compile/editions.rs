//! Editions of a plan: the one before and those that follow, read beside it for the comparison of both.

use super::{PLAN_SETTINGS, PlanInput, Shared, published};
use crate::comparison::{self, Comparison};
use crate::config::{MatchConfig, PlanConfig};
use crate::diag::{Diagnostic, Severity, Sink};
use crate::plan::Plan;

/// The plans that a plan is compared with.
#[derive(Debug, Default)]
pub(super) struct Neighbours {
    before: Option<Plan>,
    /// Those that follow, each with its settings.
    after: Vec<(PlanConfig, Plan)>,
}

/// The comparisons that a plan stands in.
#[derive(Debug, Default)]
pub(super) struct Comparisons<'a> {
    pub(super) before: Option<Comparison<'a>>,
    pub(super) after: Vec<Comparison<'a>>,
}

impl Shared {
    /// The plans that one is compared with, by their ids: the one before it and those that follow it.
    #[must_use]
    pub fn neighbours(&self, id: &str) -> Vec<&str> {
        let is_other = |other: &&str| *other != id && self.plans.iter().any(|plan| plan == other);
        let before = self.predecessors.get(id).map(String::as_str).filter(is_other);
        let after =
            self.predecessors.iter().filter(|(_, before)| before.as_str() == id).map(|(after, _)| after.as_str());
        before.into_iter().chain(after.filter(is_other)).collect()
    }
}

impl Neighbours {
    /// Reads the neighbours of a plan among other plans. What is wrong in one is found where it is compiled itself.
    pub(super) fn read(shared: &Shared, id: &str, others: &[PlanInput]) -> Self {
        let open = |other: &PlanInput| {
            let mut unheard = Sink::new();
            let (settings, plan) = published(&mut unheard, shared, other);
            (!unheard.has_errors() && !plan.sections.is_empty()).then_some((settings, plan))
        };
        let find = |id: &str| others.iter().find(|other| other.id == id).and_then(open);
        let mut found = Self::default();
        let before = shared.predecessors.get(id).map(String::as_str);
        for other in shared.neighbours(id) {
            if Some(other) == before {
                found.before = find(other).map(|(_, plan)| plan);
            } else {
                found.after.extend(find(other));
            }
        }
        found
    }

    /// Compares a plan with its neighbours. What cannot be told of the plan before it goes to the sink.
    pub(super) fn compare<'a>(
        &'a self,
        sink: &mut Sink,
        plan: &'a Plan,
        matches: &[MatchConfig],
        folder: &str,
    ) -> Comparisons<'a> {
        let mut found = Sink::new();
        let before = self.before.as_ref().map(|before| comparison::compare(&mut found, before, plan, matches));
        sink.absorb(placed(found, &format!("{folder}/{PLAN_SETTINGS}")));
        let mut unheard = Sink::new();
        let after = self.after.iter();
        let after = after.map(|(settings, after)| comparison::compare(&mut unheard, plan, after, &settings.matches));
        Comparisons { before, after: after.collect() }
    }
}

/// Findings, those without a place set into the file that answers them.
fn placed(found: Sink, path: &str) -> Vec<Diagnostic> {
    let place = |found: Diagnostic| if found.place.is_none() { found.in_file(path) } else { found };
    found.into_sorted().into_iter().map(place).collect()
}

/// Two editions that were read to be compared.
#[derive(Debug)]
pub struct Editions {
    before: Plan,
    after: Plan,
    matches: Vec<MatchConfig>,
    /// The settings that answer what is asked.
    path: String,
}

/// Reads two editions. Gives what stands against the comparison, and none where that is an error.
#[must_use]
pub fn editions(shared: &Shared, before: &PlanInput, after: &PlanInput) -> (Vec<Diagnostic>, Option<Editions>) {
    let mut sink = Sink::new();
    let (_, old) = published(&mut sink, shared, before);
    let (settings, new) = published(&mut sink, shared, after);
    let is_sound = !sink.has_errors() && ![&old, &new].iter().any(|plan| plan.sections.is_empty());
    let errors = sink.into_sorted().into_iter().filter(|found| found.severity == Severity::Error).collect();
    let path = after.files.first().map(|file| file.path.trim_end_matches(&file.name)).unwrap_or_default();
    let path = format!("{path}{PLAN_SETTINGS}");
    let editions = Editions { before: old, after: new, matches: settings.matches, path };
    (errors, is_sound.then_some(editions))
}

impl Editions {
    /// Compares them: what was found, and the comparison.
    #[must_use]
    pub fn compare(&self) -> (Vec<Diagnostic>, Comparison<'_>) {
        let mut sink = Sink::new();
        let comparison = comparison::compare(&mut sink, &self.before, &self.after, &self.matches);
        (placed(sink, &self.path), comparison)
    }
}
