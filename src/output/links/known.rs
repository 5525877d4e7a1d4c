//! What is kept of a plan's files when they are gone: hashes of their paths and ids, a few KB for 200 pages.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::pages::Pages;
use super::standing::Standing;

/// What a path or an id is kept as.
type Kept = [u8; 6];

/// The files of a plan by the hashes of their paths. With 48 bits, that a dead link is taken for a good one has a chance of
/// one in 10^10, even where a plan has ten thousand files.
///
/// A site has hundreds of thousands of files, so their hashes and sets stand in lists of their own: a file takes 10 bytes.
#[derive(Debug, Clone)]
pub(super) struct Known {
    /// The hashes of the paths, sorted.
    paths: Vec<Kept>,
    /// Which of the sets the ids of each file are, in the order of `paths`; [`NO_PAGE`] for what has no ids.
    ids: Vec<u32>,
    /// Sets of ids as sorted hashes, one after another. Most pages of a kind have the same ids, so there are few.
    sets: Vec<Kept>,
    /// Where each set begins, and the end of the last.
    starts: Vec<u32>,
}

/// The set of a file that is no page. There are never so many sets: each has a file.
const NO_PAGE: u32 = u32::MAX;

impl Known {
    pub(super) fn of(pages: &Pages<'_>) -> Self {
        let mut sets = BTreeMap::new();
        let mut set = |ids: &[Cow<'_, str>]| {
            let mut ids: Vec<Kept> = ids.iter().map(|id| hash(id)).collect();
            ids.sort_unstable();
            let next = number(sets.len());
            *sets.entry(ids).or_insert(next)
        };
        let file = |(path, ids): (&str, Option<&[Cow<'_, str>]>)| (hash(path), ids.map_or(NO_PAGE, &mut set));
        let mut files: Vec<_> = pages.files().map(file).collect();
        files.sort_unstable();
        let mut sets: Vec<_> = sets.into_iter().collect();
        sets.sort_unstable_by_key(|(_, at)| *at);
        let ends = sets.iter().scan(0, |end, (ids, _)| {
            *end += ids.len();
            Some(number(*end))
        });
        Self {
            paths: files.iter().map(|(path, _)| *path).collect(),
            ids: files.iter().map(|(_, ids)| *ids).collect(),
            starts: [0].into_iter().chain(ends).collect(),
            sets: sets.iter().map(|(ids, _)| ids.as_slice()).collect::<Vec<_>>().concat(),
        }
    }

    /// Whether there is a file of this path.
    pub(super) fn has(&self, path: &str) -> bool {
        self.find(path).is_some()
    }

    /// How a target stands to these files.
    pub(super) fn standing(&self, path: &str, anchor: Option<&str>) -> Standing {
        let Some(at) = self.find(path) else {
            return Standing::without_file(path, |path| self.has(path));
        };
        let ids = match self.ids[at] {
            NO_PAGE => None,
            set => Some(&self.sets[self.starts[set as usize] as usize..self.starts[set as usize + 1] as usize]),
        };
        let has = |id: &str| ids.is_none_or(|ids| ids.binary_search(&hash(id)).is_ok());
        if anchor.is_none_or(has) { Standing::Found } else { Standing::WithoutAnchor }
    }

    /// The place of a file in the lists.
    fn find(&self, path: &str) -> Option<usize> {
        self.paths.binary_search(&hash(path)).ok()
    }
}

fn hash(text: &str) -> Kept {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    let [first, second, third, fourth, fifth, sixth, ..] = hasher.finish().to_be_bytes();
    [first, second, third, fourth, fifth, sixth]
}

fn number(of: usize) -> u32 {
    u32::try_from(of).expect("nobody has so many files and ids")
}
