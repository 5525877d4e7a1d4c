//! What readers do with a page: pass its address on, quote it, share it as a card.

use super::made_up::{CHART, Made, Sources, words};
use super::pages::read_back;

const PROJECT: &str = "hana/projects/1-1-1-1.html";

/// The words of the citation on a page.
fn citation(made: &Made, path: &str) -> String {
    let (_, rest) = made.text(path).split_once("<span id=citation>").unwrap_or_else(|| panic!("none on {path}"));
    words(rest.split("<button").next().unwrap()).replace("、 ", "、").replace(" 、", "、")
}

/// What a `<meta>` of a name or property says; none where the page has no such.
fn meta(page: &str, name: &str) -> Option<String> {
    let (tags, _) = read_back(page);
    let is_it = |(tag, of): &&(String, Vec<String>)| tag == "meta" && of.iter().any(|value| value == name);
    let found: Vec<_> = tags.iter().filter(is_it).collect();
    assert!(found.len() < 2, "{name} stands once at most: {found:?}");
    found.first().map(|(_, of)| of.iter().find(|value| *value != name).cloned().unwrap_or_default())
}

#[test]
fn without_a_base_address_none_is_shown_before_a_script_knows_it() {
    let unknown = Sources::chart(CHART).make();
    let page = unknown.text(PROJECT);
    assert!(page.contains("data-address id=address></code>"), "{page}");
    assert!(page.contains("<div class=address hidden>"), "{page}");
    let known = Sources::chart(CHART).base_url("https://city.example/").make();
    let page = known.text(PROJECT);
    assert!(page.contains("id=address>https://city.example/hana/projects/1-1-1-1.html</code>"), "{page}");
    assert!(!page.contains("<div class=address hidden>"), "{page}");
}

#[test]
fn every_page_but_search_and_404_can_be_quoted_and_every_button_waits_for_the_script() {
    let made = Sources::chart(CHART).content("read.md", "+++\ntitle = \"案内\"\n+++\n文\n").make();
    for (path, page) in made.pages() {
        let quoted = page.matches("id=citation").count();
        assert_eq!(quoted, usize::from(path != "404.html" && path != "search.html"), "{path}");
        for button in page.split("<button").skip(1).map(|rest| rest.split('>').next().unwrap()) {
            assert!(!button.contains("data-") || button.contains("hidden"), "{path}: {button}");
        }
    }
}

#[test]
fn a_citation_says_what_the_chart_says_and_no_more() {
    let made = Sources::chart(CHART).content("read.md", "+++\ntitle = \"案内\"\n+++\n文\n").make();
    let source = "『みどり市第2次花いっぱい計画』(花いっぱい推進委員会 資料3、資料の日付 令和6年4月1日)";
    let says = |path: &str, page: &str| assert_eq!(citation(&made, path), format!("みどり市{page}{source}、"));
    says("hana/index.html", "");
    says("hana/issues/1-2.html", "「課題 1-2 学びを広げる」");
    says(PROJECT, "「事業 1-1-1-1 花の苗の配布」");
    says("hana/projects/2-1-1-1.html", "「事業 2-1-1-1 花の苗の配布(再掲)」");
    assert_eq!(citation(&made, "read.html"), "みどり市「案内」『みどり市第2次花いっぱい計画』、");
    assert_eq!(citation(&made, "index.html"), "みどり市『みどり市第2次花いっぱい計画』、");
    let known = Sources::chart(CHART).base_url("https://city.example/").make();
    let whole = citation(&known, PROJECT);
    assert!(whole.ends_with(")、https://city.example/hana/projects/1-1-1-1.html"), "{whole}");
}

#[test]
fn a_chart_without_publisher_and_document_is_quoted_by_its_title_alone() {
    let (_, table) = CHART.split_once("\n基本目標").unwrap();
    let made = Sources::chart(&format!("花の計画\n\n基本目標{table}")).make();
    assert_eq!(citation(&made, PROJECT), "「事業 1-1-1-1 花の苗の配布」『花の計画』、");
}

#[test]
fn a_card_names_the_page_the_site_and_where_it_stands() {
    let known = Sources::chart(CHART).base_url("https://city.example/").make();
    let page = known.text(PROJECT);
    let says = |name: &str, what: &str| assert_eq!(meta(page, name).as_deref(), Some(what), "{name}");
    says("og:type", "article");
    says("og:title", "花の苗の配布 事業 1-1-1-1");
    says("og:description", "花の苗を配ります。まちを花で満たします。");
    says("og:url", "https://city.example/hana/projects/1-1-1-1.html");
    says("og:site_name", "みどり市第2次花いっぱい計画");
    says("og:locale", "ja_JP");
    says("twitter:card", "summary");
    assert_eq!(meta(known.text("index.html"), "og:type").as_deref(), Some("website"));
    let unknown = Sources::chart(CHART).make();
    assert_eq!(meta(unknown.text(PROJECT), "og:url"), None, "no address is made up");
    assert_eq!(meta(unknown.text("404.html"), "og:title"), None, "an address that leads nowhere has no card");
}

#[test]
fn markup_in_a_title_stays_text_in_citation_and_card() {
    let hostile = "</span><b>\"'&amp;";
    let made = Sources::chart(&CHART.replace("①花の苗の配布", &format!("①{hostile}"))).make();
    let page = made.text(PROJECT);
    assert!(citation(&made, PROJECT).contains(&format!("事業 1-1-1-1 {hostile}」")), "{page}");
    assert_eq!(meta(page, "og:title").unwrap(), format!("{hostile} 事業 1-1-1-1"));
}
