//! `addresses`: the record of published addresses, and what `check` says of it.

use std::fs;

use super::{CHART, run, sound};

/// The record's place.
const RECORD: &str = "seeds/midori/addresses.toml";

#[test]
fn a_renumbered_chart_is_published_by_two_commands() {
    let site = sound(&[]);
    let record = || fs::read_to_string(site.path().join(RECORD)).unwrap();
    let (code, out, err) = run(site.path(), &["addresses", "midori"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(out, format!("Wrote {RECORD} (6 entries). Look at the difference, and commit it with the chart.\n"));
    assert_eq!(run(site.path(), &["check", "--strict"]).0, 0);
    let chart =
        CHART.replace("①訓練\t訓練を行います。\t防災課\n\t\t\t②点検", "①点検").replace("点検を行", "点検を月に一度行");
    fs::write(site.path().join("seeds/midori/chart.txt"), chart).unwrap();
    let before = record();
    let (code, _, err) = run(site.path(), &["build"]);
    assert_eq!(code, 1);
    assert!(err.contains("error[A01]") && err.contains("taikei addresses midori"), "{err}");
    assert!(!site.path().join("public").exists());
    assert_eq!(record(), before, "build writes nothing under seeds");
    let (code, out, _) = run(site.path(), &["addresses"]);
    assert_eq!(code, 0);
    assert!(out.contains("  - 1-1-1-1 訓練 [1-1-1-1]\n  ~ 1-1-1-2 → 1-1-1-1 点検 [1-1-1-2]\n"), "{out}");
    assert_eq!(run(site.path(), &["build"]).0, 0);
    let page = |id: &str| fs::read_to_string(site.path().join(format!("public/midori/projects/{id}.html"))).unwrap();
    assert!(page("1-1-1-1").contains("今の体系図には載っていません") && page("1-1-1-2").contains("点検"));
    assert_eq!(run(site.path(), &["addresses"]).1, format!("Nothing to change in {RECORD}\n"));
    let left: Vec<_> = fs::read_dir(site.path().join("seeds/midori")).unwrap().collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn an_open_question_leaves_the_record_as_it_is() {
    let site = sound(&[]);
    assert_eq!(run(site.path(), &["addresses"]).0, 0);
    let record = fs::read(site.path().join(RECORD)).unwrap();
    let chart = CHART.replace("②点検\t点検を行います。", "②施設の点検\t建物と設備を見て回ります。");
    fs::write(site.path().join("seeds/midori/chart.txt"), chart).unwrap();
    let (code, out, err) = run(site.path(), &["addresses"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("error[A03]") && err.contains("now = \"1-1-1-2\""), "{err}");
    assert_eq!(fs::read(site.path().join(RECORD)).unwrap(), record);
}

#[test]
fn a_plan_that_is_not_there_is_a_wrong_command() {
    let (code, out, err) = run(sound(&[]).path(), &["addresses", "midri"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert_eq!(err, "error: there is no plan `midri`; the nearest is midori (there are: midori).\n");
}

#[test]
fn a_plan_with_errors_gets_no_record() {
    let site = sound(&[("seeds/midori/plan.toml", "titel = \"x\"\n")]);
    assert_eq!(run(site.path(), &["addresses"]).0, 1);
    assert!(!site.path().join(RECORD).exists());
}
