//! What changed on the site (更新履歴): a page and a feed from the committed log alone.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::made_up::{CHART, Made, Sources, arg};

const LOG: &str = "[[change]]\ndate = \"2026-04-01\"\ntitle = \"計画を載せました\"\n\n\
    [[change]]\ndate = \"2026-05-10\"\ntitle = \"<b>言葉</b> & 番号を直しました\"\ntext = \"\"\"\n2か所です。\n<i>次</i>も直します。\"\"\"\nplan = \"hana\"\n\n\
    [[change]]\ndate = \"2026-04-01\"\ntitle = \"データを足しました\"\n";

fn made(log: &str) -> Made {
    Sources::chart(CHART).content("changes.toml", log).base_url("https://www.example.lg.jp/plan/").make()
}

/// What stands in a feed's elements of a name. All of the feed must be XML.
fn said(xml: &str, name: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    while reader.read_event().unwrap() != Event::Eof {}
    let open = format!("<{name}>");
    xml.split(&open).skip(1).map(|rest| rest.split("</").next().unwrap().to_owned()).collect()
}

#[test]
fn the_page_has_the_latest_first_and_every_page_leads_to_it() {
    let made = made(LOG);
    let words = made.words("changes.html");
    let places: Vec<_> = ["<b>言葉</b> & 番号を直しました", "データを足しました", "計画を載せました"]
        .iter()
        .map(|said| words.find(said).unwrap())
        .collect();
    assert!(places.is_sorted(), "{words}");
    assert!(words.contains("令和8年5月10日") && words.contains("2か所です。"), "{words}");
    assert!(made.text("changes.html").contains("2か所です。<br>&lt;i>次"), "{}", made.text("changes.html"));
    let project = made.text("hana/projects/1-1-1-1.html");
    assert!(project.contains("href=../../changes.html"), "{project}");
    assert!(project.contains("application/atom+xml") && project.contains("href=../../feed.xml"), "{project}");
    let broken: Vec<_> = made.codes().into_iter().filter(|code| code.starts_with('S')).collect();
    assert!(broken.is_empty(), "{broken:?}");
}

#[test]
fn the_feed_says_the_same_with_absolute_addresses_that_last() {
    let made = made(LOG);
    let of = |name: &str| said(made.text("feed.xml"), name);
    let page = "https://www.example.lg.jp/plan/changes.html";
    assert_eq!(
        of("id"),
        [
            page.to_owned(),
            format!("{page}#c-2026-05-10-1"),
            format!("{page}#c-2026-04-01-2"),
            format!("{page}#c-2026-04-01-1")
        ]
    );
    assert_eq!(of("updated")[..2], ["2026-05-10T00:00:00+09:00"; 2]);
    assert_eq!(of("name"), ["みどり市"]);
    let longer = format!("{LOG}\n[[change]]\ndate = \"2026-05-10\"\ntitle = \"もう一つ\"\n");
    let later = said(self::made(&longer).text("feed.xml"), "id");
    assert!(of("id").iter().all(|id| later.contains(id)), "{later:?}");
}

#[test]
fn the_feed_leaves_out_what_xml_cannot_hold() {
    let made = made("[[change]]\ndate = \"2026-04-01\"\ntitle = \"番\\uFFFE号\\u0001\"\n");
    assert!(said(made.text("feed.xml"), "title").contains(&"番号".to_owned()), "{}", made.text("feed.xml"));
}

#[test]
fn without_a_log_there_is_neither_page_nor_feed_and_without_an_address_no_feed() {
    for log in ["", "# nothing yet\n"] {
        let made = made(log);
        assert!(!made.files.contains_key("changes.html") && !made.files.contains_key("feed.xml"));
        assert!(!made.text("index.html").contains("changes.html"));
    }
    let local = Sources::chart(CHART).content("changes.toml", LOG).make();
    assert!(local.files.contains_key("changes.html") && !local.files.contains_key("feed.xml"));
    assert!(!local.text("index.html").contains("feed.xml"));
}

#[test]
fn what_is_wrong_in_the_log_is_said_at_its_place() {
    let codes = |log: &str| {
        made(log).found.iter().map(|found| found.code.as_str()).filter(|code| code.starts_with('G')).collect::<Vec<_>>()
    };
    assert_eq!(codes("[[change]]\ntitle = \"あ\"\n"), ["G08"]);
    assert_eq!(codes("[[change]]\ndate = \"2026-02-30\"\ntitle = \"あ\"\n"), ["G03"]);
    let unknown = made("[[change]]\ndate = \"2026-04-01\"\ntitle = \"あ\"\nplan = \"mori\"\n");
    assert_eq!(arg(unknown.only("G09"), "found"), "mori");
}
