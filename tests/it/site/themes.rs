//! Themes: what a folder may override, and how its errors are told; and the minifier behind every page.

use proptest::prelude::*;
use taikei::render::minify_html;

use super::made_up::{CHART, Sources, arg, words};

#[test]
fn a_themes_file_takes_the_place_of_the_default_one() {
    let made = Sources::chart(CHART)
        .theme("templates/content.html", "")
        .theme(
            "templates/project.html",
            "{% extends \"builtin/project.html\" %}{% block footer %}<p>みどり市の足元</p>{% endblock footer %}",
        )
        .theme("assets/style.css", "body{}")
        .theme("assets/logo.png", "png")
        .make();
    let page = made.words("hana/projects/1-1-1-1.html");
    assert!(page.contains("みどり市の足元") && page.contains("花の苗の配布"), "{page}");
    assert!(!made.words("hana/goals/1.html").contains("みどり市の足元"));
    assert_eq!(made.text("assets/style.css"), "body{}");
    assert_eq!(made.text("assets/logo.png"), "png");
    assert!(made.files.contains_key("assets/script.js"), "what is not overridden stays");
}

#[test]
fn styles_are_joined_by_name_and_one_can_be_overridden_alone() {
    let made =
        Sources::chart(CHART).theme("styles/40-marks.css", ".mine{}").theme("styles/99-last.css", ".last{}").make();
    let style = made.text("assets/style.css");
    assert!(style.contains(".site-nav") && style.contains(".mine{}") && !style.contains("\n.badge {"), "{style}");
    assert!(style.ends_with(".last{}"));
}

#[test]
fn one_component_can_be_overridden_alone() {
    let made = Sources::chart(CHART)
        .theme("templates/mine.html", "{% component relisted() %}<b>ふたたび</b>{% endcomponent relisted %}")
        .make();
    assert!(made.text("hana/projects/2-1-1-1.html").contains("<b>ふたたび</b>"));
    assert!(!made.codes().contains(&"T04"));
}

#[test]
fn every_template_that_does_not_parse_is_named_with_its_line() {
    let made = Sources::chart(CHART)
        .theme("templates/project.html", "<p>\n花{% if page.title %}\n")
        .theme("templates/section.html", "{{ page.title | unheard_of }}")
        .make();
    let found: Vec<_> = made.found.iter().filter(|found| found.code.as_str() == "T02").collect();
    let places: Vec<_> = found.iter().map(|found| found.place.as_ref().unwrap()).collect();
    assert_eq!(&*places[0].file, "themes/own/templates/project.html");
    assert!(places[0].line >= 2, "{places:?}");
    assert_eq!(&*places[1].file, "themes/own/templates/section.html");
    assert_eq!(found.len(), 2);
}

#[test]
fn a_template_that_fails_names_its_line_and_the_record() {
    let made = Sources::chart(CHART).theme("templates/project.html", "<p>花</p>\n<p>花{{ page.titel }}</p>").make();
    let failed = made.only("T03");
    let place = failed.place.as_ref().unwrap();
    assert_eq!((&*place.file, place.line, place.column), ("themes/own/templates/project.html", 2, 13));
    assert!(place.excerpt.contains("page.titel"));
    assert_eq!(failed.record.as_deref(), Some("1-1-1-1"));
    assert_eq!((arg(failed, "page"), arg(failed, "pages")), ("事業 1-1-1-1", "4"));
}

#[test]
fn files_that_a_theme_cannot_use_are_named() {
    let made = Sources::chart(CHART)
        .theme("templates/secton.html", "<p>")
        .theme("style.css", "")
        .theme("README.md", "")
        .make();
    let names: Vec<_> = made.found.iter().filter(|found| found.code.as_str() == "T04").collect();
    let names: Vec<_> = names.iter().map(|found| arg(found, "name")).collect();
    assert_eq!(names, ["style.css", "templates/secton.html"]);
}

#[test]
fn no_page_asks_another_host_for_anything() {
    let made = Sources::chart(CHART).make();
    for (path, bytes) in &made.files {
        let text = String::from_utf8_lossy(bytes);
        // Names that look like addresses and are never asked for.
        let text = text.replace("http://www.w3.org/2000/svg", "").replace("https://json-schema.org/", "");
        let text = text.replace("\"@context\":\"https://schema.org\"", "");
        assert!(!text.contains("http://") && !text.contains("https://") && !text.contains("@import"), "{path}");
    }
}

/// The values of all `href`s, in order, whatever quotes they stand in.
fn links(html: &str) -> Vec<String> {
    let values = html.split("href=").skip(1).map(|rest| match rest.chars().next() {
        Some(quote @ ('"' | '\'')) => rest[1..].split(quote).next().unwrap(),
        _ => rest.split(['>', ' ']).next().unwrap(),
    });
    values.map(words).collect()
}

fn inline() -> impl Strategy<Value = String> {
    let text = "[a-z花 　<>&\"'=;「」\n]{0,12}"
        .prop_map(|text| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;"));
    let link = ("[a-z][a-z0-9/.#?&= -]{0,12}", text.clone());
    let link = link.prop_map(|(url, text)| format!("<a href=\"{}\">{text}</a>", url.trim().replace('&', "&amp;")));
    prop_oneof![text.clone(), link, text.prop_map(|text| format!("<span class=\"no\">{text}</span>"))]
}

proptest! {
    #[test]
    fn minifying_keeps_every_word_space_and_link(parts in prop::collection::vec(inline(), 0..8), tag in 0..4usize) {
        let tag = ["p", "li", "td", "h2"][tag];
        let body = parts.join(" ");
        let page = format!("<!doctype html><html lang=ja><head><title>花</title></head><body>\n<{tag}>\n{body}\n</{tag}>\n");
        let small = String::from_utf8(minify_html(&page)).unwrap();
        prop_assert_eq!(words(&small), words(&page));
        prop_assert_eq!(links(&small), links(&page));
    }
}
