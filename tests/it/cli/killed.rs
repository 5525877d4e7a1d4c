//! A `build` that is killed: the site is whole wherever it stops, and the next `build` ends as if nothing had been.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Child, ExitStatus, Stdio};

use tempfile::TempDir;

use super::{DEPARTMENTS, root, run, taikei};

const MANIFEST: &str = "taikei-manifest.json";
const STAGE: &str = ".public.taikei-stage";

/// The files of a site by their paths.
type Site = BTreeMap<String, Vec<u8>>;

/// When a build is killed, by what it has done, so that no clock decides.
#[derive(Debug, Clone, Copy)]
enum Moment {
    /// As soon as it has started.
    Started,
    /// When it has made its stage.
    Stage,
    /// When so many files are staged.
    Staged(usize),
    /// When so many tenths of what differs are published.
    Published(usize),
}

/// A chart without a fault, with so many 施策 under each 基本目標.
fn chart(measures: [usize; 2], verb: &str) -> String {
    let mut chart = String::from("みどり計画\n\n基本目標\t課題\t施策\t事業\t内容\t担当課\n");
    for (goal, measures) in (1..).zip(measures) {
        for measure in 1..=measures {
            for (project, circled) in "①②③".chars().enumerate() {
                let above = |first: bool, text: String| if first { text } else { String::new() };
                let goal_cell = above(measure == 1 && project == 0, format!("{goal} 目標その{goal}"));
                let theme = above(measure == 1 && project == 0, format!("{goal}-1 課題その{goal}"));
                let measure_cell = above(project == 0, format!("({measure}) 施策{goal}の{measure}"));
                let name = format!("事業{goal}の{measure}の{}", project + 1);
                let row = format!("{goal_cell}\t{theme}\t{measure_cell}\t{circled}{name}\t{name}を{verb}。\t防災課");
                writeln!(chart, "{row}").unwrap();
            }
        }
    }
    chart
}

/// Two charts of one plan: between them pages come, change and go.
fn charts() -> [String; 2] {
    [chart([2, 1], "行います"), chart([1, 2], "続けます")]
}

fn write_chart(root: &Path, chart: &str) {
    fs::write(root.join("seeds/midori/chart.txt"), chart).unwrap();
}

fn build(root: &Path) {
    let (code, out, err) = run(root, &["build", "--strict"]);
    assert_eq!((code, out.as_str()), (0, ""), "{err}");
}

