//! Charts that change at random: every address ever published still shows its own 事業, or says that it ended.

use std::collections::BTreeMap;
use std::fmt::Write;

use proptest::prelude::{Strategy, any};
use proptest::{prop_assert, proptest};
use serde_json::Value;

use super::{answered, revised, site};
use crate::site::made_up::{Made, arg};

/// A 事業 that stays the same whatever it is called and wherever it stands.
#[derive(Debug, Clone, PartialEq)]
struct Project {
    who: usize,
    title: String,
    words: String,
    unit: &'static str,
}

/// A chart in the making: measures and their 事業, and how many there ever were.
#[derive(Debug, Clone)]
struct World {
    measures: Vec<(usize, Vec<Project>)>,
    born: usize,
}

/// One change of a chart, drawn as numbers that are taken modulo what there is.
type Step = (u8, usize, usize, usize);

const WORDS: &[&str] =
    &["苗木", "花壇", "相談", "講習", "芝生", "剪定", "広報", "交流", "見学", "調査", "助成", "表彰"];
const PLACES: &[&str] = &["駅前", "公園", "学校", "家庭", "商店", "川辺", "里山", "広場", "農地", "庁舎", "団地"];
const DEEDS: &[&str] = &["の配布", "の実施", "の開催", "の推進", "の貸出", "づくり", "の支援"];
const UNITS: &[&str] = &["公園課", "学び課", "窓口課", "農政課"];

fn pick<'a>(list: &[&'a str], at: usize) -> &'a str {
    list[at % list.len()]
}

impl World {
    fn new() -> Self {
        let mut world = Self { measures: Vec::new(), born: 0 };
        for measure in 0..3 {
            world.measures.push((measure, Vec::new()));
            for _ in 0..3 {
                let project = world.birth();
                world.measures[measure].1.push(project);
            }
        }
        world
    }

    fn birth(&mut self) -> Project {
        let who = self.born;
        self.born += 1;
        let title = format!("{}{}{}", pick(PLACES, who * 7), pick(WORDS, who * 5), pick(DEEDS, who * 3));
        let words = format!("{}で{}を第{who}期から進めます。", pick(PLACES, who * 7), pick(WORDS, who * 5 + 1));
        Project { who, title, words, unit: pick(UNITS, who) }
    }

    /// Inserts, removes, trades places, moves, renames, or trades measures.
    fn step(&mut self, (kind, a, b, c): Step) {
        let measures = self.measures.len();
        let (from, to) = (a % measures, b % measures);
        let many = self.measures[from].1.len();
        match kind % 6 {
            0 => {
                let project = self.birth();
                self.measures[from].1.insert(b % (many + 1), project);
            }
            1 if many > 1 => drop(self.measures[from].1.remove(b % many)),
            2 => self.measures[from].1.swap(b % many, c % many),
            3 if many > 1 => {
                let project = self.measures[from].1.remove(c % many);
                let there = self.measures[to].1.len();
                self.measures[to].1.insert(c % (there + 1), project);
            }
            4 => {
                let project = &mut self.measures[from].1[b % many];
                project.title = format!("{}{}", pick(&["新しい", "みんなの", "市民による"], c), project.title);
            }
            _ => self.measures.swap(from, to),
        }
    }

    fn chart(&self) -> String {
        let mut text = String::from("みどり計画\n\n基本目標\t課題\t施策\t事業\t内容\t担当課\n");
        let mut start = "I 緑の目標\tI-1 緑の課題";
        for (at, (measure, projects)) in self.measures.iter().enumerate() {
            let name = format!("({}) {}を{}める", at + 1, ["土", "水", "風"][*measure], ["高", "広", "深"][*measure]);
            let mut own = format!("{start}\t{name}");
            for (at, Project { title, words, unit, .. }) in projects.iter().enumerate() {
                writeln!(text, "{own}\t({}) {title}\t{words}\t{unit}", at + 1).unwrap();
                own = String::from("\t\t");
            }
            start = "\t";
        }
        text
    }

