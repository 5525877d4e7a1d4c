//! The comparison as a page, and the ways to it from every 事業 on both sides.

use std::fs;
use std::path::Path;

use crate::site::made_up::{Made, Sources, arg, words};

fn text(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/editions").join(name)).unwrap()
}

fn made(settings: &str, change: impl Fn(String) -> String) -> Made {
    let files = |name: &str| vec![("chart.tsv", change(text(&format!("{name}/chart.tsv"))))];
    let mut sources =
        Sources { plans: vec![("midori-1", files("midori-1")), ("midori-2", files("midori-2"))], ..Sources::default() };
    sources.plans[1].1.push(("plan.toml", settings.to_owned()));
    sources.make()
}

fn whole() -> Made {
    made(&text("midori-2/plan.toml"), |chart| chart)
}

#[test]
fn the_page_stands_with_the_plan_that_names_the_one_before_it() {
    let made = whole();
    let found: Vec<_> = made.codes().into_iter().filter(|code| code.starts_with(['S', 'N', 'G'])).collect();
    assert!(found.is_empty(), "{found:?}");
    let page = made.text("midori-2/comparison.html");
    assert!(!made.files.contains_key("midori-1/comparison.html"));
    let words = words(page);
    for said in [
        "前の計画",
        "この計画",
        "まとめられた",
        "分けられた",
        "場所が移った",
        "担当課が変わった",
        "[追加 無料",
        "重点課題でなくなった",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }
    assert!(page.contains("<ins>") && page.contains("href=../midori-1/projects/1-1-1-1.html"), "{page}");
    assert!(made.text("midori-2/index.html").contains("href=comparison.html"));
    assert!(made.text("midori-1/index.html").contains("href=../midori-2/comparison.html"));
}

#[test]
fn every_project_leads_to_what_it_was_and_to_what_it_is() {
    let made = whole();
    for (path, page) in made.pages().filter(|(path, _)| path.contains("/projects/")) {
        let wanted = if path.starts_with("midori-1") { "次の計画では" } else { "前の計画では" };
        assert!(page.contains(wanted) && page.contains("comparison.html"), "{path}");
    }
    let moved = made.text("midori-1/projects/1-2-1-2.html");
    assert!(moved.contains("href=../../midori-2/projects/2-1-1-1.html"), "{moved}");
    assert!(moved.contains("href=../../midori-2/comparison.html#now-projects-2-1-1-1"), "{moved}");
    assert!(made.words("midori-1/projects/3-1-1-1.html").contains("この事業はありません"));
    assert!(made.words("midori-1/projects/2-2-1-1.html").contains("名前、内容、担当課は同じです"));
}

#[test]
fn what_cannot_be_told_is_a_warning_at_the_settings_and_a_question_on_the_page() {
    let made = made("predecessor = \"midori-1\"\n", |chart| chart);
    let asked = made.found.iter().find(|found| found.code.as_str() == "N01").unwrap();
    assert_eq!(&*asked.place.as_ref().unwrap().file, "seeds/midori-2/plan.toml");
    assert!(arg(asked, "before").starts_with("1-"));
    assert!(made.words("midori-2/comparison.html").contains("まだ決まっていません"));
}

#[test]
fn without_a_predecessor_there_is_no_comparison_and_an_unknown_one_is_an_error() {
    let alone = made("", |chart| chart);
    assert!(!alone.files.contains_key("midori-2/comparison.html"));
    assert!(!alone.text("midori-2/projects/1-1-1-1.html").contains("前の計画"));
    for name in ["midori-9", "midori-2"] {
        let unknown = made(&format!("predecessor = \"{name}\"\n"), |chart| chart);
        assert_eq!(arg(unknown.only("G09"), "key"), "predecessor");
    }
}

#[test]
fn words_that_look_like_markup_stay_words() {
    let made =
        made("predecessor = \"midori-1\"\n", |chart| chart.replace("苗木", "<script>alert(1)</script>&amp;苗木"));
    let page = made.text("midori-2/comparison.html");
    assert!(!page.contains("<script>alert"), "{page}");
    assert!(words(page).contains("<script>alert(1)</script>&amp;苗木"), "{page}");
}
