//! `build` and `check`: exit codes, and what is written.

use std::fs;

use super::{CHART, faulty, root, run, sound};

#[test]
fn faults_of_the_settings_exit_with_1_and_nothing_is_written() {
    let root = faulty();
    for command in ["check", "build"] {
        let (code, out, err) = run(root.path(), &[command]);
        assert_eq!((code, out.as_str()), (1, ""), "{err}");
        assert!(err.contains("error[G02]") && err.contains("error[G03]"), "{err}");
        assert!(!root.path().join("public").exists());
    }
}

#[test]
fn a_missing_root_or_missing_seeds_exit_with_2() {
    let root = root(&[("content/a.md", "")]);
    for args in [&["build"][..], &["check", "--seeds", "nowhere"], &["check", "--seeds", "content/a.md"]] {
        let (code, _, err) = run(root.path(), args);
        assert_eq!(code, 2, "{args:?}: {err}");
        assert!(err.contains("error[F01]"), "{err}");
    }
    for (place, reason) in [("nowhere", "not found"), ("content/a.md", "a file, not a folder")] {
        for command in [&["check"][..], &["build"], &["init", "midori"]] {
            let (code, _, err) = run(root.path(), &[command, &["--root", place][..]].concat());
            assert_eq!((code, err.matches("error[").count()), (2, 1), "{err}");
            assert!(err.contains("error[D11]") && err.contains(place) && err.contains(reason), "{err}");
        }
        assert!(!root.path().join("nowhere").exists());
    }
}

#[test]
fn a_theme_that_is_nowhere_is_a_fault_of_the_command_and_exits_with_2() {
    let site = sound(&[]);
    for command in ["check", "build"] {
        let (code, _, err) = run(site.path(), &[command, "--theme", "nope"]);
        assert_eq!(code, 2);
        assert!(err.contains("error[T01]") && err.contains("`nope`"), "{err}");
    }
}

#[test]
fn an_output_folder_that_is_not_ours_is_named_with_what_is_in_it() {
    let site = sound(&[("public/z.txt", ""), ("public/メモ.txt", ""), ("public/letters/a.txt", "")]);
    let (code, _, err) = run(site.path(), &["build"]);
    assert_eq!(code, 2);
    assert!(err.contains("error[D01]") && err.contains("such as `letters`"), "{err}");
}

#[test]
fn paths_of_the_file_are_seen_from_the_root_and_those_of_the_command_line_from_here() {
    let root = root(&[
        ("site/taikei.toml", "seeds = \"charts\"\n"),
        ("site/charts/odd.xyz", ""),
        ("site/charts/midori/chart.txt", CHART),
        ("mine/strange.xyz", ""),
        ("mine/midori/chart.txt", CHART),
    ]);
    let (_, _, err) = run(root.path(), &["check", "--root", "site", "--format", "json"]);
    assert!(err.contains("\"charts/odd.xyz\"") && !err.contains("F01"), "{err}");
    let (_, _, err) = run(root.path(), &["check", "--root", "site", "--seeds", "mine", "--format", "json"]);
    assert!(err.contains("mine/strange.xyz") && !err.contains("odd.xyz"), "{err}");
}

#[test]
fn check_of_a_sound_plan_exits_with_0_and_writes_nothing() {
    let root = sound(&[]);
    let (code, out, err) = run(root.path(), &["check", "--strict"]);
    assert_eq!((code, out.as_str()), (0, ""), "{err}");
    assert!(err.starts_with("Nothing stands in the way. pages: ") && err.lines().count() == 1, "{err}");
    assert!(!root.path().join("public").exists());
}

#[test]
fn build_writes_the_site_and_says_what_changed() {
    let root = sound(&[]);
    let (code, out, err) = run(root.path(), &["build"]);
    assert_eq!((code, out.as_str()), (0, ""), "{err}");
    assert!(root.path().join("public/midori/projects/1-1-1-2.html").is_file());
    let closing = |err: &str, word: &str| -> usize {
        let line = err.lines().last().unwrap();
        line.split(&format!("{word}: ")).nth(1).unwrap().split(',').next().unwrap().parse().unwrap()
    };
    let written = walkdir::WalkDir::new(root.path().join("public"))
        .into_iter()
        .filter(|entry| entry.as_ref().unwrap().file_type().is_file());
    assert_eq!(closing(&err, "files") + 1, written.count(), "all files but the manifest: {err}");
    assert_eq!(closing(&err, "changed"), closing(&err, "files"), "{err}");
    let (_, _, err) = run(root.path(), &["build"]);
    assert_eq!(closing(&err, "changed"), 0, "{err}");
}

#[test]
fn a_warning_fails_under_strict_alone_and_then_nothing_is_written() {
    let root = root(&[("seeds/midori/chart.txt", CHART)]);
    let (code, _, err) = run(root.path(), &["build", "--strict"]);
    assert_eq!(code, 1, "{err}");
    assert!(err.contains("warning[R05]") && err.contains("With --strict, warnings fail"), "{err}");
    assert!(!root.path().join("public").exists());
    let (code, _, err) = run(root.path(), &["build"]);
    assert_eq!(code, 0, "{err}");
    assert!(err.contains("warning[R05]") && root.path().join("public/index.html").is_file(), "{err}");
}

#[test]
fn strict_can_be_set_in_the_file() {
    let root = root(&[("seeds/midori/chart.txt", CHART), ("taikei.toml", "strict = true\n")]);
    assert_eq!(run(root.path(), &["check"]).0, 1);
}

#[test]
fn an_accepted_warning_passes_under_strict() {
    let accept = "[[accept]]\ncode = \"R05\"\nplace = \"chart.txt:4\"\nreason = \"公開前\"\n";
    let root = root(&[("seeds/midori/chart.txt", CHART), ("seeds/midori/plan.toml", accept)]);
    let (code, _, err) = run(root.path(), &["check", "--strict"]);
    assert_eq!(code, 0, "{err}");
}

#[test]
fn an_output_folder_that_is_not_ours_exits_with_2_and_stays_as_it_was() {
    let root = sound(&[("public/mine.txt", "mine")]);
    let (code, _, err) = run(root.path(), &["build"]);
    assert_eq!(code, 2, "{err}");
    assert!(err.contains("error[D01]"), "{err}");
    assert_eq!(fs::read_dir(root.path().join("public")).unwrap().count(), 1);
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let site = |jobs: &str| {
        let root = sound(&[("seeds/ao/chart.txt", CHART)]);
        assert_eq!(run(root.path(), &["build", "--jobs", jobs]).0, 0);
        let files =
            walkdir::WalkDir::new(root.path().join("public")).sort_by_file_name().into_iter().map(Result::unwrap);
        let files = files.filter(|entry| entry.file_type().is_file());
        files.map(|entry| (entry.file_name().to_owned(), fs::read(entry.path()).unwrap())).collect::<Vec<_>>()
    };
    assert!(site("1") == site("2"));
}
