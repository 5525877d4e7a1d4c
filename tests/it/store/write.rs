//! Writing the site where nothing goes wrong.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::PathBuf;
use std::sync::mpsc;
use std::time::{Duration, SystemTime};

use taikei::output::manifest;
use taikei::store::Paths;
use taikei::store::write::{Changes, Stage};
use taikei::watch::Unwatched;

use super::{Root, build, listed, output, told};

#[test]
fn a_first_build_writes_every_file_and_the_manifest() {
    let root = Root::new();
    let changes = build(&root.paths(), &[("danjo/index.html", "計画"), ("404.html", "")]).unwrap();
    assert_eq!(changes, Changes { files: 2, new: 2, changed: 0, removed: 0 });
    let published = root.published();
    assert_eq!(published.keys().collect::<Vec<_>>(), ["404.html", "danjo/index.html", "taikei-manifest.json"]);
    assert_eq!(published["danjo/index.html"], "計画".as_bytes());
    let expected = format!(
        "{{\n  \"format\": 1,\n  \"files\": {{\n    \"404.html\": \"{}\",\n    \"danjo/index.html\": \"{}\"\n  }}\n}}\n",
        manifest::hash(b""),
        manifest::hash("計画".as_bytes())
    );
    assert_eq!(String::from_utf8(published["taikei-manifest.json"].clone()).unwrap(), expected);
    assert_eq!(root.names(), ["public"]);
}

#[test]
fn outputs_are_one_site_whatever_order_they_come_in() {
    let (one, other) = (Root::new(), Root::new());
    let outputs = [
        output(&[("404.html", "x"), ("a-b.html", "y"), ("departments/a.html", "z"), ("a/extra.html", "e")]),
        output(&[("a/index.html", "a"), ("a/projects/1.html", "1")]),
        output(&[("a-b/index.html", "b")]),
    ];
    let stage = Stage::begin(&one.paths(), || ()).unwrap();
    for output in &outputs {
        stage.put(&Unwatched, output).unwrap();
    }
    stage.commit().unwrap();
    let stage = Stage::begin(&other.paths(), || ()).unwrap();
    std::thread::scope(|scope| {
        for output in outputs.iter().rev() {
            scope.spawn(|| stage.put(&Unwatched, output).unwrap());
        }
    });
    stage.commit().unwrap();
    assert_eq!(one.published(), other.published());
    let paths = listed(&one.published());
    let sorted: std::collections::BTreeSet<_> = paths.iter().cloned().collect();
    assert_eq!(paths, sorted.into_iter().collect::<Vec<_>>());
    assert_eq!(paths.len(), 7);
}

#[test]
fn a_second_build_changes_no_file() {
    let root = Root::new();
    let files = [("index.html", "home"), ("danjo/index.html", "計画")];
    build(&root.paths(), &files).unwrap();
    let folder = || fs::metadata(root.path().join("public")).unwrap().modified().unwrap();
    let (before, times, of_folder) = (root.published(), root.times(), folder());
    let changes = build(&root.paths(), &files).unwrap();
    assert_eq!(changes, Changes { files: 2, new: 0, changed: 0, removed: 0 });
    assert_eq!((root.published(), root.times(), folder()), (before, times, of_folder));
    assert_eq!(root.names(), ["public"]);
}

#[test]
fn a_build_adds_no_name_to_a_published_folder_before_it_publishes() {
    let root = Root::new();
    build(&root.paths(), &[("index.html", "home")]).unwrap();
    // The system's own time of the last change of a folder; no program can set it back.
    let changed = || {
        let found = fs::metadata(root.path().join("public")).unwrap();
        (found.ctime(), found.ctime_nsec())
    };
    let before = changed();
    let stage = Stage::begin(&root.paths(), || ()).unwrap();
    stage.put(&Unwatched, &output(&[("index.html", "another home")])).unwrap();
    assert_eq!(changed(), before, "a build that is killed here leaves the site as it was");
    drop(stage);
    assert_eq!(changed(), before);
}

