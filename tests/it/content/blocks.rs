//! HTML that people type stays within the block it stands in, and headings keep their ids to themselves.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::{body, read, shown};

#[test]
fn what_is_left_open_ends_with_its_block() {
    for (text, html) in [
        ("## 題 {#\"><b>}\n\n文", "<h2 id=\"題\">題 {#\"&gt;<b>}</b></h2>\n<p>文</p>\n"),
        ("あ<b>い\n\nう", "<p>あ<b>い</b></p>\n<p>う</p>\n"),
        ("- <b>あ\n- い", "<ul>\n<li><b>あ</b></li>\n<li>い</li>\n</ul>\n"),
        ("*あ<b>い*う", "<p><em>あ<b>い</b></em>う</p>\n"),
        ("<b>\n\nあ", "<b>\n</b><p>あ</p>\n"),
        ("> <div>\n\nあ", "<blockquote>\n<div>\n</div></blockquote>\n<p>あ</p>\n"),
        ("[あ<b>い](a.png)う", "<p><a href=\"[[file a.png at 5:1]]\">あ<b>い</b></a>う</p>\n"),
    ] {
        assert_eq!(body(text), html, "{text}");
    }
}

#[test]
fn an_end_that_closes_nothing_is_text() {
    for (text, html) in [
        ("あ</b>い", "<p>あ&lt;/b&gt;い</p>\n"),
        ("</div></main>\n\nあ", "&lt;/div&gt;&lt;/main&gt;\n<p>あ</p>\n"),
        (
            "<div>\n\n> </div>\n\nあ\n\n</div>\n",
            "<div>\n<blockquote>\n&lt;/div&gt;\n</blockquote>\n<p>あ</p>\n</div>\n",
        ),
    ] {
        assert_eq!(body(text), html, "{text}");
    }
}

#[test]
fn what_opens_in_one_block_may_close_in_a_later_one() {
    let text = "<details>\n<summary>題</summary>\n\n**あ**\n\n</details>\n\nい";
    let html = "<details>\n<summary>題</summary>\n<p><strong>あ</strong></p>\n</details>\n<p>い</p>\n";
    assert_eq!(body(text), html);
}

#[test]
fn rules_of_style_are_no_words() {
    for text in
        ["あ<style>p{color:red}</style>い", "<style>\np{color:red}\n</style>\n\nあい", "あ<style>p{color:red} い"]
    {
        let html = body(text);
        assert!(!html.contains("color") && html.contains("style"), "{html}");
    }
    assert!(body("あ<style>p{}</style>い").contains('い'));
}

#[test]
fn a_picture_of_another_site_is_a_link_however_it_is_written() {
    for text in ["![図](https://example.jp/a.png)", "<img src=\"https://example.jp/a.png\" alt=\"図\">"] {
        let (page, found) = read("page.md", &format!("# 題\n\n{text}\n"));
        let html = shown(&page.unwrap());
        assert!(html.contains("<a href=\"https://example.jp/a.png\">図</a>") && !html.contains("<img"), "{html}");
        assert_eq!(found.iter().map(|found| found.code.as_str()).collect::<Vec<_>>(), ["C12"]);
    }
    assert!(!body("<img alt=\"図\">").contains("<img"), "a picture without an address is its words");
}

#[test]
fn the_id_of_a_heading_begins_with_a_letter() {
    for (heading, id) in
        [("1-3 の見方", "section-1-3-の見方"), ("①", "section-①"), ("!!", "section"), ("「あ」", "あ"), ("A b", "a-b")]
    {
        assert!(
            body(&format!("## {heading}\n")).contains(&format!("id=\"{id}\"")),
            "{}",
            body(&format!("## {heading}\n"))
        );
    }
}

#[test]
fn no_heading_takes_an_id_of_the_frame() {
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/templates");
    let mut ids = BTreeSet::new();
    for name in ["base", "content", "home", "home_plan", "parts", "ways"] {
        let html = fs::read_to_string(templates.join(format!("{name}.html"))).unwrap();
        ids.extend(html.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()));
    }
    assert!(ids.contains("main") && ids.contains("contents"), "{ids:?}");
    for id in &ids {
        for text in [format!("## {id}\n"), format!("## あ {{#{id}}}\n"), format!("<p id=\"{id}\">あ</p>\n")] {
            assert!(!body(&text).contains(&format!("id=\"{id}\"")), "{id} is taken by {text}");
        }
    }
}

#[test]
fn a_key_that_is_not_known_is_not_also_a_missing_title() {
    for head in ["titel = \"題\"", "title = 5", "name = \"題\""] {
        let (_, found) = read("page.md", &format!("+++\n{head}\n+++\n\n文\n"));
        assert_eq!(found.len(), 1, "{found:?}");
    }
}
