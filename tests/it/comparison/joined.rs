//! What may have been merged or divided is asked, and nothing is asked without cause.

use std::fs;
use std::path::Path;

use taikei::diag::Diagnostic;
use taikei::diag::words::Lang;
use taikei::plan::Plan;
use taikei::render::comparison::markdown;
use taikei::site::data::DataFile;

use super::{HEADER, compared, plan, report, told};
use crate::round_trip::{export, source};
use crate::site::made_up::arg;
use crate::support::read_with;

/// The questions: what is asked about, and what it may be.
fn asked(found: &[Diagnostic]) -> Vec<String> {
    let questions = found.iter().filter(|found| found.code.as_str() == "N01");
    questions.map(|found| format!("{} → {}", arg(found, "name"), arg(found, "candidates"))).collect()
}

fn questions(before: &str, after: &str) -> Vec<String> {
    let (before, after) = (plan(&format!("{HEADER}{before}")), plan(&format!("{HEADER}{after}")));
    asked(&compared(&before, &after, "").1)
}

fn edition(name: &str) -> Plan {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/editions");
    plan(&fs::read_to_string(root.join(name).join("chart.tsv")).unwrap())
}

#[test]
fn what_was_merged_and_divided_in_the_fixture_is_asked_and_no_more() {
    let (old, new) = (edition("midori-1"), edition("midori-2"));
    let (comparison, found) = compared(&old, &new, "");
    assert_eq!(
        asked(&found),
        [
            "事業 1-1-1-2 花の種の交換会 → 1-1-1-2 種と球根の交換会",
            "事業 1-2-1-1 緑の指導員の養成 → 1-2-1-1 初級指導員の養成、1-2-1-2 上級指導員の養成",
            "施策 1-1-2 木を守る → 1-1-2 木を守り育てる",
        ]
    );
    let help = found[0].help(Lang::Ja);
    assert!(help.contains("まとめられたのなら now = [\"1-1-1-2\"]") && help.contains("before = \"1-1-1-2\""), "{help}");
    assert!(found[1].help(Lang::Ja).contains("分けられたのなら now = [\"1-2-1-1\", \"1-2-1-2\"]"));
    assert!(!told(&report(&comparison)).iter().any(|told| told.starts_with("ended: 1-1-1-2")));
}

#[test]
fn the_answers_to_the_questions_alone_give_the_report_of_a_careful_official() {
    let (old, new) = (edition("midori-1"), edition("midori-2"));
    let entry = |before: &str, now: &str| format!("[[match]]\nbefore = \"{before}\"\nnow = {now}\n");
    let answers = [
        entry("1-1-1-2", "[\"1-1-1-2\"]"),
        entry("1-2-1-1", "[\"1-2-1-1\", \"1-2-1-2\"]"),
        entry("1-1-2", "\"1-1-2\""),
    ];
    let (comparison, found) = compared(&old, &new, &answers.concat());
    assert!(found.is_empty(), "{found:?}");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/editions/expected.md");
    let official = fs::read(path).unwrap();
    assert_eq!(String::from_utf8(markdown(&comparison)).unwrap(), String::from_utf8(official).unwrap());
}

const OLD: &str = "Ⅰ 緑\t(1) 育てる\t①苗木の配布\t苗木を配ります。\t公園課\n\t\t②花壇づくり\t花壇を作ります。\t公園課\n\t(2) 学ぶ\t①職員研修\t新人の研修と、係長の実習をします。\t学び課\n\t\t②巣箱の観察\t鳥を見ます。\t学び課\n";

#[test]
fn a_project_whose_title_the_text_of_another_names_is_asked() {
    let after = OLD.replace("\t\t②花壇づくり\t花壇を作ります。\t公園課\n", "");
    assert!(questions(OLD, &after).is_empty(), "{:?}", questions(OLD, &after));
    let after = after.replace("苗木を配ります。", "苗木を配り、花壇づくりも進めます。");
    assert_eq!(questions(OLD, &after), ["事業 1-1-2 花壇づくり → 1-1-1 苗木の配布"]);
}

#[test]
fn a_project_whose_words_went_to_a_new_one_is_asked() {
    let after = OLD
        .replace("新人の研修と、係長の実習をします。", "新人の研修をします。")
        .replace("\t\t②巣箱", "\t\t②係長の実習\t係長の実習をします。\t学び課\n\t\t③巣箱");
    assert_eq!(questions(OLD, &after), ["事業 1-2-1 職員研修 → 1-2-1 職員研修、1-2-2 係長の実習"]);
}

#[test]
fn a_department_whose_projects_all_went_to_another_is_asked() {
    let after = OLD.replace("学び課", "公園課");
    assert_eq!(questions(OLD, &after), ["担当課 学び課 → 公園課"]);
    let named = questions(OLD, &OLD.replace("学び課", "公園課").replace("公園課", "公園学び課"));
    assert_eq!(named, ["担当課 公園課 → 公園学び課"]);
}

