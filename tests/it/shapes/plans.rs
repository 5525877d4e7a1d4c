//! Whole plans of other shapes: each built with the program and compared with what a person read out of its chart.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

/// Files beside a chart that are not the plan's.
const NOT_OURS: &[&str] = &["expected.txt", "make.py"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/shapes")
}

/// The names of the plans, in order.
fn names() -> Vec<String> {
    let entries = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut names: Vec<_> = entries.filter(|path| path.is_dir()).collect();
    names.sort();
    names.iter().map(|path| path.file_name().unwrap().to_str().unwrap().to_owned()).collect()
}

/// Builds the site of one plan: the folder it is in, the exit code, and what was found but for departments without an
/// address, which none of the plans gives, and the notes on an encoding and on 〃, which say what was read.
fn build(name: &str) -> (TempDir, Option<i32>, Vec<String>) {
    let root = TempDir::new().unwrap();
    let plan = root.path().join("seeds").join(name);
    fs::create_dir_all(&plan).unwrap();
    for entry in fs::read_dir(folder().join(name)).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_name().unwrap().to_str().unwrap().to_owned();
        if !NOT_OURS.contains(&file.as_str()) {
            fs::copy(&path, plan.join(file)).unwrap();
        }
    }
    let run = Command::new(env!("CARGO_BIN_EXE_taikei"))
        .args(["build", "--format", "json", "--lang", "ja", "--root"])
        .arg(root.path())
        .output()
        .unwrap();
    let lines = String::from_utf8(run.stderr).unwrap();
    let found = lines.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let codes = found.map(|found| format!("{} {} {}", found["code"], found["line"], found["message"]));
    (
        root,
        run.status.code(),
        codes.filter(|code| !["R05", "F10", "P16"].iter().any(|known| code.contains(known))).collect(),
    )
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or("-")
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

/// A plan as `expected.txt` writes it.
fn written(plan: &Value) -> String {
    let about = &plan["plan"];
    let source = &about["source"];
    let mut out = format!(
        "{} / {} / {} / {}\n",
        text(about, "title"),
        text(about, "publisher"),
        text(source, "document"),
        text(source, "date")
    );
    for level in list(plan, "levels") {
        writeln!(out, "段 {} {} {}", text(level, "heading"), text(level, "kind"), text(level, "folder")).unwrap();
    }
    let marks: BTreeMap<_, _> =
        list(plan, "marks").iter().map(|mark| (text(mark, "slug"), text(mark, "name"))).collect();
    for mark in list(plan, "marks") {
        let hashed = text(mark, "slug").len() == 10 && text(mark, "slug").bytes().all(|byte| byte.is_ascii_hexdigit());
        let slug = if hashed { "-" } else { text(mark, "slug") };
        let on: Vec<_> = list(mark, "on").iter().map(|on| on.as_str().unwrap()).collect();
        writeln!(out, "印 {} {} {slug} {}", text(mark, "symbol"), text(mark, "name"), on.join(",")).unwrap();
    }
    for column in list(plan, "columns") {
        writeln!(out, "欄 {}", column.as_str().unwrap()).unwrap();
    }
    for section in list(plan, "sections") {
        write_section(&mut out, section, &marks);
    }
    for unit in list(plan, "departments").iter().filter(|unit| unit["division"].is_string()) {
        writeln!(out, "課 {} < {}", text(unit, "name"), text(unit, "division")).unwrap();
    }
    out
}

type Marks<'v> = BTreeMap<&'v str, &'v str>;

fn head(out: &mut String, item: &Value, marks: &Marks) {
    write!(out, "{} [{}] {}", text(item, "code"), text(item, "label"), text(item, "title")).unwrap();
    if item["priority"] == true {
        out.push_str(" ★");
    }
    if !list(item, "marks").is_empty() {
        out.push(' ');
        out.push_str(&signs(list(item, "marks"), marks));
    }
}

fn signs(slugs: &[Value], marks: &Marks) -> String {
    let signs: Vec<_> = slugs.iter().map(|slug| format!("〈{}〉", marks[slug.as_str().unwrap()])).collect();
    signs.concat()
}

fn write_section(out: &mut String, section: &Value, marks: &Marks) {
    head(out, section, marks);
    out.push('\n');
    for project in list(section, "projects") {
        head(out, project, marks);
        if let Some(original) = project["relisting_of"].as_str() {
            write!(out, " = {original}").unwrap();
        }
        out.push('\n');
        if !text(project, "description").is_empty() {
            writeln!(out, "  内容 {}", text(project, "description")).unwrap();
        }
        let marked = |name: &str| signs(list(&project["department_marks"], name), marks);
        let names = list(project, "departments").iter().map(|name| name.as_str().unwrap());
        let names: Vec<_> = names.map(|name| format!("{name}{}", marked(name))).collect();
        if !names.is_empty() {
            writeln!(out, "  課 {}", names.join("、")).unwrap();
        }
        for name in list(project, "collective_departments") {
            writeln!(out, "  他 {}", name.as_str().unwrap()).unwrap();
        }
        for (heading, cell) in project["columns"].as_object().into_iter().flatten() {
            writeln!(out, "  {heading} = {}", cell.as_str().unwrap().replace('\n', " ⏎ ")).unwrap();
        }
    }
    for below in list(section, "sections") {
        write_section(out, below, marks);
    }
}

