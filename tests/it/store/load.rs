//! Reading a city's folder.

use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;

use taikei::compile::SharedInput;
use taikei::config::SiteConfig;
use taikei::diag::Sink;
use taikei::store::{Paths, Theme, load};

use super::{Root, told};

fn shared(paths: &Paths) -> (SharedInput, Vec<String>) {
    let mut sink = Sink::new();
    let input = load::shared(&mut sink, paths, SiteConfig::default());
    (input, sink.found().iter().map(told).collect())
}

fn plan(paths: &Paths, id: &str) -> (Vec<String>, Vec<String>) {
    let mut sink = Sink::new();
    let input = load::plan(&mut sink, paths, id);
    let files = input.files.iter().map(|file| format!("{} {}", file.path, file.name)).collect();
    (files, sink.found().iter().map(told).collect())
}

#[test]
fn plans_are_the_folders_of_seeds_in_order() {
    let root = Root::new();
    root.write("seeds/kodomo-2/b.txt", "");
    root.write("seeds/danjo-4/a.txt", "");
    root.write("seeds/departments.toml", "x = 1");
    let (input, found) = shared(&root.paths());
    assert_eq!(input.plans, ["danjo-4", "kodomo-2"]);
    assert_eq!(input.departments.unwrap().path, "seeds/departments.toml");
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn files_of_a_plan_come_in_order_with_the_path_to_show_and_their_bytes() {
    let root = Root::new();
    root.write("seeds/danjo/b.txt", "B");
    root.write("seeds/danjo/a.txt", "A\r\n\0");
    root.write("seeds/danjo/old/c.txt", "C");
    let files = load::plan(&mut Sink::new(), &root.paths(), "danjo").files;
    let seen: Vec<_> = files.iter().map(|file| (file.path.as_str(), file.name.as_str())).collect();
    let expected =
        [("seeds/danjo/a.txt", "a.txt"), ("seeds/danjo/b.txt", "b.txt"), ("seeds/danjo/old/c.txt", "old/c.txt")];
    assert_eq!(seen, expected);
    assert_eq!(files[0].bytes, b"A\r\n\0");
}

#[test]
fn what_systems_and_editors_leave_behind_is_not_read() {
    let root = Root::new();
    for noise in [".DS_Store", "~$chart.xlsx", "Thumbs.db", ".chart.txt.swp", "desktop.ini", ".git/config"] {
        root.write(&format!("seeds/danjo/{noise}"), "");
        root.write(&format!("seeds/{noise}"), "");
    }
    root.write("seeds/danjo/chart.txt", "");
    assert_eq!(plan(&root.paths(), "danjo").0, ["seeds/danjo/chart.txt chart.txt"]);
    assert_eq!(shared(&root.paths()).1, Vec::<String>::new());
}

#[test]
fn a_root_without_seeds_and_a_seeds_folder_without_plans_are_reported() {
    let root = Root::new();
    assert_eq!(shared(&root.paths()).1, ["F01 seeds"]);
    root.write("seeds/departments.toml", "");
    assert_eq!(shared(&root.paths()).1, ["F01 seeds"]);
    let file = root.write("seeds.txt", "");
    assert_eq!(shared(&Paths { seeds: file, ..root.paths() }).1, ["F01 seeds.txt"]);
}

#[test]
fn a_folder_name_that_is_no_address_is_reported_and_the_others_are_read() {
    let root = Root::new();
    for name in ["Danjo", "男女", "a_b", "a b", "assets", "departments", "good-1", "nul", "com1", "<script>"] {
        root.write(&format!("seeds/{name}/a.txt"), "");
    }
    let (input, mut found) = shared(&root.paths());
    found.sort();
    assert_eq!(input.plans, ["good-1"]);
    let refused = ["<script>", "Danjo", "a b", "a_b", "assets", "com1", "departments", "nul", "男女"];
    assert_eq!(found, refused.map(|name| format!("F07 seeds/{name}")));
}

#[test]
fn a_chart_that_lies_beside_the_plans_is_reported() {
    let root = Root::new();
    root.write("seeds/danjo/a.txt", "");
    root.write("seeds/taikeizu.txt", "");
    assert_eq!(shared(&root.paths()).1, ["F08 seeds/taikeizu.txt"]);
}

#[test]
fn a_link_that_leads_round_in_a_circle_is_reported() {
    let root = Root::new();
    root.write("seeds/danjo/a.txt", "");
    symlink("..", root.path().join("seeds/danjo/up")).unwrap();
    root.write("seeds/danjo/round/b.txt", "");
    symlink("../round", root.path().join("seeds/danjo/round/again")).unwrap();
    symlink("self", root.path().join("seeds/self")).unwrap();
    assert_eq!(plan(&root.paths(), "danjo").1, ["D04 seeds/danjo/round/again", "D04 seeds/danjo/up"]);
    assert_eq!(shared(&root.paths()).1, ["D04 seeds/self"]);
}

#[test]
fn a_link_inside_the_root_is_followed_and_one_that_leads_out_is_refused() {
    let (root, outside) = (Root::new(), Root::new());
    outside.write("secret/key.txt", "secret");
    root.write("shared/chart.txt", "chart");
    root.write("seeds/danjo/a.txt", "");
    symlink("../../shared/chart.txt", root.path().join("seeds/danjo/chart.txt")).unwrap();
    symlink(outside.path().join("secret/key.txt"), root.path().join("seeds/danjo/key.txt")).unwrap();
    symlink(outside.path().join("secret"), root.path().join("seeds/danjo/secret")).unwrap();
    symlink(outside.path().join("secret"), root.path().join("seeds/all")).unwrap();
    symlink(outside.path().join("secret/key.txt"), root.path().join("taikei.toml")).unwrap();
    let (files, found) = plan(&root.paths(), "danjo");
    assert_eq!(files, ["seeds/danjo/a.txt a.txt", "seeds/danjo/chart.txt chart.txt"]);
    assert_eq!(found, ["D09 seeds/danjo/key.txt", "D09 seeds/danjo/secret"]);
    assert_eq!(shared(&root.paths()).1, ["D09 seeds/all"]);
    let settings = load::file(root.path(), &root.path().join("taikei.toml"));
    assert_eq!(told(&settings.unwrap_err()), "D09 taikei.toml");
}

#[test]
fn folders_outside_the_root_can_be_named_and_links_inside_them_are_followed() {
    let (root, outside) = (Root::new(), Root::new());
    let chart = outside.write("danjo/chart.txt", "");
    symlink("chart.txt", outside.path().join("danjo/again.txt")).unwrap();
    let paths = Paths { seeds: outside.path().to_owned(), ..root.paths() };
    let again = outside.path().join("danjo/again.txt");
    let expected = [format!("{} again.txt", again.display()), format!("{} chart.txt", chart.display())];
    assert_eq!(plan(&paths, "danjo"), (expected.to_vec(), vec![]));
}

#[test]
fn a_link_that_leads_nowhere_and_a_pipe_are_reported_and_do_not_hang() {
    let root = Root::new();
    root.write("seeds/danjo/a.txt", "");
    symlink("gone", root.path().join("seeds/danjo/b.txt")).unwrap();
    let pipe = root.path().join("seeds/danjo/c.txt");
    assert!(std::process::Command::new("mkfifo").arg(pipe).status().unwrap().success());
    assert_eq!(plan(&root.paths(), "danjo").1, ["D05 seeds/danjo/b.txt", "D05 seeds/danjo/c.txt"]);
}

#[test]
fn a_file_name_that_is_no_text_is_reported() {
    let root = Root::new();
    root.write("seeds/danjo/a.txt", "");
    let name = std::ffi::OsStr::from_bytes(b"\x91\xcc\x8cn.txt");
    fs::write(root.path().join("seeds/danjo").join(name), "").unwrap();
    fs::write(root.path().join("seeds/danjo/z\n<b>.txt"), "").unwrap();
    let (files, found) = plan(&root.paths(), "danjo");
    assert_eq!(files, ["seeds/danjo/a.txt a.txt"]);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0], "D07 seeds/danjo/z\\n<b>.txt");
    assert!(found[1].starts_with("D07 seeds/danjo/\u{fffd}"), "{found:?}");
}

