//! What the city's website has around the pages: only what the settings say, and never as markup.

use taikei::config;
use taikei::diag::Sink;
use taikei::text::SourceFile;

use super::made_up::{CHART, Made, Sources};
use super::pages::read_back;

const PROJECT: &str = "hana/projects/1-1-1-1.html";
const SITE: &str = "\
updated = \"2024-10-01\"
page_number = \"1000001\"
[[header]]
title = \"みどり市\"
url = \"https://city.example/\"
[[header]]
title = \"花の月です\"
[[breadcrumb]]
title = \"トップページ\"
url = \"https://city.example/\"
[[breadcrumb]]
title = \"市政情報\"
url = \"https://city.example/shisei/\"
[[footer]]
title = \"みどり市役所\"
[[footer]]
title = \"個人情報\"
url = \"https://city.example/privacy.html\"
[contact]
name = \"広報課\"
telephone = \"000-0000\"
[licence]
name = \"公共データ利用規約\"
url = \"https://city.example/licence\"
";

/// The made-up plan in a site with these settings.
fn sources(settings: &str) -> Sources {
    let mut sink = Sink::new();
    let file = SourceFile { path: "taikei.toml".into(), name: "taikei.toml".into(), bytes: settings.into() };
    let sources = Sources { config: config::read_site(&mut sink, &file), ..Sources::chart(CHART) };
    assert_eq!(sink.into_sorted(), []);
    sources
}

/// The breadcrumb as people read it.
fn way(made: &Made, path: &str) -> String {
    let words = made.words(path);
    let (_, rest) = words.split_once("現在位置 ").unwrap_or_else(|| panic!("no breadcrumb on {path}: {words}"));
    rest.chars().take(60).collect()
}

#[test]
fn a_site_without_such_settings_says_nothing_of_the_kind() {
    let made = Sources::chart(CHART).make();
    for (path, page) in made.pages() {
        for word in ["問い合わせ先", "最終更新日", "ページ番号", "city-", "rel=license", "mailto:"] {
            assert!(!page.contains(word), "{word} on {path}");
        }
    }
    assert!(made.words("hana/data.html").contains("利用条件 このサイトでは定めていません。"));
}

#[test]
fn each_part_stands_on_every_page_but_the_one_for_wrong_addresses() {
    let made = sources(SITE).make();
    for (path, page) in made.pages().filter(|(path, _)| *path != "404.html") {
        let words = made.words(path);
        assert!(page.contains("<a href=https://city.example/>みどり市</a>"), "{path}: {page}");
        assert!(words.contains("みどり市 花の月です"), "{path}: {words}");
        assert!(words.contains("問い合わせ先 広報課 電話 000-0000"), "{path}: {words}");
        assert!(
            words.contains("ページ番号 1000001 最終更新日 令和6年10月1日 利用条件 公共データ利用規約"),
            "{path}: {words}"
        );
        assert!(page.contains("<time datetime=2024-10-01>"), "{path}: {page}");
        assert!(page.contains("<a href=https://city.example/licence rel=license>"), "{path}: {page}");
        assert!(words.ends_with("みどり市役所 個人情報"), "{path}: {words}");
        assert!(way(&made, path).starts_with("トップページ 市政情報 計画のホーム"), "{path}: {words}");
    }
}

#[test]
fn the_way_leads_from_the_citys_first_page_and_ends_on_the_page_itself() {
    let made = sources(SITE).make();
    assert!(made.text("index.html").contains("<a class=name href=https://city.example/shisei/>"));
    assert!(way(&made, PROJECT).starts_with("トップページ 市政情報 計画のホーム みどり市第2次花いっぱい計画 "));
    let own = sources(&format!("title = \"花のまち\"\n{SITE}")).make();
    assert!(way(&own, PROJECT).starts_with("トップページ 市政情報 花のまち みどり市第2次花いっぱい計画 "));
    assert!(way(&own, "index.html").starts_with("トップページ 市政情報 花のまち"), "{}", way(&own, "index.html"));
    let social = |path: &str| own.text(path).contains("content=website property=og:type");
    assert!(social("index.html") && !social(PROJECT), "a way before it makes no article of the first page");
}

#[test]
fn a_plan_speaks_for_its_own_pages() {
    let plan = "updated = \"2025-01-06\"\n[contact]\nname = \"花みどり課\"\naddress = \"\"\"\n1番地\n2階\"\"\"\n\
                email = \"hana@city.example\"\nhours = \"平日\"\nfax = \"000-0001\"\nurl = \"https://city.example/form\"\n";
    let made = sources(SITE).settings(plan).make();
    let words = made.words(PROJECT);
    let contact = "このページについての問い合わせ先 花みどり課 所在地 1番地 2階 ファクス 000-0001 メール hana@city.example \
                   受付時間 平日 問い合わせフォーム";
    assert!(words.contains(contact), "{words}");
    assert!(made.text(PROJECT).contains("href=mailto:hana@city.example"));
    assert!(!words.contains("広報課"), "the contact of a plan is a whole: {words}");
    assert!(words.contains("ページ番号 1000001 最終更新日 令和7年1月6日"), "{words}");
    let home = made.words("index.html");
    assert!(home.contains("問い合わせ先 広報課") && home.contains("令和6年10月1日"), "{home}");
}

#[test]
fn no_text_of_the_settings_is_markup() {
    let hostile = "</dl><script>alert(1)</script><img src=x onerror='y'>\\\"&amp;{{ frame }}";
    let text = SITE
        .lines()
        .map(|line| match line.split_once(" = ") {
            Some((key @ ("title" | "name" | "telephone" | "page_number"), _)) => format!("{key} = \"{hostile}\"\n"),
            _ => format!("{line}\n"),
        })
        .collect::<String>();
    let (made, plain) = (sources(&text).make(), sources(SITE).make());
    let names = |made: &Made| -> Vec<String> {
        let (tags, _) = read_back(made.text(PROJECT));
        tags.into_iter().map(|(name, _)| name).collect()
    };
    assert_eq!(names(&made), names(&plain));
    assert!(made.words(PROJECT).contains("{{ frame }}"));
}

#[test]
fn the_licence_is_said_of_the_data_too() {
    let made = sources(SITE).make();
    assert!(made.words("hana/data.html").contains("利用条件 公共データ利用規約 文字コード"));
    let bare = sources("[licence]\nname = \"市の規約\"\n").make();
    let page = bare.text("hana/data.html");
    assert!(page.contains("<dd>市の規約</dd>"), "{page}");
}
