//! Whatever is edited, in whatever order: what the preview holds is what a build from nothing makes.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use taikei::compile::{self, Memory, Shared};
use taikei::config::{self, SiteConfig};
use taikei::diag::{Diagnostic, Sink};
use taikei::output::Output;
use taikei::store::{Paths, load};
use tempfile::TempDir;

use super::{CHART, DEPARTMENTS, save};

/// Places that are edited, each with what may stand there; nothing stands for no file.
const PLACES: &[(&str, &[&str])] = &[
    ("seeds/midori/chart.txt", &[CHART, "みどり計画\n", ""]),
    ("seeds/aoi/chart.txt", &[CHART]),
    ("seeds/midori/plan.toml", &["title = \"別の題名\"\n", "title = 3\n", "publisher = \"みどり市\"\n", ""]),
    ("seeds/aoi/plan.toml", &["publisher = \"みどり市\"\nsuccessor = \"midori\"\n", "predecessor = \"midori\"\n", ""]),
    ("seeds/departments.toml", &[DEPARTMENTS, "", "[[department]]\nname = \"防災課\"\nslug = \"kiki\"\n"]),
    (
        "content/a.md",
        &["+++\ntitle = \"あ\"\nnav = 1\n+++\n[](plan:midori/1-1)\n", "+++\ntitle = \"い\"\n+++\n**い**\n", ""],
    ),
    ("content/index.md", &["+++\ntitle = \"始\"\n+++\n[](plan:midori/1-1-1-2)\n", "+++\n"]),
    ("content/synonyms.toml", &["[[synonym]]\nwords = [\"訓練\", \"練習\"]\n", ""]),
    (
        "content/glossary.toml",
        &[
            "[[term]]\nword = \"訓練\"\nmeaning = \"意味\"\n",
            "[[term]]\nword = \"訓練\"\nmeaning = \"別\"\nalso = [\"練習\"]\n",
            "",
        ],
    ),
    ("content/readings.toml", &["[[reading]]\nword = \"訓練\"\nreading = \"くんれん\"\n", ""]),
    ("content/changes.toml", &["[[change]]\ndate = \"2026-04-01\"\ntitle = \"あ\"\nplan = \"midori\"\n", ""]),
    ("content/a.csv", &["x", "y"]),
    ("taikei.toml", &["title = \"題\"\n", "base_url = \"https://www.example.lg.jp/\"\n", ""]),
    ("themes/default/templates/404.html", &["<p>{{ page.title }}</p>", "{{ page.nothing }}", "{% if"]),
    ("themes/default/templates/project.html", &["<p>{{ page.title }}</p>", "{% extends \"builtin/project.html\" %}"]),
    ("themes/default/styles/99.css", &["b{}", ""]),
    ("themes/default/assets/a.js", &["1"]),
];

/// What all compilations of one moment give.
type Made = (Vec<Output>, Vec<Diagnostic>);

fn shared(root: &Path) -> (Paths, Shared, Vec<Diagnostic>) {
    let mut sink = Sink::new();
    let paths = Paths::of(root);
    let settings = load::file(root, &root.join("taikei.toml")).unwrap();
    let settings = settings.map_or_else(SiteConfig::default, |file| config::read_site(&mut sink, &file));
    let input = load::shared(&mut sink, &paths, settings);
    let shared = Shared::read(&mut sink, input);
    (paths, shared, sink.into_sorted())
}

fn from_nothing(root: &Path) -> Made {
    let (paths, shared, mut found) = shared(root);
    let (mut outputs, mut summaries) = (Vec::new(), Vec::new());
    for id in &shared.plans {
        let input = |id: &str| load::plan(&mut Sink::new(), &paths, id);
        let others: Vec<_> = shared.neighbours(id).into_iter().map(input).collect();
        let (compiled, summary) = compile::plan(&shared, &input(id), &others);
        outputs.push(compiled.output);
        found.extend(compiled.diagnostics);
        summaries.extend(summary);
    }
    let last = compile::shared_pages(&shared, &summaries);
    found.extend(last.diagnostics);
    outputs.push(last.output);
    (outputs, found)
}

fn from_memory(root: &Path, memory: &mut Memory) -> Made {
    let (paths, shared, mut found) = shared(root);
    let inputs = shared.plans.iter().map(|id| load::plan(&mut Sink::new(), &paths, id)).collect();
    let parts = memory.plans(&shared, inputs);
    let last = memory.shared_pages(&shared, &parts);
    let compiled = || parts.iter().map(|part| &part.compiled).chain([&last]);
    found.extend(compiled().flat_map(|compiled| compiled.diagnostics.clone()));
    (compiled().map(|compiled| compiled.output.clone()).collect(), found)
}

/// Writes what may stand at a place, or removes it.
fn edit(root: &Path, place: usize, content: usize) {
    let (path, contents) = PLACES[place];
    match contents.get(content % (contents.len() + 1)) {
        Some(text) => save(root, path, text),
        None => _ = fs::remove_file(root.join(path)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_preview_holds_what_a_build_from_nothing_makes(
        edits in prop::collection::vec((0..PLACES.len(), 0..5_usize), 1..12)
    ) {
        let root = TempDir::new().unwrap();
        save(root.path(), "seeds/midori/chart.txt", CHART);
        let mut memory = Memory::default();
        prop_assert_eq!(from_memory(root.path(), &mut memory), from_nothing(root.path()));
        for (place, content) in edits {
            edit(root.path(), place, content);
            prop_assert_eq!(from_memory(root.path(), &mut memory), from_nothing(root.path()), "{}", PLACES[place].0);
        }
    }
}

#[test]
fn a_plan_that_did_not_change_is_not_made_again() {
    let root = TempDir::new().unwrap();
    save(root.path(), "seeds/midori/chart.txt", CHART);
    save(root.path(), "seeds/aoi/chart.txt", CHART);
    let mut memory = Memory::default();
    let mut parts = || {
        let (paths, shared, _) = shared(root.path());
        let inputs = shared.plans.iter().map(|id| load::plan(&mut Sink::new(), &paths, id)).collect();
        memory.plans(&shared, inputs)
    };
    let before = parts();
    save(root.path(), "seeds/midori/chart.txt", &CHART.replace("点検を", "検査を"));
    let after = parts();
    assert!(std::sync::Arc::ptr_eq(&before[0], &after[0]), "aoi is the same");
    assert!(!std::sync::Arc::ptr_eq(&before[1], &after[1]), "midori is another");
}
