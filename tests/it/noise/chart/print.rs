//! Prints a laid-out plan as tab-separated text, and writes down which faults stand on which line.

use super::expected::{Expected, ExpectedListing, ExpectedSection, sort_names};
use super::faults::Fault;
use super::layout::{Cell, Layout, Row, lay_out};
use super::plans::Clean;

/// A chart in print, and what it must be read to.
#[derive(Debug, Clone)]
pub(crate) struct Printed {
    /// The file.
    pub(crate) text: String,
    /// The rows that hold text, from the first header on.
    pub(crate) lines: Vec<PrintedRow>,
    /// The plan to be read.
    pub(crate) expected: Expected,
    /// Each fault and its line.
    pub(crate) faults: Vec<(Fault, u32)>,
}

/// A printed row that holds text.
#[derive(Debug, Clone)]
pub(crate) struct PrintedRow {
    /// Its first line, from 1.
    pub(crate) line: u32,
    /// Its last line.
    pub(crate) last: u32,
    /// Its filled cells; none in a header row.
    pub(crate) cells: Vec<PrintedCell>,
}

/// A filled cell in print.
#[derive(Debug, Clone)]
pub(crate) struct PrintedCell {
    /// Its line, from 1.
    pub(crate) line: u32,
    /// Its column in characters, from 1.
    pub(crate) column: u32,
    /// Its text.
    pub(crate) text: String,
    /// The words of the plan in it.
    pub(crate) words: Vec<String>,
}

/// Prints a plan.
pub(crate) fn print(plan: Clean) -> Printed {
    let layout = lay_out(plan);
    let mut printer = Printer::new(&layout);
    for row in &layout.rows {
        printer.row(row);
    }
    printer.printed
}

struct Printer<'a> {
    layout: &'a Layout,
    printed: Printed,
    line: u32,
    /// The line of the last project.
    project: u32,
}

impl<'a> Printer<'a> {
    fn new(layout: &'a Layout) -> Self {
        let style = &layout.plan.style;
        let expected = Expected {
            sections: sections(layout),
            listings: Vec::new(),
            title: Some("みどり市第2次総合推進計画".to_owned()),
            publisher: style.publisher(),
        };
        let text = if style.has_bom() { "\u{FEFF}".to_owned() } else { String::new() };
        let file = Printed { text, lines: Vec::new(), expected, faults: Vec::new() };
        let mut printer = Self { layout, printed: file, line: 1, project: 1 };
        for line in style.preamble() {
            printer.end_line(line);
        }
        printer.header(None);
        printer
    }

    fn end_line(&mut self, text: &str) {
        self.printed.text.push_str(text);
        self.printed.text.push_str(self.layout.plan.style.line_end());
        self.line += 1 + breaks(text);
    }

    fn header(&mut self, other: Option<u8>) {
        self.printed.lines.push(PrintedRow { line: self.line, last: self.line, cells: Vec::new() });
        let cells = self.layout.plan.style.header(self.layout.columns, other);
        self.end_line(&cells.join("\t"));
    }

    fn row(&mut self, row: &Row) {
        let is_first = row.listings[0] == 0;
        if let Some(page) = row.noise.page.as_ref().filter(|_| !is_first) {
            (0..page.blank).for_each(|_| self.end_line(""));
            if page.no_header {
                self.printed.faults.push((Fault::HeaderMissing, self.line));
            } else {
                self.printed.faults.extend(page.synonym.map(|_| (Fault::HeaderSynonym, self.line)));
                self.header(page.synonym);
            }
        }
        if let Some(count) = row.noise.blank {
            (0..count).for_each(|_| self.end_line(""));
            self.printed.faults.push((Fault::BlankRow, self.line));
        }
        let first = self.line;
        self.printed.faults.extend(row.faults.iter().map(|fault| (*fault, first)));
        let mut cells: Vec<_> = row.labels.iter().map(|label| label.clone().unwrap_or_default()).collect();
        cells.push(row.project.clone());
        if let Some(gap) = row.noise.gap {
            cells.extend(std::iter::repeat_n(Cell::default(), usize::from(gap)));
            self.printed.faults.push((Fault::Gap, first));
        }
        cells.push(row.description.clone());
        cells.extend(row.departments[0].iter().cloned());
        self.shifted(cells, row.noise.shift, row);
        for more in &row.departments[1..] {
            let mut cells = vec![Cell::default(); 5];
            cells.extend(more.iter().cloned());
            self.shifted(cells, row.noise.overflow.and_then(|(_, slip)| slip), row);
        }
        let lines: Vec<_> = (first..self.line).collect();
        self.expect(row, self.project, &lines);
    }

