//! The commands, run as a pipeline runs them.

mod accessibility;
mod addresses;
mod diff;
mod export;
mod killed;
mod log;
mod pages;
mod plans;
mod progress;
mod record;
mod reports;
mod runs;
mod start;
mod timings;
mod usage;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A small chart without a fault.
const CHART: &str = "みどり計画\n\n基本目標\t課題\t施策\t事業\t内容\t担当課\n\
    1 安心な暮らし\t1-1 備え\t(1) 日ごろの備え\t①訓練\t訓練を行います。\t防災課\n\
    \t\t\t②点検\t点検を行います。\t防災課\n";
/// Addresses for its departments.
const DEPARTMENTS: &str = "[[department]]\nname = \"防災課\"\nslug = \"bosai\"\n";

/// A folder with files in it.
fn root(files: &[(&str, &str)]) -> TempDir {
    let root = TempDir::new().unwrap();
    for (path, text) in files {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    root
}

/// The program, started in a folder with a plain English environment.
fn taikei(root: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_taikei"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "RUST_BACKTRACE", "CARGO_PKG_NAME"] {
        command.env_remove(name);
    }
    command.current_dir(root).args(args);
    command
}

fn run(root: &Path, args: &[&str]) -> (i32, String, String) {
    finished(&taikei(root, args).output().unwrap())
}

fn finished(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

/// A folder with a plan that nothing can be said against, but for what the arguments add.
fn sound(more: &[(&str, &str)]) -> TempDir {
    root(&[&[("seeds/midori/chart.txt", CHART), ("seeds/departments.toml", DEPARTMENTS)][..], more].concat())
}

/// A folder whose only faults stand in `taikei.toml`.
fn faulty() -> TempDir {
    sound(&[("taikei.toml", "base-url = \"x\"\njobs = 0\n")])
}
