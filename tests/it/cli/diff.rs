//! `diff`: two editions compared, on standard output or in a folder.

use super::{CHART, root, run, sound};

#[test]
fn two_plans_or_two_folders_are_compared() {
    let later = CHART.replace("②点検\t点検を行います。", "②点検\t点検を毎月行います。");
    let root = sound(&[("seeds/midori-2/chart.txt", &later), ("old/chart.txt", CHART), ("new/chart.txt", &later)]);
    let (code, out, err) = run(root.path(), &["diff", "midori", "midori-2"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("reworded: 1") && out.contains("点検を{+毎月+}行います。"), "{out}");
    let (code, folders, err) = run(root.path(), &["diff", "old", "new"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(folders.contains("点検を{+毎月+}行います。"), "{folders}");
    let (_, same, _) = run(root.path(), &["diff", "midori", "old"]);
    assert!(same.contains("Nothing has changed."), "{same}");
}

#[test]
fn folders_are_compared_where_there_is_no_site() {
    let root = root(&[("old/chart.txt", CHART), ("new/chart.txt", &CHART.replace("点検", "見まわり"))]);
    let (code, out, err) = run(root.path(), &["diff", "old", "new", "--format", "json"]);
    assert_eq!((code, err.contains("F01")), (0, false), "{err}");
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(report["before"]["id"], "old");
}

#[test]
fn a_folder_gets_the_report_and_nothing_is_overwritten() {
    let root = sound(&[("seeds/midori-2/chart.txt", CHART)]);
    let args = ["diff", "midori", "midori-2", "--format", "markdown", "--to", "out"];
    let (code, out, _) = run(root.path(), &args);
    assert_eq!((code, out.contains("out/comparison.md")), (0, true), "{out}");
    assert_eq!(run(root.path(), &args).0, 2);
}

#[test]
fn what_is_unknown_is_refused_with_what_there_is() {
    let root = sound(&[]);
    let (code, _, err) = run(root.path(), &["diff", "midori", "midori-9"]);
    assert_eq!((code, err.contains("midori-9") && err.contains("Plans: midori")), (2, true), "{err}");
    let (code, _, err) = run(root.path(), &["diff", "midori", "midori", "--format", "xlsx"]);
    assert_eq!((code, err.contains("human, csv, json, markdown")), (2, true), "{err}");
}

#[test]
fn an_edition_with_errors_is_not_compared() {
    let root = sound(&[("seeds/broken/chart.txt", &CHART.replace("1 安心な暮らし", ""))]);
    let (code, out, err) = run(root.path(), &["diff", "midori", "broken"]);
    assert_eq!((code, out.as_str()), (1, ""), "{err}");
}
