//! `plan.xlsx`: all tables of a plan, each in a sheet of its own. Every cell is text, so that Excel changes none of them:
//! a code such as 1-2 stays one and becomes no date, and words that begin with `=` are no formula.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::site::data::{DataFile, DataTable};

/// The date that every workbook is made on: the same tables give the same bytes.
const MADE: (u16, u8, u8) = (2000, 1, 1);
/// Widths of columns, in characters: from the longest cell, but within these.
const WIDTHS: std::ops::RangeInclusive<f64> = 8.0..=48.0;

/// How much time is given to making the file small: with the usual 6 it takes a tenth longer, and is two to five hundredths
/// smaller.
const COMPRESSION: u8 = 3;

/// Makes the file; none where the tables do not fit into a workbook of Excel.
#[must_use]
pub fn render(tables: &[(DataFile, DataTable)]) -> Option<Vec<u8>> {
    write(tables).ok()
}

fn write(tables: &[(DataFile, DataTable)]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_zip_compression_level(COMPRESSION);
    let made = ExcelDateTime::from_ymd(MADE.0, MADE.1, MADE.2)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let text = Format::new().set_num_format("@").set_align(FormatAlign::Top).set_text_wrap();
    let head = Format::new().set_num_format("@").set_bold().set_text_wrap().set_align(FormatAlign::Top);
    for (_, table) in tables {
        let sheet = workbook.add_worksheet();
        sheet.set_name(table.title)?;
        fill(sheet, table, &head, &text)?;
    }
    workbook.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, table: &DataTable, head: &Format, text: &Format) -> Result<(), XlsxError> {
    for (at, column) in table.columns.iter().enumerate() {
        let number = u16::try_from(at).map_err(|_| XlsxError::RowColumnLimitError)?;
        let cells = table.rows.iter().map(|row| row[at].chars().count());
        let longest = cells.chain([column.heading.chars().count()]).max().unwrap_or_default();
        let width = f64::from(u32::try_from(longest.min(100)).unwrap_or_default()) * 2.0 + 2.0;
        // The cells, and those that people add later in this column, are text by it.
        sheet.set_column_format(number, text)?;
        sheet.set_column_width(number, width.clamp(*WIDTHS.start(), *WIDTHS.end()))?;
        sheet.write_string_with_format(0, number, &*column.heading, head)?;
    }
    for (row, cells) in table.rows.iter().enumerate() {
        let number = u32::try_from(row + 1).map_err(|_| XlsxError::RowColumnLimitError)?;
        for (cell, column) in cells.iter().zip(0..).filter(|(cell, _)| !cell.is_empty()) {
            sheet.write_string(number, column, &**cell)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}
