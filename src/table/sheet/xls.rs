//! `.xls`: the binary workbooks of Excel 97 to 2003 (MS-XLS, BIFF8).

mod globals;
mod record;
mod text;

use super::compound::{Compound, u16_at, u32_at};
use super::grid::{Grid, Region};
use super::{Book, Refusal};

use globals::{Globals, Listed};
use record::{Record, records};

/// Reads all sheets of a workbook.
pub(super) fn read(book: &mut Book, bytes: &[u8]) -> Result<(), Refusal> {
    let file = Compound::open(bytes)?;
    if file.has("EncryptedPackage") {
        return Err(Refusal::Locked);
    }
    let Some(stream) = file.stream("Workbook")? else {
        return Err(if file.has("Book") { Refusal::Old } else { Refusal::Other });
    };
    let globals = Globals::read(&stream)?;
    for sheet in &globals.sheets {
        if sheet.hidden {
            book.leave_out(&sheet.name);
        } else {
            let grid = read_sheet(&globals, &stream, sheet, book.grid(&sheet.name))?;
            book.take(grid)?;
        }
    }
    Ok(())
}

/// Reads one sheet. Charts inside it are streams within the stream and are passed over.
fn read_sheet(globals: &Globals, stream: &[u8], sheet: &Listed, grid: Grid) -> Result<Grid, Refusal> {
    let stream = stream.get(sheet.start..).ok_or(Refusal::Damaged)?;
    let mut reader = SheetReader { globals, grid, formula: None };
    let mut depth = 0usize;
    for record in records(stream) {
        let record = record?;
        match record.kind {
            record::BEGIN => depth += 1,
            record::END if depth <= 1 => return Ok(reader.grid),
            record::END => depth -= 1,
            _ if depth == 1 => reader.record(&record)?,
            _ => {}
        }
    }
    Err(Refusal::Damaged)
}

/// Reads the records of one sheet.
struct SheetReader<'g> {
    globals: &'g Globals,
    grid: Grid,
    /// The cell of a formula whose text comes in the next record, and its format.
    formula: Option<(u32, u32, usize)>,
}

impl SheetReader<'_> {
    fn record(&mut self, record: &Record) -> Result<(), Refusal> {
        let data = record.data();
        match record.kind {
            record::MERGED => return self.merge(data),
            record::STRING => {
                if let Some((row, column, format)) = self.formula.take() {
                    let words = text::long(&mut record.reader(0))?;
                    self.grid.put(row, column, &self.globals.shape(format).text(&words))?;
                }
                return Ok(());
            }
            record::NUMBER
            | record::RK
            | record::MUL_RK
            | record::LABEL
            | record::RICH
            | record::SHARED
            | record::BOOLEAN
            | record::FORMULA => {}
            _ => return Ok(()),
        }
        let field = |at| u16_at(data, at).ok_or(Refusal::Damaged);
        let (row, column, format) = (u32::from(field(0)?), u32::from(field(2)?), usize::from(field(4)?));
        match record.kind {
            record::NUMBER => self.number(row, column, format, f64_at(data, 6)?),
            record::RK => self.number(row, column, format, rk_at(data, 6)?),
            record::MUL_RK => self.numbers(row, column, data),
            record::SHARED => {
                let index = u32_at(data, 6).ok_or(Refusal::Damaged)? as usize;
                let words = self.globals.strings.get(index).ok_or(Refusal::Damaged)?;
                self.grid.put(row, column, &self.globals.shape(format).text(words))
            }
            record::BOOLEAN => self.boolean(row, column, data.get(6..8).ok_or(Refusal::Damaged)?),
            record::FORMULA => self.formula(row, column, format, data),
            _ => {
                let words = text::long(&mut record.reader(6))?;
                self.grid.put(row, column, &self.globals.shape(format).text(&words))
            }
        }
    }

    fn number(&mut self, row: u32, column: u32, format: usize, value: f64) -> Result<(), Refusal> {
        self.grid.put(row, column, &self.globals.shape(format).number(value))
    }

    /// Several numbers side by side: each six bytes long, the last two bytes are the last column.
    fn numbers(&mut self, row: u32, first: u32, data: &[u8]) -> Result<(), Refusal> {
        for (column, at) in (first..).zip((4..data.len().saturating_sub(2)).step_by(6)) {
            let format = usize::from(u16_at(data, at).ok_or(Refusal::Damaged)?);
            self.number(row, column, format, rk_at(data, at + 2)?)?;
        }
        Ok(())
    }

    fn boolean(&mut self, row: u32, column: u32, value: &[u8]) -> Result<(), Refusal> {
        match value {
            [code, 1] => self.grid.put_error(row, column, error_name(*code)),
            [truth, _] => self.grid.put(row, column, if *truth == 0 { "FALSE" } else { "TRUE" }),
            _ => Err(Refusal::Damaged),
        }
    }

    /// A formula holds its result: a number, or a mark that says what else it is.
    fn formula(&mut self, row: u32, column: u32, format: usize, data: &[u8]) -> Result<(), Refusal> {
        let result = data.get(6..14).ok_or(Refusal::Damaged)?;
        match result {
            [0, .., 0xFF, 0xFF] => {
                self.formula = Some((row, column, format));
                Ok(())
            }
            [1, _, truth, .., 0xFF, 0xFF] => self.boolean(row, column, &[*truth, 0]),
            [2, _, code, .., 0xFF, 0xFF] => self.boolean(row, column, &[*code, 1]),
            [_, .., 0xFF, 0xFF] => Ok(()),
            _ => self.number(row, column, format, f64_at(data, 6)?),
        }
    }

    fn merge(&mut self, data: &[u8]) -> Result<(), Refusal> {
        let count = usize::from(u16_at(data, 0).ok_or(Refusal::Damaged)?);
        for region in data[2..].chunks_exact(8).take(count) {
            let field = |at| u16_at(region, at).map(u32::from).ok_or(Refusal::Damaged);
            self.grid.merge(Region::new((field(0)?, field(4)?), (field(2)?, field(6)?)))?;
        }
        Ok(())
    }
}

fn f64_at(data: &[u8], at: usize) -> Result<f64, Refusal> {
    let eight = data.get(at..at + 8).and_then(|eight| eight.try_into().ok()).ok_or(Refusal::Damaged)?;
    Ok(f64::from_le_bytes(eight))
}

/// A number in four bytes (MS-XLS 2.5.218): a whole number or the upper half of a float, perhaps a hundredfold.
fn rk_at(data: &[u8], at: usize) -> Result<f64, Refusal> {
    let packed = u32_at(data, at).ok_or(Refusal::Damaged)?;
    let value = if packed & 2 == 0 {
        f64::from_bits(u64::from(packed & !3) << 32)
    } else {
        f64::from(packed.cast_signed() >> 2)
    };
    Ok(if packed & 1 == 0 { value } else { value / 100.0 })
}

/// An error as Excel shows it (MS-XLS 2.5.10).
fn error_name(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}
