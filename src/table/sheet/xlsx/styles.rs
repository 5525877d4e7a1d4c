//! The number formats of a workbook's cells.

use std::collections::BTreeMap;

use crate::table::sheet::Refusal;
use crate::table::sheet::shown::Shape;
use crate::table::sheet::xml::{Piece, Xml};

/// Reads how the numbers of each cell style are shown.
pub(super) fn read(text: &str, from_1904: bool) -> Result<Vec<Shape>, Refusal> {
    let mut xml = Xml::new(text);
    let mut codes = BTreeMap::new();
    let mut shapes = Vec::new();
    let mut of_cells = false;
    loop {
        match xml.next()? {
            Piece::Open(element) if element.name() == "numFmt" => {
                if let Some((id, code)) = element.number("numFmtId").zip(element.attribute("formatCode")) {
                    codes.insert(id, code);
                }
            }
            Piece::Open(element) if element.name() == "cellXfs" => of_cells = true,
            Piece::Close(name) if name == "cellXfs" => of_cells = false,
            Piece::Open(element) if of_cells && element.name() == "xf" => {
                let id = element.number("numFmtId").unwrap_or_default();
                let own = codes.get(&id).map(|code| Shape::of_code(code, from_1904));
                shapes.push(own.unwrap_or_else(|| Shape::of_builtin(id, from_1904)));
            }
            Piece::End => return Ok(shapes),
            Piece::Open(_) | Piece::Close(_) | Piece::Text(_) => {}
        }
    }
}
