//! Records: what a workbook's stream is made of. A long one goes on in records that continue it.

use crate::table::sheet::Refusal;
use crate::table::sheet::compound::u16_at;

use super::text::Reader;

pub(super) const BEGIN: u16 = 0x0809;
pub(super) const END: u16 = 0x000A;
const CONTINUE: u16 = 0x003C;
pub(super) const PASSWORD: u16 = 0x002F;
pub(super) const DATE_MODE: u16 = 0x0022;
pub(super) const SHEET: u16 = 0x0085;
pub(super) const FORMAT: u16 = 0x041E;
pub(super) const CELL_FORMAT: u16 = 0x00E0;
pub(super) const STRINGS: u16 = 0x00FC;
pub(super) const MERGED: u16 = 0x00E5;
pub(super) const NUMBER: u16 = 0x0203;
pub(super) const RK: u16 = 0x027E;
pub(super) const MUL_RK: u16 = 0x00BD;
pub(super) const LABEL: u16 = 0x0204;
pub(super) const RICH: u16 = 0x00D6;
pub(super) const SHARED: u16 = 0x00FD;
pub(super) const BOOLEAN: u16 = 0x0205;
pub(super) const FORMULA: u16 = 0x0006;
pub(super) const STRING: u16 = 0x0207;

/// One record with those that continue it.
pub(super) struct Record<'s> {
    pub(super) kind: u16,
    /// Its own bytes, then those of each continuation; never empty.
    pub(super) pieces: Vec<&'s [u8]>,
}

impl<'s> Record<'s> {
    /// Its own bytes.
    pub(super) fn data(&self) -> &'s [u8] {
        self.pieces[0]
    }

    /// A reader of its bytes from an offset.
    pub(super) fn reader(&self, from: usize) -> Reader<'_, 's> {
        Reader::new(&self.pieces, from)
    }
}

/// The records of a stream, in order, up to its end.
pub(super) fn records(stream: &[u8]) -> impl Iterator<Item = Result<Record<'_>, Refusal>> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let (kind, data) = match first(&mut rest)? {
            Ok(found) => found,
            Err(refusal) => return Some(Err(refusal)),
        };
        let mut pieces = vec![data];
        while u16_at(rest, 0) == Some(CONTINUE) {
            match first(&mut rest) {
                Some(Ok((_, data))) => pieces.push(data),
                Some(Err(refusal)) => return Some(Err(refusal)),
                None => break,
            }
        }
        Some(Ok(Record { kind, pieces }))
    })
}

/// Takes one record off the stream.
fn first<'s>(rest: &mut &'s [u8]) -> Option<Result<(u16, &'s [u8]), Refusal>> {
    let kind = u16_at(rest, 0)?;
    let length = usize::from(u16_at(rest, 2)?);
    let Some(data) = rest.get(4..4 + length) else {
        *rest = &[];
        return Some(Err(Refusal::Damaged));
    };
    *rest = &rest[4 + length..];
    Some(Ok((kind, data)))
}
