//! What stands where: the top of the repository, generated files, and themes that ask no other host.

use std::fs;

use super::{TextFile, assert_kept, paths, root, shown, texts};

/// All that may stand at the top of the repository, besides files whose names start with a dot.
const TOP: &[&str] =
    &["Cargo.toml", "Cargo.lock", "src", "seeds", "themes", "content", "tests", "README.md", "taikei.toml"];

/// Names that a theme may hold though they look like addresses: they are never requested.
const NAMESPACES: &[&str] = &["http://www.w3.org/", "http://www.sitemaps.org/"];

/// The entries at the top that Git ignores: `/target` and `/public`.
fn ignored() -> Vec<String> {
    let lines = fs::read_to_string(root().join(".gitignore")).unwrap();
    lines.lines().filter_map(|line| line.strip_prefix('/')).map(|name| name.trim_end_matches('/').to_owned()).collect()
}

/// The addresses of other hosts that a theme's file holds.
fn foreign(file: &TextFile) -> Vec<String> {
    let mut found = Vec::new();
    for (at, line) in file.text.lines().enumerate() {
        let mut line = line.to_owned();
        for name in NAMESPACES {
            line = line.replace(name, "");
        }
        let marks = ["http://", "https://", "src=\"//", "href=\"//", "url(//", "url(\"//", "url('//"];
        if let Some(mark) = marks.iter().find(|mark| line.contains(**mark)) {
            found.push(format!("{}:{}: `{mark}`", file.path, at + 1));
        }
    }
    found
}

#[test]
fn the_top_of_the_repository_holds_only_what_belongs_there() {
    let entries = fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let ignored = ignored();
    let belongs = |name: &String| TOP.contains(&name.as_str()) || name.starts_with('.') || ignored.contains(name);
    let mut broken: Vec<String> = entries.filter(|name| !belongs(name)).collect();
    broken.sort();
    assert_kept("These have no place at the top of the repository:", &broken);
}

#[test]
fn only_what_is_made_by_a_command_is_ignored_by_git() {
    assert_eq!(
        ignored(),
        [
            "target",
            "public",
            "fragments",
            ".public.taikei-stage",
            ".fragments.taikei-stage",
            "tests/browser/node_modules"
        ]
    );
}

#[test]
fn nothing_generated_is_kept_beside_the_sources() {
    let golden = |path: &String| path.starts_with("tests/golden/") || path.starts_with("tests/fixtures/");
    let folders = ["src", "seeds", "content", "themes", "tests"];
    let generated =
        folders.iter().flat_map(|folder| paths(folder, &["taikei-manifest.json", ".orig", ".rej", ".snap.new"]));
    let pages = ["src", "seeds", "content"].iter().flat_map(|folder| paths(folder, &[".html"]));
    let broken: Vec<String> = generated.chain(pages).map(|path| shown(&path)).filter(|path| !golden(path)).collect();
    assert_kept("Generated files are not committed:", &broken);
}

#[test]
fn a_theme_asks_no_other_host_for_anything() {
    let files = texts(&["themes"], &[".html", ".xml", ".css", ".js", ".svg", ".toml", ".txt"]);

    assert!(files.len() > 5, "the default theme was not found");
    let broken: Vec<String> = files.iter().flat_map(foreign).collect();
    assert_kept("A theme requests nothing from another host:", &broken);
}

#[test]
fn an_address_of_another_host_is_found() {
    let hits = |text: &str| foreign(&TextFile::new("a.html", text)).len();
    assert_eq!(hits("<svg xmlns=\"http://www.w3.org/2000/svg\"><a href=\"../a.html\">"), 0);
    assert_eq!(hits("<script src=\"//cdn.example/x.js\">\n@import \"https://fonts.example/\";"), 2);
}
