//! Counting: at which levels numbers start again under each parent, and at which they run on through all of them.

use super::group::Group;
use crate::outline::numeral::Numeral;

/// How a chart counts.
#[derive(Debug)]
pub(super) struct Counting {
    /// Which levels run on.
    pub(super) sections_run_on: Vec<bool>,
    /// Whether the 事業 run on.
    pub(super) projects_run_on: bool,
}

impl Counting {
    /// Learns it from what follows each new parent: number 1, or the next number.
    pub(super) fn of(groups: &[Group], depth: usize) -> Self {
        let mut tallies = vec![Tally::default(); depth + 1];
        for group in groups {
            let reading = &group.readings[0];
            for label in &reading.labels {
                let number = label.numeral.as_ref().and_then(Numeral::own);
                if tallies[label.level.min(depth)].count(number) {
                    tallies.iter_mut().skip(label.level + 1).for_each(|below| below.is_first = true);
                }
            }
            let projects = reading.projects.iter().flat_map(|row| &row.projects);
            projects.for_each(|project| {
                tallies[depth].count(project.number);
            });
        }
        let projects_run_on = tallies.pop().is_some_and(|tally| tally.runs_on());
        Self { sections_run_on: tallies.iter().map(Tally::runs_on).collect(), projects_run_on }
    }
}

/// What was seen of one level.
#[derive(Debug, Clone, Default)]
struct Tally {
    last: Option<u32>,
    twice: bool,
    is_first: bool,
    starts: usize,
    goes_on: usize,
}

impl Tally {
    /// Counts a number; says whether it is another than the running one.
    fn count(&mut self, number: Option<u32>) -> bool {
        let is_other = self.is_first || number.is_none() || number != self.last;
        if let (true, Some(number), Some(last)) = (self.is_first, number, self.last) {
            self.starts += usize::from(number == 1);
            self.goes_on += usize::from(number == last + 1 || self.twice && number == last + 2);
        }
        self.twice = !self.is_first && number.is_some() && number == self.last;
        self.is_first = false;
        self.last = number;
        is_other
    }

    fn runs_on(&self) -> bool {
        self.goes_on > self.starts
    }
}
