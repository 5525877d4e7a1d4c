//! What is kept of a plan's files when they are gone: hashes of their paths and ids, a few KB for 200 pages.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::pages::Pages;
use super::standing::Standing;

/// The files of a plan by the hashes of their paths. With 64 bits, that a dead link is taken for a good one has
/// a chance of one in 10^15, even on a site of ten thousand files.
#[derive(Debug, Clone)]
pub(super) struct Known {
    /// Sorted.
    files: Vec<KnownFile>,
    /// Sets of ids as sorted hashes. Most pages of a kind have the same ids, so there are few.
    sets: Vec<Vec<u64>>,
}

/// One file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct KnownFile {
    /// The hash of its path.
    path: u64,
    /// Which of the sets its ids are, where it is a page.
    ids: Option<usize>,
}

impl Known {
    pub(super) fn of(pages: &Pages<'_>) -> Self {
        let mut sets = BTreeMap::new();
        let mut set = |ids: &[Cow<'_, str>]| {
            let mut ids: Vec<u64> = ids.iter().map(|id| hash(id)).collect();
            ids.sort_unstable();
            let next = sets.len();
            *sets.entry(ids).or_insert(next)
        };
        let file =
            |(path, ids): (&str, Option<&[Cow<'_, str>]>)| KnownFile { path: hash(path), ids: ids.map(&mut set) };
        let mut files: Vec<_> = pages.files().map(file).collect();
        files.sort_unstable();
        let mut sets: Vec<_> = sets.into_iter().collect();
        sets.sort_unstable_by_key(|(_, at)| *at);
        Self { files, sets: sets.into_iter().map(|(ids, _)| ids).collect() }
    }

    /// Whether there is a file of this path.
    pub(super) fn has(&self, path: &str) -> bool {
        self.find(path).is_some()
    }

    /// How a target stands to these files.
    pub(super) fn standing(&self, path: &str, anchor: Option<&str>) -> Standing {
        let Some(file) = self.find(path) else {
            return Standing::without_file(path, |path| self.has(path));
        };
        let missing = |set: usize, id: &str| self.sets[set].binary_search(&hash(id)).is_err();
        match (file.ids, anchor) {
            (Some(set), Some(id)) if missing(set, id) => Standing::WithoutAnchor,
            (Some(_) | None, Some(_) | None) => Standing::Found,
        }
    }

    fn find(&self, path: &str) -> Option<KnownFile> {
        let path = hash(path);
        self.files.binary_search_by_key(&path, |file| file.path).ok().map(|at| self.files[at])
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
