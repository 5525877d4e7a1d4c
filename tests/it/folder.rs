//! A folder with seeds, content and settings, and the program run in it as a city's officer runs it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use walkdir::WalkDir;

/// A made-up plan without faults.
pub(crate) const SOUND: &str = "緑のまちづくり計画\n\nみどり市\n令和6年4月1日\n\n\
    基本目標\t課題\t施策\t事業\t内容\t担当課\n\
    I 森を育てる\tI-1 木を植える\t(1) 苗木を配る\t①苗木の配布\t苗木を配ります。\t公園課\n";

/// A folder to run the program in.
pub(crate) struct Folder {
    dir: TempDir,
}

/// What a run of the program gave back.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Folder {
    /// A folder with the sound plan `midori` and nothing else.
    pub(crate) fn sound() -> Self {
        let folder = Self { dir: TempDir::new().unwrap() };
        folder.write("seeds/midori/taikeizu.txt", SOUND);
        folder
    }

    pub(crate) fn path(&self) -> &Path {
        self.dir.path()
    }

    /// Writes a file, and the folders above it.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Runs the program here, in a plain English environment.
    pub(crate) fn run(&self, args: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_taikei"));
        for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "RUST_BACKTRACE", "CARGO_PKG_NAME"] {
            command.env_remove(name);
        }
        let output = command.current_dir(self.path()).args(args).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program speaks UTF-8");
        Run {
            code: output.status.code().expect("the program ends by itself"),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    /// All files below a folder, by their paths in it; none where there is no such folder.
    pub(crate) fn files(&self, below: &str) -> BTreeMap<String, Vec<u8>> {
        let top = self.path().join(below);
        if !top.exists() {
            return BTreeMap::new();
        }
        let entries = WalkDir::new(&top).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
        let name = |path: &Path| path.strip_prefix(&top).unwrap().to_string_lossy().replace('\\', "/");
        entries.map(|entry| (name(entry.path()), fs::read(entry.path()).unwrap())).collect()
    }
}