#[test]
fn each_plan_is_the_one_that_a_person_read_and_nothing_is_found() {
    assert!(names().len() >= 6, "the fixtures are gone");
    for name in names() {
        let (root, code, found) = build(&name);
        assert_eq!((code, found), (Some(0), Vec::<String>::new()), "{name}");
        let json = fs::read(root.path().join("public").join(&name).join("plan.json")).unwrap();
        let expected = fs::read_to_string(folder().join(&name).join("expected.txt")).unwrap();
        assert_eq!(sorted_cells(&written(&serde_json::from_slice(&json).unwrap())), sorted_cells(&expected), "{name}");
    }
}

/// The lines of a plan; those of cells beside a project's own columns have no order in JSON.
fn sorted_cells(plan: &str) -> Vec<Vec<&str>> {
    let is_cell = |line: &&str| line.starts_with("  ") && line.contains(" = ");
    let lines: Vec<_> = plan.lines().collect();
    let mut groups: Vec<Vec<_>> = lines.chunk_by(|a, b| is_cell(a) && is_cell(b)).map(<[&str]>::to_vec).collect();
    for group in &mut groups {
        group.sort_unstable();
    }
    groups
}

/// The files of a site, by their paths in it.
fn files(folder: &Path, within: &str, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{within}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            files(&entry.path(), &format!("{path}/"), found);
        } else {
            found.insert(path, String::from_utf8(fs::read(entry.path()).unwrap()).unwrap_or_default());
        }
    }
}

/// The values of an attribute in a page.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let parts = page.split(&format!(" {attribute}=")).skip(1).collect::<Vec<_>>();
    parts
        .into_iter()
        .map(|part| {
            let quoted = part.strip_prefix('"').and_then(|part| part.split('"').next());
            quoted.unwrap_or_else(|| part.split([' ', '>']).next().unwrap())
        })
        .collect()
}

/// The path that a link on a page leads to.
fn target(page: &str, link: &str) -> String {
    let mut path: Vec<&str> = page.split('/').collect();
    path.pop();
    for part in link.split('/') {
        match part {
            ".." => drop(path.pop()),
            part => path.push(part),
        }
    }
    path.join("/")
}

#[test]
fn each_plan_builds_to_a_site_without_a_dead_link() {
    for name in names() {
        let (root, _, _) = build(&name);
        let mut site = BTreeMap::new();
        files(&root.path().join("public"), "", &mut site);
        let mut links = 0;
        for (path, page) in site.iter().filter(|(path, _)| path.contains(".html") && *path != "404.html") {
            for link in values(page, "href").into_iter().filter(|link| !link.starts_with("data:")) {
                let (to, anchor) = link.split_once('#').unwrap_or((link, ""));
                let to = if to.is_empty() { path.clone() } else { target(path, to) };
                let there = site.get(&to).unwrap_or_else(|| panic!("{name}: {path} leads to {to}"));
                let ids: BTreeSet<_> = values(there, "id").into_iter().collect();
                assert!(anchor.is_empty() || ids.contains(anchor), "{name}: {path} leads to {link}");
                links += 1;
            }
        }
        assert!(links > 100, "{name}: {links} links");
    }
}

/// A page of a plan as text.
fn page(root: &TempDir, path: &str) -> String {
    fs::read_to_string(root.path().join("public").join(path)).unwrap()
}

#[test]
fn a_mark_has_a_badge_with_its_words_a_page_and_a_way_to_it_from_lists() {
    let (root, _, _) = build("marks");
    let project = page(&root, "marks/projects/1-1-2-1.html");
    assert!(project.contains("../marks/continued.html") && project.contains("継続"), "{project}");
    let lead = page(&root, "marks/marks/lead.html");
    assert!(lead.contains("主管課") && lead.contains("projects/2-1-1-1.html"));
    let continued = page(&root, "marks/marks/continued.html");
    assert!(continued.contains("projects/1-1-2-1.html") && !continued.contains("projects/1-1-1-1.html"));
    let section = page(&root, "marks/priority-goals/1.html");
    assert!(section.contains("marks/continued.html#s-1"), "{section}");
    let priority = page(&root, "marks/priority.html");
    assert!(priority.contains("projects/2-1-2-1.html") && priority.contains("concrete-measures/1-2-1.html"));
    let chip = &project[project.find("図書館").unwrap()..];
    assert!(chip.chars().take(80).collect::<String>().contains("主管課"), "{chip}");
}

#[test]
fn other_columns_stand_on_the_page_of_a_project_and_in_the_whole_table() {
    let (root, _, _) = build("codes");
    let project = page(&root, "codes/projects/1-1-1.html");
    for words in ["実施期間", "令和6～8年度", "予算額", "3,200千円", "ページ"] {
        assert!(project.contains(words), "{words}: {project}");
    }
    let whole = page(&root, "codes/whole.html");
    assert!(whole.contains("8,000千円") && whole.contains("予算額"));
}

#[test]
fn departments_of_one_name_under_two_divisions_have_pages_of_their_own() {
    let (root, _, _) = build("indicators");
    let index = page(&root, "indicators/departments/index.html");
    for words in ["産業部", "総務部", "教育部", "農政課"] {
        assert!(index.contains(words), "{words}");
    }
    let json: Value = serde_json::from_str(&page(&root, "indicators/plan.json")).unwrap();
    let urls: BTreeSet<_> = list(&json, "departments").iter().map(|unit| text(unit, "url")).collect();
    assert_eq!(urls.len(), 5);
}
