//! Random changes: each alone is reported as what it is, and a report of several turns the edition before into the next.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use proptest::prelude::*;
use serde_json::{Value, json};
use taikei::plan::Plan;

use super::{compared, plan, report, told};

/// Titles of which no two could be taken for one another.
const TITLES: [&str; 16] = [
    "苗木の配布",
    "剪定の講習",
    "駅前の花壇",
    "大木の診断",
    "落ち葉の堆肥",
    "屋上の菜園",
    "水辺の清掃",
    "里山の散策",
    "巣箱づくり",
    "昆虫の観察",
    "雨水タンクの補助",
    "生け垣の助成",
    "並木の植えかえ",
    "緑のカーテン",
    "子ども植物園",
    "花の写真展",
];
const UNITS: [&str; 4] = ["公園課", "学び課", "窓口課", "商工課"];

#[derive(Debug, Clone)]
struct Project {
    title: String,
    text: String,
    unit: &'static str,
}

/// An edition: measures, each with whether it is a priority, and its 事業.
#[derive(Debug, Clone)]
struct World {
    measures: Vec<(String, bool, Vec<Project>)>,
    unused: Vec<&'static str>,
}

impl World {
    fn new() -> Self {
        let mut titles = TITLES.to_vec();
        let measures = ["育てる", "かざる", "まなぶ"].iter().map(|name| {
            let project = |at: usize| project(titles.remove(0), UNITS[at]);
            ((*name).to_owned(), false, (0..4).map(project).collect())
        });
        let measures = measures.collect();
        Self { measures, unused: titles }
    }

    fn chart(&self) -> String {
        let mut text = String::from("みどり計画\n\n★（重点課題）\n\n基本目標\t課題\t施策\t事業\t内容\t担当課\n");
        let mut start = "I 緑の目標\tI-1 緑の課題\t".to_owned();
        for (at, (name, star, projects)) in self.measures.iter().enumerate() {
            let star = if *star { "★" } else { "" };
            write!(start, "{star}({}) {name}することを進める施策\t", at + 1).unwrap();
            for (at, project) in projects.iter().enumerate() {
                let Project { title, text: words, unit } = project;
                writeln!(text, "{start}({}) {title}\t{words}\t{unit}", at + 1).unwrap();
                "\t\t\t".clone_into(&mut start);
            }
            "\t\t".clone_into(&mut start);
        }
        text
    }

    /// Changes something, and says how the report is to tell it.
    fn change(&mut self, (kind, a, b): (u8, usize, usize)) -> Option<String> {
        let (measure, at) = (a % 3, b % self.measures[a % 3].2.len());
        let code = format!("1-1-{}-{}", measure + 1, at + 1);
        let projects = &mut self.measures[measure].2;
        match kind % 7 {
            0 => {
                let title = self.unused.pop()?;
                projects.insert(at, project(title, UNITS[0]));
                Some(format!("added:  → {code}"))
            }
            1 if projects.len() > 2 => {
                let gone = projects.remove(at);
                // A department that answers for nothing any more is told among the departments.
                drop(gone);
                Some(format!("ended: {code} → "))
            }
            2 => {
                projects[at].title.push_str("の推進");
                Some(format!("renamed: {code} → {code}"))
            }
            3 if projects.len() > 2 => {
                let moved = projects.remove(at);
                let other = &mut self.measures[(measure + 1) % 3].2;
                other.push(moved);
                Some(format!("moved: {code} → 1-1-{}-{}", (measure + 1) % 3 + 1, other.len()))
            }
            4 => {
                projects[at].text.push_str("毎年見なおします。");
                Some(format!("reworded: {code} → {code}"))
            }
            5 => {
                let place = UNITS.iter().position(|unit| *unit == projects[at].unit)?;
                projects[at].unit = UNITS[(place + 1) % UNITS.len()];
                Some(format!("departments: {code} → {code}"))
            }
            6 => {
                let star = &mut self.measures[measure].1;
                *star = !*star;
                let word = if *star { "gained" } else { "lost" };
                Some(format!("priority-{word}: 1-1-{} → 1-1-{}", measure + 1, measure + 1))
            }
            _ => None,
        }
    }
}

fn project(title: &str, unit: &'static str) -> Project {
    Project { title: title.to_owned(), text: format!("{title}。{title}を{title}。"), unit }
}

/// What a plan says, by kind and code.
fn said(plan: &Plan) -> BTreeMap<(String, String), Value> {
    let mut said = BTreeMap::new();
    for section in &plan.sections {
        let value = json!({ "title": section.title, "priority": section.priority });
        said.insert(("section".to_owned(), section.code.clone()), value);
    }
    for listing in &plan.listings {
        let units: Vec<_> = listing.departments.iter().map(|id| plan.department(*id).name.clone()).collect();
        let value = json!({ "title": listing.title, "description": listing.description, "departments": units });
        said.insert(("project".to_owned(), listing.code.clone()), value);
    }
    said
}

