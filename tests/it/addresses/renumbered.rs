//! A chart whose numbers have changed, and what its pages, data and links say then.

use serde_json::Value;

use super::{FIRST, chart, first, next, revised, site};
use crate::site::made_up::{Made, Sources, arg};

/// The first chart with a 事業 before all others, and one without its second.
fn later() -> String {
    let new = ("芝生の貸出", "芝生を貸し出します。", "公園課");
    chart(&[FIRST[0], new, FIRST[1], FIRST[3], FIRST[4], FIRST[5]])
}

fn codes(made: &Made) -> Vec<&str> {
    made.codes().into_iter().filter(|code| code.starts_with(['A', 'S'])).collect()
}

#[test]
fn a_plan_without_a_record_is_as_its_chart_says() {
    let made = Sources::chart(&later()).make();
    assert_eq!(codes(&made), [""; 0]);
    assert!(made.words("hana/projects/1-1-1-1.html").contains("芝生の貸出"));
}

#[test]
fn a_changed_chart_asks_for_the_command_before_anything_is_published() {
    let made = site(&later(), &first());
    let found = made.only("A01");
    assert_eq!([arg(found, "added"), arg(found, "ended"), arg(found, "changed")], ["1", "2", "1"]);
    assert_eq!(arg(found, "plan"), "hana");
}

#[test]
fn every_page_stays_where_it_was_published() {
    let made = site(&later(), &next(&later(), &first()));
    assert_eq!(codes(&made), [""; 0]);
    let page = |id: &str| made.words(&format!("hana/projects/{id}.html"));
    let kept = page("1-1-1-1");
    assert!(kept.contains("事業 (2) 2 苗木の配布"), "{kept}");
    assert!(kept.contains("コード 1-1-1-2 前のコード 1-1-1-1 アドレスの番号 1-1-1-1"), "{kept}");
    let fresh = page("1-1-1-1a");
    assert!(fresh.contains("芝生の貸出") && fresh.contains("コード 1-1-1-1 アドレスの番号 1-1-1-1a"), "{fresh}");
    let gone = page("1-1-1-2");
    assert!(gone.contains("剪定の講習 今の体系図には載っていません。"), "{gone}");
    assert!(gone.contains("前に載っていたところ 施策"), "{gone}");
    assert!(page("1-1-2-1").contains("駅前の花壇"));
    let top = made.text("hana/index.html");
    assert!(top.contains("href=projects/1-1-1-2.html"), "the list of what has ended leads there");
}

