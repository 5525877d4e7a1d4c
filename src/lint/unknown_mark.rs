//! L10: a mark that the chart's legend does not explain.

use std::collections::BTreeMap;

use super::chart::{Chart, about_listing, about_section};
use crate::diag::{Code, Diagnostic, Sink};
use crate::plan::{MarkId, Plan};

/// The first place of each sign, and how often it stands in the plan.
type Found = BTreeMap<String, (Diagnostic, usize)>;

/// Reports each sign without a meaning once, where it first stands: one that was read as a mark, or one that is left at
/// the end of a title.
pub(super) fn check(sink: &mut Sink, chart: &Chart) {
    let plan = chart.plan;
    let mut found = Found::new();
    for section in &plan.sections {
        let signs = unexplained(plan, &section.marks).chain(last(&section.title));
        count(&mut found, signs, || about_section(Code::L10, section));
    }
    for listing in &plan.listings {
        let of_departments = listing.department_marks.values().flat_map(|marks| unexplained(plan, marks));
        let signs = unexplained(plan, &listing.marks).chain(of_departments).chain(last(&listing.title));
        count(&mut found, signs, || about_listing(Code::L10, listing));
    }
    for (sign, (diagnostic, count)) in found {
        sink.report(diagnostic.with("mark", sign).with("count", count));
    }
}

fn count(found: &mut Found, signs: impl Iterator<Item = String>, about: impl Fn() -> Diagnostic) {
    for sign in signs {
        found.entry(sign).or_insert_with(|| (about(), 0)).1 += 1;
    }
}

/// The signs of those of some marks that nothing explains.
fn unexplained<'a>(plan: &'a Plan, marks: &'a [MarkId]) -> impl Iterator<Item = String> + 'a {
    let marks = marks.iter().filter_map(|id| plan.marks.get(id.0)).filter(|mark| !mark.explained);
    marks.map(|mark| mark.symbol.clone().unwrap_or_else(|| mark.name.clone()))
}

/// The sign that a title ends with. One that stands twice is a blank to fill in, as in 〇〇.
fn last(title: &str) -> Option<String> {
    let mut letters = title.chars().rev();
    let sign = letters.next().filter(|letter| is_sign(*letter))?;
    letters.next().filter(|before| *before != sign).map(|_| sign.to_string())
}

/// Signs that charts explain in a legend (Unicode, block Geometric Shapes, and those like them).
fn is_sign(letter: char) -> bool {
    matches!(letter, '\u{25A0}'..='\u{25FF}' | '★' | '☆' | '※' | '〇' | '\u{2B50}')
}