    /// The code and title of each 事業 by who it is, and the codes of the measures.
    fn places(&self) -> (BTreeMap<usize, (String, String)>, BTreeMap<usize, String>) {
        let (mut projects, mut measures) = (BTreeMap::new(), BTreeMap::new());
        for (at, (measure, own)) in self.measures.iter().enumerate() {
            measures.insert(*measure, format!("1-1-{}", at + 1));
            for (below, project) in own.iter().enumerate() {
                projects.insert(project.who, (format!("1-1-{}-{}", at + 1, below + 1), project.title.clone()));
            }
        }
        (projects, measures)
    }
}

/// The id of each 事業 by its code, as `plan.json` tells.
fn ids(made: &Made) -> BTreeMap<String, String> {
    let json: Value = serde_json::from_str(made.text("hana/plan.json")).unwrap();
    let measures = json["sections"][0]["sections"][0]["sections"].as_array().unwrap();
    let projects = measures.iter().flat_map(|measure| measure["projects"].as_array().unwrap());
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    projects.map(|project| (text(&project["code"]), text(&project["id"]))).collect()
}

/// The record that follows, where each question is answered with the truth. `who` says whose address an id is.
fn settled(world: &World, record: Option<String>, who: &BTreeMap<String, usize>) -> String {
    let (projects, measures) = world.places();
    let mut record = record;
    for _ in 0..40 {
        let revised = revised(&world.chart(), record.as_deref());
        if let Some(text) = revised.text {
            return text;
        }
        let asked = revised.diagnostics.iter().find(|found| found.code.as_str() == "A03");
        let asked = asked.unwrap_or_else(|| panic!("{:#?}", revised.diagnostics));
        let id = arg(asked, "id");
        let code = match id.matches('-').count() {
            3 => who.get(id).and_then(|who| projects.get(who)).map(|(code, _)| code),
            2 => measures.get(&(id.as_bytes()[4] - b'1').into()),
            // A department whose 事業 have all gone over to another is gone.
            _ => None,
        };
        let now = code.map_or("[]".to_owned(), |code| format!("\"{code}\""));
        record = Some(answered(record.as_deref().unwrap(), id, &now));
    }
    panic!("the questions do not end");
}

proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 12, ..Default::default() })]

    #[test]
    fn every_address_ever_published_shows_its_own_or_says_that_it_ended(
        rounds in proptest::collection::vec(proptest::collection::vec(steps(), 1..4), 1..4)
    ) {
        let mut world = World::new();
        let mut who = BTreeMap::new();
        let mut titles: BTreeMap<usize, String> = BTreeMap::new();
        let mut record = None;
        for round in std::iter::once(Vec::new()).chain(rounds) {
            for step in round {
                world.step(step);
            }
            let next = settled(&world, record, &who);
            let made = site(&world.chart(), &next);
            let (live, _) = world.places();
            let found: Vec<_> = made.codes().into_iter().filter(|code| code.starts_with(['A', 'S'])).collect();
            prop_assert!(found.is_empty(), "{found:?} of {}", world.chart());
            let ids = ids(&made);
            for (one, (code, title)) in &live {
                titles.insert(*one, title.clone());
                let owner = *who.entry(ids[code].clone()).or_insert(*one);
                prop_assert!(owner == *one, "{} was {owner}'s and is {one}'s", ids[code]);
            }
            for (id, owner) in &who {
                let page = made.words(&format!("hana/projects/{id}.html"));
                prop_assert!(page.contains(&titles[owner]), "{id}: {page}");
                let says_that_it_ended = page.contains("今の体系図には載っていません");
                prop_assert!(says_that_it_ended != live.contains_key(owner), "{id}: {page}");
            }
            record = Some(next);
        }
    }
}

fn steps() -> impl Strategy<Value = Step> {
    (any::<u8>(), any::<usize>(), any::<usize>(), any::<usize>())
}
