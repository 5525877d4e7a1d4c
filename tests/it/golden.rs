//! The shipped plan and its site, held against what was read and committed.
//!
//! After a change that is meant, `TAIKEI_BLESS=1 cargo test golden` writes `tests/golden/` anew;
//! its difference is read, line by line, before it is committed.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::{env, fs};

use serde_json::Value;

use super::folder::{Folder, Run};

/// The plan that this repository ships.
const PLAN: &str = "danjo-sankaku-4";

/// The shipped site, built once for all tests of this file.
static SITE: LazyLock<Folder> = LazyLock::new(|| {
    let folder = Folder::sound();
    let Run { code, err, .. } = folder.run(&["build", "--root", env!("CARGO_MANIFEST_DIR"), "--out", &out(&folder)]);
    assert_eq!(code, 0, "the shipped plan builds: {err}");
    folder
});

fn out(folder: &Folder) -> String {
    folder.path().join("public").to_string_lossy().into_owned()
}

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(PLAN).join(name)
}

/// Compares a text with the committed one, line by line; or, when blessing, commits it.
#[track_caller]
fn assert_golden(name: &str, text: &str) {
    let path = golden(name);
    if env::var_os("TAIKEI_BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines = || committed.lines().zip(text.lines()).enumerate();
    let differing = lines().find(|(_, (old, new))| old != new);
    let hint = "if it is meant, run `TAIKEI_BLESS=1 cargo test golden` and read the difference";
    if let Some((at, (old, new))) = differing {
        panic!("{} differs at line {}:\n- {old}\n+ {new}\n{hint}", path.display(), at + 1);
    }
    assert_eq!(committed.lines().count(), text.lines().count(), "{} has other lines; {hint}", path.display());
}

#[test]
fn the_data_of_the_shipped_plan_are_those_that_were_read() {
    let bytes = &SITE.files("public")[&format!("{PLAN}/plan.json")];
    let data: Value = serde_json::from_slice(bytes).unwrap();
    assert_golden("plan.json", &(serde_json::to_string_pretty(&data).unwrap() + "\n"));
}

#[test]
fn the_site_of_the_shipped_plan_has_these_addresses() {
    let files: Vec<String> = SITE.files("public").into_keys().collect();
    assert_golden("files.txt", &(files.join("\n") + "\n"));
}

/// One finding without its words, which `explain` and the catalogue's own tests hold.
fn finding(line: &str) -> String {
    let found: Value = serde_json::from_str(line).expect("each line is one object");
    let text = |key: &str| found[key].as_str().unwrap_or("-").to_owned();
    let place = format!("{}:{}:{}", text("file"), found["line"], found["column"]);
    format!("{} {} {place} {}", text("code"), text("severity"), text("record"))
}

#[test]
fn the_findings_of_the_shipped_plan_are_those_that_were_read() {
    let run = SITE.run(&["check", "--root", env!("CARGO_MANIFEST_DIR"), "--format", "json"]);
    let findings: Vec<String> = run.err.lines().map(finding).collect();
    assert_golden("findings.txt", &(findings.join("\n") + "\n"));
}

#[test]
fn each_doubt_about_the_shipped_plan_is_settled_with_its_reason_so_that_strict_passes() {
    let root = env!("CARGO_MANIFEST_DIR");
    let run = SITE.run(&["check", "--root", root, "--strict"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let settings = fs::read_to_string(Path::new(root).join("seeds").join(PLAN).join("plan.toml")).unwrap();
    let settings: toml::Table = settings.parse().unwrap();
    assert_eq!(settings.keys().collect::<Vec<_>>(), ["accept"], "nothing but settled doubts is set");
    let entries: Vec<String> = (settings["accept"].as_array().unwrap().iter())
        .map(|entry| {
            assert!(entry["reason"].as_str().unwrap().chars().count() > 20, "{entry}");
            format!("{} {}", entry["code"].as_str().unwrap(), entry["place"].as_str().unwrap())
        })
        .collect();
    let expected = [
        "R02 1-2-2-3",
        "L04 1-2-3-4",
        "P01 1-4",
        "R02 1-4-2-2",
        "L08 2-2-3-1",
        "R03 3-4-3-1",
        "L06 4-1-4-2",
        "P02 4-1-4-3",
        "R03 4-2-2-1",
    ];
    assert_eq!(entries, expected);
}
