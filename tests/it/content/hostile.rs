//! Whatever is typed into a page, what comes out is whole and safe.

use std::collections::BTreeSet;

use html5gum::{Token, Tokenizer};
use proptest::prelude::*;

use super::{read, shown};

/// Elements without a closing tag.
const VOID: [&str; 6] = ["br", "col", "hr", "img", "wbr", "input"];

/// Parts that texts are put together from, the worse the better.
const PARTS: &[&str] = &[
    "**",
    "*",
    "~~",
    "~",
    "_",
    "`",
    "```\n",
    "\n",
    "\n\n",
    "  \n",
    "    ",
    "> ",
    "- ",
    "1. ",
    "# ",
    "### ",
    "|",
    "|---|\n",
    "[",
    "]",
    "(",
    ")",
    "![",
    "](",
    "[^1]",
    "[^1]: ",
    "{#fn-1}",
    "{#a}",
    "「",
    "」",
    "。",
    "漢字",
    "かな",
    "ｶﾅ",
    "Ⅲ",
    "\u{3000}",
    "word",
    " ",
    "\\",
    "&amp;",
    "&#xFDD1;0&#xFDD2;",
    "&#60;script&#62;",
    "\u{FDD0}",
    "\u{FDD1}0\u{FDD2}",
    "\u{0}",
    "\r\n",
    "<",
    ">",
    "\"",
    "'",
    "=",
    "<script>",
    "</script>",
    "<script",
    "<img src=x onerror=alert(1)>",
    "<a href=\"",
    "</a>",
    "<a href='javascript:alert(1)'>",
    "<svg><animate onbegin=alert(1)>",
    "<math><mtext>",
    "<style>",
    "</style>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "<textarea>",
    "<title>",
    "<plaintext>",
    "<template>",
    "<table>",
    "<td>",
    "</td></table>",
    "<b>",
    "</b>",
    "<p>",
    "</p>",
    "<div id=\"a\">",
    "</div>",
    "<details open>",
    "<iframe srcdoc='<script>'>",
    "<noscript><p title=\"",
    "</noscript>",
    "javascript:",
    "JAVAscript&colon;",
    "data:text/html,",
    "java\tscript:",
    "http://example.com/",
    "//example.com/",
    "plan:1-2",
    "plan:",
    "other.md",
    "../x.md",
    "a.png",
    "<plan:1>",
    "on",
    "onload=",
    "<form action=x>",
    "<base href=//x>",
    "<meta http-equiv=refresh content=0>",
    "<link rel=stylesheet href=x>",
    "<object data=x>",
    "<embed src=x>",
    "<h1>",
    "</h1>",
];

fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![6 => prop::sample::select(PARTS).prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

/// What is wrong with the HTML of a body.
fn faults(html: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut open: Vec<String> = Vec::new();
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if ["script", "style", "iframe", "form", "svg", "math", "base", "object", "h1"].contains(&name.as_str())
                {
                    faults.push(format!("<{name}>"));
                }
                for (attribute, value) in &tag.attributes {
                    let (attribute, value) = (String::from_utf8_lossy(attribute), String::from_utf8_lossy(value));
                    faults.extend(fault_of(&name, &attribute, &value));
                }
                if !VOID.contains(&name.as_str()) {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if open.pop().as_ref() != Some(&name) {
                    faults.push(format!("</{name}> closes nothing"));
                }
            }
            Token::String(_) | Token::Error(_) => {}
            Token::Comment(_) | Token::Doctype(_) => faults.push("a comment or doctype".into()),
        }
    }
    faults.extend(open.iter().map(|name| format!("<{name}> is never closed")));
    faults.extend(html.contains('\u{FDD0}').then(|| "a mark is left".to_owned()));
    faults
}

fn ids(html: &str) -> Vec<Vec<u8>> {
    let mut ids = Vec::new();
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        if let Token::StartTag(tag) = token {
            ids.extend(tag.attributes.get(&b"id"[..]).map(|id| id.to_vec()));
        }
    }
    ids
}

