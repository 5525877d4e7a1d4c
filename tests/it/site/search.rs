//! The indexes that the search page reads.

use serde_json::Value;

use super::made_up::{CHART, Made, Sources};

/// What an index pushes.
fn pushed(made: &Made, path: &str) -> Value {
    let text = made.text(path);
    let json = text.strip_prefix("taikeiSearch.push(").and_then(|rest| rest.strip_suffix(");\n"));
    serde_json::from_str(json.unwrap_or_else(|| panic!("{text}"))).unwrap()
}

#[test]
fn the_index_of_a_plan_has_each_section_listing_and_department_once_with_its_link() {
    let made = Sources::chart(CHART).make();
    let index = pushed(&made, "hana/search-index.js");
    let mut urls: Vec<_> = index["items"].as_array().unwrap().iter().map(|item| item[5].as_str().unwrap()).collect();
    urls.extend(index["departments"].as_array().unwrap().iter().map(|unit| unit[1].as_str().unwrap()));
    urls.sort_unstable();
    let is_item = |path: &&str| {
        ![
            "index.html",
            "whole.html",
            "chart.html",
            "matrix.html",
            "data.html",
            "priority.html",
            "departments/index.html",
        ]
        .contains(path)
    };
    let pages = made.files.keys().filter_map(|path| path.strip_prefix("hana/"));
    let pages: Vec<_> = pages.filter(|path| path.ends_with("html")).filter(is_item).collect();
    assert_eq!(urls, pages);
}

#[test]
fn an_item_tells_what_stands_above_it_and_who_answers_for_it() {
    let index = pushed(&Sources::chart(CHART).make(), "hana/search-index.js");
    let items = index["items"].as_array().unwrap();
    let listing = items.iter().find(|item| item[3] == "1-1-1-1").unwrap();
    assert_eq!((&listing[0], &listing[2], &listing[4]), (&3.into(), &"①".into(), &"花の苗の配布".into()));
    let above = &items[usize::try_from(listing[1].as_u64().unwrap()).unwrap()];
    assert_eq!((&above[0], &above[2]), (&2.into(), &"(1)".into()));
    let units: Vec<_> = listing[7].as_array().unwrap().iter().map(|at| at.as_u64().unwrap()).collect();
    let names: Vec<_> = units.iter().map(|&at| &index["departments"][usize::try_from(at).unwrap()][0]).collect();
    assert_eq!(names, ["花みどり課", "公園課"]);
    let issue = items.iter().find(|item| item[3] == "1-1").unwrap();
    let again = items.iter().find(|item| item[3] == "2-1-1-1").unwrap();
    assert_eq!((&issue[9], &again[9], &listing[9]), (&1.into(), &2.into(), &0.into()));
}

#[test]
fn the_index_of_the_pages_has_their_text_without_tags() {
    let mut sources = Sources::chart(CHART);
    let text = "+++\ntitle = \"案内\"\n+++\n\n## 見出し\n\n本文の**太字**です。\n\n- 項目<script>x</script>\n";
    sources.content.push(("guide.md", text.to_owned()));
    sources.content.push(("synonyms.toml", "[[synonym]]\nwords = [\"苗\", \"なえ\"]\n".to_owned()));
    let made = sources.make();
    let index = pushed(&made, "search-index.js");
    assert_eq!(index["pages"][0][0], "案内");
    assert_eq!(index["pages"][0][1], "guide.html");
    let text = index["pages"][0][2].as_str().unwrap();
    assert!(text.contains("見出し 本文の太字です。 項目"), "{text}");
    let search = made.text("search.html");
    assert!(
        search.contains("[[&quot;苗&quot;,&quot;なえ&quot;]]") || search.contains(r#"'[["苗","なえ"]]'"#),
        "{search}"
    );
}

#[test]
fn no_text_ends_the_script_of_an_index() {
    let hostile = CHART.replace("花の苗を配ります", "\"});alert(1)//\\\u{2028}花の苗");
    let made = Sources::chart(&hostile).make();
    let index = pushed(&made, "hana/search-index.js");
    assert!(index.to_string().contains("alert(1)"));
    assert!(!made.text("hana/search-index.js").contains('\u{2028}'));
}
