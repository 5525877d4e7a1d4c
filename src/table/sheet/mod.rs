//! Spreadsheets: `.xlsx`, `.xls` and `.ods`, each sheet a table.
//!
//! They are read here and not by a library. The one at hand (calamine 0.38) reserves memory for as many strings and cells
//! as a file claims to have, so that a file of a few hundred bytes ends the program; it does not tell which cells of an
//! `OpenDocument` sheet are merged, and gives 0.4 where the sheet shows 40%.

mod compound;
mod grid;
mod ods;
mod package;
mod shown;
mod xls;
mod xlsx;
mod xml;

use super::limits::Excess;
use super::{LARGEST_UNPACKED, Table};
use crate::diag::{Code, Diagnostic, Sink};
use crate::text::{Place, SourceFile};

use grid::Grid;
use package::Package;

/// How `.xlsx` and `.ods` files begin: they are ZIP files.
const PACKAGE: &[u8] = b"PK\x03\x04";
/// How `.xls` files begin: they are compound files, as are encrypted `.xlsx` files.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Why a spreadsheet is not read.
#[derive(Debug)]
enum Refusal {
    /// It unpacks to more than any chart has.
    Bomb,
    /// It is not what it should be by its own rules.
    Damaged,
    /// It opens with a password only.
    Locked,
    /// It was written by an Excel older than that of 1997.
    Old,
    /// It is no spreadsheet, whatever its name says.
    Other,
    /// It has too much of something.
    TooMuch(Excess, Place),
}

/// A spreadsheet while it is read.
struct Book<'f> {
    file: &'f str,
    tables: Vec<Table>,
    findings: Vec<Diagnostic>,
}

/// Reads the sheets of a spreadsheet, in their order. Hidden ones are left out with a note: what was published is what
/// is shown.
pub(super) fn read(sink: &mut Sink, file: &SourceFile) -> Vec<Table> {
    let mut book = Book { file: &file.path, tables: Vec::new(), findings: Vec::new() };
    let read = if file.bytes.starts_with(PACKAGE) {
        read_package(&mut book, &file.bytes)
    } else if file.bytes.starts_with(COMPOUND) {
        xls::read(&mut book, &file.bytes)
    } else {
        Err(Refusal::Other)
    };
    sink.absorb(book.findings);
    match read {
        Ok(()) => book.tables,
        Err(refusal) => {
            sink.report(refusal.in_file(&file.path));
            Vec::new()
        }
    }
}

/// Whether bytes are a spreadsheet, whatever the file's name says.
pub(super) fn is_sheet(bytes: &[u8]) -> bool {
    bytes.starts_with(PACKAGE) || bytes.starts_with(COMPOUND)
}

/// Reads a ZIP file by what it holds.
fn read_package(book: &mut Book, bytes: &[u8]) -> Result<(), Refusal> {
    let mut package = Package::open(bytes)?;
    match package.part("content.xml")? {
        Some(content) => ods::read(book, &mut package, &content),
        None => xlsx::read(book, &mut package),
    }
}

impl Book<'_> {
    fn grid(&self, sheet: &str) -> Grid {
        Grid::new(self.file, sheet)
    }

    /// Takes a sheet that was read.
    fn take(&mut self, grid: Grid) -> Result<(), Refusal> {
        let (table, findings) = grid.into_table()?;
        self.findings.extend(findings);
        self.tables.push(table);
        Ok(())
    }

    /// Leaves a hidden sheet out.
    fn leave_out(&mut self, sheet: &str) {
        self.findings.push(Diagnostic::new(Code::F17).in_file(self.file).with("sheet", sheet));
    }
}

impl Refusal {
    fn in_file(&self, path: &str) -> Diagnostic {
        let unreadable = |reason| Diagnostic::new(Code::F15).in_file(path).with_phrase("reason", reason);
        match self {
            Self::Bomb => Diagnostic::new(Code::F14).in_file(path).with("limit", LARGEST_UNPACKED / (1024 * 1024)),
            Self::Damaged => unreadable("sheet-damaged"),
            Self::Locked => unreadable("sheet-locked"),
            Self::Old => unreadable("sheet-old"),
            Self::Other => unreadable("sheet-other"),
            Self::TooMuch(excess, place) => excess.at(place),
        }
    }
}
