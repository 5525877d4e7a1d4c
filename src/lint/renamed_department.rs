//! L09: a department under an old and a new name.

use std::collections::{BTreeMap, BTreeSet};

use super::chart::Chart;
use super::near_twin_departments::are_two;
use crate::diag::{Code, Sink};
use crate::plan::{DepartmentId, Plan};
use crate::text::fold;

/// Words that offices write in several ways, the first way last.
const WAYS: &[(&[&str], &str)] =
    &[(&["子ども", "子供"], "こども"), (&["障害", "障碍"], "障がい"), (&["作り", "造り", "創り"], "づくり")];
/// What the units of one size are called.
const ENDS: &[&str] = &["課", "室", "グループ", "チーム"];

/// Reports each department that is another one by an earlier or later name, once.
pub(super) fn check(sink: &mut Sink, chart: &Chart) {
    let plan = chart.plan;
    let mut reported = BTreeSet::new();
    for (old, new) in alike(plan) {
        let is_known = chart.is_listed(old) && chart.is_listed(new);
        if is_known || are_two(plan, old, new) || !reported.insert(new) {
            continue;
        }
        let found = chart.about_department(Code::L09, new).with("name", &plan.department(new).name);
        sink.report(found.with("other", &plan.department(old).name));
    }
}

/// Whether two names are one department's by the ways in which offices write them.
pub(super) fn is_one(plan: &Plan, a: DepartmentId, b: DepartmentId) -> bool {
    stem(&plan.department(a).name) == stem(&plan.department(b).name)
}

/// Departments with one name written in two ways, each with the one that is printed first; and those that tell a former name.
fn alike(plan: &Plan) -> Vec<(DepartmentId, DepartmentId)> {
    let mut first = BTreeMap::new();
    let mut pairs = Vec::new();
    for (at, department) in plan.departments.iter().enumerate() {
        match first.get(&stem(&department.name)) {
            Some(known) => pairs.push((*known, DepartmentId(at))),
            None => drop(first.insert(stem(&department.name), DepartmentId(at))),
        }
    }
    for (at, department) in plan.departments.iter().enumerate() {
        let names = former(&department.name).into_iter().flatten();
        pairs.extend(names.filter_map(|name| Some((*first.get(&stem(&name))?, DepartmentId(at)))));
    }
    pairs
}

/// The names of a department that tells its former one, as 「市民課（旧住民課）」 does: the former and its own.
fn former(name: &str) -> Option<[String; 2]> {
    let folded = fold::key(name);
    let (own, rest) = folded.split_once("(旧")?;
    Some([rest.strip_suffix(')')?.to_owned(), own.to_owned()])
}

/// A name in one way of writing, without what such units end with.
fn stem(name: &str) -> String {
    let mut stem = fold::key(name);
    for (ways, one) in WAYS {
        ways.iter().for_each(|way| stem = stem.replace(way, one));
    }
    let end = ENDS.iter().find_map(|end| stem.strip_suffix(end)).map(|bare| bare.to_owned() + ENDS[0]);
    end.unwrap_or(stem)
}
