//! What all sheets of a workbook share: their names, texts and formats.

use std::collections::BTreeMap;

use super::record::{self, records};
use super::text;
use crate::table::sheet::Refusal;
use crate::table::sheet::compound::{u16_at, u32_at};
use crate::table::sheet::shown::Shape;

/// The version of records that Excel has written since 1997.
const BIFF8: u16 = 0x0600;

/// The first part of a workbook's stream.
pub(super) struct Globals {
    pub(super) sheets: Vec<Listed>,
    pub(super) strings: Vec<String>,
    /// How the numbers of each cell format are shown.
    shapes: Vec<Shape>,
    plain: Shape,
}

/// A sheet as the workbook lists it.
pub(super) struct Listed {
    pub(super) name: String,
    /// Where its records begin.
    pub(super) start: usize,
    pub(super) hidden: bool,
}

impl Globals {
    pub(super) fn read(stream: &[u8]) -> Result<Self, Refusal> {
        let (mut sheets, mut strings, mut from_1904) = (Vec::new(), Vec::new(), false);
        let (mut codes, mut formats) = (BTreeMap::new(), Vec::new());
        for record in records(stream) {
            let record = record?;
            let data = record.data();
            match record.kind {
                record::BEGIN if u16_at(data, 0) != Some(BIFF8) => return Err(Refusal::Old),
                record::PASSWORD => return Err(Refusal::Locked),
                record::DATE_MODE => from_1904 = u16_at(data, 0) == Some(1),
                record::SHEET => sheets.extend(listed(&record)?),
                record::FORMAT => {
                    let id = u16_at(data, 0).ok_or(Refusal::Damaged)?;
                    codes.insert(id, text::long(&mut record.reader(2))?);
                }
                record::CELL_FORMAT => formats.push(u16_at(data, 2).ok_or(Refusal::Damaged)?),
                record::STRINGS => {
                    let mut reader = record.reader(8);
                    while !reader.is_over() {
                        strings.push(text::long(&mut reader)?);
                    }
                }
                record::END => break,
                _ => {}
            }
        }
        let shape = |id: &u16| match codes.get(id) {
            Some(code) => Shape::of_code(code, from_1904),
            None => Shape::of_builtin(u32::from(*id), from_1904),
        };
        Ok(Self { sheets, strings, shapes: formats.iter().map(shape).collect(), plain: Shape::default() })
    }

    /// How the numbers of a cell format are shown.
    pub(super) fn shape(&self, format: usize) -> &Shape {
        self.shapes.get(format).unwrap_or(&self.plain)
    }
}

/// A sheet of the list, unless it is a chart or a macro.
fn listed(record: &record::Record) -> Result<Option<Listed>, Refusal> {
    let data = record.data();
    let start = u32_at(data, 0).ok_or(Refusal::Damaged)? as usize;
    let (Some(state), Some(kind)) = (data.get(4), data.get(5)) else { return Err(Refusal::Damaged) };
    let name = text::short(&mut record.reader(6))?;
    Ok((*kind == 0).then_some(Listed { name, start, hidden: state & 3 != 0 }))
}