    /// Writes a row whose cells slip to the right or left, as far as there is room.
    fn shifted(&mut self, mut cells: Vec<Cell>, shift: Option<i8>, row: &Row) {
        let room = cells.iter().take_while(|cell| cell.text.is_empty()).count();
        match shift {
            Some(right @ 1..) => {
                cells.splice(0..0, std::iter::repeat_n(Cell::default(), usize::from(right.unsigned_abs())));
                self.printed.faults.push((Fault::Shift, self.line));
            }
            Some(left) if room > 0 => {
                cells.drain(..room.min(usize::from(left.unsigned_abs())));
                self.printed.faults.push((Fault::Shift, self.line));
            }
            Some(_) | None => {}
        }
        self.write(&cells, row);
    }

    fn write(&mut self, cells: &[Cell], row: &Row) {
        let broken = row.noise.line_break.and_then(|(which, how)| broken(cells, which, how));
        self.printed.faults.extend(broken.as_ref().map(|_| (Fault::LineBreak, self.line)));
        let mut text = String::new();
        let mut printed = Vec::new();
        let wide = row.noise.wide;
        for (at, cell) in cells.iter().enumerate() {
            text.push_str(if at > 0 { "\t" } else { "" });
            let is_project = cell.text == row.project.text;
            let lead =
                if cell.text.is_empty() && wide == Some(3) || is_project && wide == Some(1) { "　" } else { "" };
            let broken = broken.as_ref().filter(|(which, _)| *which == at).map(|(_, words)| words.as_str());
            let quote = if broken.is_some() { "\"" } else { "" };
            text.push_str(quote);
            text.push_str(lead);
            if !cell.text.is_empty() {
                let line = self.line + breaks(&text);
                let before = text.rsplit('\n').next().map_or(0, |before| before.chars().count());
                let column = u32::try_from(before + 1).expect("a short line");
                printed.push(PrintedCell { line, column, text: cell.text.clone(), words: cell.words.clone() });
                self.project = if is_project { line } else { self.project };
                if let Some(section) = cell.section {
                    self.printed.expected.sections[section].lines.push(line);
                }
            }
            text.push_str(broken.unwrap_or(&cell.text));
            text.push_str(if !cell.text.is_empty() && wide == Some(2) { "　" } else { "" });
            text.push_str(quote);
        }
        self.printed.faults.extend(wide.map(|_| (Fault::WideSpace, self.line)));
        let columns = 5 + self.layout.columns;
        let pad = if self.layout.plan.style.padded { columns.saturating_sub(cells.len()) } else { 0 };
        let pad = row.noise.tabs.map_or(pad, usize::from);
        self.printed.faults.extend(row.noise.tabs.map(|_| (Fault::TrailingTabs, self.line)));
        text.push_str(&"\t".repeat(pad));
        self.printed.lines.push(PrintedRow { line: self.line, last: self.line + breaks(&text), cells: printed });
        self.end_line(&text);
    }

    /// What the listings of a row must be read to.
    fn expect(&mut self, row: &Row, line: u32, lines: &[u32]) {
        for (order, at) in row.listings.iter().enumerate() {
            let listing = &self.layout.plan.listings[*at];
            let number = &self.layout.numbered.listings[*at];
            let (departments, collectives) = sort_names(&listing.departments);
            self.printed.expected.listings.push(ExpectedListing {
                section: listing.section,
                code: number.code.clone(),
                label: self.layout.printed_number(number),
                title: listing.title.clone(),
                description: listing.description.clone(),
                departments,
                collectives,
                original: listing.original,
                line,
                order,
                lines: lines.to_vec(),
            });
        }
    }
}

fn breaks(text: &str) -> u32 {
    u32::try_from(text.matches('\n').count()).expect("a short text")
}

/// A cell of those that hold words of one part of the plan, by a draw, with a line break in it: behind its number or in
/// the middle of its words.
fn broken(cells: &[Cell], which: u8, how: u8) -> Option<(usize, String)> {
    let filled: Vec<_> = cells.iter().enumerate().filter(|(_, cell)| cell.words.len() == 1).collect();
    let (at, cell) = filled.get(usize::from(which).checked_rem(filled.len())?)?;
    let behind_number = cell.text.find([' ', '　']).filter(|space| how.is_multiple_of(4) && *space < 12);
    let middle = cell.text.chars().count() / 2;
    let words = match behind_number {
        Some(space) => format!("{}\n{}", &cell.text[..space], cell.text[space..].trim_start()),
        None => cell
            .text
            .chars()
            .enumerate()
            .flat_map(|(at, letter)| (at == middle).then_some('\n').into_iter().chain([letter]))
            .collect(),
    };
    Some((*at, words))
}

fn sections(layout: &Layout) -> Vec<ExpectedSection> {
    let section = |(section, number): (&super::plans::CleanSection, &super::expected::Number)| ExpectedSection {
        code: number.code.clone(),
        label: layout.plan.style.forms.write(section.level, &number.path, false),
        title: section.title.clone(),
        priority: section.priority,
        lines: Vec::new(),
    };
    layout.plan.sections.iter().zip(&layout.numbered.sections).map(section).collect()
}