fn fault_of(element: &str, attribute: &str, value: &str) -> Option<String> {
    let known = ["href", "src", "id", "class", "alt", "title", "scope", "start", "open", "lang", "dir"];
    // As a browser reads an address: without blanks before it, and without tabs and line breaks in it.
    let address = value.trim_start_matches(|letter| letter <= ' ').replace(['\t', '\n', '\r'], "").to_lowercase();
    let is_scheme = |text: &str| {
        text.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && text.chars().all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter))
    };
    let scheme = address.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| is_scheme(scheme));
    let safe = match scheme {
        Some(scheme) => attribute == "href" && ["http", "https", "mailto", "tel"].contains(&scheme),
        None => attribute != "src" || !address.starts_with("//"),
    };
    let is_link = attribute == "href" || attribute == "src";
    (!known.contains(&attribute) || is_link && !safe).then(|| format!("<{element} {attribute}={value:?}>"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_whole_and_safe_html(text in text()) {
        let (page, _) = read("index.md", &text);
        if let Some(page) = page {
            let html = shown(&page);
            prop_assert_eq!(faults(&html), Vec::<String>::new(), "{}", html);
        }
    }

    #[test]
    fn any_title_and_path_are_read_without_a_panic(head in any::<String>(), name in any::<String>()) {
        let (page, _) = read(&name, &format!("+++\n{head}\n+++\ntext"));
        prop_assert!(page.is_none_or(|page| page.path.is_ascii()));
    }

    #[test]
    fn ids_are_all_different(text in text()) {
        let (page, _) = read("index.md", &text.replace('<', "# "));
        let html = page.map(|page| shown(&page)).unwrap_or_default();
        let ids = ids(&html);
        let different: BTreeSet<&Vec<u8>> = ids.iter().collect();
        prop_assert_eq!(ids.len(), different.len(), "{}", html);
    }

    #[test]
    fn marks_of_emphasis_never_show(text in "[*~「」。、ａ漢a (){}\\[\\]`]{0,40}") {
        let (page, _) = read("index.md", &text);
        let html = page.map(|page| shown(&page)).unwrap_or_default();
        prop_assert!(!html.contains(['\u{FDD0}', '\u{FDD1}', '\u{FDD2}']), "{}", html);
    }
}

#[test]
fn the_properties_see_what_is_not_safe() {
    for html in [
        "<script>x</script>",
        "<b onclick=x>b</b>",
        "<a href='java\nscript:x'>a</a>",
        "<a href=data:x>a</a>",
        "<img src='//example.com/a.png'>",
        "<b>",
        "</b>",
        "<b><i></b></i>",
    ] {
        assert!(!faults(html).is_empty(), "{html}");
    }
    assert_eq!(faults("<p>a<br><a href='https://example.com/'>b</a></p>"), Vec::<String>::new());
}

#[test]
fn long_and_deep_texts_are_read_too() {
    let marks = [
        "*",
        "~~",
        "[",
        "](",
        "`",
        "> ",
        "- ",
        "<b>",
        "<div>\n",
        "<a href=x>",
        "&",
        "**「",
        "\\",
        "![",
        "[^1]",
        "<!--",
        "|",
    ];
    for mark in marks {
        let (page, _) = read("index.md", &mark.repeat(1_000));
        assert_eq!(faults(&shown(&page.unwrap())), Vec::<String>::new(), "{mark}");
    }
}

#[test]
fn parts_that_stand_too_deep_within_one_another_are_an_error_at_their_place() {
    let lists: Vec<_> = (0..500).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect();
    for text in ["<div>".repeat(1000), "<b>".repeat(20_000), "> ".repeat(20_000) + "x", lists.concat()] {
        let (page, found) = read("page.md", &format!("+++\ntitle = \"a\"\n+++\n\n{text}\n"));
        assert_eq!(found.iter().map(|found| found.code.as_str()).collect::<Vec<_>>(), ["C13"]);
        assert!(found[0].place.as_ref().unwrap().line > 4);
        assert!(page.is_some(), "links to the page hold");
    }
    let (_, found) =
        read("page.md", &format!("+++\ntitle = \"a\"\n+++\n\n{}x{}\n", "<div>".repeat(90), "</div>".repeat(90)));
    assert_eq!(found, []);
}
