//! Disks that are full, read-only, or fail midway: the published site stays as it was.
//!
//! A fault needs a process of its own: the test starts itself again under a shell that prepares it.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use taikei::config::SiteConfig;
use taikei::diag::Sink;
use taikei::store::write::Stage;
use taikei::store::{Paths, load};
use taikei::watch::Unwatched;

use super::{build, output, told, tree};

/// Says to the test that it is the child, and where its root is.
const ROOT: &str = "TAIKEI_TEST_ROOT";

/// The root, in the child.
pub(super) fn child() -> Option<PathBuf> {
    std::env::var_os(ROOT).map(PathBuf::from)
}

/// Runs a test again as a child, in an empty root, by a shell's commands that end in running `"$@"`.
pub(super) fn run<F: Fn()>(_: F, shell: &str) {
    let root = tempfile::tempdir().unwrap();
    let (_, test) = std::any::type_name::<F>().split_once("::").unwrap();
    let done = Command::new("sh")
        .args(["-c", shell, "sh"])
        .args([&std::env::current_exe().unwrap(), Path::new("--exact"), Path::new(test)])
        .env(ROOT, root.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success() && said.contains("1 passed"), "{said}");
}

/// Runs a command of the shell and says whether it succeeded.
fn works(shell: &str) -> bool {
    Command::new("sh").args(["-c", shell]).output().unwrap().status.success()
}

/// A shell's command that takes away the right to pass over modes, which root has.
fn without_privilege() -> &'static str {
    let root = works("test $(id -u) -eq 0");
    if root { "exec setpriv --bounding-set=-dac_override,-dac_read_search \"$@\"" } else { "exec \"$@\"" }
}

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// A site that is published in the root, the text of its files, and what the root looks like then.
fn publish(root: &Path) -> std::collections::BTreeMap<String, Vec<u8>> {
    build(&Paths::of(root), &[("a.html", "old"), ("b/c.html", "old")]).unwrap();
    tree(root)
}

/// Text that fills a small disk.
fn big() -> String {
    "施策".repeat(100_000)
}

#[test]
fn a_full_disk_leaves_the_site_as_it_was() {
    let Some(root) = child() else {
        let own = |flags: &str| works(&format!("unshare {flags} mount -t tmpfs taikei /mnt"));
        let flags = ["-m", "-Urm"].into_iter().find(|flags| own(flags));
        let flags = flags.expect("a small disk needs the right to mount, as root or with user namespaces");
        let mount = "mount -t tmpfs -o size=400k taikei \"$TAIKEI_TEST_ROOT\" && exec \"$@\"";
        return run(a_full_disk_leaves_the_site_as_it_was, &format!("exec unshare {flags} sh -c '{mount}' sh \"$@\""));
    };
    let paths = Paths::of(&root);
    assert_eq!(told(&build(&paths, &[("a.html", "old"), ("b.html", &big())]).unwrap_err()), "D03 public/b.html");
    assert!(tree(&root).is_empty());
    let before = publish(&root);
    for files in [[("a.html", "new"), ("z.html", &big())], [("0.html", "new"), ("a.html", &big())]] {
        assert_eq!(told(&build(&paths, &files).unwrap_err()), format!("D03 public/{}", files[1].0));
        assert_eq!(tree(&root), before);
    }
    build(&paths, &[("a.html", "new")]).unwrap();
    assert_eq!(tree(&root)["public/a.html"], b"new");
}

#[test]
fn a_disk_that_refuses_midway_leaves_the_site_as_it_was() {
    let Some(root) = child() else {
        let shell = "trap '' XFSZ; ulimit -f 64; exec \"$@\"";
        return run(a_disk_that_refuses_midway_leaves_the_site_as_it_was, shell);
    };
    let before = publish(&root);
    let error = build(&Paths::of(&root), &[("a.html", "new"), ("z.html", &big())]).unwrap_err();
    assert_eq!(told(&error), "D05 public/z.html");
    assert_eq!(tree(&root), before);
}

#[test]
fn a_folder_that_may_not_be_written_to_is_reported_before_anything_is_built() {
    let Some(root) = child() else {
        return run(a_folder_that_may_not_be_written_to_is_reported_before_anything_is_built, without_privilege());
    };
    let before = publish(&root);
    let paths = Paths::of(&root);
    mode(&paths.out, 0o555);
    let refused = Stage::begin(&paths, || ()).map(|_| ());
    mode(&paths.out, 0o755);
    assert_eq!(told(&refused.unwrap_err()), "D02 public");
    assert_eq!(tree(&root), before);
    mode(&root, 0o555);
    let refused = build(&Paths { out: root.join("other"), ..paths.clone() }, &[("a.html", "new")]);
    mode(&root, 0o755);
    assert_eq!(told(&refused.unwrap_err()), "D02 other");
}

