//! `.ods`: `OpenDocument` (ISO/IEC 26300), whose cells hold their text as it is shown.

use std::collections::BTreeSet;

use super::grid::{Grid, Region};
use super::package::Package;
use super::xml::{Element, Piece, Xml};
use super::{Book, Refusal};
use crate::table::MOST_LETTERS;

/// Reads all sheets of a document.
pub(super) fn read(book: &mut Book, package: &mut Package, content: &str) -> Result<(), Refusal> {
    if package.part("META-INF/manifest.xml")?.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(Refusal::Locked);
    }
    let mut xml = Xml::new(content);
    let mut style = String::new();
    let mut hidden = BTreeSet::new();
    let mut is_spreadsheet = false;
    loop {
        match xml.next()? {
            Piece::Open(element) if element.name() == "style" => style = element.attribute("name").unwrap_or_default(),
            Piece::Open(element) if element.name() == "table-properties" => {
                if element.attribute("display").is_some_and(|display| display == "false") {
                    hidden.insert(style.clone());
                }
            }
            Piece::Open(element) if element.name() == "spreadsheet" => is_spreadsheet = true,
            Piece::Open(element) if element.name() == "table" && is_spreadsheet => {
                let name = element.attribute("name").unwrap_or_default();
                if element.attribute("style-name").is_some_and(|style| hidden.contains(&style)) {
                    book.leave_out(&name);
                    xml.skip()?;
                } else {
                    let grid = read_sheet(&mut xml, book.grid(&name))?;
                    book.take(grid)?;
                }
            }
            Piece::End if is_spreadsheet => return Ok(()),
            Piece::End => return Err(Refusal::Other),
            Piece::Open(_) | Piece::Close(_) | Piece::Text(_) => {}
        }
    }
}

/// Reads one sheet up to its end.
fn read_sheet(xml: &mut Xml, mut grid: Grid) -> Result<Grid, Refusal> {
    let mut row = 0u32;
    loop {
        match xml.next()? {
            Piece::Open(element) if element.name() == "table-row" => {
                let repeated = element.number("number-rows-repeated").unwrap_or(1);
                let cells = read_row(xml, row, &mut grid)?;
                // Rows without text are repeated down to the end of the sheet: nothing is to be done for them.
                for again in (1..repeated).take_while(|_| !cells.is_empty()) {
                    for (column, text) in &cells {
                        grid.put(row.saturating_add(again), *column, text)?;
                    }
                }
                row = row.saturating_add(repeated);
            }
            Piece::Open(element) if matches!(element.name(), "shapes" | "forms" | "named-expressions") => xml.skip()?,
            Piece::Close(name) if name == "table" => return Ok(grid),
            Piece::Open(_) | Piece::Close(_) | Piece::Text(_) => {}
            Piece::End => return Err(Refusal::Damaged),
        }
    }
}

/// Reads one row into the grid, and gives its cells with text.
fn read_row(xml: &mut Xml, row: u32, grid: &mut Grid) -> Result<Vec<(u32, String)>, Refusal> {
    let mut column = 0u32;
    let mut cells = Vec::new();
    loop {
        match xml.next()? {
            Piece::Open(element) if matches!(element.name(), "table-cell" | "covered-table-cell") => {
                let repeated = element.number("number-columns-repeated").unwrap_or(1);
                let text = read_text(xml)?;
                for again in (0..repeated).take_while(|_| !text.trim().is_empty()) {
                    put(&element, grid, (row, column.saturating_add(again)), &text)?;
                    cells.push((column.saturating_add(again), text.clone()));
                }
                if text.trim().is_empty() && element.attribute("formula").is_some() && !element.has_value() {
                    grid.put_unsaved(row, column);
                }
                if let Some(region) = region(&element, row, column) {
                    grid.merge(region)?;
                }
                column = column.saturating_add(repeated);
            }
            Piece::Close(name) if name == "table-row" => return Ok(cells),
            Piece::Open(_) | Piece::Close(_) | Piece::Text(_) => {}
            Piece::End => return Err(Refusal::Damaged),
        }
    }
}

/// Fills one cell.
fn put(element: &Element, grid: &mut Grid, (row, column): (u32, u32), text: &str) -> Result<(), Refusal> {
    let formula = element.attribute("formula").is_some();
    let is_error = formula && (text.starts_with("Err:") || (text.starts_with('#') && text.ends_with(['!', '?', 'A'])));
    if is_error { grid.put_error(row, column, text) } else { grid.put(row, column, text) }
}

/// The region that a cell is merged over, where it is.
fn region(element: &Element, row: u32, column: u32) -> Option<Region> {
    let rows = element.number("number-rows-spanned").unwrap_or(1).max(1);
    let columns = element.number("number-columns-spanned").unwrap_or(1).max(1);
    let last = |first: u32, count: u32| first.saturating_add(count - 1);
    (rows > 1 || columns > 1).then(|| Region::new((row, column), (last(row, rows), last(column, columns))))
}

/// Reads the words of a cell up to its end, as they are shown: paragraphs stand on lines of their own; comments, readings
/// (ふりがな) and drawings are no part of them.
fn read_text(xml: &mut Xml) -> Result<String, Refusal> {
    let mut text = String::new();
    let (mut paragraphs, mut inside) = (0, false);
    loop {
        match xml.next()? {
            Piece::Open(element) => match element.name() {
                "annotation" | "ruby-text" | "frame" | "custom-shape" | "g" | "table" => xml.skip()?,
                "p" | "h" => {
                    if paragraphs > 0 {
                        text.push('\n');
                    }
                    paragraphs += 1;
                    inside = true;
                }
                "s" => {
                    let count = element.number("c").unwrap_or(1) as usize;
                    text.push_str(&" ".repeat(count.min(MOST_LETTERS)));
                }
                "tab" => text.push('\t'),
                "line-break" => text.push('\n'),
                _ => {}
            },
            Piece::Text(words) if inside => text.push_str(&words.replace(['\n', '\r', '\t'], " ")),
            Piece::Close(name) => match name.as_str() {
                "p" | "h" => inside = false,
                "table-cell" | "covered-table-cell" => return Ok(text),
                _ => {}
            },
            Piece::Text(_) => {}
            Piece::End => return Err(Refusal::Damaged),
        }
        // A few bytes can stand for as many spaces as they like.
        if text.len() > 8 * MOST_LETTERS {
            return Err(Refusal::Bomb);
        }
    }
}
