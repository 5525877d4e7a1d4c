//! The ledger: what this build puts where, kept on the disk, so that memory does not grow with the site.
//!
//! Each output adds its lines at the end of one file. They are read back in the order of their paths, one top
//! folder at a time.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Read, Result, Seek, SeekFrom, Write};
use std::path::Path;

use crate::output::manifest::Entry;

/// How a file of this build stands to what is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Nothing stands there yet; the new file is staged.
    New,
    /// Other bytes stand there; the new file is staged.
    Changed,
    /// The same bytes stand there; nothing is staged.
    Same,
}

/// One file of this build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// How it stands to what is published.
    pub(super) state: State,
    /// Its path and hash.
    pub(super) entry: Entry,
}

/// The file of lines, and where the lines of each top folder stand in it.
#[derive(Debug)]
pub(super) struct Ledger {
    file: BufWriter<File>,
    end: u64,
    /// Start and length in bytes by the first part of the path, with its `/` for a folder. No first part is the
    /// beginning of another, so their order is that of the paths.
    parts: BTreeMap<String, Vec<(u64, usize)>>,
}

impl Ledger {
    /// Begins a ledger.
    pub(super) fn create(path: &Path) -> Result<Self> {
        let file = File::options().create_new(true).read(true).write(true).open(path)?;
        Ok(Self { file: BufWriter::new(file), end: 0, parts: BTreeMap::new() })
    }

    /// Adds the files of one output.
    pub(super) fn add(&mut self, lines: &[Line]) -> Result<()> {
        for lines in lines.chunk_by(|a, b| top(&a.entry.path) == top(&b.entry.path)) {
            let text: String = lines.iter().map(Line::to_text).collect();
            self.file.write_all(text.as_bytes())?;
            self.parts.entry(top(&lines[0].entry.path).to_owned()).or_default().push((self.end, text.len()));
            self.end += text.len() as u64;
        }
        Ok(())
    }

    /// Ends the writing and gives the lines in the order of their paths.
    pub(super) fn read(&mut self) -> Result<impl Iterator<Item = Result<Line>>> {
        self.file.flush()?;
        let mut file = self.file.get_ref().try_clone()?;
        Ok(self.parts.values().flat_map(move |parts| match part(&mut file, parts) {
            Ok(lines) => lines.into_iter().map(Ok).collect(),
            Err(error) => vec![Err(error)],
        }))
    }
}

/// The lines of one top folder, sorted.
fn part(file: &mut File, parts: &[(u64, usize)]) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    for &(start, length) in parts {
        let mut text = vec![0; length];
        file.seek(SeekFrom::Start(start))?;
        file.read_exact(&mut text)?;
        let text = String::from_utf8(text).map_err(|error| std::io::Error::other(error.utf8_error()))?;
        lines.extend(text.lines().filter_map(Line::read));
    }
    lines.sort_by(|a, b| a.entry.path.cmp(&b.entry.path));
    Ok(lines)
}

/// The first part of a path, with the `/` of a folder.
fn top(path: &str) -> &str {
    path.find('/').map_or(path, |slash| &path[..=slash])
}

impl Line {
    fn to_text(&self) -> String {
        let state = match self.state {
            State::New => 'N',
            State::Changed => 'C',
            State::Same => 'S',
        };
        format!("{state} {} {}\n", self.entry.hash, self.entry.path)
    }

    fn read(text: &str) -> Option<Self> {
        let (state, rest) = text.split_once(' ')?;
        let state = match state {
            "N" => State::New,
            "C" => State::Changed,
            "S" => State::Same,
            _ => return None,
        };
        let (hash, path) = rest.split_once(' ')?;
        Some(Self { state, entry: Entry { path: path.to_owned(), hash: hash.to_owned() } })
    }
}
