//! The round trip: a plan in the clean form builds the same site as the chart that it was written from, byte for byte but
//! for the places in the source.

mod broken;
mod plans;

use std::collections::BTreeMap;

use serde_json::Value;
use taikei::compile::{self, Compiled, Export, PlanInput, Shared, SharedInput};
use taikei::diag::{Diagnostic, Severity, Sink};
use taikei::site::data::DataFile;
use taikei::text::SourceFile;

/// The plan's id in all of these tests.
const PLAN: &str = "plan";

/// A site of one plan.
struct Made {
    files: BTreeMap<String, Vec<u8>>,
    found: Vec<Diagnostic>,
}

impl Made {
    fn take(&mut self, compiled: Compiled) {
        self.files.extend(compiled.output.files.into_iter().map(|(path, file)| (path, file.bytes)));
        self.found.extend(compiled.diagnostics);
    }

    /// What stands against the site, in words.
    fn errors(&self) -> Vec<String> {
        let errors = self.found.iter().filter(|found| found.severity == Severity::Error);
        errors.map(|found| format!("{:?}: {}", found.code, found.message(taikei::diag::words::Lang::En))).collect()
    }

    /// The codes of what was found.
    fn codes(&self) -> Vec<&'static str> {
        self.found.iter().map(|found| found.code.as_str()).collect()
    }
}

pub(crate) fn source(name: &str, bytes: Vec<u8>) -> SourceFile {
    SourceFile { path: format!("seeds/{PLAN}/{name}"), name: name.to_owned(), bytes }
}

fn shared(departments: &str) -> Shared {
    let departments = SourceFile {
        path: "seeds/departments.toml".into(),
        name: "departments.toml".into(),
        bytes: departments.as_bytes().to_vec(),
    };
    let input = SharedInput { departments: Some(departments), plans: vec![PLAN.to_owned()], ..SharedInput::default() };
    Shared::read(&mut Sink::new(), input)
}

fn input(files: Vec<SourceFile>) -> PlanInput {
    PlanInput { id: PLAN.to_owned(), files, complete: true }
}

fn site(departments: &str, files: Vec<SourceFile>) -> Made {
    let shared = shared(departments);
    let (compiled, summary) = compile::plan(&shared, &input(files), &[]);
    let mut made = Made { files: BTreeMap::new(), found: Vec::new() };
    made.take(compiled);
    made.take(compile::shared_pages(&shared, &summary.into_iter().collect::<Vec<_>>()));
    made
}

pub(crate) fn export(departments: &str, files: Vec<SourceFile>) -> Export {
    let (found, export) = compile::export(&shared(departments), &input(files));
    export.unwrap_or_else(|| panic!("{found:#?}"))
}

/// The files of a plan's folder in the clean form.
fn clean(export: &Export, file: DataFile) -> Vec<SourceFile> {
    vec![source("plan.toml", export.settings.clone()), source(file.name(), export.file(file))]
}

/// A file without the places in the source, and without the sizes of files that hold them.
fn without_places(path: &str, bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes).into_owned();
    if path == "index.json"
        || (path.starts_with("plan/") && path.rsplit_once('.').is_some_and(|(_, kind)| kind == "json"))
    {
        let mut value: Value = serde_json::from_str(&text).unwrap();
        drop_places(&mut value);
        return value.to_string();
    }
    let mut rest = text.as_str();
    let mut kept = String::new();
    let marks = [("ファイル ", "行目"), ("JSON、", "KB")];
    while let Some((start, end)) = marks.iter().filter_map(|mark| place(rest, *mark)).min() {
        kept.push_str(&rest[..start]);
        rest = &rest[end..];
    }
    kept + rest
}

/// The next stretch of a text from one mark to another, within one element.
fn place(text: &str, (from, to): (&str, &str)) -> Option<(usize, usize)> {
    text.match_indices(from).find_map(|(start, _)| {
        let element = text[start..].find('<').map_or(text.len(), |end| start + end);
        let end = text[start..element].find(to).map(|at| start + at + to.len());
        let sheet = || text[start..element].contains("シート「").then_some(element);
        Some((start, end.or_else(sheet)?))
    })
}

fn drop_places(value: &mut Value) {
    match value {
        Value::Object(entries) => {
            entries.retain(|key, value| !(key == "source" && value.get("line").is_some()));
            if entries.get("url").and_then(Value::as_str).is_some_and(|url| url.ends_with("plan.json")) {
                entries.remove("bytes");
            }
            entries.values_mut().for_each(drop_places);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_places),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Holds two sites against one another, file by file.
#[track_caller]
fn assert_same(name: &str, before: &Made, after: &Made) {
    assert_eq!(after.errors(), Vec::<String>::new(), "{name}");
    let paths = |made: &Made| made.files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(before), paths(after), "{name}");
    for (path, bytes) in &before.files {
        let (old, new) = (without_places(path, bytes), without_places(path, &after.files[path]));
        if old != new {
            let at = old.bytes().zip(new.bytes()).take_while(|(old, new)| old == new).count();
            let part = |text: &str| {
                String::from_utf8_lossy(&text.as_bytes()[at.saturating_sub(90)..(at + 90).min(text.len())]).into_owned()
            };
            panic!("{name}: {path} differs:\n- {}\n+ {}", part(&old), part(&new));
        }
    }
}

/// Sends a plan through both clean forms, and holds all that its data says against what it said before. Says whether the
/// chart has no errors: one that has cannot be exported.
#[track_caller]
fn assert_plan_comes_back(name: &str, files: Vec<SourceFile>) -> bool {
    let (_, Some(first)) = compile::export(&shared(""), &input(files)) else { return false };
    let said = |export: &Export| without_places("plan/plan.json", &export.file(DataFile::Json));
    for form in [DataFile::Projects, DataFile::Workbook] {
        let again = export("", clean(&first, form));
        assert_eq!(said(&again), said(&first), "{name} through {}", form.name());
        assert_eq!(again.settings, first.settings, "{name}: the settings are written as they were read");
    }
    true
}

/// Sends a plan through both clean forms, and gives the site that came of the table.
#[track_caller]
fn assert_round_trip(name: &str, departments: &str, files: Vec<SourceFile>) -> Made {
    let before = site(departments, files.clone());
    assert_eq!(before.errors(), Vec::<String>::new(), "{name}");
    let export = export(departments, files);
    let through = |file| site(departments, clean(&export, file));
    assert_same(&format!("{name} through plan.xlsx"), &before, &through(DataFile::Workbook));
    let after = through(DataFile::Projects);
    assert_same(&format!("{name} through projects.csv"), &before, &after);
    let again = self::export(departments, clean(&export, DataFile::Projects));
    assert_eq!(again.settings, export.settings, "{name}: the settings are written as they were read");
    after
}
