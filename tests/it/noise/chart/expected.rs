//! The plan that a printed chart must be read to, by the contract, and where each part is printed.

use super::plans::Clean;
use super::words;

/// The plan to be read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Expected {
    /// Its sections in order.
    pub(crate) sections: Vec<ExpectedSection>,
    /// Its listings in order.
    pub(crate) listings: Vec<ExpectedListing>,
    /// Its title.
    pub(crate) title: Option<String>,
    /// Its publisher.
    pub(crate) publisher: Option<String>,
}

/// A section to be read.
#[derive(Debug, Clone)]
pub(crate) struct ExpectedSection {
    /// Its code.
    pub(crate) code: String,
    /// Its number in the style of the chart.
    pub(crate) label: String,
    /// Its title.
    pub(crate) title: String,
    /// Whether it is marked.
    pub(crate) priority: bool,
    /// The lines it is printed on.
    pub(crate) lines: Vec<u32>,
}

/// A listing to be read.
#[derive(Debug, Clone)]
pub(crate) struct ExpectedListing {
    /// Index of its section.
    pub(crate) section: usize,
    /// Its code.
    pub(crate) code: String,
    /// Its number in the style of the chart.
    pub(crate) label: String,
    /// Its title.
    pub(crate) title: String,
    /// Its description.
    pub(crate) description: String,
    /// Its departments.
    pub(crate) departments: Vec<String>,
    /// Its collective names.
    pub(crate) collectives: Vec<String>,
    /// The listing it repeats.
    pub(crate) original: Option<usize>,
    /// The line of its project's cell.
    pub(crate) line: u32,
    /// Which it is of the projects in that cell.
    pub(crate) order: usize,
    /// All lines it is printed on.
    pub(crate) lines: Vec<u32>,
}

/// The printed numbers of sections and listings, and their codes.
#[derive(Debug, Clone)]
pub(crate) struct Numbered {
    /// Of each section.
    pub(crate) sections: Vec<Number>,
    /// Of each listing.
    pub(crate) listings: Vec<Number>,
}

/// What is printed as a number, and the code that it makes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Number {
    /// The printed numbers from the top level down.
    pub(crate) path: Vec<u32>,
    /// The code.
    pub(crate) code: String,
    /// Whether it is printed on a sibling before.
    pub(crate) twice: bool,
    /// Whether numbers are missing before it.
    pub(crate) skipped: bool,
}

/// Numbers a plan with its faults, and gives the codes of the contract.
pub(crate) fn number(plan: &Clean) -> Numbered {
    let mut sections = vec![Number::default(); plan.sections.len()];
    let mut listings = vec![Number::default(); plan.listings.len()];
    for level in 0..3 {
        let parents: Vec<_> = match level {
            0 => vec![None],
            _ => (0..plan.sections.len()).filter(|at| plan.sections[*at].level == level - 1).map(Some).collect(),
        };
        let mut start = 1;
        for parent in parents {
            let children: Vec<_> = (0..plan.sections.len())
                .filter(|at| plan.sections[*at].level == level && plan.sections[*at].parent == parent)
                .collect();
            let faults = children.iter().map(|at| (plan.sections[*at].noise.twice, plan.sections[*at].noise.skipped));
            let above = parent.map(|at: usize| sections[at].clone()).unwrap_or_default();
            let (numbers, next) = siblings(&above, start, plan.style.forms.greatest(), faults);
            start = if plan.style.runs_on(level) { next } else { 1 };
            children.iter().zip(numbers).for_each(|(at, number)| sections[*at] = number);
        }
    }
    let mut start = 1;
    for (at, section) in sections.iter().enumerate() {
        let children: Vec<_> =
            (0..plan.listings.len()).filter(|listing| plan.listings[*listing].section == at).collect();
        let noise = |at: &usize| Some(&plan.listings[*at].noise).filter(|_| !plan.style.forms.is_bullet(3));
        let faults = children.iter().map(|at| noise(at).map_or((None, None), |noise| (noise.twice, noise.skipped)));
        let (numbers, next) = siblings(section, start, plan.style.forms.greatest(), faults);
        start = if plan.style.runs_on(3) { next } else { 1 };
        children.iter().zip(numbers).for_each(|(at, number)| listings[*at] = number);
    }
    Numbered { sections, listings }
}

/// The numbers of siblings from `start` on, and the one after them: counted, printed twice or skipped; a double one takes
/// the lowest that none prints.
fn siblings(
    above: &Number,
    start: u32,
    greatest: u32,
    faults: impl Iterator<Item = (Option<bool>, Option<u8>)>,
) -> (Vec<Number>, u32) {
    let mut printed: Vec<(u32, bool, bool)> = Vec::new();
    let mut next = start;
    let faults: Vec<_> = faults.collect();
    for (at, (twice, skipped)) in faults.iter().copied().enumerate() {
        let left = u32::try_from(faults.len() - at).expect("few siblings");
        let skipped = skipped.filter(|by| next + u32::from(*by) + left <= greatest);
        let (number, after) = match (printed.last().copied(), twice, skipped) {
            (Some((last, ..)), Some(goes_on), _) => {
                (last, if goes_on || last + 2 + left > greatest { last + 1 } else { last + 2 })
            }
            (Some(_), None, Some(by)) => (next + u32::from(by), next + u32::from(by) + 1),
            (..) => (next, next + 1),
        };
        let again = printed.last().is_some_and(|(last, ..)| *last == number);
        printed.push((number, again, number > next));
        next = after;
    }
    let mut free = (1..).filter(|number| printed.iter().all(|(claimed, ..)| claimed != number));
    let codes: Vec<_> =
        printed.iter().map(|(number, twice, _)| if *twice { free.next().unwrap_or(0) } else { *number }).collect();
    let numbers = printed
        .iter()
        .zip(codes)
        .map(|((number, twice, skipped), code)| Number {
            path: above.path.iter().copied().chain([*number]).collect(),
            code: if above.code.is_empty() { code.to_string() } else { format!("{}-{code}", above.code) },
            twice: *twice,
            skipped: *skipped,
        })
        .collect();
    (numbers, next)
}

/// Real units and collective names, each once.
pub(crate) fn sort_names(printed: &[String]) -> (Vec<String>, Vec<String>) {
    printed.iter().cloned().partition(|name| !words::is_collective(name))
}