#[test]
fn a_published_folder_in_a_folder_that_is_not_ours_is_still_written_to() {
    let Some(root) = child() else {
        return run(a_published_folder_in_a_folder_that_is_not_ours_is_still_written_to, without_privilege());
    };
    publish(&root);
    mode(&root, 0o555);
    let built = build(&Paths::of(&root), &[("a.html", "new"), ("d/e.html", "new")]);
    mode(&root, 0o755);
    assert_eq!(built.unwrap().removed, 1);
    let paths: Vec<_> = tree(&root).into_keys().collect();
    assert_eq!(paths, ["public/a.html", "public/d/e.html", "public/taikei-manifest.json"]);
    assert_eq!(fs::read_dir(root.join("public")).unwrap().count(), 3);
}

#[test]
fn a_published_folder_on_a_disk_of_its_own_is_written_to() {
    let root = super::Root::new();
    let out = tempfile::tempdir_in("/dev/shm").unwrap();
    let link = root.path().join("public");
    std::os::unix::fs::symlink(out.path(), &link).unwrap();
    let before = publish(root.path());
    assert!(before.is_empty(), "the link is not walked");
    assert_eq!(tree(out.path()).len(), 3);
}

#[test]
fn a_published_folder_that_goes_while_the_build_runs_is_not_made_again_in_part() {
    let root = super::Root::new();
    publish(root.path());
    let stage = Stage::begin(&root.paths(), || ()).unwrap();
    stage.put(&Unwatched, &output(&[("a.html", "new"), ("b/c.html", "old")])).unwrap();
    fs::remove_dir_all(root.path().join("public")).unwrap();
    assert_eq!(told(&stage.commit().unwrap_err()), "D05 public");
    assert_eq!(root.names(), Vec::<String>::new());
    assert_eq!(publish(root.path()).len(), 3);
}

#[test]
fn sources_that_may_not_be_read_are_reported() {
    let Some(root) = child() else {
        return run(sources_that_may_not_be_read_are_reported, without_privilege());
    };
    for path in ["seeds/danjo/a.txt", "seeds/danjo/closed/b.txt", "content/a.md"] {
        fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
        fs::write(root.join(path), "").unwrap();
    }
    let closed = ["seeds/danjo/a.txt", "seeds/danjo/closed", "content"];
    for path in closed {
        mode(&root.join(path), 0);
    }
    let (mut plan, mut shared) = (Sink::new(), Sink::new());
    let paths = Paths::of(&root);
    assert!(load::plan(&mut plan, &paths, "danjo").files.is_empty());
    assert_eq!(load::shared(&mut shared, &paths, SiteConfig::default()).plans, ["danjo"]);
    for path in closed {
        mode(&root.join(path), 0o755);
    }
    assert_eq!(plan.found().iter().map(told).collect::<Vec<_>>(), ["D02 seeds/danjo/a.txt", "D02 seeds/danjo/closed"]);
    assert_eq!(shared.found().iter().map(told).collect::<Vec<_>>(), ["D02 content"]);
}

#[test]
fn a_chart_that_may_not_be_read_is_the_only_finding() {
    let Some(root) = child() else {
        return run(a_chart_that_may_not_be_read_is_the_only_finding, without_privilege());
    };
    fs::create_dir_all(root.join("seeds/danjo")).unwrap();
    fs::write(root.join("seeds/danjo/a.txt"), "").unwrap();
    mode(&root.join("seeds/danjo/a.txt"), 0);
    for command in ["check", "build"] {
        let mut taikei = Command::new(env!("CARGO_BIN_EXE_taikei"));
        let done = taikei.current_dir(&root).args([command, "--lang", "en"]).output().unwrap();
        let said = String::from_utf8(done.stderr).unwrap();
        assert_eq!((done.status.code(), said.matches("error[").count()), (Some(2), 1), "{said}");
        assert!(said.contains("error[D02]") && said.contains("seeds/danjo/a.txt"), "{said}");
        assert!(!said.contains("--out"), "where the site goes has nothing to do with it: {said}");
    }
}
