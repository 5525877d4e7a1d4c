//! What the commit is going to do, worked out before anything is published, and kept on the disk in the stage.

use std::cmp::Ordering;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::sync::PoisonError;

use super::ledger::{Line, State};
use super::{OLD, Stage, files};
use crate::output::manifest::{Entry, Writer};

/// The finished site's manifest.
pub(super) const NEW: &str = "new.json";
/// The manifest of old and new files together, for the time of the commit.
pub(super) const BOTH: &str = "both.json";
/// The paths of files that nothing stands at yet.
pub(super) const ADDED: &str = "added";
/// The paths of files that take another's place.
pub(super) const CHANGED: &str = "changed";
/// The paths of published files that this site no longer has.
pub(super) const GONE: &str = "gone";

/// The counts of the lists that stand in the stage.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// Files of the site.
    pub(super) files: u64,
    /// Lines of [`ADDED`].
    pub(super) added: u64,
    /// Lines of [`CHANGED`].
    pub(super) changed: u64,
    /// Whether the site has a file that the published manifest does not list.
    pub(super) beyond: bool,
    /// The first published file that would be changed though the manifest does not list it.
    pub(super) foreign: Option<String>,
}

/// The lists' files while they are written.
struct Files {
    new: Writer<BufWriter<File>>,
    both: Writer<BufWriter<File>>,
    added: BufWriter<File>,
    changed: BufWriter<File>,
    gone: BufWriter<File>,
}

impl Stage {
    /// Walks the new files and the published manifest side by side and writes the lists.
    pub(super) fn lists(&self) -> io::Result<Lists> {
        let mut ledger = self.ledger.lock().unwrap_or_else(PoisonError::into_inner);
        let mut new = ledger.read()?;
        let mut old = BufReader::new(File::open(self.lock.folder.join(OLD))?).lines().map(|line| line.map(old_entry));
        let mut files = Files::create(&self.lock.folder)?;
        let mut lists = Lists::default();
        let (mut ours, mut theirs) = (new.next().transpose()?, old.next().transpose()?);
        loop {
            let order = match (&ours, &theirs) {
                (None, None) => break,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(ours), Some(theirs)) => ours.entry.path.cmp(&theirs.path),
            };
            if let Some(line) = ours.take_if(|_| order.is_le()) {
                lists.count(&line, order.is_eq());
                files.keep(&line)?;
                ours = new.next().transpose()?;
            }
            if let Some(entry) = theirs.take_if(|_| order.is_ge()) {
                if order.is_gt() {
                    files.leave(&entry)?;
                }
                theirs = old.next().transpose()?;
            }
        }
        files.finish()?;
        Ok(lists)
    }
}

impl Lists {
    fn count(&mut self, line: &Line, listed: bool) {
        self.files += 1;
        self.beyond |= !listed;
        match line.state {
            State::New => self.added += 1,
            State::Changed if listed => self.changed += 1,
            State::Changed => _ = self.foreign.get_or_insert_with(|| line.entry.path.clone()),
            State::Same => {}
        }
    }
}

impl Files {
    fn create(stage: &Path) -> io::Result<Self> {
        let create = |name| files::create(&stage.join(name)).map(BufWriter::new);
        Ok(Self {
            new: Writer::new(create(NEW)?)?,
            both: Writer::new(create(BOTH)?)?,
            added: create(ADDED)?,
            changed: create(CHANGED)?,
            gone: create(GONE)?,
        })
    }

    /// A file that the site has.
    fn keep(&mut self, line: &Line) -> io::Result<()> {
        self.new.add(&line.entry)?;
        self.both.add(&line.entry)?;
        match line.state {
            State::New => writeln!(self.added, "{}", line.entry.path),
            State::Changed => writeln!(self.changed, "{}", line.entry.path),
            State::Same => Ok(()),
        }
    }

    /// A file that the site no longer has.
    fn leave(&mut self, entry: &Entry) -> io::Result<()> {
        self.both.add(entry)?;
        writeln!(self.gone, "{}", entry.path)
    }

    fn finish(mut self) -> io::Result<()> {
        self.new.finish()?;
        self.both.finish()?;
        self.added.flush()?;
        self.changed.flush()?;
        self.gone.flush()
    }
}

/// Reads a line of the published manifest.
fn old_entry(line: String) -> Entry {
    match line.split_once(' ') {
        Some((hash, path)) => Entry { path: path.to_owned(), hash: hash.to_owned() },
        None => Entry { path: line, hash: String::new() },
    }
}