#[test]
fn content_need_not_exist() {
    let root = Root::new();
    root.write("seeds/danjo/a.txt", "");
    assert!(shared(&root.paths()).0.content.is_empty());
    root.write("content/a/b.md", "# B");
    let (input, found) = shared(&root.paths());
    assert_eq!((input.content[0].name.as_str(), found), ("a/b.md", vec![]));
}

#[test]
fn an_edited_default_theme_lies_below_the_theme_that_is_asked_for() {
    let root = Root::new();
    root.write("seeds/danjo/a.txt", "");
    root.write("themes/default/assets/style.css", "default");
    root.write("themes/city/assets/style.css", "city");
    let elsewhere = Root::new();
    elsewhere.write("assets/style.css", "elsewhere");
    let theme = |theme| {
        let (input, found) = shared(&Paths { theme, ..root.paths() });
        assert_eq!(found, Vec::<String>::new());
        let texts = input.theme.into_iter().map(|file| (file.name, String::from_utf8(file.bytes).unwrap()));
        texts.map(|(name, text)| format!("{name} {text}")).collect::<Vec<_>>()
    };
    let base = "assets/style.css default";
    assert_eq!(theme(Theme::read("default", root.path())), [base]);
    assert_eq!(theme(Theme::read("city", root.path())), [base, "assets/style.css city"]);
    assert_eq!(theme(Theme::read("./themes/city", root.path())), [base, "assets/style.css city"]);
    let folder = elsewhere.path().to_str().unwrap();
    assert_eq!(theme(Theme::read(folder, root.path())), [base, "assets/style.css elsewhere"]);
}

#[test]
fn a_theme_that_does_not_exist_is_reported() {
    let root = Root::new();
    root.write("seeds/danjo/a.txt", "");
    for (text, found) in [("city", "T01 themes/city"), ("a/b", "T01 a/b")] {
        let theme = Theme::read(text, root.path());
        assert_eq!(shared(&Paths { theme, ..root.paths() }).1, [found]);
    }
}

#[test]
fn a_settings_file_is_read_where_there_is_one() {
    let root = Root::new();
    let place = root.path().join("taikei.toml");
    assert_eq!(load::file(root.path(), &place).unwrap(), None);
    root.write("taikei.toml", "strict = true");
    let file = load::file(root.path(), &place).unwrap().unwrap();
    assert_eq!((file.path.as_str(), file.bytes.as_slice()), ("taikei.toml", b"strict = true".as_slice()));
    fs::remove_file(&place).unwrap();
    fs::create_dir(&place).unwrap();
    assert_eq!(told(&load::file(root.path(), &place).unwrap_err()), "D05 taikei.toml");
}
