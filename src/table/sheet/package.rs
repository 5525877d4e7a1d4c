//! Packages: the ZIP files that `.xlsx` and `.ods` are, opened so that no bomb goes off.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::Refusal;
use crate::table::LARGEST_UNPACKED;
use crate::text::{Certainty, Decoded, decode};

/// A ZIP file whose parts are unpacked one by one, up to a limit for all together.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
}

impl<'b> Package<'b> {
    /// Reads the list of parts. What claims to unpack to more than the limit is refused with nothing unpacked.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Refusal> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
        let mut claimed: u64 = 0;
        for at in 0..archive.len() {
            claimed = claimed.saturating_add(archive.by_index_raw(at).map_err(|_| Refusal::Damaged)?.size());
        }
        if claimed > LARGEST_UNPACKED { Err(Refusal::Bomb) } else { Ok(Self { archive, left: LARGEST_UNPACKED }) }
    }

    /// Unpacks a part by its path in any case, as text; nothing where there is no such part. What a part claims of its
    /// size may be a lie, so bytes are counted as they come.
    pub(super) fn part(&mut self, path: &str) -> Result<Option<String>, Refusal> {
        let same = |name: &str| name.replace('\\', "/").eq_ignore_ascii_case(path);
        let found = self.archive.file_names().position(|name| name.is_ok_and(|name| same(&name)));
        let Some(at) = found else { return Ok(None) };
        let part = self.archive.by_index(at).map_err(|_| Refusal::Damaged)?;
        let mut bytes = Vec::new();
        part.take(self.left + 1).read_to_end(&mut bytes).map_err(|_| Refusal::Damaged)?;
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or(Refusal::Bomb)?;
        match decode(&bytes, None) {
            Ok(Decoded { text, certainty: Certainty::Proved, .. }) => Ok(Some(text)),
            Ok(_) | Err(_) => Err(Refusal::Damaged),
        }
    }
}
