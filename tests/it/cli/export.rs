//! `export`: a plan in another form, on standard output or in a folder.

use std::fs;

use super::{CHART, run, sound, taikei};

#[test]
fn standard_output_carries_the_table_and_nothing_else() {
    let root = sound(&[]);
    let (code, out, err) = run(root.path(), &["export", "midori"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.starts_with("\u{FEFF}基本目標コード,") && out.ends_with("\r\n"), "{out}");
    let (_, json, _) = run(root.path(), &["export", "midori", "--format", "json"]);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&json).unwrap()["plan"]["id"], "midori");
    let (_, xml, _) = run(root.path(), &["export", "--format", "stratml", "midori"]);
    assert!(xml.starts_with("<?xml") && xml.contains("<StrategicPlan"), "{xml}");
    let workbook = taikei(root.path(), &["export", "midori", "--format", "xlsx"]).output().unwrap();
    assert!(workbook.stdout.starts_with(b"PK"), "a workbook is packed");
}

#[test]
fn a_folder_gets_the_table_with_its_settings_and_builds_in_place_of_the_chart() {
    let root = sound(&[]);
    for (format, file) in [("csv", "projects.csv"), ("xlsx", "plan.xlsx")] {
        let args = ["export", "midori", "--format", format, "--to", format];
        let (code, out, err) = run(root.path(), &args);
        assert_eq!((code, err.as_str()), (0, ""));
        assert!(out.contains(&format!("{format}/{file}")) && out.contains("plan.toml"), "{out}");
        let seeds = root.path().join("new").join(format).join("seeds/midori");
        fs::create_dir_all(&seeds).unwrap();
        for name in [file, "plan.toml"] {
            fs::copy(root.path().join(format).join(name), seeds.join(name)).unwrap();
        }
        fs::copy(root.path().join("seeds/departments.toml"), seeds.join("../departments.toml")).unwrap();
        let (code, _, err) = run(root.path(), &["check", "--strict", "--root", &format!("new/{format}")]);
        assert_eq!(code, 0, "{err}");
    }
}

#[test]
fn nothing_that_exists_is_overwritten() {
    let root = sound(&[("out/plan.toml", "mine")]);
    let (code, _, err) = run(root.path(), &["export", "midori", "--to", "out"]);
    assert_eq!(code, 2);
    assert!(err.contains("out/plan.toml exists already"), "{err}");
    assert!(!root.path().join("out/projects.csv").exists());
}

#[test]
fn an_unknown_plan_or_format_is_refused_with_those_that_there_are() {
    let root = sound(&[]);
    let (code, out, err) = run(root.path(), &["export", "midorii"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("no plan midorii. Plans: midori"), "{err}");
    let (code, _, err) = run(root.path(), &["export", "midori", "--format", "github"]);
    assert_eq!(code, 2);
    assert!(err.contains("csv, xlsx, json, stratml"), "{err}");
    let (code, _, err) = run(root.path(), &["check", "--format", "csv"]);
    assert_eq!(code, 2);
    assert!(err.contains("human, json, github"), "{err}");
}

#[test]
fn a_plan_with_errors_is_not_written() {
    let root = sound(&[("seeds/broken/chart.txt", &CHART.replace("1 安心な暮らし", ""))]);
    let (code, out, err) = run(root.path(), &["export", "broken", "--to", "out"]);
    assert_eq!((code, out.as_str()), (1, ""), "{err}");
    assert!(!root.path().join("out").exists());
}
