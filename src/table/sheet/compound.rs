//! Compound files (MS-CFB): the small file system inside an `.xls`. Each offset is checked, and no chain is followed
//! further than the file is long.

use super::Refusal;

/// Sector numbers from here on are marks, such as the end of a chain.
const FIRST_MARK: u32 = 0xFFFF_FFFA;
/// Streams shorter than this stand in small sectors.
const SMALL_STREAM: usize = 4096;
const SMALL_SECTOR: usize = 64;

/// A compound file.
pub(super) struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    table: Vec<u32>,
    small_table: Vec<u32>,
    /// The sectors that hold all small streams.
    small: Vec<u8>,
    entries: Vec<Entry>,
}

/// An entry of the directory.
struct Entry {
    name: String,
    start: u32,
    length: usize,
}

/// The two bytes at an offset, low byte first (as all numbers here are).
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(two.try_into().ok()?))
}

/// The four bytes at an offset.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

impl<'b> Compound<'b> {
    /// Reads the directory of a compound file.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Refusal> {
        Self::read(bytes).ok_or(Refusal::Damaged)
    }

    fn read(bytes: &'b [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let none = || (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (table, small_table, small, entries) = none();
        let mut file = Self { bytes, sector, table, small_table, small, entries };
        for at in file.table_sectors()? {
            let numbers = numbers(file.sector_at(at)?);
            file.table.extend(numbers);
        }
        let directory = file.chain(u32_at(bytes, 48)?)?;
        file.entries = directory.chunks_exact(128).filter_map(Entry::read).collect();
        file.small_table = numbers(&file.chain(u32_at(bytes, 60)?)?).collect();
        let root = file.entries.first()?.start;
        file.small = file.chain(root)?;
        Some(file)
    }

    /// The sectors that hold the table of sectors: 109 in the header, more in sectors of their own.
    fn table_sectors(&self) -> Option<Vec<u32>> {
        let mut listed: Vec<u32> = numbers(self.bytes.get(76..512)?).collect();
        let mut next = u32_at(self.bytes, 68)?;
        for _ in 0..=self.bytes.len() / self.sector {
            if next >= FIRST_MARK {
                break;
            }
            let mut more: Vec<u32> = numbers(self.sector_at(next)?).collect();
            next = more.pop()?;
            listed.extend(more);
        }
        listed.retain(|at| *at < FIRST_MARK);
        (listed.len() <= self.bytes.len() / self.sector).then_some(listed)
    }

    /// The bytes of a sector; the last one of a file may be cut short.
    fn sector_at(&self, number: u32) -> Option<&'b [u8]> {
        let start = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        let rest = self.bytes.get(start..)?;
        Some(&rest[..rest.len().min(self.sector)])
    }

    /// The bytes of a chain of sectors.
    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut next = start;
        while next < FIRST_MARK {
            bytes.extend_from_slice(self.sector_at(next)?);
            if bytes.len() > self.bytes.len() {
                return None;
            }
            next = *self.table.get(next as usize)?;
        }
        Some(bytes)
    }

    /// The bytes of a chain of small sectors.
    fn small_chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut next = start;
        while next < FIRST_MARK {
            let at = (next as usize).checked_mul(SMALL_SECTOR)?;
            let rest = self.small.get(at..)?;
            bytes.extend_from_slice(&rest[..rest.len().min(SMALL_SECTOR)]);
            if bytes.len() > self.small.len() {
                return None;
            }
            next = *self.small_table.get(next as usize)?;
        }
        Some(bytes)
    }

    /// The bytes of a stream; nothing where there is none of this name.
    pub(super) fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(entry) = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        let small = entry.length < SMALL_STREAM;
        let chain = if small { self.small_chain(entry.start) } else { self.chain(entry.start) };
        let mut bytes = chain.ok_or(Refusal::Damaged)?;
        bytes.truncate(entry.length);
        Ok(Some(bytes))
    }

    /// Whether there is an entry of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name == name)
    }
}

impl Entry {
    /// Reads the 128 bytes of an entry.
    fn read(bytes: &[u8]) -> Option<Self> {
        let length = usize::from(u16_at(bytes, 64)?).min(64);
        let units: Vec<u16> =
            (0..length / 2).filter_map(|at| u16_at(bytes, at * 2)).take_while(|unit| *unit != 0).collect();
        Some(Self {
            name: String::from_utf16_lossy(&units),
            start: u32_at(bytes, 116)?,
            length: u32_at(bytes, 120)? as usize,
        })
    }
}

/// The numbers of four bytes that a sector is made of.
fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.chunks_exact(4).filter_map(|four| u32_at(four, 0))
}
