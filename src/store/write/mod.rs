//! Writes the finished site, all or nothing.
//!
//! What differs from the published folder is staged beside it, plan by plan; only [`Stage::commit`] touches what is
//! published. A build that ends before that, by an error, a full disk or a kill, leaves the site as it was.
//!
//! No page is flushed to the disk by itself: that costs 3 ms each, and is not needed, since the next build compares
//! bytes and mends whatever a power cut tore. The manifest is flushed, since it says what the next build may mend.

mod commit;
mod files;
mod guard;
mod ledger;
mod lists;
mod lock;

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::Paths;
use super::fault::unwritten;
use crate::diag::{Code, Diagnostic};
use crate::output::{File as Page, Output, manifest};
use crate::text::is_device;
use crate::watch::{Phase, Watch, during};
use guard::Found;
use ledger::{Ledger, Line, State};
use lock::Lock;

/// What a commit changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files of the site, without the manifest.
    pub files: u64,
    /// Files that are new.
    pub new: u64,
    /// Files whose bytes changed.
    pub changed: u64,
    /// Files that went.
    pub removed: u64,
}

/// The stage's name inside the published folder, where it cannot stand beside it.
const STAGE: &str = ".taikei-stage";
/// The name of the empty file that tries whether the stage and the published folder are on one file system.
const PROBE: &str = ".taikei-probe";
/// The folder of the staged files inside the stage.
const FILES: &str = "files";
/// The lines of the manifest of the site as it is published now, inside the stage.
const OLD: &str = "old";

/// A build on its way to the disk. Outputs may be put from several threads.
///
/// Beside the published folder `public` it keeps a folder `.public.taikei-stage`, which goes with this value.
#[derive(Debug)]
pub struct Stage {
    paths: Paths,
    /// The published folder, with links followed.
    out: PathBuf,
    found: Found,
    ledger: Mutex<Ledger>,
    lock: Lock,
    /// Removes the folders that were made above the published one, where they stay empty. Dropped last.
    _above: Above,
}

impl Stage {
    /// Begins a build. Where another one is writing to the same folder, calls `on_wait` and waits for its end.
    ///
    /// # Errors
    /// D01, D06, D08 or D10 where the folder is not one to write to; D02, D03 or D05 where the disk refuses.
    pub fn begin(paths: &Paths, mut on_wait: impl FnMut()) -> Result<Self, Diagnostic> {
        let out = guard::true_path(&paths.out);
        guard::stand_apart(paths, &out)?;
        let refused = |error: io::Error| unwritten(&paths.shown(&paths.out), &error);
        let above = Above::make(&out).map_err(refused)?;
        guard::look(paths, &out)?;
        let lock = take_place(&out, &mut on_wait).map_err(refused)?;
        let found = guard::look(paths, &out)?;
        read_manifest(paths, &out, found, &lock.folder.join(OLD))?;
        let ledger = Ledger::create(&lock.folder.join("ledger")).map_err(refused)?;
        Ok(Self { paths: paths.clone(), out, found, ledger: Mutex::new(ledger), lock, _above: above })
    }

    /// Stages the files of one output that differ from the published ones. No path may be put twice, which
    /// [`crate::output::links`] proves.
    ///
    /// # Errors
    /// D07 where a path cannot stand in a site, D08 where something else stands at its place; D02, D03 or D05
    /// where the disk refuses.
    pub fn put(&self, watch: &dyn Watch, output: &Output) -> Result<(), Diagnostic> {
        let mut folder = "";
        for path in output.files.keys() {
            let has_device = path.split('/').any(is_device);
            if has_device || !manifest::is_inside(path) || [manifest::NAME, STAGE, PROBE].contains(&path.as_str()) {
                return Err(Diagnostic::new(Code::D07).with("path", path.escape_debug()));
            }
            let above = path.rfind('/').map_or("", |slash| &path[..slash]);
            if above != folder {
                folder = above;
                self.is_free(above)?;
            }
        }
        let stage = |(path, file): (&String, &Page)| during(watch, Phase::Stage, || self.stage(path, file));
        let lines: Vec<_> = output.files.par_iter().map(stage).collect();
        let lines = lines.into_iter().collect::<Result<Vec<_>, _>>()?;
        let mut ledger = self.ledger.lock().unwrap_or_else(PoisonError::into_inner);
        ledger.add(&lines).map_err(|error| self.refused(None, &error))
    }

    /// Compares one file with the published one, and stages it where it differs.
    fn stage(&self, path: &str, file: &Page) -> Result<Line, Diagnostic> {
        let state = self.state(path, &file.bytes)?;
        match state {
            State::New | State::Changed => {
                let to = self.lock.folder.join(FILES).join(path);
                files::write(&to, &file.bytes).map_err(|error| self.refused(Some(path), &error))?;
            }
            State::Same => {}
        }
        let entry = manifest::Entry { path: path.to_owned(), hash: manifest::hash(&file.bytes) };
        Ok(Line { state, entry })
    }

