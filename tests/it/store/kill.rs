//! Builds that die: every published file is whole, and the next build ends where one from nothing would.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use taikei::store::Paths;
use taikei::store::write::Stage;
use taikei::watch::Unwatched;

use super::{build, listed, output, tree};

/// Says to the child which site to build in which root, and before which step to die.
const DEATH: &str = "TAIKEI_TEST_DEATH";

const OLD: &[(&str, &str)] = &[("a.html", "old"), ("b/1.html", "old"), ("b/2.html", "same"), ("c/d/e.html", "old")];
const NEW: &[(&str, &str)] = &[("a.html", "new"), ("b/2.html", "same"), ("b/3.html", "new"), ("f/g.html", "new")];
const NEXT: &[(&str, &str)] = &[("a.html", "next"), ("b/3.html", "next"), ("h.html", "next")];

/// The files of a site built from nothing.
fn whole(files: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    let root = super::Root::new();
    build(&root.paths(), files).unwrap();
    tree(root.path())
}

/// Builds the new site and dies before a step, as a power cut would have it: nothing is cleaned up.
fn die(root: &Path, step: usize) {
    let stage = Stage::begin(&Paths::of(root), || ()).unwrap();
    stage.put(&Unwatched, &output(NEW)).unwrap();
    let mut steps = 0;
    let count = |_: &str| {
        if steps == step {
            std::process::abort();
        }
        steps += 1;
    };
    stage.commit_with(&mut { count }).unwrap();
}

/// Runs a child that dies before a step, and says whether it lived.
fn survives(root: &Path, step: usize) -> bool {
    let test = "store::kill::a_build_that_dies_at_any_step_leaves_whole_files_and_is_completed_by_the_next";
    let mut child = Command::new(std::env::current_exe().unwrap());
    let child = child.args(["--exact", test]).env(DEATH, format!("{step} {}", root.display()));
    child.output().unwrap().status.success()
}

#[test]
fn a_build_that_dies_at_any_step_leaves_whole_files_and_is_completed_by_the_next() {
    if let Ok(death) = std::env::var(DEATH) {
        let (step, root) = death.split_once(' ').unwrap();
        return die(Path::new(root), step.parse().unwrap());
    }
    let sites = [OLD, NEW, NEXT].map(whole);
    let starts: [&[(&str, &str)]; 2] = [OLD, &[]];
    for start in starts {
        let deaths = (0..).take_while(|&step| {
            let root = super::Root::new();
            if start.is_empty() {
                fs::create_dir(root.path().join("public")).unwrap();
            } else {
                build(&root.paths(), start).unwrap();
            }
            let lived = survives(root.path(), step);
            assert_eq!(root.names().contains(&".public.taikei-stage".to_owned()), !lived);
            for (path, bytes) in tree(&root.path().join("public")) {
                let was = |site: &BTreeMap<_, _>| site.get(&format!("public/{path}")) == Some(&bytes);
                let known = path == "taikei-manifest.json" || sites[..2].iter().any(was);
                assert!(known, "{path} is torn");
            }
            let (next, end) = if step % 2 == 0 { (NEW, &sites[1]) } else { (NEXT, &sites[2]) };
            build(&root.paths(), next).unwrap();
            assert_eq!(&tree(root.path()), end, "after a death before step {step}");
            !lived
        });
        assert!(deaths.count() >= 5);
    }
}

#[test]
fn a_build_that_dies_before_it_is_published_leaves_the_site_as_it_was() {
    let root = super::Root::new();
    build(&root.paths(), OLD).unwrap();
    assert!(!survives(root.path(), 0));
    assert_eq!(root.published(), {
        let site = super::Root::new();
        build(&site.paths(), OLD).unwrap();
        site.published()
    });
}

#[test]
fn at_every_step_what_is_published_is_listed() {
    let root = super::Root::new();
    build(&root.paths(), OLD).unwrap();
    let stage = Stage::begin(&root.paths(), || ()).unwrap();
    stage.put(&Unwatched, &output(NEW)).unwrap();
    let mut steps = Vec::new();
    let look = |step: &str| {
        let published = root.published();
        let listed = listed(&published);
        let ours = |path: &String| path == "taikei-manifest.json" || listed.contains(path);
        assert!(published.keys().all(ours), "before {step}");
        steps.push(step.to_owned());
    };
    stage.commit_with(&mut { look }).unwrap();
    let manifest = "taikei-manifest.json";
    assert_eq!(steps, [manifest, "b/3.html", "f/g.html", "a.html", "b/1.html", "c/d/e.html", manifest]);
}

/// A site of many files with one word in each.
fn many(word: &str) -> Vec<(String, String)> {
    let page = |at: usize| (format!("{}/{}/{at}.html", word.len() % 3, at % 4), format!("{word} ").repeat(2000));
    (0..40).map(page).collect()
}

/// Builds one site over another for ever, and says each step.
#[expect(clippy::print_stdout, reason = "the parent listens")]
fn build_for_ever(root: &Path) {
    for word in ["old", "newer"].into_iter().cycle() {
        let files = many(word);
        let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let stage = Stage::begin(&Paths::of(root), || ()).unwrap();
        stage.put(&Unwatched, &output(&files)).unwrap();
        stage.commit_with(&mut |step| println!("step {step}")).unwrap();
    }
}

#[test]
fn a_build_killed_at_any_moment_leaves_whole_files_and_is_completed_by_the_next() {
    if let Ok(root) = std::env::var(DEATH) {
        return build_for_ever(Path::new(&root));
    }
    let test = "store::kill::a_build_killed_at_any_moment_leaves_whole_files_and_is_completed_by_the_next";
    let whole = whole(NEXT);
    for kill in 0..20 {
        let root = super::Root::new();
        build(&root.paths(), OLD).unwrap();
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", test, "--nocapture"])
            .env(DEATH, root.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let said = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let steps = said.filter(|line| line.contains("step ")).take(1 + kill * 11).count();
        assert_eq!(steps, 1 + kill * 11, "the child lived until here");
        child.kill().unwrap();
        child.wait().unwrap();
        let ours = |word: &str, path: &str, bytes: &[u8]| {
            many(word).iter().any(|(ours, text)| ours == path && text.as_bytes() == bytes)
        };
        for (path, bytes) in tree(&root.path().join("public")) {
            let is_old = OLD.iter().any(|(old, text)| *old == path && text.as_bytes() == bytes);
            let is_new = ours("old", &path, &bytes) || ours("newer", &path, &bytes);
            assert!(is_old || is_new || path == "taikei-manifest.json", "{path} is torn");
        }
        build(&root.paths(), NEXT).unwrap();
        assert_eq!(tree(root.path()), whole);
    }
}
