//! What the open pages are told while files change.

use std::fs;

use super::running::{News, Preview, changed_after};
use super::{CHART, DEPARTMENTS, PLACE, save, sound};

fn begun(args: &[&str]) -> (tempfile::TempDir, Preview, News) {
    let root = sound();
    let preview = Preview::of(root.path(), args);
    let mut news = preview.listen();
    assert_eq!(news.next()["revision"], 1);
    (root, preview, news)
}

/// The chart with other words in the second description.
fn other(words: &str) -> String {
    CHART.replace("点検を行います。", words)
}

/// Waits until a page shows some words.
fn shown(preview: &Preview, news: &mut News, words: &str) {
    while !preview.get("/midori/projects/1-1-1-2.html").text().contains(words) {
        news.next();
    }
}

#[test]
fn only_the_pages_that_show_a_change_are_told_of_it() {
    let (root, preview, mut news) = begun(&[]);
    save(root.path(), PLACE, &other("毎月点検します。"));
    let (told, _) = news.until(|news| news["revision"] == 2);
    let changed = changed_after(&told, 1);
    assert!(changed.contains(&"midori/projects/1-1-1-2.html".to_owned()), "{changed:?}");
    assert!(changed.contains(&"midori/plan.json".to_owned()), "{changed:?}");
    for path in ["midori/projects/1-1-1-1.html", "search.html", "assets/style.css", "404.html"] {
        assert!(!changed.contains(&path.to_owned()), "{path}");
    }
    assert!(preview.get("/midori/projects/1-1-1-2.html").text().contains("毎月点検します。"));
}

#[test]
fn a_style_alone_is_told_alone() {
    let (root, _preview, mut news) = begun(&[]);
    save(root.path(), "themes/default/styles/99-mine.css", "body{color:green}");
    let (told, _) = news.until(|news| news["revision"] == 2);
    assert_eq!(changed_after(&told, 1), ["assets/style.css"]);
}

#[test]
fn the_last_good_site_stands_while_the_seeds_are_broken() {
    let (root, preview, mut news) = begun(&["--lang", "en"]);
    let good = preview.get("/midori/").body;
    save(root.path(), PLACE, "<b>\n");
    let (broken, _) = news.until(|news| news["findings"].as_array().is_some_and(|found| !found.is_empty()));
    assert_eq!(broken["revision"], 1);
    assert!(broken["findings"][0]["title"].as_str().unwrap().contains("F04"), "{broken}");
    assert_eq!(preview.get("/midori/").body, good);
    preview.running.hear("the last good site stands");
    save(root.path(), PLACE, CHART);
    let (mended, _) = news.until(|news| news["findings"].as_array().unwrap().is_empty());
    assert_eq!(mended["revision"], 1, "the same site is no new one");
}

#[test]
fn warnings_stand_in_the_way_where_they_are_to_fail() {
    let (root, _preview, mut news) = begun(&["--strict"]);
    save(root.path(), "seeds/departments.toml", "");
    news.until(|news| news["findings"].to_string().contains("R05"));
}

#[test]
fn changes_are_noticed_however_an_editor_saves() {
    for args in [&[][..], &["--poll"]] {
        let (root, preview, mut news) = begun(args);
        let chart = root.path().join(PLACE);
        fs::write(root.path().join("seeds/midori/.chart.txt.new"), other("改名で保存。")).unwrap();
        fs::rename(root.path().join("seeds/midori/.chart.txt.new"), &chart).unwrap();
        shown(&preview, &mut news, "改名で保存。");
        save(root.path(), PLACE, &other("もう一度。"));
        shown(&preview, &mut news, "もう一度。");
        fs::remove_dir_all(root.path().join("seeds")).unwrap();
        news.until(|news| news["findings"].to_string().contains("F01"));
        save(root.path(), "seeds/departments.toml", DEPARTMENTS);
        save(root.path(), PLACE, &other("戻した。"));
        shown(&preview, &mut news, "戻した。");
    }
}

