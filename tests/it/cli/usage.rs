//! The command line itself: help, languages, mistakes in it, closed pipes.

use std::io::Read;
use std::process::Stdio;

use super::{faulty, finished, root, run, sound, taikei};

#[test]
fn what_was_asked_for_goes_to_standard_output_alone() {
    let root = root(&[]);
    for args in [
        &["--version"][..],
        &["--help"],
        &["check", "--help"],
        &["explain"],
        &["explain", "G02"],
        &["man"],
        &["completions", "bash"],
        &["completions", "fish"],
        &["completions", "zsh"],
        &["completions", "powershell"],
    ] {
        let (code, out, err) = run(root.path(), args);
        assert_eq!((code, err.as_str()), (0, ""), "{args:?}");
        assert!(!out.is_empty(), "{args:?}");
    }
}

#[test]
fn a_wrong_command_line_is_explained_in_both_languages_and_exits_with_2() {
    let root = root(&[]);
    for (args, english, japanese) in [
        (&["bild"][..], "no command `bild`", "「bild」というコマンドはありません"),
        (&["check", "--outt", "x"], "nearest: --out", "近いもの: --out"),
        (&["check", "--format", "xml"], "human, json, github", "human, json, github"),
        (&["check", "--jobs", "0"], "whole number from 1 to 256", "1 から 256 までの整数"),
        (&["check", "--jobs", "100000"], "whole number from 1 to 256", "1 から 256 までの整数"),
        (&["check", "--base-url", "https://a:b@example.jp/"], "without ?, #, @", "を含まないもの"),
        (&["check", "--theme", ""], "--theme", "--theme"),
        (&["-q", "check", "-v"], "cannot be used together", "いっしょに使えません"),
        (&["check", "-qv"], "cannot be used together", "いっしょに使えません"),
        (&["check", "--base-url", "example.jp"], "https://", "https://"),
        (&["check", "--out"], "has no value", "値がありません"),
        (&["init"], "<NAME>", "<NAME>"),
        (&["--strict"], "there is no command", "コマンドがありません"),
    ] {
        for (lang, words) in [("en", english), ("ja", japanese)] {
            let (code, out, err) = run(root.path(), &[args, &["--lang", lang][..]].concat());
            assert_eq!((code, out.as_str()), (2, ""), "{args:?}");
            assert!(err.contains(words) && err.contains("taikei --help"), "{args:?}: {err}");
        }
    }
}

#[test]
fn nothing_typed_shows_the_help_and_exits_with_2() {
    let (code, out, err) = run(root(&[]).path(), &[]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("Usage: taikei") && err.contains("completions"), "{err}");
}

#[test]
fn help_speaks_the_language_that_was_asked_for() {
    let root = root(&[]);
    for (lang, word) in [("ja", "使い方:"), ("en", "Usage:")] {
        let (_, out, _) = run(root.path(), &["build", "--help", "--lang", lang]);
        assert!(out.contains(word), "{out}");
        assert!(!out.contains("help-") && !out.contains("about-"), "a key without words: {out}");
    }
}

#[test]
fn the_command_line_wins_over_the_file_and_the_file_over_the_locale() {
    let root = sound(&[("taikei.toml", "lang = \"ja\"\nformat = \"json\"\nfoo = 1\n")]);
    let (_, _, err) = run(root.path(), &["check"]);
    assert!(err.starts_with('{') && err.contains("キー"), "{err}");
    let (_, _, err) = run(root.path(), &["check", "--lang", "en", "--format", "human"]);
    assert!(err.starts_with("error[G02]: There is no key"), "{err}");
}

#[test]
fn the_locale_decides_the_language_where_nothing_else_does() {
    let root = faulty();
    for (variables, japanese) in [
        (&[("LANG", "ja_JP.UTF-8")][..], true),
        (&[("LANG", "C.UTF-8")], false),
        (&[("LANG", "ja_JP.UTF-8"), ("LC_ALL", "C")], false),
        (&[("LANG", "en_US.UTF-8"), ("LC_MESSAGES", "ja")], true),
        (&[("LC_ALL", ""), ("LANG", "ja_JP.eucJP")], true),
    ] {
        let output = taikei(root.path(), &["check"]).envs(variables.iter().copied()).output().unwrap();
        assert_eq!(finished(&output).2.contains("直し方"), japanese, "{variables:?}");
    }
}

#[test]
fn an_output_that_is_full_is_said_in_the_language_of_the_report() {
    let root = root(&[]);
    for args in [&["man"][..], &["explain"], &["--help"], &["completions", "bash"], &["init", "midori"]] {
        for (lang, sentence) in [
            ("en", "error: the answer cannot be written (the disk is full)."),
            ("ja", "エラー: 結果を出力できません（ディスクがいっぱいです）。"),
        ] {
            let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
            let output = taikei(root.path(), &[args, &["--lang", lang][..]].concat()).stdout(full).output().unwrap();
            let (code, _, err) = finished(&output);
            assert_eq!((code, err.trim_end()), (2, sentence), "{args:?}");
        }
    }
}

#[test]
fn what_to_type_next_begins_with_the_command_that_the_person_has() {
    for (variable, command) in
        [(None, "taikei check"), (Some("taikei"), "cargo run --release -- check"), (Some("other"), "taikei check")]
    {
        let root = root(&[("chart.txt", super::CHART)]);
        let mut init = taikei(root.path(), &["init", "midori"]);
        variable.map(|name| init.env("CARGO_PKG_NAME", name));
        let (code, out, _) = finished(&init.output().unwrap());
        assert_eq!(code, 0);
        assert!(out.contains(&format!("`{command}`")), "{out}");
    }
}

#[test]
fn a_closed_pipe_ends_the_program_quietly() {
    let root = root(&[]);
    for args in [&["explain"][..], &["--help"], &["man"], &["completions", "bash"]] {
        let mut child = taikei(root.path(), args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""), "{args:?}");
    }
    let mut child = taikei(faulty().path(), &["check"]).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stderr.take());
    assert!(matches!(child.wait().unwrap().code(), Some(1 | 2)));
}
