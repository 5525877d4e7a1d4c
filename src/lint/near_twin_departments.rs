//! L07: two departments whose names differ in one letter.

use std::collections::BTreeSet;

use super::chart::Chart;
use super::{renamed_department, twins};
use crate::diag::{Code, Sink};
use crate::plan::{DepartmentId, Plan};
use crate::text::fold;

/// Names of fewer letters often differ in one: 市民課 and 市政課.
const SHORTEST: usize = 5;
/// Names of more letters are no names, and would cost time.
const LONGEST: usize = 40;
/// Letters that tell units of one kind apart: 東公民館 and 西公民館, 第一課 and 第二課.
const TELL_APART: &str = "東西南北中央上下左右前後内外新旧本分大小一二三四五六七八九十";

/// Reports each department that is nearly called as another one that is named more often.
pub(super) fn check(sink: &mut Sink, chart: &Chart) {
    let plan = chart.plan;
    let names: Vec<_> = plan.departments.iter().map(|department| fold::key(&department.name)).collect();
    let ids: Vec<_> =
        (0..names.len()).filter(|&at| is_long(&names[at]) && !chart.is_listed(DepartmentId(at))).collect();
    let suspects: BTreeSet<_> = ids.into_iter().collect();
    if suspects.is_empty() {
        return;
    }
    let words: Vec<_> = (names.iter().zip(&plan.departments))
        .map(|(name, department)| (if is_long(name) { letters(name) } else { Vec::new() }, department.listings.len()))
        .collect();
    let mut reported = BTreeSet::new();
    for (rare, usual) in twins::of(&words, 0) {
        let (id, other) = (DepartmentId(rare), DepartmentId(usual));
        let differ = tells_apart(&words[rare].0, &words[usual].0) || renamed_department::is_one(plan, id, other);
        if !suspects.contains(&rare) || differ || are_two(plan, id, other) || !reported.insert(rare) {
            continue;
        }
        let found = chart.about_department(Code::L07, id).with("name", &plan.department(id).name);
        sink.report(found.with("other", &plan.department(other).name));
    }
}

fn is_long(name: &str) -> bool {
    (SHORTEST..=LONGEST).contains(&name.chars().count())
}

fn letters(name: &str) -> Vec<&str> {
    name.char_indices().map(|(at, letter)| &name[at..at + letter.len_utf8()]).collect()
}

/// Whether what two names differ in is a number, or a word such as 東 and 西.
fn tells_apart(a: &[&str], b: &[&str]) -> bool {
    let start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    [a.get(start), b.get(start)].into_iter().flatten().all(|letter| {
        TELL_APART.contains(letter) || letter.chars().all(|letter| letter.is_numeric() || letter.is_ascii_alphabetic())
    })
}

/// Whether two departments are surely two: they belong to different 部, or one 事業 names both.
pub(super) fn are_two(plan: &Plan, a: DepartmentId, b: DepartmentId) -> bool {
    let divisions = plan.department(a).division.as_ref().zip(plan.department(b).division.as_ref());
    if divisions.is_some_and(|(a, b)| a != b) {
        return true;
    }
    let (a_listings, b_listings) = (&plan.department(a).listings, &plan.department(b).listings);
    let (fewer, other) = if a_listings.len() < b_listings.len() { (a_listings, b) } else { (b_listings, a) };
    fewer.iter().any(|&id| plan.listing(id).departments.contains(&other))
}