/// The edition before, changed as a report says.
fn applied(before: &Plan, report: &Value) -> BTreeMap<(String, String), Value> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let mut old = said(before);
    let mut new = BTreeMap::new();
    for change in report["changes"].as_array().unwrap().iter().filter(|change| change["kind"] != "department") {
        let kind = text(&change["kind"]);
        for part in change["before"].as_array().unwrap() {
            assert!(old.remove(&(kind.clone(), text(&part["code"]))).is_some(), "{part} is no part of the edition");
        }
        for part in change["after"].as_array().unwrap() {
            let value = if kind == "section" {
                json!({ "title": part["title"], "priority": part["priority"] })
            } else {
                let units = part["departments"].as_array().unwrap().iter().map(|unit| unit["name"].clone());
                let units: Vec<_> = units.collect();
                json!({ "title": part["title"], "description": part["description"], "departments": units })
            };
            assert!(new.insert((kind.clone(), text(&part["code"])), value).is_none(), "{part} is told twice");
        }
    }
    for renumbered in report["renumbered"].as_array().unwrap() {
        let kind = text(&renumbered["kind"]);
        let value = old.remove(&(kind.clone(), text(&renumbered["before"]))).unwrap();
        assert!(new.insert((kind, text(&renumbered["after"])), value).is_none(), "{renumbered} is told twice");
    }
    for (key, value) in old {
        assert!(new.insert(key.clone(), value).is_none(), "{key:?} is told twice");
    }
    new
}

/// The wordings of changes, put together again: without what went they are those of now, without what came those of then.
fn wordings_hold(report: &Value) -> bool {
    let pieces = |part: &Value, key: &str| -> String {
        part[key].as_array().unwrap().iter().map(|piece| piece["text"].as_str().unwrap()).collect()
    };
    let same = |part: &Value, key: &str| -> String {
        let common = part[key].as_array().unwrap().iter().filter(|piece| piece["own"] == false);
        common.map(|piece| piece["text"].as_str().unwrap()).collect()
    };
    let marked = [("marked_title", "title"), ("marked_description", "description")];
    report["changes"].as_array().unwrap().iter().all(|change| {
        let [before, after] = [&change["before"][0], &change["after"][0]];
        marked.iter().filter(|(key, _)| !before[key].is_null() && !after[key].is_null()).all(|(key, whole)| {
            same(before, key) == same(after, key)
                && [before, after].iter().all(|part| pieces(part, key) == part[whole].as_str().unwrap())
        })
    })
}

proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 60, ..Default::default() })]

    #[test]
    fn each_single_change_is_reported_as_that_change(step in (any::<u8>(), any::<usize>(), any::<usize>())) {
        let before = World::new();
        let mut after = before.clone();
        let expected: Vec<_> = after.change(step).into_iter().collect();
        let (old, new) = (plan(&before.chart()), plan(&after.chart()));
        let (comparison, found) = compared(&old, &new, "");
        prop_assert!(found.is_empty(), "{found:?}");
        let report = report(&comparison);
        prop_assert_eq!(told(&report), expected);
        prop_assert!(wordings_hold(&report), "{report}");
    }

    #[test]
    fn the_report_of_several_changes_turns_the_edition_before_into_the_next(
        steps in proptest::collection::vec((any::<u8>(), any::<usize>(), any::<usize>()), 1..6)
    ) {
        let before = World::new();
        let mut after = before.clone();
        for step in steps {
            after.change(step);
        }
        let (old, new) = (plan(&before.chart()), plan(&after.chart()));
        // A department whose 事業 have all gone over to another is a question, and rightly.
        let units = |plan: &Plan| plan.departments.iter().map(|unit| unit.label.clone()).collect::<BTreeSet<_>>();
        prop_assume!(units(&old) == units(&new));
        let (comparison, found) = compared(&old, &new, "");
        prop_assert!(found.is_empty(), "{found:?}");
        let report = report(&comparison);
        prop_assert_eq!(applied(&old, &report), said(&new));
        prop_assert!(wordings_hold(&report), "{report}");
        let back = super::report(&compared(&new, &old, "").0);
        prop_assert_eq!(applied(&new, &back), said(&old));
    }

    #[test]
    fn nothing_differs_from_itself(
        steps in proptest::collection::vec((any::<u8>(), any::<usize>(), any::<usize>()), 0..6)
    ) {
        let mut world = World::new();
        for step in steps {
            world.change(step);
        }
        let plan = plan(&world.chart());
        let (comparison, found) = compared(&plan, &plan, "");
        prop_assert!(found.is_empty() && comparison.changed().next().is_none() && comparison.renumbered().is_empty());
    }
}

#[test]
fn every_shipped_and_shaped_plan_is_the_same_as_itself() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let charts = ["seeds/danjo-sankaku-4/taikeizu.txt", "tests/fixtures/every-kind/seeds/shiranami-2/chart.tsv"];
    for chart in charts {
        let plan = crate::support::read_bytes(chart, std::fs::read(root.join(chart)).unwrap()).plan;
        let (comparison, found) = compared(&plan, &plan, "");
        assert!(found.is_empty() && comparison.changed().next().is_none(), "{chart}: {found:?}");
    }
}
