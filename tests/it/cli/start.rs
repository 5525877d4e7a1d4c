//! `init`: a plan's folder from a chart.

use std::fs;

use super::{CHART, root, run};

#[test]
fn init_makes_a_folder_with_a_chart_and_settings_that_are_right() {
    let root = root(&[("chart.txt", "")]);
    let (code, out, err) = run(root.path(), &["init", "midori-1", "chart.txt"]);
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("made: seeds/midori-1/chart.txt") && out.contains("What to do next"), "{out}");
    assert!(!err.contains("G0"), "plan.toml is right: {err}");
    let settings = fs::read_to_string(root.path().join("seeds/midori-1/plan.toml")).unwrap();
    for key in [
        "title",
        "publisher",
        "document",
        "date",
        "source_url",
        "period",
        "successor",
        "[[level]]",
        "[[column]]",
        "[[mark]]",
        "[[accept]]",
    ] {
        assert!(settings.contains(&format!("# {key}")), "{key}");
    }
    let used: String = settings
        .lines()
        .map(|line| {
            line.strip_prefix("# ").filter(|line| line.contains('=') || line.starts_with('[')).unwrap_or("").to_owned()
                + "\n"
        })
        .collect();
    let mut sink = taikei::diag::Sink::new();
    let file = taikei::text::SourceFile { path: "plan.toml".into(), name: "plan.toml".into(), bytes: used.into() };
    let read = taikei::config::read_plan(&mut sink, &file);
    assert_eq!((sink.found(), read.accept.len()), (&[][..], 1), "each line works once its # is taken away");
}

#[test]
fn init_overwrites_nothing() {
    let root = root(&[
        ("a/chart.txt", "new"),
        ("seeds/midori/chart.txt", "old"),
        ("seeds/midori/plan.toml", "period = \"old\"\n"),
    ]);
    let (code, out, err) = run(root.path(), &["init", "midori", "a/chart.txt"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("seeds/midori/chart.txt exists already"), "{err}");
    let (code, out, _) = run(root.path(), &["init", "midori"]);
    assert_eq!(code, 0);
    assert!(out.contains("left as it was: seeds/midori/plan.toml"), "{out}");
    for (path, text) in [("chart.txt", "old"), ("plan.toml", "period = \"old\"\n")] {
        assert_eq!(fs::read_to_string(root.path().join("seeds/midori").join(path)).unwrap(), text);
    }
}

#[test]
fn init_refuses_a_name_that_is_no_address_and_proposes_one() {
    let root = root(&[]);
    for (name, proposal) in [("Midori Plan", "midori-plan"), ("../x", ""), ("みどり", ""), ("a_b", "a-b")] {
        let (code, _, err) = run(root.path(), &["init", name]);
        assert_eq!(code, 2);
        assert!(err.contains(&format!("`{name}` cannot be a plan's name")) && err.contains(proposal), "{err}");
        assert!(!root.path().join("seeds").exists());
    }
}

#[test]
fn init_refuses_names_that_a_plan_cannot_have_before_it_writes() {
    let root = root(&[("chart.txt", CHART)]);
    for (name, reason) in [
        ("assets", "another part of the site uses it"),
        ("departments", "another part of the site uses it"),
        ("con", "Windows keeps it"),
        ("lpt1", "Windows keeps it"),
        ("a--b", "single hyphens"),
    ] {
        let (code, out, err) = run(root.path(), &["init", name, "chart.txt"]);
        assert_eq!((code, out.as_str()), (2, ""));
        assert!(err.contains(&format!("`{name}` cannot be a plan's name: ")) && err.contains(reason), "{err}");
    }
    assert!(!root.path().join("seeds").exists());
}

#[test]
fn init_refuses_a_file_that_no_chart_is_read_from_before_it_writes() {
    let root = root(&[("chart.docx", "x"), ("chart", "x"), ("plan.toml", "x"), ("chart.PDF", "x")]);
    for file in ["chart.docx", "chart", "plan.toml", "chart.PDF"] {
        let (code, out, err) = run(root.path(), &["init", "midori", file]);
        assert_eq!((code, out.as_str()), (2, ""));
        assert!(err.contains(&format!("{file} is no file that a chart can be read from")), "{err}");
    }
    assert!(!root.path().join("seeds").exists());
}

#[test]
fn init_says_in_japanese_what_the_system_refused() {
    let root = root(&[("seeds", ""), ("folder.txt/x", ""), ("chart.txt", CHART)]);
    for (args, reason) in [
        (&["init", "midori", "nowhere.txt"][..], "見つかりません"),
        (&["init", "midori", "folder.txt"], "ファイルではなくフォルダーです"),
        (&["init", "midori", "chart.txt"], "途中の名前がフォルダーではありません"),
    ] {
        let (code, _, err) = run(root.path(), &[args, &["--lang", "ja"][..]].concat());
        assert_eq!(code, 2);
        assert!(err.contains(reason) && !err.contains("os error"), "{err}");
    }
}

#[test]
fn a_folder_that_init_left_without_a_chart_is_named_with_what_to_do() {
    let site = super::sound(&[]);
    let (code, out, _) = run(site.path(), &["init", "mori"]);
    assert_eq!(code, 0);
    assert!(out.contains("no site can be made"), "{out}");
    let (code, _, err) = run(site.path(), &["check"]);
    assert_eq!((code, err.matches("error[").count()), (1, 1), "{err}");
    assert!(err.contains("`seeds/mori` holds no chart") && err.contains("move `seeds/mori` out of seeds"), "{err}");
}

#[test]
fn init_says_which_chart_cannot_be_read_and_makes_nothing() {
    let root = root(&[]);
    let (code, _, err) = run(root.path(), &["init", "midori", "nowhere.txt"]);
    assert_eq!(code, 2);
    assert!(err.contains("nowhere.txt cannot be read"), "{err}");
    assert!(!root.path().join("seeds").exists());
}

#[test]
fn init_with_a_sound_chart_leads_on_to_build() {
    let root = root(&[("chart.txt", CHART)]);
    let (code, out, err) = run(root.path(), &["init", "midori", "chart.txt"]);
    assert_eq!(code, 0);
    assert!(err.contains("warning[R05]") && out.contains("taikei build") && !out.contains("Mend"), "{out}{err}");
    let root = super::root(&[("chart.txt", "みどり\n")]);
    let (_, out, err) = run(root.path(), &["init", "midori", "chart.txt"]);
    assert!(err.contains("error[F04]") && out.contains("Mend what was found"), "{out}{err}");
}
