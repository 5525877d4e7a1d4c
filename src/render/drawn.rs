//! Pages that were rendered before, each with the hash of what it was made from.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::{Failure, Lexicon, Theme};
use crate::output::File;
use crate::site::Page;

/// The bytes of pages by their paths, for a preview that renders the same pages again and again. A page is taken from
/// here only where its template, its view, the theme and the lexicon are the same as when it was rendered.
#[derive(Debug, Default)]
pub struct Drawn {
    pages: Mutex<BTreeMap<String, (blake3::Hash, Vec<u8>)>>,
}

impl Drawn {
    /// Gives one page: what was made from the same before, else what `render` makes.
    ///
    /// # Errors
    /// Where the template fails, as [`Theme::render`] does.
    pub fn page(
        &self,
        (theme, lexicon): (&Theme, &Lexicon),
        page: &Page<'_>,
        render: impl FnOnce() -> Result<File, Box<Failure>>,
    ) -> Result<File, Box<Failure>> {
        let key = key(theme, lexicon, page);
        if let Some(bytes) = self.known(&page.path, key) {
            return Ok(page.finished(bytes));
        }
        let file = render()?;
        let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        pages.insert(page.path.clone(), (key, file.bytes.clone()));
        Ok(file)
    }

    fn known(&self, path: &str, key: blake3::Hash) -> Option<Vec<u8>> {
        let pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        pages.get(path).filter(|(known, _)| *known == key).map(|(_, bytes)| bytes.clone())
    }
}

/// The hash of all that decides the bytes of a page.
fn key(theme: &Theme, lexicon: &Lexicon, page: &Page<'_>) -> blake3::Hash {
    let made_from = (page.view.template(), &page.frame, &page.view);
    let made_from = serde_json::to_vec(&made_from).expect("views are texts, numbers and lists");
    let mut hasher = blake3::Hasher::new();
    hasher.update(theme.fingerprint().as_bytes());
    hasher.update(lexicon.fingerprint().as_bytes());
    hasher.update(&made_from);
    hasher.finalize()
}