#[test]
fn data_search_and_links_agree_on_ids_and_codes() {
    let record = next(&later(), &first());
    let mut sources = Sources::chart(&later()).content(
        "a.md",
        "+++\ntitle = \"題\"\n+++\n[](plan:id=1-1-1-1) [](plan:code=1-1-1-1) [講習](plan:1-1-1-2) [](plan:code=1-1-1-2)\n",
    );
    sources.plans[0].1.push(("addresses.toml", record));
    let made = sources.make();
    let page = made.text("a.html");
    let links: Vec<_> = page.split("hana/projects/").skip(1).map(|rest| rest.split(".html").next().unwrap()).collect();
    assert_eq!(links, ["1-1-1-1", "1-1-1-1a", "1-1-1-2", "1-1-1-1"]);
    let doubt = made.only("C14");
    assert_eq!([arg(doubt, "title"), arg(doubt, "rival")], ["剪定の講習", "苗木の配布"]);
    let json: Value = serde_json::from_str(made.text("hana/plan.json")).unwrap();
    let projects = &json["sections"][0]["sections"][0]["sections"][0]["projects"];
    assert_eq!((&projects[0]["id"], &projects[0]["code"]), (&"1-1-1-1a".into(), &"1-1-1-1".into()));
    assert_eq!((&projects[1]["id"], &projects[1]["code"]), (&"1-1-1-1".into(), &"1-1-1-2".into()));
    assert_eq!(projects[1]["former"], serde_json::json!(["1-1-1-1"]));
    assert_eq!(json["ended"][0]["url"], "projects/1-1-1-2.html");
    let index = made.text("hana/search-index.js");
    assert!(index.contains(r#""projects/1-1-1-1.html","苗木を家庭に配ります。",[0],[],0,["1-1-1-1"]]"#), "{index}");
    assert!(index.contains(r#"["事業","1-1-1-2","剪定の講習","projects/1-1-1-2.html",[]]"#), "{index}");
}

#[test]
fn a_section_that_moves_keeps_its_page_and_so_do_those_below() {
    let swapped = chart(&[FIRST[3], FIRST[4], FIRST[5], FIRST[0], FIRST[1], FIRST[2]]);
    let made = site(&swapped, &next(&swapped, &first()));
    assert_eq!(codes(&made), [""; 0]);
    assert!(made.words("hana/measures/1-1-1.html").contains("施策 (2) 2 苗を育てる"));
    assert!(made.words("hana/measures/1-1-2.html").contains("コード 1-1-1 前のコード 1-1-2"));
    assert!(made.words("hana/projects/1-1-1-2.html").contains("コード 1-1-2-2"));
    assert!(made.words("hana/projects/1-1-2-2.html").contains("緑の相談"));
}

#[test]
fn what_returns_gets_its_address_back() {
    let record = next(&later(), &first());
    let again = next(&chart(FIRST), &record);
    let made = site(&chart(FIRST), &again);
    assert_eq!(codes(&made), [""; 0]);
    assert!(made.words("hana/projects/1-1-1-2.html").contains("枝の切り方を教えます。"));
    assert!(made.words("hana/projects/1-1-1-1a.html").contains("今の体系図には載っていません"));
}

#[test]
fn a_renamed_department_keeps_its_page() {
    let renamed = chart(FIRST).replace("窓口課", "総合窓口課");
    let made = site(&renamed, &next(&renamed, &first()));
    let slug = taikei::resolve::hash("窓口課");
    let page = made.words(&format!("hana/departments/{slug}.html"));
    assert!(page.contains("担当課 総合窓口課") && page.contains("前の名前: 窓口課"), "{page}");
}

#[test]
fn the_address_of_a_department_that_is_gone_is_not_given_to_another() {
    let toml = |name: &str| format!("[[department]]\nname = \"{name}\"\nslug = \"mado\"\n");
    let mut sources = Sources::chart(&chart(FIRST).replace("緑の相談", "緑の講話").replace("窓口課", "防災室"));
    let record = first().replace(&taikei::resolve::hash("窓口課"), "mado").replace("緑の相談", "別の事業");
    sources.departments = Some(toml("防災室"));
    sources.plans[0].1.push(("addresses.toml", record));
    let made = sources.make();
    assert!(!made.codes().contains(&"A02") && made.codes().contains(&"A03"), "{:?}", made.codes());
}

#[test]
fn another_slug_than_the_published_one_is_not_used() {
    let mut sources = Sources::chart(&chart(FIRST));
    sources.departments = Some("[[department]]\nname = \"公園課\"\nslug = \"koen\"\n".to_owned());
    sources.plans[0].1.push(("addresses.toml", first()));
    let made = sources.make();
    let found = made.only("A07");
    assert_eq!([arg(found, "slug"), arg(found, "id")], ["koen", &taikei::resolve::hash("公園課")]);
    assert!(!made.files.contains_key("hana/departments/koen.html"));
}

#[test]
fn a_level_that_loses_its_folder_is_an_error() {
    let made = site(&chart(FIRST).replace("\t施策\t", "\t取組の方向\t"), &first());
    assert!(made.codes().contains(&"A06"), "{:?}", made.found);
}

#[test]
fn words_that_changed_are_recognised_and_noted() {
    let reworded = chart(FIRST).replace("枝の切り方を教えます。", "枝の切り方を、実技で教えます。");
    let made = site(&reworded, &first());
    assert_eq!(codes(&made), ["A02"]);
    assert_eq!(arg(made.only("A02"), "changed"), "1");
    assert!(revised(&reworded, Some(&first())).text.is_some());
}

/// What the report of a year says of a page, beside the later chart.
fn reported(csv: &str, id: &str) -> (Made, String) {
    let mut sources = Sources::chart(&later()).settings("[[status]]\nlabel = \"A\"\n");
    sources.plans[0].1.push(("addresses.toml", next(&later(), &first())));
    sources.plans[0].1.push(("evaluations/2023.csv", csv.to_owned()));
    let made = sources.make();
    let page = made.words(&format!("hana/projects/{id}.html"));
    (made, page)
}

#[test]
fn a_report_of_a_past_year_stays_with_its_project() {
    let (made, page) = reported("番号,評価,実績\n1-1-1-1,A,三百本\n", "1-1-1-1");
    assert!(page.contains("三百本"), "{page}");
    assert_eq!([arg(made.only("E14"), "title"), arg(made.only("E14"), "rival")], ["苗木の配布", "芝生の貸出"]);
    let (made, page) = reported("番号,事業名,評価,実績\n1-1-1-1,芝生の貸出,A,三百枚\n", "1-1-1-1a");
    assert!(page.contains("三百枚") && !made.codes().contains(&"E14"), "{page}");
}

#[test]
fn a_report_of_what_the_chart_has_no_more_stays_on_its_page() {
    let csv = "番号,事業名,担当課,評価,実績\n1-1-1-2,(2)剪定の講習,学び課,A,三十人\n1-1-1-2,苗木の配布,,A,三百本\n";
    let (made, page) = reported(csv, "1-1-1-2");
    assert!(page.contains("年度ごとの評価 2023(令和5)年度 A 学び課 A 実績 三十人"), "{page}");
    let other = made.words("hana/projects/1-1-1-1.html");
    assert!(other.contains("三百本") && !other.contains("三十人"), "{other}");
    let wrong: Vec<_> = made.codes().into_iter().filter(|code| code.starts_with('E') && *code != "E11").collect();
    assert_eq!(wrong, [""; 0]);
    let year = made.words("hana/progress/2023.html");
    assert!(year.contains("計画全体 1 3 4") && year.contains("今の体系図にない事業の評価"), "{year}");
    assert!(year.contains("上の数には入っていません。 剪定の講習 A"), "{year}");
    let json: Value = serde_json::from_str(made.text("hana/plan.json")).unwrap();
    let ended = json["ended"].as_array().unwrap().iter().find(|ended| ended["id"] == "1-1-1-2").unwrap();
    assert_eq!(
        (&ended["evaluations"][0]["department"], &ended["evaluations"][0]["result"]),
        (&"学び課".into(), &"三十人".into())
    );
}

#[test]
fn a_number_alone_of_what_has_ended_and_of_another_is_asked_about() {
    let (made, _) = reported("番号,評価,実績\n1-1-1-2,A,三百本\n", "1-1-1-2");
    assert_eq!([arg(made.only("E14"), "title"), arg(made.only("E14"), "rival")], ["苗木の配布", "剪定の講習"]);
}