#[test]
fn a_folder_that_is_gone_for_a_moment_is_watched_again() {
    let (root, preview, mut news) = begun(&[]);
    let (seeds, aside) = (root.path().join("seeds"), root.path().join("aside"));
    for round in 0..24 {
        fs::rename(&seeds, &aside).unwrap();
        // A moment of another length each time.
        (0..round).for_each(|_| assert_eq!(preview.get("/midori/").status, 200));
        fs::rename(&aside, &seeds).unwrap();
        for time in 1..=2 {
            let words = format!("{round}回目の{time}。");
            save(root.path(), PLACE, &other(&words));
            shown(&preview, &mut news, &words);
        }
    }
}

#[test]
fn settings_content_and_a_theme_that_appears_are_noticed() {
    let (root, preview, mut news) = begun(&[]);
    save(root.path(), "taikei.toml", "title = \"新しい題名\"\n");
    news.until(|news| news["revision"] == 2);
    assert!(preview.get("/").text().contains("新しい題名"));
    save(root.path(), "content/a/b.md", "+++\ntitle = \"頁\"\n+++\n本文\n");
    news.until(|_| preview.get("/a/b.html").status == 200);
    save(root.path(), "charts/midori/chart.txt", &other("別のフォルダー。"));
    save(root.path(), "charts/departments.toml", DEPARTMENTS);
    save(root.path(), "taikei.toml", "seeds = \"charts\"\n");
    shown(&preview, &mut news, "別のフォルダー。");
    save(root.path(), "charts/midori/chart.txt", &other("そこで直した。"));
    shown(&preview, &mut news, "そこで直した。");
    save(root.path(), "themes/default/templates/404.html", "<!doctype html><title>{{ page.title }}</title>無い");
    news.until(|_| preview.get("/nowhere").text().contains("無い"));
}

#[test]
fn what_is_written_to_the_output_folder_is_no_change() {
    let (root, preview, mut news) = begun(&["--lang", "en"]);
    let built = std::process::Command::new(env!("CARGO_BIN_EXE_taikei")).arg("build").current_dir(root.path()).output();
    assert!(built.unwrap().status.success());
    assert!(root.path().join("public/index.html").exists());
    preview.running.hear("Shown.");
    save(root.path(), PLACE, &other("建てた後。"));
    let (_, count) = news.until(|news| news["revision"] == 2);
    assert_eq!(count, 1);
    let page = fs::read(root.path().join("public/midori/index.html")).unwrap();
    assert!(!String::from_utf8(page).unwrap().contains(".taikei/"), "what is built has no script");
}

#[test]
fn two_thousand_files_at_once_are_two_changes_at_most() {
    let root = sound();
    let note = |number: usize| format!("content/notes/{number}.csv");
    (0..2000).for_each(|number| save(root.path(), &note(number), "x"));
    let preview = Preview::of(root.path(), &[]);
    let mut news = preview.listen();
    news.next();
    (0..2000).for_each(|number| save(root.path(), &note(number), "y"));
    let (_, count) = news.until(|_| preview.get("/notes/1999.csv").text() == "y");
    assert!(count <= 2, "{count}");
}

#[cfg(unix)]
#[test]
fn changes_behind_links_are_noticed() {
    let root = sound();
    let there = root.path().join("kept/midori");
    fs::create_dir_all(root.path().join("kept")).unwrap();
    fs::rename(root.path().join("seeds/midori"), &there).unwrap();
    std::os::unix::fs::symlink("../kept/midori", root.path().join("seeds/midori")).unwrap();
    fs::rename(there.join("chart.txt"), root.path().join("kept/chart.txt")).unwrap();
    std::os::unix::fs::symlink("../chart.txt", there.join("chart.txt")).unwrap();
    let preview = Preview::of(root.path(), &[]);
    let mut news = preview.listen();
    save(root.path(), "kept/chart.txt", &other("リンクの先。"));
    shown(&preview, &mut news, "リンクの先。");
}
