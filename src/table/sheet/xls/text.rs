//! Texts in records (MS-XLS 2.5.293 and 2.5.294): one or two bytes a character, which may change where a record goes on.

use crate::table::sheet::Refusal;
use crate::table::sheet::compound::{u16_at, u32_at};

/// The characters take two bytes each.
const WIDE: u8 = 1;
/// A reading (ふりがな) follows the text.
const EXTENDED: u8 = 4;
/// Changes of font follow the text.
const RICH: u8 = 8;

/// Walks through the pieces of a record.
pub(super) struct Reader<'r, 's> {
    pieces: &'r [&'s [u8]],
    at: usize,
}

impl<'r, 's> Reader<'r, 's> {
    pub(super) fn new(pieces: &'r [&'s [u8]], at: usize) -> Self {
        Self { pieces, at }
    }

    /// Whether nothing is left, in this piece and in all that follow.
    pub(super) fn is_over(&mut self) -> bool {
        self.next_piece();
        self.pieces.len() <= 1 && self.left().is_empty()
    }

    /// What is left of the running piece.
    fn left(&self) -> &'s [u8] {
        self.pieces.first().and_then(|piece| piece.get(self.at..)).unwrap_or_default()
    }

    /// Goes on to the next piece where the running one is over.
    fn next_piece(&mut self) {
        while self.left().is_empty() && self.pieces.len() > 1 {
            self.pieces = &self.pieces[1..];
            self.at = 0;
        }
    }

    /// The next bytes, which stand in one piece.
    fn take(&mut self, count: usize) -> Result<&'s [u8], Refusal> {
        self.next_piece();
        let bytes = self.left().get(..count).ok_or(Refusal::Damaged)?;
        self.at += count;
        Ok(bytes)
    }

    fn byte(&mut self) -> Result<u8, Refusal> {
        self.take(1).map(|one| one[0])
    }

    fn u16(&mut self) -> Result<u16, Refusal> {
        u16_at(self.take(2)?, 0).ok_or(Refusal::Damaged)
    }

    fn u32(&mut self) -> Result<u32, Refusal> {
        u32_at(self.take(4)?, 0).ok_or(Refusal::Damaged)
    }

    /// Passes over bytes, which may go on in further pieces.
    fn skip(&mut self, count: usize) -> Result<(), Refusal> {
        let mut count = count;
        while count > 0 {
            self.next_piece();
            let step = self.left().len().min(count);
            if step == 0 {
                return Err(Refusal::Damaged);
            }
            self.at += step;
            count -= step;
        }
        Ok(())
    }

    /// Reads characters. Where they go on in a further piece, it begins with a byte that says how wide they are there.
    fn letters(&mut self, count: usize, flags: u8) -> Result<String, Refusal> {
        let mut flags = flags;
        let mut units = Vec::new();
        while units.len() < count {
            if self.left().is_empty() {
                flags = self.byte()?;
            }
            let wanted = count - units.len();
            if flags & WIDE == 0 {
                let here = self.left().len().min(wanted);
                units.extend(self.take(here)?.iter().map(|byte| u16::from(*byte)));
            } else {
                let here = (self.left().len() / 2).min(wanted);
                if here == 0 {
                    return Err(Refusal::Damaged);
                }
                units.extend(self.take(here * 2)?.chunks_exact(2).filter_map(|unit| u16_at(unit, 0)));
            }
        }
        let text = String::from_utf16(&units).map_err(|_| Refusal::Damaged)?;
        Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
    }
}

/// A text whose length takes one byte.
pub(super) fn short(reader: &mut Reader) -> Result<String, Refusal> {
    let count = usize::from(reader.byte()?);
    let flags = reader.byte()?;
    reader.letters(count, flags)
}

/// A text whose length takes two bytes, with its fonts and its reading passed over.
pub(super) fn long(reader: &mut Reader) -> Result<String, Refusal> {
    let count = usize::from(reader.u16()?);
    let flags = reader.byte()?;
    let fonts = if flags & RICH == 0 { 0 } else { usize::from(reader.u16()?) };
    let extended = if flags & EXTENDED == 0 { 0 } else { reader.u32()? as usize };
    let text = reader.letters(count, flags)?;
    reader.skip(fonts * 4)?;
    reader.skip(extended)?;
    Ok(text)
}