#[test]
fn a_section_whose_projects_all_went_to_another_is_asked() {
    let after = OLD.replace("\t(2) 学ぶ\t①職員", "\t\t③職員").replace("\t\t②巣箱", "\t\t④巣箱");
    assert_eq!(questions(OLD, &after), ["施策 1-2 学ぶ → 1-1 育てる"]);
}

#[test]
fn an_answer_ends_the_question() {
    let after = OLD.replace("学び課", "公園課");
    let (before, after) = (plan(&format!("{HEADER}{OLD}")), plan(&format!("{HEADER}{after}")));
    for now in ["[\"公園課\"]", "[]"] {
        let settings = format!("[[match]]\nbefore = \"学び課\"\nnow = {now}\n");
        assert!(compared(&before, &after, &settings).1.is_empty(), "{now}");
    }
}

/// The shipped plan in the clean form: its settings, and its rows.
struct Shipped {
    settings: String,
    rows: Vec<String>,
}

impl Shipped {
    fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/danjo-sankaku-4");
        let chart = source("taikeizu.txt", fs::read(root.join("taikeizu.txt")).unwrap());
        let export = export("", vec![chart]);
        let rows = String::from_utf8(export.file(DataFile::Projects)).unwrap();
        Self {
            settings: String::from_utf8(export.settings.clone()).unwrap(),
            rows: rows.lines().map(str::to_owned).collect(),
        }
    }

    fn plan(&self, rows: &[String]) -> Plan {
        read_with("seeds/plan/projects.csv", rows.join("\r\n").into_bytes(), &self.settings, "").plan
    }
}

#[test]
fn a_project_of_the_shipped_plan_ends_without_a_question() {
    let shipped = Shipped::read();
    let before = shipped.plan(&shipped.rows);
    assert_eq!((before.listings.len(), shipped.rows.len()), (112, 113), "each row is a line");
    let mut without_cause = Vec::new();
    for gone in (1..shipped.rows.len()).step_by(3) {
        let mut rows = shipped.rows.clone();
        rows.remove(gone);
        let after = shipped.plan(&rows);
        without_cause.extend(asked(&compared(&before, &after, "").1));
    }
    assert_eq!(without_cause, [""; 0]);
}

/// A row of the clean form with another title and another 内容.
fn with_words(row: &str, title: &str, text: &str, [from, to]: [&str; 2]) -> String {
    row.replacen(from, title, 1).replacen(to, text, 1)
}

#[test]
fn any_two_neighbours_of_the_shipped_plan_that_become_one_are_asked_about() {
    let shipped = Shipped::read();
    let before = shipped.plan(&shipped.rows);
    let mut silent = Vec::new();
    let pairs = before.sections.iter().flat_map(|section| section.listings.windows(2));
    for pair in pairs.map(|two| [before.listing(two[0]), before.listing(two[1])]) {
        let [one, other] = pair;
        if pair.iter().any(|listing| listing.relisting || listing.description.is_empty()) {
            continue;
        }
        let at = |code: &str| shipped.rows.iter().position(|row| row.contains(&format!(",{code},"))).unwrap();
        let mut rows = shipped.rows.clone();
        let (title, text) =
            (format!("{}と{}", one.title, other.title), format!("{}{}", one.description, other.description));
        rows[at(&one.code)] = with_words(&rows[at(&one.code)], &title, &text, [&one.title, &one.description]);
        rows.remove(at(&other.code));
        let after = shipped.plan(&rows);
        let (comparison, found) = compared(&before, &after, "");
        if asked(&found).is_empty() {
            silent.push(format!("{} {}", other.code, told(&report(&comparison)).join("; ")));
        }
    }
    assert_eq!(silent, [""; 0]);
}

#[test]
fn random_renamings_rewordings_and_removals_in_the_shipped_plan_ask_nothing() {
    let shipped = Shipped::read();
    let before = shipped.plan(&shipped.rows);
    let mut seed = 20_200_225_u32;
    let mut dice = |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(seed >> 8).unwrap() % below
    };
    let mut without_cause = Vec::new();
    for _ in 0..40 {
        let mut rows = shipped.rows.clone();
        for _ in 0..6 {
            let listing = &before.listings[dice(before.listings.len())];
            let Some(at) = rows.iter().position(|row| row.contains(&format!(",{},", listing.code))) else { continue };
            match dice(3) {
                0 => drop(rows.remove(at)),
                1 => {
                    let start = ["新しい", "みんなの", "市民による"][dice(3)];
                    rows[at] = rows[at].replacen(&listing.title, &format!("{start}{}", listing.title), 1);
                }
                _ if listing.description.is_empty() => {}
                _ => {
                    let text = format!("{}毎年、見なおします。", listing.description);
                    rows[at] = rows[at].replacen(&listing.description, &text, 1);
                }
            }
        }
        let after = shipped.plan(&rows);
        without_cause.extend(asked(&compared(&before, &after, "").1));
    }
    assert_eq!(without_cause, [""; 0]);
}
