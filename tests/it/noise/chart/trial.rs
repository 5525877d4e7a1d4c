//! One chart printed and read, and how it went; series of them, and the smallest chart that goes wrong.

use std::collections::BTreeSet;

use proptest::strategy::{BoxedStrategy, Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::compare::{self, Difference, Reading};
use super::faults::{Fault, Rates};
use super::plans::{Clean, Numbers, plans};
use super::print::{Printed, print};

/// One chart, printed and read.
pub(crate) struct Trial {
    /// The chart.
    pub(crate) printed: Printed,
    /// What was read.
    pub(crate) reading: Reading,
    /// Where they differ.
    pub(crate) differences: Vec<Difference>,
}

impl Trial {
    /// Prints a plan and reads it.
    pub(crate) fn of(plan: Clean) -> Self {
        let printed = print(plan);
        let reading = compare::read(&printed.text);
        let differences = compare::differences(&printed, &reading);
        Self { printed, reading, differences }
    }

    /// Whether the plan was read as printed.
    pub(crate) fn is_exact(&self) -> bool {
        self.differences.is_empty()
    }

    /// The differences that no warning and no error announces.
    pub(crate) fn silent(&self) -> Vec<&Difference> {
        self.differences.iter().filter(|difference| !compare::is_announced(&self.reading, difference)).collect()
    }

    /// The cells that are lost.
    pub(crate) fn lost(&self) -> Vec<String> {
        compare::lost_cells(&self.printed, &self.reading)
    }

    /// Whether there are more findings than two for each fault.
    pub(crate) fn is_noisy(&self) -> bool {
        self.reading.found.len() > 2 * self.printed.faults.len()
    }

    /// The kinds of faults it has.
    pub(crate) fn faults(&self) -> BTreeSet<Fault> {
        self.printed.faults.iter().map(|(fault, _)| *fault).collect()
    }

    /// How it went, for a person to read.
    pub(crate) fn report(&self) -> String {
        let faults = self.printed.faults.iter().map(|(fault, line)| format!("fault: {}, line {line}", fault.name()));
        let differences = self.differences.iter().map(|difference| {
            let announced = if compare::is_announced(&self.reading, difference) { "announced" } else { "SILENT" };
            format!("{announced}: {} (lines {:?})", difference.what, difference.lines)
        });
        let lost = self.lost().into_iter().map(|cell| format!("lost: {cell}"));
        let found = self.reading.found.iter().map(|found| {
            let line = found.place.as_ref().map_or(0, |place| place.line);
            let (cell, record) = (found.cell.as_deref().unwrap_or("-"), found.record.as_deref().unwrap_or("-"));
            format!("found: {} {}, line {line}, {record}: {cell}", found.code.as_str(), found.severity.as_str())
        });
        faults.chain(differences).chain(lost).chain(found).collect::<Vec<_>>().join("\n")
    }
}

/// A series of charts, the same at each run.
pub(crate) struct Series {
    runner: TestRunner,
    strategy: BoxedStrategy<Clean>,
}

impl Series {
    /// Charts with faults at these rates.
    pub(crate) fn new(rates: &Rates, numbers: Numbers, seed: u8) -> Self {
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
        Self { runner: TestRunner::new_with_rng(Config::default(), rng), strategy: plans(rates, numbers).boxed() }
    }

    /// The next chart.
    pub(crate) fn next_trial(&mut self) -> Trial {
        Trial::of(self.strategy.new_tree(&mut self.runner).expect("no plan is rejected").current())
    }

    /// The smallest chart like the first of `count` that goes wrong.
    pub(crate) fn smallest(&mut self, count: usize, is_wrong: fn(&Trial) -> bool) -> Option<Trial> {
        self.smallest_of_each(count, 1, &[is_wrong]).pop().map(|(_, trial)| trial)
    }

    /// The smallest chart like each of `count` that goes wrong in one of these ways, at most so many of each way: the
    /// index of the way, and the chart.
    pub(crate) fn smallest_of_each(
        &mut self,
        count: usize,
        most: usize,
        ways: &[fn(&Trial) -> bool],
    ) -> Vec<(usize, Trial)> {
        let mut found: Vec<(usize, Trial)> = Vec::new();
        for _ in 0..count {
            let before = self.runner.clone();
            let trial = self.next_trial();
            for (way, is_wrong) in ways.iter().enumerate().filter(|(_, is_wrong)| is_wrong(&trial)) {
                if found.iter().filter(|(known, _)| *known == way).count() < most {
                    let tree = self.strategy.new_tree(&mut before.clone()).expect("no plan is rejected");
                    found.push((way, shrink(tree, is_wrong)));
                }
            }
            if ways.len() * most == found.len() {
                break;
            }
        }
        found
    }
}

/// The smallest chart like this one that goes wrong as it does.
fn shrink(mut tree: impl ValueTree<Value = Clean>, is_wrong: impl Fn(&Trial) -> bool) -> Trial {
    let mut smallest = Trial::of(tree.current());
    let mut steps = 0;
    let mut simpler = tree.simplify();
    while simpler && steps < 4000 {
        steps += 1;
        let trial = Trial::of(tree.current());
        simpler = if is_wrong(&trial) {
            smallest = trial;
            tree.simplify()
        } else {
            tree.complicate()
        };
    }
    smallest
}
