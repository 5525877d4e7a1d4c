//! The moment of publishing: new files first, then changed ones, deletions last, the manifest at the end.
//!
//! At every moment each published file is whole, the links between them lead somewhere, and the manifest in place
//! lists at least the files that are ours: before the first new file appears it is replaced by one that lists the
//! old files and the new ones. So a build that dies here is completed by the next one.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, ErrorKind};
use std::path::Path;

use super::guard::Found;
use super::lists::{ADDED, BOTH, CHANGED, GONE, Lists, NEW};
use super::{Changes, FILES, Stage, files};
use crate::diag::Diagnostic;
use crate::output::manifest;

impl Stage {
    /// Publishes what was staged.
    ///
    /// # Errors
    /// D08 where something that is not ours stands in the place of a changed file; D02, D03 or D05 where the disk
    /// refuses. Unless the disk fails between two moves, the published site is then as it was.
    pub fn commit(self) -> Result<Changes, Diagnostic> {
        self.commit_with(&mut |_| ())
    }

    /// Publishes what was staged, and names each path before it is touched, for a progress bar.
    ///
    /// # Errors
    /// As for [`Self::commit`].
    pub fn commit_with(self, on_step: &mut dyn FnMut(&str)) -> Result<Changes, Diagnostic> {
        let lists = self.lists().map_err(|error| self.refused(None, &error))?;
        if let Some(path) = &lists.foreign {
            return Err(self.taken(path));
        }
        let published = match self.found {
            Found::Missing => self.publish_whole(on_step).map(|()| 0),
            Found::Empty | Found::Ours => self.publish_parts(&lists, on_step),
        };
        let removed = published.map_err(|error| self.refused(None, &error))?;
        Ok(Changes { files: lists.files, new: lists.added, changed: lists.changed, removed })
    }

    /// A site that nothing stands in the way of appears at once.
    fn publish_whole(&self, on_step: &mut dyn FnMut(&str)) -> io::Result<()> {
        let files = self.lock.folder.join(FILES);
        files::folders(&files)?;
        place(&self.lock.folder.join(NEW), &files.join(manifest::NAME))?;
        on_step("");
        fs::rename(files, &self.out)
    }

    /// Moves file by file and gives the number of those removed.
    fn publish_parts(&self, lists: &Lists, on_step: &mut dyn FnMut(&str)) -> io::Result<u64> {
        let stage = &self.lock.folder;
        let published = self.out.join(manifest::NAME);
        // Files that need not be written are no longer there if the folder went since they were compared.
        fs::metadata(if self.found == Found::Ours { &published } else { &self.out })?;
        if lists.beyond {
            on_step(manifest::NAME);
            place(&stage.join(BOTH), &published)?;
            File::open(&self.out)?.sync_all()?;
        }
        for list in [ADDED, CHANGED] {
            for path in lines(&stage.join(list))? {
                let path = path?;
                on_step(&path);
                files::rename(&stage.join(FILES).join(&path), &self.out.join(&path))?;
            }
        }
        let mut removed = 0;
        for path in lines(&stage.join(GONE))? {
            let path = path?;
            on_step(&path);
            removed += u64::from(self.remove(&path)?);
        }
        if !is_same(&stage.join(NEW), &published)? {
            on_step(manifest::NAME);
            place(&stage.join(NEW), &published)?;
        }
        Ok(removed)
    }

    /// Removes a file of ours and the folders that it leaves empty, and says whether it was there. What became a
    /// folder, or lies behind a link, is no longer ours.
    fn remove(&self, path: &str) -> io::Result<bool> {
        let folder = path.rfind('/').map_or("", |slash| &path[..slash]);
        if self.is_free(folder).is_err() {
            return Ok(false);
        }
        match fs::symlink_metadata(self.out.join(path)) {
            Ok(found) if found.is_dir() => return Ok(false),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            found => {
                found?;
                fs::remove_file(self.out.join(path))?;
            }
        }
        let mut above = folder;
        while !above.is_empty() && fs::remove_dir(self.out.join(above)).is_ok() {
            above = above.rfind('/').map_or("", |slash| &above[..slash]);
        }
        Ok(true)
    }
}

/// Moves a manifest to its place, flushed: a torn one would make the next build refuse the folder.
fn place(from: &Path, to: &Path) -> io::Result<()> {
    File::options().write(true).open(from)?.sync_all()?;
    fs::rename(from, to)
}

fn lines(path: &Path) -> io::Result<io::Lines<BufReader<File>>> {
    Ok(BufReader::new(File::open(path)?).lines())
}

/// Whether two files hold the same bytes; one that is missing holds none.
fn is_same(ours: &Path, published: &Path) -> io::Result<bool> {
    let mut ours = BufReader::new(File::open(ours)?);
    let mut there = match File::open(published) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        opened => BufReader::new(opened?),
    };
    loop {
        let (a, b) = (ours.fill_buf()?, there.fill_buf()?);
        let both = a.len().min(b.len());
        if a[..both] != b[..both] || both == 0 {
            return Ok(both == 0 && a.len() == b.len());
        }
        ours.consume(both);
        there.consume(both);
    }
}
