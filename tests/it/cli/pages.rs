//! The record of published content pages: one that is renamed or deleted keeps a page at its old address.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::{run, sound};

fn page(title: &str) -> String {
    format!("+++\ntitle = \"{title}\"\n+++\n本文です。\n")
}

/// A site of two pages whose addresses are recorded.
fn recorded() -> TempDir {
    let site = sound(&[("content/a.md", &page("読み方")), ("content/b/c.md", &page("使い方"))]);
    let (code, out, err) = run(site.path(), &["addresses"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("content/addresses.toml (2 entries)"), "{out}");
    site
}

fn codes(site: &Path) -> Vec<String> {
    let (_, _, err) = run(site, &["check", "--format", "json"]);
    let code =
        |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["code"].as_str().unwrap().to_owned();
    err.lines().map(code).filter(|code| code.starts_with('A')).collect()
}

fn record(site: &Path) -> String {
    fs::read_to_string(site.join("content/addresses.toml")).unwrap()
}

/// The words of a page's main part after a build.
fn built(site: &Path, path: &str) -> String {
    let (code, _, err) = run(site, &["build"]);
    assert_eq!(code, 0, "{err}");
    fs::read_to_string(site.join("public").join(path)).unwrap()
}

#[test]
fn the_record_of_the_same_pages_is_the_same() {
    let site = recorded();
    let first = record(site.path());
    assert!(first.contains("[[page]]\npath = \"a\"\ntitle = \"読み方\"\n\n[[page]]\npath = \"b/c\""), "{first}");
    assert_eq!(codes(site.path()), [""; 0]);
    let (_, out, _) = run(site.path(), &["addresses"]);
    assert!(out.contains("Nothing to change in content/addresses.toml"), "{out}");
    assert_eq!(record(site.path()), first);
}

#[test]
fn a_renamed_page_leaves_one_that_leads_to_it() {
    let site = recorded();
    fs::rename(site.path().join("content/a.md"), site.path().join("content/b/a.md")).unwrap();
    assert_eq!(codes(site.path()), ["A08", "A11"]);
    assert_eq!(run(site.path(), &["build"]).0, 1);
    let (code, out, _) = run(site.path(), &["addresses"]);
    assert_eq!(code, 0);
    assert!(out.contains("- a.md 読み方 → b/a") && out.contains("+ b/a.md 読み方"), "{out}");
    assert_eq!(codes(site.path()), [""; 0]);
    let old = built(site.path(), "a.html");
    assert!(old.contains("このページは、今はありません") && old.contains("href=b/a.html"), "{old}");
}

#[test]
fn a_deleted_page_leaves_one_that_says_so_and_a_page_that_comes_back_is_itself() {
    let site = recorded();
    fs::remove_file(site.path().join("content/a.md")).unwrap();
    assert_eq!(codes(site.path()), ["A08"]);
    run(site.path(), &["addresses"]);
    assert!(record(site.path()).contains("title = \"読み方\"\nended = true\n"));
    let old = built(site.path(), "a.html");
    assert!(old.contains("読み方") && old.contains("このページは、今はありません"), "{old}");
    fs::write(site.path().join("content/a.md"), page("読み方")).unwrap();
    assert_eq!(codes(site.path()), ["A11"]);
    run(site.path(), &["addresses"]);
    assert!(!record(site.path()).contains("ended"));
    assert!(built(site.path(), "a.html").contains("本文です。"));
}

#[test]
fn a_page_that_may_be_another_is_a_question_and_the_answer_settles_it() {
    let site = recorded();
    let first = record(site.path());
    fs::remove_file(site.path().join("content/a.md")).unwrap();
    fs::write(site.path().join("content/new.md"), page("読みかたの案内")).unwrap();
    assert_eq!(codes(site.path()), ["A09"]);
    let (code, _, err) = run(site.path(), &["addresses"]);
    assert_eq!(code, 1);
    assert!(err.contains("now = \"new\"") && err.contains("now = []"), "{err}");
    assert_eq!(record(site.path()), first, "an open question leaves the record as it is");
    for (now, became) in [("\"new\"", Some("became = [\"new\"]")), ("[]", None)] {
        let answered = first.replace("title = \"読み方\"\n", &format!("title = \"読み方\"\nnow = {now}\n"));
        fs::write(site.path().join("content/addresses.toml"), answered).unwrap();
        let (code, _, err) = run(site.path(), &["addresses"]);
        assert_eq!(code, 0, "{err}");
        let record = record(site.path());
        assert!(!record.contains("\nnow =") && record.contains("ended = true"), "{record}");
        assert_eq!(became.is_some(), became.is_some_and(|became| record.contains(became)), "{record}");
    }
    let wrong = first.replace("title = \"読み方\"\n", "title = \"読み方\"\nnow = \"nev\"\n");
    fs::write(site.path().join("content/addresses.toml"), wrong).unwrap();
    assert_eq!(codes(site.path()), ["A10"]);
}

#[test]
fn a_page_of_the_program_may_take_the_place_of_one_that_is_gone() {
    let site = sound(&[("content/glossary.md", &page("用語集"))]);
    run(site.path(), &["addresses"]);
    fs::remove_file(site.path().join("content/glossary.md")).unwrap();
    let term = "[[term]]\nword = \"訓練\"\nmeaning = \"練習のことです。\"\n";
    fs::write(site.path().join("content/glossary.toml"), term).unwrap();
    run(site.path(), &["addresses"]);
    assert!(built(site.path(), "glossary.html").contains("練習のことです。"));
}

#[test]
fn a_page_that_cannot_be_read_is_not_gone() {
    let site = recorded();
    let first = record(site.path());
    fs::write(site.path().join("content/a.md"), b"\x00\x01\x02").unwrap();
    let (code, out, _) = run(site.path(), &["addresses"]);
    assert_eq!(code, 1, "{out}");
    assert_eq!(record(site.path()), first);
    assert_eq!(codes(site.path()), [""; 0]);
}

#[test]
fn a_new_page_is_built_and_asks_to_be_recorded() {
    let site = recorded();
    fs::write(site.path().join("content/new.md"), page("新しいページ")).unwrap();
    assert_eq!(codes(site.path()), ["A11"]);
    assert!(built(site.path(), "new.html").contains("本文です。"));
    run(site.path(), &["addresses"]);
    assert_eq!(codes(site.path()), [""; 0]);
}

#[test]
fn one_plan_alone_leaves_the_pages_as_they_are() {
    let site = recorded();
    fs::remove_file(site.path().join("content/a.md")).unwrap();
    let first = record(site.path());
    run(site.path(), &["addresses", "midori"]);
    assert_eq!(record(site.path()), first);
}