#[test]
fn only_what_differs_is_written() {
    let root = Root::new();
    build(&root.paths(), &[("a.html", "a"), ("b.html", "b"), ("c/d.html", "d")]).unwrap();
    let before = root.times();
    let changes = build(&root.paths(), &[("a.html", "a"), ("b.html", "B"), ("e/f.html", "f")]).unwrap();
    assert_eq!(changes, Changes { files: 3, new: 1, changed: 1, removed: 1 });
    let after = root.times();
    assert_eq!(after.keys().collect::<Vec<_>>(), ["a.html", "b.html", "e/f.html", "taikei-manifest.json"]);
    assert_eq!(before["a.html"], after["a.html"]);
    assert_eq!(root.published()["b.html"], b"B");
    assert!(!root.path().join("public/c").exists());
}

#[test]
fn a_published_file_that_was_edited_or_lost_is_written_again() {
    let root = Root::new();
    let files = [("a.html", "aaaa"), ("b.html", "b")];
    build(&root.paths(), &files).unwrap();
    let whole = root.published();
    root.write("public/a.html", "aaXa");
    fs::remove_file(root.path().join("public/b.html")).unwrap();
    let changes = build(&root.paths(), &files).unwrap();
    assert_eq!(changes, Changes { files: 2, new: 1, changed: 1, removed: 0 });
    assert_eq!(root.published(), whole);
}

#[test]
fn what_is_not_ours_is_kept() {
    let root = Root::new();
    build(&root.paths(), &[("a.html", "a"), ("b/c.html", "c")]).unwrap();
    root.write("public/.htaccess", "theirs");
    root.write("public/b/theirs.pdf", "theirs");
    build(&root.paths(), &[("a.html", "A")]).unwrap();
    let paths: Vec<_> = root.published().into_keys().collect();
    assert_eq!(paths, [".htaccess", "a.html", "b/theirs.pdf", "taikei-manifest.json"]);
}

#[test]
fn a_file_that_is_not_ours_is_not_overwritten() {
    let root = Root::new();
    build(&root.paths(), &[("a.html", "a")]).unwrap();
    root.write("public/robots.txt", "theirs");
    root.write("public/danjo", "theirs");
    fs::create_dir(root.path().join("public/x.html")).unwrap();
    let before = root.published();
    for (path, found) in [("robots.txt", "robots.txt"), ("danjo/1.html", "danjo"), ("x.html", "x.html")] {
        let error = build(&root.paths(), &[("a.html", "A"), (path, "ours")]).unwrap_err();
        assert_eq!(told(&error), format!("D08 public/{found}"));
        assert_eq!(root.published(), before);
    }
    build(&root.paths(), &[("a.html", "A"), ("robots.txt", "theirs")]).unwrap();
    assert_eq!(root.published()["a.html"], b"A", "equal bytes do no harm");
}

#[test]
fn a_folder_that_holds_other_things_is_refused() {
    let root = Root::new();
    root.write("public/thesis.doc", "theirs");
    let error = build(&root.paths(), &[("a.html", "a")]).unwrap_err();
    assert_eq!(told(&error), "D01 public");
    assert_eq!(root.published().len(), 1);
    assert_eq!(root.names(), ["public"]);
    root.write("file", "");
    let out = root.path().join("file");
    assert_eq!(told(&build(&Paths { out, ..root.paths() }, &[]).unwrap_err()), "D08 file");
    let out = root.path().join("file/public");
    assert_eq!(told(&build(&Paths { out, ..root.paths() }, &[]).unwrap_err()), "D05 file/public");
}

#[test]
fn an_empty_folder_is_taken_and_keeps_its_own_mode() {
    let root = Root::new();
    let public = root.path().join("public");
    fs::create_dir(&public).unwrap();
    fs::set_permissions(&public, fs::Permissions::from_mode(0o2775)).unwrap();
    build(&root.paths(), &[("a/b.html", "b")]).unwrap();
    assert_eq!(fs::metadata(&public).unwrap().permissions().mode() & 0o7777, 0o2775);
    assert_eq!(root.published().len(), 2);
}