fn published(root: &Path) -> Site {
    let public = root.join("public");
    let files = walkdir::WalkDir::new(&public).into_iter().map(Result::unwrap);
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(&public).unwrap().to_str().unwrap().replace('\\', "/");
            (path, fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// A root with a sound plan, and the site of each chart as a build from nothing gives it.
fn sites() -> (TempDir, [Site; 2]) {
    let top = root(&[("seeds/midori/chart.txt", ""), ("seeds/departments.toml", DEPARTMENTS)]);
    let sites = charts().map(|chart| {
        write_chart(top.path(), &chart);
        build(top.path());
        let site = published(top.path());
        fs::remove_dir_all(top.path().join("public")).unwrap();
        site
    });
    (top, sites)
}

/// The files that stand in the stage. The build makes and removes folders meanwhile, so one may be gone.
fn staged(root: &Path) -> usize {
    let files = walkdir::WalkDir::new(root.join(STAGE).join("files")).into_iter().flatten();
    files.filter(|entry| entry.file_type().is_file()).count()
}

/// The paths that differ between two sites: those that come, those that change, and those that go.
fn steps<'a>(old: &'a Site, new: &'a Site) -> [Vec<&'a str>; 3] {
    let paths = |site: &'a Site| site.iter().filter(|(path, _)| *path != MANIFEST);
    let added = paths(new).filter(|(path, _)| !old.contains_key(*path));
    let changed = paths(new).filter(|(path, bytes)| old.get(*path).is_some_and(|was| was != *bytes));
    let gone = paths(old).filter(|(path, _)| !new.contains_key(*path));
    let name = |(path, _): (&'a String, &'a Vec<u8>)| path.as_str();
    [added.map(name).collect(), changed.map(name).collect(), gone.map(name).collect()]
}

/// Waits for the moment, or for the end of the build where that came first, and kills it.
fn kill(root: &Path, child: &mut Child, moment: Moment, old: &Site, new: &Site) -> ExitStatus {
    let steps = steps(old, new).concat();
    let is_published = |path: &str| fs::read(root.join("public").join(path)).ok().as_ref() != old.get(path);
    let reached = || match moment {
        Moment::Started => true,
        Moment::Stage => root.join(STAGE).exists(),
        Moment::Staged(files) => staged(root) >= files,
        Moment::Published(tenths) => is_published(steps[(steps.len() - 1) * tenths / 10]),
    };
    while !reached() {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        std::thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap()
}

/// Starts a build, kills it at the moment, and says whether it died before its end. A build that came to its end
/// before the kill has succeeded.
fn killed(root: &Path, moment: Moment, old: &Site, new: &Site) -> bool {
    let mut command = taikei(root, &["build", "--quiet"]);
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let status = kill(root, &mut child, moment, old, new);
    assert!(status.success() || status.code().is_none() || cfg!(not(unix)), "{moment:?}: {status}");
    !status.success()
}

/// Each published file is whole, of the one site or the other, and listed in the manifest; none goes that both have.
/// Pages that come are there before any other changes, and those that go are there until all others have changed.
fn assert_whole(found: &Site, old: &Site, new: &Site, moment: Moment) {
    for (path, bytes) in found.iter().filter(|(path, _)| *path != MANIFEST) {
        assert!([old, new].iter().any(|site| site.get(path) == Some(bytes)), "{moment:?}: {path} is torn");
    }
    let lost = old.keys().find(|path| new.contains_key(*path) && !found.contains_key(*path));
    assert_eq!(lost, None, "{moment:?}");
    let manifest: serde_json::Value = serde_json::from_slice(&found[MANIFEST]).unwrap();
    let unlisted = found.keys().find(|path| *path != MANIFEST && manifest["files"].get(path).is_none());
    assert_eq!(unlisted, None, "{moment:?}");
    let is_done = |path: &&str| found.get(*path) == new.get(*path);
    let steps = steps(old, new);
    for (before, after) in [(0, 1), (1, 2)] {
        let is_in_order = steps[before].iter().all(is_done) || !steps[after].iter().any(is_done);
        assert!(is_in_order, "{moment:?}: {:?} before {:?}", steps[after], steps[before]);
    }
}

/// Kills builds of the one chart over the other's site, and lets the next build of each come to its end.
fn kill_at(moments: impl IntoIterator<Item = Moment>) {
    let (top, sites) = sites();
    let root = top.path();
    let charts = charts();
    write_chart(root, &charts[0]);
    build(root);
    let mut left = 0;
    for (round, moment) in moments.into_iter().enumerate() {
        let (old, new) = (&sites[round % 2], &sites[(round + 1) % 2]);
        write_chart(root, &charts[(round + 1) % 2]);
        killed(root, moment, old, new);
        left += usize::from(root.join(STAGE).exists());
        assert_whole(&published(root), old, new, moment);
        build(root);
        assert!(published(root) == *new, "{moment:?}: the next build gives another site");
        assert!(!root.join(STAGE).exists(), "{moment:?}");
    }
    assert!(left > 0, "some builds were killed at their work");
}

#[test]
fn a_build_killed_while_it_makes_pages_is_completed_by_the_next() {
    let staged = [1, 3, 6, 9, 12, 15, 20, 25].map(Moment::Staged);
    kill_at([Moment::Started, Moment::Started, Moment::Stage, Moment::Stage].into_iter().chain(staged));
}

#[test]
fn a_build_killed_while_it_publishes_leaves_whole_pages_and_is_completed_by_the_next() {
    kill_at((0..=10).map(Moment::Published));
}

#[test]
fn a_killed_first_build_publishes_nothing_or_all() {
    let (top, [_, new]) = sites();
    let root = top.path();
    let nothing = Site::new();
    let moments = [Moment::Started, Moment::Stage].into_iter().chain([1, 10, 30].map(Moment::Staged));
    let mut left = 0;
    for moment in moments.chain([Moment::Published(0)]) {
        let died = killed(root, moment, &nothing, &new);
        let is_there = root.join("public").exists();
        left += usize::from(root.join(STAGE).exists());
        assert!(is_there || died, "{moment:?}");
        assert!(!is_there || published(root) == new, "{moment:?}: a part of the site is published");
        build(root);
        assert!(published(root) == new && !root.join(STAGE).exists(), "{moment:?}");
        fs::remove_dir_all(root.join("public")).unwrap();
    }
    assert!(left > 0, "some builds were killed at their work");
}
