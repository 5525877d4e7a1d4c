//! `serve` and `watch`, run as people run them: over HTTP, with files that change.

mod answers;
mod changes;
mod memory;
mod running;
mod starts;
mod watch;

use std::fs;
use std::path::Path;

use tempfile::TempDir;

/// A small chart without a fault.
const CHART: &str = "みどり計画\n\n基本目標\t課題\t施策\t事業\t内容\t担当課\n\
    1 安心な暮らし\t1-1 備え\t(1) 日ごろの備え\t①訓練\t訓練を行います。\t防災課\n\
    \t\t\t②点検\t点検を行います。\t防災課\n";
/// Addresses for its departments.
const DEPARTMENTS: &str = "[[department]]\nname = \"防災課\"\nslug = \"bosai\"\n";
/// The chart's place.
const PLACE: &str = "seeds/midori/chart.txt";

/// A folder with a plan that nothing can be said against.
fn sound() -> TempDir {
    let root = TempDir::new().unwrap();
    save(root.path(), PLACE, CHART);
    save(root.path(), "seeds/departments.toml", DEPARTMENTS);
    root
}

/// Saves a file, and makes the folders above it.
fn save(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}