#[test]
fn a_manifest_that_cannot_be_read_is_refused() {
    let root = Root::new();
    build(&root.paths(), &[("a.html", "a")]).unwrap();
    let hash = manifest::hash(b"");
    let listed = |path: &str| format!("{{\"format\": 1, \"files\": {{\"{path}\": \"{hash}\"}}}}");
    let cases = [
        String::new(),
        "{}".into(),
        "[1]".into(),
        "{\"format\": 2, \"files\": {}}".into(),
        "{\"format\": 1, \"files\": {}, \"more\": 1}".into(),
        "{\"format\": 1, \"files\": {\"a.html\": \"1\"}}".into(),
        listed("../seeds/chart.txt"),
        listed("/etc/passwd"),
        listed("a//b"),
        listed("a\\\\b"),
    ];
    for case in cases {
        root.write("public/taikei-manifest.json", &case);
        let before = root.published();
        assert_eq!(told(&build(&root.paths(), &[]).unwrap_err()), "D10 public/taikei-manifest.json", "{case}");
        assert_eq!(root.published(), before);
    }
    root.write("public/taikei-manifest.json", &listed("a.html").replace('\n', "\r\n"));
    assert_eq!(build(&root.paths(), &[]).unwrap().removed, 1);
}

#[test]
fn the_sources_are_never_written_to() {
    let root = Root::new();
    for folder in ["seeds/danjo", "content", "themes/default", "src", "away/theme"] {
        fs::create_dir_all(root.path().join(folder)).unwrap();
    }
    symlink("seeds", root.path().join("public")).unwrap();
    let theme = taikei::store::Theme::Folder(root.path().join("away/theme"));
    let refused = |out: PathBuf| {
        let paths = Paths { out, theme: theme.clone(), ..root.paths() };
        let error = build(&paths, &[("a.html", "a")]).unwrap_err();
        assert_eq!(error.code.as_str(), "D06", "{}", paths.out.display());
    };
    let inside = ["", ".", "seeds", "seeds/danjo", "seeds/new/deep", "content", "themes", "src/x", "away", "public"];
    for out in inside {
        refused(root.path().join(out));
    }
    refused(root.path().join("new/../seeds"));
    refused(root.path().parent().unwrap().to_owned());
    refused("/".into());
    refused(std::env::home_dir().unwrap());
}

#[test]
fn missing_folders_above_are_made_and_go_again_where_the_build_fails() {
    let root = Root::new();
    let paths = Paths { out: root.path().join("a/b/public"), ..root.paths() };
    drop(Stage::begin(&paths, || ()).unwrap());
    assert_eq!(root.names(), Vec::<String>::new());
    build(&paths, &[("a.html", "a")]).unwrap();
    assert!(paths.out.join("a.html").is_file());
}

#[test]
fn a_published_folder_behind_a_link_is_written_where_it_is() {
    let (root, away) = (Root::new(), Root::new());
    fs::create_dir(away.path().join("www")).unwrap();
    symlink(away.path().join("www"), root.path().join("public")).unwrap();
    build(&root.paths(), &[("a.html", "a")]).unwrap();
    assert!(away.path().join("www/a.html").is_file());
    assert_eq!((root.names(), away.names()), (vec!["public".into()], vec!["www".into()]));
}

#[test]
fn nothing_is_written_or_removed_behind_a_link_inside_the_site() {
    let (root, away) = (Root::new(), Root::new());
    build(&root.paths(), &[("a/b.html", "b")]).unwrap();
    away.write("b.html", "theirs");
    fs::remove_dir_all(root.path().join("public/a")).unwrap();
    symlink(away.path(), root.path().join("public/a")).unwrap();
    assert_eq!(told(&build(&root.paths(), &[("a/b.html", "B")]).unwrap_err()), "D08 public/a");
    assert_eq!(build(&root.paths(), &[]).unwrap().removed, 0);
    assert_eq!(super::tree(away.path())["b.html"], b"theirs");
}

#[test]
fn a_path_that_cannot_stand_in_a_site_is_refused() {
    let root = Root::new();
    let paths = ["../a", "/a", "a//b", "", "a/", "./a", "a\\b", "a\nb", "c:a", "taikei-manifest.json"];
    for path in paths {
        assert_eq!(build(&root.paths(), &[(path, "x")]).unwrap_err().code.as_str(), "D07", "{path}");
    }
    assert_eq!(root.names(), Vec::<String>::new());
}

