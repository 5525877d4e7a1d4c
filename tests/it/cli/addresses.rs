//! Links and addresses that people write wrongly: where the report points, and whom it names.

use super::{run, sound};

/// A page of content with a title, whose text begins at line 4.
fn page(text: &str) -> String {
    format!("+++\ntitle = \"題\"\n+++\n{text}")
}

/// The findings of `check` as `code file:line:column`.
fn places(files: &[(&str, &str)]) -> Vec<String> {
    let site = sound(files);
    let (_, _, err) = run(site.path(), &["check", "--format", "json"]);
    let place = |line: &str| {
        let found: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(found["record"], serde_json::Value::Null, "a page is no record of a plan: {line}");
        format!(
            "{} {}:{}:{}",
            found["code"].as_str().unwrap(),
            found["file"].as_str().unwrap(),
            found["line"],
            found["column"]
        )
    };
    err.lines().map(place).collect()
}

#[test]
fn a_link_that_leads_nowhere_is_shown_where_it_is_written() {
    let text = page(
        "文と[あ](gone.html)と[い](b.md#gone)\n\n- [う](gone.html)と[え](#nowhere)\n- <a href=\"/top.html\">お</a>\n\n注[^1]\n\n[^1]: [か](gone/)\n",
    );
    assert_eq!(
        places(&[("content/a.md", &text), ("content/b.md", &page(""))]),
        [
            "S02 content/a.md:4:3",
            "S03 content/a.md:4:18",
            "S02 content/a.md:6:3",
            "S03 content/a.md:6:18",
            "S05 content/a.md:7:3",
            "S02 content/a.md:11:7",
        ]
    );
}

#[test]
fn a_link_on_the_home_page_is_shown_where_it_is_written() {
    assert_eq!(places(&[("content/index.md", "ようこそ。[あ](gone.html)\n")]), ["S02 content/index.md:1:6"]);
}

#[test]
fn a_link_that_leads_out_of_the_content_is_refused_where_it_is_written() {
    let text = page("[あ](../x)と[い](../../y.html)\n[う](../z.md)\n");
    assert_eq!(
        places(&[("content/a.md", &text)]),
        ["C07 content/a.md:4:1", "C07 content/a.md:4:11", "C07 content/a.md:5:1"]
    );
}

#[test]
fn those_who_claim_one_address_are_named_as_people_know_them() {
    for (file, names) in [
        ("content/midori/index.md", ["seeds/midori", "content/midori/index.md"]),
        ("content/404.md", ["a page that the program makes itself", "content/404.md"]),
        ("content/assets/icon.svg", ["a file of the theme", "content/assets/icon.svg"]),
    ] {
        let site = sound(&[(file, &page(""))]);
        let (code, _, err) = run(site.path(), &["check"]);
        assert_eq!(code, 1);
        let line = err.lines().find(|line| line.contains("error[S01]")).expect(&err);
        assert!(names.iter().all(|name| line.contains(name)), "{line}");
    }
}
