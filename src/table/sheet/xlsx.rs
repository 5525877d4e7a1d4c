//! `.xlsx` and `.xlsm`: Office Open XML (ECMA-376 part 1, 18).

mod strings;
mod styles;

use super::grid::{Grid, Region, cell_of_name};
use super::package::Package;
use super::shown::{self, Shape};
use super::xml::{Element, Piece, Xml};
use super::{Book, Refusal};

/// Reads all sheets of a workbook.
pub(super) fn read(book: &mut Book, package: &mut Package) -> Result<(), Refusal> {
    let root = relations(package, "_rels/.rels", "")?;
    let path = find(&root, "/officeDocument").ok_or(Refusal::Other)?;
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
    let links = relations(package, &format!("{folder}/_rels/{name}.rels"), folder)?;
    let workbook = package.part(&path)?.ok_or(Refusal::Other)?;
    let (sheets, from_1904) = sheets(&workbook)?;
    let strings = match find(&links, "/sharedStrings") {
        Some(path) => strings::read(&package.part(&path)?.unwrap_or_default())?,
        None => Vec::new(),
    };
    let shapes = match find(&links, "/styles") {
        Some(path) => styles::read(&package.part(&path)?.unwrap_or_default(), from_1904)?,
        None => Vec::new(),
    };
    for sheet in sheets {
        let link = links.iter().find(|link| link.id == sheet.link).ok_or(Refusal::Damaged)?;
        if !link.kind.ends_with("/worksheet") {
            continue;
        }
        if sheet.hidden {
            book.leave_out(&sheet.name);
            continue;
        }
        let text = package.part(&link.path)?.ok_or(Refusal::Damaged)?;
        let reader = SheetReader { xml: Xml::new(&text), strings: &strings, shapes: &shapes };
        book.take(reader.read(book.grid(&sheet.name))?)?;
    }
    Ok(())
}

/// A link from one part of the package to another.
struct Relation {
    id: String,
    kind: String,
    path: String,
}

/// Reads the links of a part that stands in a folder.
fn relations(package: &mut Package, path: &str, folder: &str) -> Result<Vec<Relation>, Refusal> {
    let text = package.part(path.trim_start_matches('/'))?.ok_or(Refusal::Other)?;
    let mut xml = Xml::new(&text);
    let mut relations = Vec::new();
    loop {
        match xml.next()? {
            Piece::Open(element) if element.name() == "Relationship" => {
                let [id, kind, target] =
                    ["Id", "Type", "Target"].map(|name| element.attribute(name).unwrap_or_default());
                relations.push(Relation { id, kind, path: resolve(folder, &target) });
            }
            Piece::End => return Ok(relations),
            Piece::Open(_) | Piece::Close(_) | Piece::Text(_) => {}
        }
    }
}

fn find(relations: &[Relation], kind: &str) -> Option<String> {
    relations.iter().find(|link| link.kind.ends_with(kind)).map(|link| link.path.clone())
}

/// The path in the package that a link from a folder leads to.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let whole = if target.starts_with('/') { target } else { format!("{folder}/{target}") };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/').filter(|part| !part.is_empty() && *part != ".") {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    link: String,
    hidden: bool,
}

/// The sheets in their order, and whether days are counted from 1904.
fn sheets(workbook: &str) -> Result<(Vec<Listed>, bool), Refusal> {
    let mut xml = Xml::new(workbook);
    let mut sheets = Vec::new();
    let mut from_1904 = false;
    loop {
        match xml.next()? {
            Piece::Open(element) if element.name() == "workbookPr" => from_1904 = element.is("date1904"),
            Piece::Open(element) if element.name() == "sheet" => sheets.push(Listed {
                name: element.attribute("name").unwrap_or_default(),
                link: element.attribute("id").unwrap_or_default(),
                hidden: element.attribute("state").is_some_and(|state| state != "visible"),
            }),
            Piece::End => return Ok((sheets, from_1904)),
            Piece::Open(_) | Piece::Close(_) | Piece::Text(_) => {}
        }
    }
}

/// Reads one sheet.
struct SheetReader<'x> {
    xml: Xml<'x>,
    strings: &'x [String],
    shapes: &'x [Shape],
}

impl SheetReader<'_> {
    fn read(mut self, mut grid: Grid) -> Result<Grid, Refusal> {
        let (mut row, mut column) = (0u32, 0u32);
        loop {
            match self.xml.next()? {
                Piece::Open(element) if element.name() == "row" => {
                    row = element.number("r").and_then(|number| number.checked_sub(1)).unwrap_or(row);
                    column = 0;
                }
                Piece::Close(name) if name == "row" => row = row.saturating_add(1),
                Piece::Open(element) if element.name() == "c" => {
                    let named = element.attribute("r").and_then(|name| cell_of_name(&name));
                    let at = named.unwrap_or((row, column));
                    self.cell(&element, at, &mut grid)?;
                    column = at.1.saturating_add(1);
                }
                Piece::Open(element) if element.name() == "mergeCell" => {
                    let region = element.attribute("ref").and_then(|name| region(&name)).ok_or(Refusal::Damaged)?;
                    grid.merge(region)?;
                }
                Piece::End => return Ok(grid),
                Piece::Open(_) | Piece::Close(_) | Piece::Text(_) => {}
            }
        }
    }

    /// Reads one cell up to its end.
    fn cell(&mut self, element: &Element, (row, column): (u32, u32), grid: &mut Grid) -> Result<(), Refusal> {
        let kind = element.attribute("t").unwrap_or_default();
        let default = Shape::default();
        let shape = self.shapes.get(element.number("s").unwrap_or_default() as usize).unwrap_or(&default);
        let (mut value, mut inline, mut formula) = (None, None, false);
        loop {
            match self.xml.next()? {
                Piece::Open(element) if element.name() == "v" => value = Some(strings::plain(&mut self.xml)?),
                Piece::Open(element) if element.name() == "is" => inline = Some(strings::rich(&mut self.xml, "is")?),
                Piece::Open(element) => {
                    formula |= element.name() == "f";
                    self.xml.skip()?;
                }
                Piece::Close(_) => break,
                Piece::Text(_) => {}
                Piece::End => return Err(Refusal::Damaged),
            }
        }
        let Some(value) = inline.clone().or(value.filter(|value| !value.is_empty() || kind == "str")) else {
            if formula {
                grid.put_unsaved(row, column);
            }
            return Ok(());
        };
        match kind.as_str() {
            "e" => grid.put_error(row, column, &value),
            "b" => grid.put(row, column, if value == "1" { "TRUE" } else { "FALSE" }),
            "s" => {
                let index: Option<usize> = value.trim().parse().ok();
                let text = index.and_then(|index| self.strings.get(index)).ok_or(Refusal::Damaged)?;
                grid.put(row, column, &shape.text(text))
            }
            "str" | "inlineStr" | "d" => grid.put(row, column, &shape.text(&value)),
            _ if inline.is_some() => grid.put(row, column, &shape.text(&value)),
            _ => {
                let number: f64 = value.trim().parse().map_err(|_| Refusal::Damaged)?;
                let shown = if number.is_finite() { shape.number(number) } else { shown::plain(number) };
                grid.put(row, column, &shown)
            }
        }
    }
}

/// A region such as `A1:B2`.
fn region(name: &str) -> Option<Region> {
    let (first, last) = name.split_once(':').unwrap_or((name, name));
    Some(Region::new(cell_of_name(first)?, cell_of_name(last)?))
}