#[test]
fn a_file_name_that_is_too_long_ends_in_a_message() {
    let root = Root::new();
    let name = "a".repeat(300);
    let error = build(&root.paths(), &[("b.html", ""), (&name, "x")]).unwrap_err();
    assert_eq!(told(&error), format!("D05 public/{name}"));
    assert_eq!(root.names(), Vec::<String>::new());
}

#[test]
fn a_name_as_long_as_the_disk_takes_is_written_and_changed() {
    let root = Root::new();
    let name = format!("{}.html", "a".repeat(250));
    build(&root.paths(), &[(&name, "x")]).unwrap();
    let changes = build(&root.paths(), &[(&name, "y")]).unwrap();
    assert_eq!(changes, Changes { files: 1, new: 0, changed: 1, removed: 0 });
    assert_eq!(root.published()[&name], b"y");
}

#[test]
fn a_clock_that_jumps_decides_nothing() {
    let root = Root::new();
    build(&root.paths(), &[("a.html", "a"), ("b.html", "b")]).unwrap();
    let century = Duration::from_hours(100 * 365 * 24);
    for (time, text) in [(SystemTime::UNIX_EPOCH, "c"), (SystemTime::now() + century, "d")] {
        for path in root.published().keys() {
            let file = fs::File::options().append(true).open(root.path().join("public").join(path)).unwrap();
            file.set_modified(time).unwrap();
        }
        let before = root.times();
        let changes = build(&root.paths(), &[("a.html", "a"), ("b.html", text)]).unwrap();
        assert_eq!(changes, Changes { files: 2, new: 0, changed: 1, removed: 0 });
        assert_eq!(root.times()["a.html"], before["a.html"]);
        assert_eq!(root.published()["b.html"], text.as_bytes());
    }
}

#[test]
fn files_are_readable_by_all_whatever_the_mask() {
    let Some(root) = super::faults::child() else {
        return super::faults::run(files_are_readable_by_all_whatever_the_mask, "umask 077; exec \"$@\"");
    };
    let paths = Paths::of(&root);
    build(&paths, &[("a/b.html", "b")]).unwrap();
    build(&paths, &[("a/b.html", "B"), ("c/d.html", "d")]).unwrap();
    for (path, mode) in [("", 0o755), ("a", 0o755), ("c", 0o755), ("a/b.html", 0o644), ("c/d.html", 0o644)] {
        let found = fs::metadata(paths.out.join(path)).unwrap().permissions().mode();
        assert_eq!(found & 0o777, mode, "{path}");
    }
}

#[test]
fn a_second_build_at_once_waits_for_the_first() {
    let root = Root::new();
    let paths = root.paths();
    let first = Stage::begin(&paths, || panic!("nobody else is building")).unwrap();
    let (waits, waiting) = mpsc::channel();
    std::thread::scope(|scope| {
        let second = scope.spawn(|| {
            let stage = Stage::begin(&paths, || waits.send(()).unwrap()).unwrap();
            stage.put(&Unwatched, &output(&[("a.html", "second")])).unwrap();
            stage.commit().unwrap()
        });
        waiting.recv().unwrap();
        first.put(&Unwatched, &output(&[("a.html", "first"), ("b.html", "first")])).unwrap();
        first.commit().unwrap();
        assert_eq!(second.join().unwrap(), Changes { files: 1, new: 0, changed: 1, removed: 1 });
    });
    assert_eq!(root.published()["a.html"], b"second");
    assert_eq!(root.names(), ["public"]);
}

#[test]
fn many_builds_at_once_leave_one_whole_site() {
    let root = Root::new();
    let paths = root.paths();
    std::thread::scope(|scope| {
        for build in 0..8 {
            let paths = &paths;
            scope.spawn(move || {
                let text = build.to_string();
                let stage = Stage::begin(paths, || ()).unwrap();
                stage.put(&Unwatched, &output(&[("a.html", &text), ("b.html", &text)])).unwrap();
                stage.commit().unwrap()
            });
        }
    });
    let published = root.published();
    assert_eq!(published["a.html"], published["b.html"]);
    assert_eq!((published.len(), root.names()), (3, vec!["public".to_owned()]));
}
