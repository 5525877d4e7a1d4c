//! `accessibility-report`: a draft that claims nothing, with pages that are chosen the same each time.

use std::fs;

use super::{run, sound};

#[test]
fn the_draft_names_every_criterion_and_leaves_the_result_to_people() {
    let site = sound(&[]);
    let (code, out, err) = run(site.path(), &["accessibility-report"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let rows: Vec<_> = out.lines().filter(|line| line.contains(" | A | ") || line.contains(" | AA | ")).collect();
    assert_eq!(rows.len(), 38, "WCAG 2.0 has 25 criteria of level A and 13 of level AA");
    assert_eq!(rows.iter().filter(|row| row.contains(" | A | ")).count(), 25);
    assert!(rows.iter().all(|row| row.ends_with("|  |  |")), "no result is written: {out}");
    for heading in ["試験実施期間", "JIS X 8341-3:2016", "選択方法", "依存したウェブコンテンツ技術"]
    {
        assert!(out.contains(heading), "{heading} in {out}");
    }
    assert!(!out.contains("準拠して") && !out.contains("準拠です"), "{out}");
    assert!(!site.path().join("public").exists(), "nothing is written");
}

#[test]
fn the_sample_has_each_kind_of_page_and_is_the_same_each_time() {
    let site = sound(&[]);
    let (_, out, _) = run(site.path(), &["accessibility-report", "--base-url", "https://city.example/plan/"]);
    for path in [
        "index.html",
        "search.html",
        "404.html",
        "midori/index.html",
        "midori/whole.html",
        "midori/departments/index.html",
    ] {
        assert!(out.contains(&format!(". https://city.example/plan/{path}（種類を代表）\n")), "{path} in {out}");
    }
    let of_projects = out.lines().filter(|line| line.contains("/midori/projects/") && line.contains("種類を代表"));
    assert_eq!(of_projects.count(), 1, "{out}");
    assert_eq!(run(site.path(), &["accessibility-report", "--base-url", "https://city.example/plan/"]).1, out);
}

#[test]
fn a_site_with_errors_has_no_draft() {
    let site = sound(&[]);
    fs::write(site.path().join("seeds/midori/chart.txt"), "").unwrap();
    let (code, out, err) = run(site.path(), &["accessibility-report"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("error[F03]"), "{err}");
}
