//! A site with several plans: what their pages and settings mean by one another.

use std::fs;
use std::path::Path;

use super::{CHART, root, run};

/// The repository's own plan and pages, and a second plan beside it.
fn shipped_and(settings: &str) -> tempfile::TempDir {
    let site = root(&[("seeds/midori/chart.txt", CHART), ("seeds/midori/plan.toml", settings)]);
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["content", "seeds", "seeds/danjo-sankaku-4"] {
        fs::create_dir_all(site.path().join(folder)).unwrap();
        for entry in fs::read_dir(top.join(folder)).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_file() {
                fs::copy(entry.path(), site.path().join(folder).join(entry.file_name())).unwrap();
            }
        }
    }
    site
}

#[test]
fn the_shipped_pages_hold_when_a_second_plan_comes() {
    let site = shipped_and("");
    let (code, _, err) = run(site.path(), &["build"]);
    assert_eq!(code, 0, "{err}");
    let page = fs::read_to_string(site.path().join("public/reading.html")).unwrap();
    assert!(page.contains("href=danjo-sankaku-4/projects/1-3-2-2.html"), "{page}");
}

#[test]
fn a_page_that_speaks_of_an_unknown_plan_is_one_finding_where_it_says_so() {
    let page = "+++\ntitle = \"案内\"\nplan = \"midorii\"\n+++\n\n[](plan:1) [](plan:1-1) [](plan:midori/1)\n";
    let site = root(&[("seeds/midori/chart.txt", CHART), ("content/a.md", page)]);
    let (code, _, err) = run(site.path(), &["check", "--format", "json"]);
    assert_eq!(code, 1);
    let errors: Vec<_> = err.lines().filter(|line| line.contains("\"error\"")).collect();
    assert_eq!(errors.len(), 1, "{err}");
    let told = ["\"G09\"", "content/a.md", "\"line\":3", "\"column\":8", "may stand here: midori."];
    assert!(told.iter().all(|part| errors[0].replace("\": ", "\":").contains(part)), "{}", errors[0]);
}

#[test]
fn a_successor_that_is_no_plan_is_a_finding_that_lists_the_plans() {
    for wrong in ["midori-9", "danjo", "midori"] {
        let site = shipped_and(&format!("period = \"令和6年度\"\nsuccessor = \"{wrong}\"\n"));
        let (code, _, err) = run(site.path(), &["check"]);
        assert_eq!(code, 1, "{err}");
        let told = ["error[G09]", "seeds/midori/plan.toml:2:13", wrong, "may stand here: danjo-sankaku-4."];
        assert!(told.iter().all(|part| err.contains(part)), "{err}");
        assert!(!err.contains("S02"), "{err}");
    }
    let alone = root(&[("seeds/midori/chart.txt", CHART), ("seeds/midori/plan.toml", "successor = \"midori-2\"\n")]);
    let (_, _, err) = run(alone.path(), &["check"]);
    assert!(err.contains("may stand here: none."), "{err}");
}

#[test]
fn a_successor_may_be_a_plan_of_this_site_or_stand_elsewhere() {
    for (next, link) in [
        ("danjo-sankaku-4", "href=../danjo-sankaku-4/index.html"),
        ("https://www.example.lg.jp/midori-2/", "href=https://www.example.lg.jp/midori-2/"),
    ] {
        let site = shipped_and(&format!("successor = \"{next}\"\n"));
        let (code, _, err) = run(site.path(), &["build"]);
        assert_eq!(code, 0, "{err}");
        let page = fs::read_to_string(site.path().join("public/midori/index.html")).unwrap();
        let (_, banner) = page.split_once("この計画は終了しました").expect("the banner");
        assert!(banner[..300].contains(link), "{banner}");
    }
}
