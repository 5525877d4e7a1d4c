//! How far a long build is: said on a terminal alone.
#![cfg(unix)]

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::{DEPARTMENTS, root, taikei};

/// A chart with so many 事業 under one 施策 each that reading it takes its time.
fn chart() -> String {
    let head = "みどり計画\n\n基本目標\t課題\t施策\t事業\t内容\t担当課\n".to_owned();
    let row = |measure: usize| {
        let above = if measure == 1 { "1 安心な暮らし\t1-1 備え" } else { "\t" };
        format!("{above}\t({measure}) 備えその{measure}\t①訓練その{measure}\t訓練{measure}を行います。\t防災課\n")
    };
    head + &(1..=30).map(row).collect::<String>()
}

/// So many plans of one chart.
fn plans(count: usize) -> TempDir {
    let chart = chart();
    let paths: Vec<_> = (0..count).map(|number| format!("seeds/plan-{number:04}/chart.txt")).collect();
    let charts = paths.iter().map(|path| (path.as_str(), chart.as_str()));
    root(&charts.chain([("seeds/departments.toml", DEPARTMENTS)]).collect::<Vec<_>>())
}

/// What a build says on a terminal, as `script` (util-linux) gives it one, and how long it took.
fn on_a_terminal(root: &TempDir, option: &str) -> (String, Duration) {
    let program = taikei(root.path(), &[]);
    let line = format!("'{}' build --jobs 1 --lang en {option}", program.get_program().to_str().unwrap());
    let started = Instant::now();
    let output = Command::new("script")
        .args(["-qefc", &line, "/dev/null"])
        .current_dir(root.path())
        .stdin(Stdio::null())
        .output();
    let output = output.expect("`script` of util-linux is there");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}");
    (said, started.elapsed())
}

#[test]
fn a_build_of_more_than_a_second_shows_on_a_terminal_how_far_it_is() {
    for count in [8, 32, 128, 512] {
        let root = plans(count);
        let bar = format!("of {count} plans");
        let (said, took) = on_a_terminal(&root, "");
        if !said.contains(&bar) {
            assert!(took < Duration::from_secs(3), "a build of {took:?} says nothing: {said}");
            continue;
        }
        let last = said.rsplit(&bar).next().unwrap();
        assert!(last.contains("\u{1b}[2K") && !last.contains('░'), "the bar goes at the end: {said:?}");
        for (option, output) in [
            ("--quiet", on_a_terminal(&root, "--quiet").0),
            ("piped", {
                let output = taikei(root.path(), &["build", "--jobs", "1", "--lang", "en"]).output().unwrap();
                String::from_utf8_lossy(&output.stderr).into_owned()
            }),
        ] {
            assert!(!output.contains(&bar), "{option}: {output}");
        }
        return;
    }
    panic!("no build took longer than a second");
}
