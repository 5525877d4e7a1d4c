//! A pair of editions with each kind of change, and the reports about it, kept beside them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use taikei::diag::words::Lang;

use super::{compared, plan, report, told};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/editions")
}

fn text(name: &str) -> String {
    fs::read_to_string(folder().join(name)).unwrap()
}

/// What the program prints.
fn printed(args: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_taikei"));
    command.current_dir(folder()).args(["diff", "midori-1", "midori-2", "--lang", "ja"]).args(args);
    let output = command.output().unwrap();
    let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    assert_eq!((output.status.code(), err.as_str()), (Some(0), ""));
    out
}

/// `TAIKEI_BLESS=1 cargo test` writes the reports anew; they are read in the diff before they are kept.
#[test]
fn each_kind_of_change_is_reported_as_a_careful_official_would() {
    for (format, name) in [("human", "expected.txt"), ("markdown", "expected.md"), ("csv", "expected.csv")] {
        let out = printed(&["--format", format]);
        let expected = folder().join(name);
        if std::env::var_os("TAIKEI_BLESS").is_some() {
            fs::write(&expected, &out).unwrap();
        }
        assert_eq!(out, fs::read_to_string(&expected).unwrap(), "{name}");
    }
}

#[test]
fn the_fixture_has_every_kind_of_change() {
    let [old, new] = ["midori-1", "midori-2"].map(|name| plan(&text(&format!("{name}/chart.tsv"))));
    let (comparison, found) = compared(&old, &new, &text("midori-2/plan.toml"));
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(
        told(&report(&comparison)),
        [
            "priority-lost: 1-1 → 1-1",
            "renamed reworded other-columns: 1-1-1-1 → 1-1-1-1",
            "merged: 1-1-1-2+1-1-1-3 → 1-1-1-2",
            "renamed: 1-1-2 → 1-1-2",
            "ended: 1-1-2-2 → ",
            "added:  → 1-1-2-2",
            "priority-gained: 1-2 → 1-2",
            "split: 1-2-1-1 → 1-2-1-1+1-2-1-2",
            "moved: 1-2-1-2 → 2-1-1-1",
            "departments: 2-1-1-1 → 2-1-1-2",
            "ended: 3 → ",
            "ended: 3-1 → ",
            "ended: 3-1-1 → ",
            "ended: 3-1-1-1 → ",
        ]
    );
    let renumbered = report(&comparison)["renumbered"].clone();
    assert_eq!(renumbered, serde_json::json!([{ "kind": "project", "before": "2-1-1-2", "after": "2-1-1-3" }]));
}

#[test]
fn what_cannot_be_told_is_asked_and_the_answer_settles_it() {
    let [old, new] = ["midori-1", "midori-2"].map(|name| plan(&text(&format!("{name}/chart.tsv"))));
    let (comparison, found) = compared(&old, &new, "");
    let asked: Vec<_> = found.iter().map(|found| found.code.as_str()).collect();
    assert!(!asked.is_empty() && asked.iter().all(|code| *code == "N01"), "{asked:?}");
    assert!(told(&report(&comparison)).iter().any(|line| line == "doubtful: 1-1-2 → 1-1-2"), "{found:?}");
    let helps: Vec<_> = found.iter().map(|found| found.help(Lang::Ja)).collect();
    assert!(helps.iter().any(|help| help.contains("[[match]]") && help.contains("before = \"1-1-2\"")), "{helps:?}");
}

#[test]
fn an_answer_that_names_nothing_or_something_twice_is_an_error() {
    let [old, new] = ["midori-1", "midori-2"].map(|name| plan(&text(&format!("{name}/chart.tsv"))));
    let codes = |settings: &str| -> Vec<_> {
        let (_, found) = compared(&old, &new, settings);
        found.iter().map(|found| found.code.as_str()).filter(|code| *code != "N01").collect()
    };
    assert_eq!(codes("[[match]]\nbefore = \"9-9\"\nnow = []\n"), ["N02"]);
    assert_eq!(codes("[[match]]\nbefore = \"1-1-1-2\"\nnow = \"9-9\"\n"), ["N02"]);
    assert_eq!(codes("[[match]]\nbefore = \"1-1-1-2\"\nnow = \"1-1-1\"\n"), ["N02"], "no 事業 is a 施策");
    let twice = "[[match]]\nbefore = \"1-1-1-2\"\nnow = []\n[[match]]\nbefore = \"1-1-1-2\"\nnow = []\n";
    assert_eq!(codes(twice), ["N03"]);
    let both =
        "[[match]]\nbefore = \"1-1-1-2\"\nnow = \"1-1-1-2\"\n[[match]]\nbefore = \"1-1-1-3\"\nnow = \"1-1-1-2\"\n";
    assert_eq!(codes(both), ["N03"]);
}
