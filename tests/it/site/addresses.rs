//! Addresses: those of the contract, relative at every depth.

use taikei::site::route::{Here, PlanRoute, Route, absolute, external};

use super::made_up::{CHART, Sources, arg};

#[test]
fn pages_stand_where_the_contract_says() {
    let made = Sources::chart(CHART).make();
    let pages = [
        "404.html",
        "index.html",
        "hana/index.html",
        "hana/whole.html",
        "hana/priority.html",
        "hana/goals/1.html",
        "hana/issues/1-2.html",
        "hana/measures/2-1-1.html",
        "hana/projects/1-1-1-1.html",
        "hana/projects/2-1-1-1.html",
        "hana/departments/index.html",
        "hana/plan.json",
    ];
    for page in pages {
        assert!(made.files.contains_key(page), "no {page} among {:#?}", made.files.keys());
    }
    assert!(!made.files.contains_key("sitemap.xml"), "it would need absolute addresses");
    assert!(!made.files.contains_key("robots.txt"));
}

#[test]
fn links_are_relative_at_three_depths() {
    let project = Route::Plan("hana", PlanRoute::Project("1-1-1-1"));
    assert_eq!(project.from(&Route::Home), "hana/projects/1-1-1-1.html");
    assert_eq!(project.from(&Route::Plan("hana", PlanRoute::Whole)), "projects/1-1-1-1.html");
    assert_eq!(project.from(&Route::Plan("hana", PlanRoute::Section("goals", "1"))), "../projects/1-1-1-1.html");
    assert_eq!(project.from(&project), "1-1-1-1.html");
    assert_eq!(Route::Home.from(&project), "../../index.html");
    assert_eq!(Route::Content("a/b").from(&Route::Content("a/c")), "b.html");
    assert_eq!(Route::Content("a/b/c").from(&Route::Content("ab/c")), "../a/b/c.html");
}

#[test]
fn what_an_address_cannot_hold_is_written_with_percent_signs() {
    assert_eq!(Here::on(&Route::Home).to(&Route::Asset("花 \"1\".png")), "assets/%E8%8A%B1%20%221%22.png");
    assert_eq!(absolute("https://city.example/plan/", "hana/index.html"), "https://city.example/plan/hana/index.html");
}

#[test]
fn only_web_addresses_lead_out_of_the_site() {
    assert_eq!(external("https://city.example/"), Some("https://city.example/"));
    assert_eq!(external("javascript:alert(1)"), None);
    assert_eq!(external("javascript://city.example/%0aalert(1)"), None);
}

#[test]
fn a_base_url_gives_sitemap_robots_and_full_addresses() {
    let made = Sources::chart(CHART).base_url("https://city.example/plan/").make();
    let sitemap = made.text("sitemap.xml");
    assert!(sitemap.contains("<loc>https://city.example/plan/hana/projects/1-1-1-1.html</loc>"), "{sitemap}");
    assert!(!sitemap.contains("404"), "{sitemap}");
    let pages = made.pages().filter(|(path, _)| *path != "404.html").count();
    assert_eq!(sitemap.matches("<loc>").count(), pages);
    assert!(made.text("robots.txt").contains("Sitemap: https://city.example/plan/sitemap.xml\n"));
    assert!(made.words("hana/goals/1.html").contains("https://city.example/plan/hana/goals/1.html"));
}

#[test]
fn two_things_at_one_address_are_an_error() {
    let made = Sources::chart(CHART).content("hana/whole.md", "+++\ntitle = \"花\"\n+++\n花\n").make();
    assert_eq!(arg(made.only("S01"), "address"), "hana/whole.html");
}