    fn state(&self, path: &str, bytes: &[u8]) -> Result<State, Diagnostic> {
        if self.found == Found::Missing {
            return Ok(State::New);
        }
        let place = self.out.join(path);
        match fs::symlink_metadata(&place) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(State::New),
            Err(error) => Err(self.refused(Some(path), &error)),
            Ok(found) if found.is_dir() => Err(self.taken(path)),
            Ok(_) if is_same(&place, bytes) => Ok(State::Same),
            Ok(_) => Ok(State::Changed),
        }
    }

    /// Refuses what is no plain folder on the way to a file, such as a link that leads out of the site.
    fn is_free(&self, folder: &str) -> Result<(), Diagnostic> {
        let ends = folder.match_indices('/').map(|(slash, _)| slash).chain([folder.len()]);
        for above in ends.map(|end| &folder[..end]).filter(|above| !above.is_empty()) {
            match fs::symlink_metadata(self.out.join(above)) {
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
                Err(error) => return Err(self.refused(Some(above), &error)),
                Ok(found) if found.is_dir() => {}
                Ok(_) => return Err(self.taken(above)),
            }
        }
        Ok(())
    }

    fn taken(&self, path: &str) -> Diagnostic {
        Diagnostic::new(Code::D08).with("path", self.shown(Some(path)))
    }

    fn refused(&self, path: Option<&str>, error: &io::Error) -> Diagnostic {
        unwritten(&self.shown(path), error)
    }

    fn shown(&self, path: Option<&str>) -> String {
        let out = self.paths.shown(&self.paths.out);
        path.map_or(out.clone(), |path| format!("{out}/{path}"))
    }
}

/// Whether a published file has these bytes. One that cannot be read has not.
fn is_same(place: &Path, bytes: &[u8]) -> bool {
    let Ok(mut file) = File::open(place) else { return false };
    let length = file.metadata().ok().filter(fs::Metadata::is_file).map(|found| found.len());
    let mut there = Vec::with_capacity(bytes.len() + 1);
    length == Some(bytes.len() as u64) && file.read_to_end(&mut there).is_ok() && there == bytes
}

/// Takes the stage's place: beside the published folder, or inside where files cannot be moved from there, as with
/// a mounted folder, or one in a folder that is not ours to write to.
fn take_place(out: &Path, on_wait: &mut dyn FnMut()) -> io::Result<Lock> {
    let name = out.file_name().unwrap_or_default().to_string_lossy();
    let beside = out.with_file_name(format!(".{name}.taikei-stage"));
    let taken = Lock::take(beside, on_wait).and_then(|lock| try_out(out, &lock.folder).map(|()| lock));
    match taken {
        Err(error) if out.is_dir() && is_elsewhere(&error) => {
            let lock = Lock::take(out.join(STAGE), on_wait)?;
            try_out(out, &lock.folder).map(|()| lock)
        }
        taken => taken,
    }
}

fn is_elsewhere(error: &io::Error) -> bool {
    use ErrorKind::{CrossesDevices, PermissionDenied, ReadOnlyFilesystem};
    matches!(error.kind(), CrossesDevices | PermissionDenied | ReadOnlyFilesystem)
}

/// Tries whether the system moves files from the stage into the published folder, without leaving a trace there.
///
/// A folder cannot take the place of a file. Where there is a manifest, the system is asked for just that: it refuses
/// for this reason alone where it would let files be moved at all, so that a build that is killed here has added no name
/// to the site. Without a manifest nothing is published yet, and an empty file may be moved there and removed.
fn try_out(out: &Path, stage: &Path) -> io::Result<()> {
    let (probe, published) = (stage.join(PROBE), out.join(manifest::NAME));
    if !out.is_dir() {
        return Ok(());
    }
    if cfg!(unix) && published.is_file() {
        fs::create_dir(&probe)?;
        let tried = fs::rename(&probe, &published);
        fs::remove_dir(&probe)?;
        return match tried {
            Err(error) if error.kind() == ErrorKind::NotADirectory => Ok(()),
            tried => tried,
        };
    }
    let time = fs::metadata(out)?.modified();
    File::create(&probe)?;
    fs::rename(&probe, out.join(PROBE))?;
    fs::remove_file(out.join(PROBE))?;
    // A build that changes nothing gives a copying program nothing to do.
    let _ = time.and_then(|time| File::open(out)?.set_modified(time));
    Ok(())
}

/// Reads the published manifest into lines, so that it can be walked beside the new one.
fn read_manifest(paths: &Paths, out: &Path, found: Found, to: &Path) -> Result<(), Diagnostic> {
    let place = out.join(manifest::NAME);
    let shown = paths.shown(&paths.out.join(manifest::NAME));
    let disk = |error: io::Error| unwritten(&shown, &error);
    let mut lines = BufWriter::new(File::create(to).map_err(disk)?);
    match found {
        Found::Missing | Found::Empty => return Ok(()),
        Found::Ours => {}
    }
    if !fs::metadata(&place).map_err(disk)?.is_file() {
        return Err(Diagnostic::new(Code::D10).with("path", &shown));
    }
    let file = BufReader::new(File::open(place).map_err(disk)?);
    let read = manifest::read(file, &mut |entry| writeln!(lines, "{} {}", entry.hash, entry.path));
    read.map_err(|broken| match broken {
        manifest::Broken::Disk(error) => unwritten(&shown, &error),
        manifest::Broken::Content => Diagnostic::new(Code::D10).with("path", &shown),
    })?;
    lines.flush().map_err(disk)
}

/// The folders above the published one that this build made.
#[derive(Debug)]
struct Above(Vec<PathBuf>);

impl Above {
    fn make(out: &Path) -> io::Result<Self> {
        let missing = out.ancestors().skip(1).take_while(|above| !above.exists()).map(Path::to_owned).collect();
        let above = Self(missing);
        out.parent().map_or(Ok(()), files::folders)?;
        Ok(above)
    }
}

impl Drop for Above {
    fn drop(&mut self) {
        for folder in &self.0 {
            let _ = fs::remove_dir(folder);
        }
    }
}
