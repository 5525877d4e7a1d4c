//! Noise: what the reader makes of made-up plans printed as ragged charts, at the shipped chart's rates of faults and
//! above. `cargo bench --bench noise` measures the same on thousands of charts and shrinks those that go wrong.
//!
//! Where the aim is not reached yet, the numbers are a ratchet: what is reached today on the same charts at each run. They
//! only get better.

mod chart;

use chart::faults::{Fault, Rates};
use chart::plans::Numbers;
use chart::trial::{Series, Trial};

/// What became of a series of charts.
#[derive(Debug, PartialEq, Eq)]
struct Outcome {
    /// Charts that are read exactly.
    exact: usize,
    /// Charts in which something is misread that no warning and no error points at.
    silent: usize,
    /// Charts in which a cell is lost.
    lost: usize,
    /// Charts with more than two findings for each fault.
    noisy: usize,
}

impl Outcome {
    fn of(rates: &Rates, numbers: Numbers, charts: usize) -> Self {
        let mut series = Series::new(rates, numbers, 1);
        let trials: Vec<_> = (0..charts).map(|_| series.next_trial()).collect();
        let count = |is: fn(&Trial) -> bool| trials.iter().filter(|trial| is(trial)).count();
        Self {
            exact: count(Trial::is_exact),
            silent: count(|trial| !trial.silent().is_empty()),
            lost: count(|trial| !trial.lost().is_empty()),
            noisy: count(Trial::is_noisy),
        }
    }

    fn is_worse_than(&self, reached: &Self) -> bool {
        let Self { exact, silent, lost, noisy } = *reached;
        self.exact < exact || self.silent > silent || self.lost > lost || self.noisy > noisy
    }
}

/// Fails with the first chart that goes wrong, as small as it can be, where a series is read worse than before.
#[track_caller]
fn assert_reached(name: &str, rates: &Rates, numbers: Numbers, charts: usize, reached: &Outcome) {
    let outcome = Outcome::of(rates, numbers, charts);
    if outcome.is_worse_than(reached) {
        let is_wrong: fn(&Trial) -> bool = |trial| !trial.is_exact() || trial.is_noisy() || !trial.lost().is_empty();
        let smallest = Series::new(rates, numbers, 1).smallest(charts, is_wrong).expect("a chart goes wrong");
        let shown = format!("{}\n{}", smallest.report(), smallest.printed.text);
        panic!("{name}: of {charts} charts {outcome:?}, before {reached:?}; the smallest:\n{shown}");
    }
}

#[test]
fn clean_charts_are_read_exactly_and_without_a_finding() {
    let all = Outcome { exact: 40, silent: 0, lost: 0, noisy: 0 };
    assert_reached("clean", &Rates::times(0.0), Numbers::Apart, 40, &all);
}

#[test]
fn charts_as_ragged_as_the_shipped_one_are_read_exactly_in_99_of_100_and_never_misread_in_silence() {
    let nearly_all = Outcome { exact: 99, silent: 0, lost: 0, noisy: 0 };
    assert_reached("1×", &Rates::times(1.0), Numbers::Apart, 100, &nearly_all);
}

#[test]
fn nothing_is_misread_in_silence_and_no_cell_lost_at_two_to_five_times_the_rates() {
    for factor in [2.0, 3.0, 4.0, 5.0] {
        let nearly_all = Outcome { exact: 19, silent: 0, lost: 0, noisy: 0 };
        assert_reached(&format!("{factor}×"), &Rates::times(factor), Numbers::Apart, 20, &nearly_all);
    }
}

#[test]
fn levels_that_share_a_form_of_number_are_told_apart_by_their_columns_and_sequence() {
    for factor in [0.0, 1.0] {
        let nearly_all = Outcome { exact: 29, silent: 0, lost: 0, noisy: 0 };
        assert_reached(&format!("levels alike, {factor}×"), &Rates::times(factor), Numbers::Alike, 30, &nearly_all);
    }
}

/// Faults of page breaks stand on page breaks, which by themselves yield no finding.
#[test]
fn each_fault_alone_is_read_exactly_with_two_findings_at_most() {
    for (fault, rate) in Fault::ALL {
        let rates = Rates::only(fault, f64::max(rate, 0.1));
        let mut series = Series::new(&rates, Numbers::Apart, 1);
        assert!((0..16).any(|_| series.next_trial().faults().contains(&fault)), "no chart has it: {}", fault.name());
        assert_reached(fault.name(), &rates, Numbers::Apart, 16, &Outcome { exact: 16, silent: 0, lost: 0, noisy: 0 });
    }
}
