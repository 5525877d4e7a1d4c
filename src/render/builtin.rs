//! The default theme inside the binary.

use include_dir::{Dir, include_dir};

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The folder of the default theme in a clone of the source, for showing its files to people.
pub(super) const FOLDER: &str = "themes/default";

/// The files of the default theme by their paths inside it, in order.
pub(super) fn files() -> Vec<(&'static str, &'static [u8])> {
    let mut found = Vec::new();
    gather(&DEFAULT, &mut found);
    found.sort_unstable_by_key(|(path, _)| *path);
    found
}

fn gather(folder: &'static Dir<'static>, found: &mut Vec<(&'static str, &'static [u8])>) {
    let named = folder.files().filter_map(|file| Some((file.path().to_str()?, file.contents())));
    found.extend(named);
    folder.dirs().for_each(|below| gather(below, found));
}
