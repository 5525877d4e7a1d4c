//! HTML: the tables of a page as saved from a city's website, or by Word and Excel.
//!
//! Tables with fewer than three columns hold no chart; pages use them to put things side by side.

mod charset;
mod draft;
mod words;

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::cursor::Cursor;
use super::limits::{Excess, Gauge};
use super::{Cell, Row, Table};
use crate::diag::Sink;
use crate::text::{Place, Source};

pub(super) use charset::declared;

use draft::Draft;
use words::Words;

/// The fewest columns of a chart: a section, its 事業, and their 内容 or 担当課.
const FEWEST_COLUMNS: usize = 3;

/// Reads the tables of a page, each with the headings and paragraphs before it; nothing where one is too large.
pub(super) fn read(sink: &mut Sink, source: &Source) -> Option<Vec<Table>> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut page = Page::new(source);
    for token in Tokenizer::new_with_emitter(&source.text, emitter) {
        let Ok(token) = token;
        page.take(token).map_err(|excess| sink.report(excess.at(&page.cursor.place(0)))).ok()?;
    }
    while !page.open.is_empty() {
        page.close_table().map_err(|excess| sink.report(excess.at(&page.cursor.place(0)))).ok()?;
    }
    Some(page.tables)
}

/// A page while it is read.
struct Page<'s> {
    cursor: Cursor<'s>,
    gauge: Gauge,
    tables: Vec<Table>,
    /// The tables that are open, the innermost last.
    open: Vec<Draft>,
    /// The lines that say what the next table is of: the title of the page, the last heading, what stands below it.
    before: Vec<Line>,
    /// The line outside tables that is being read.
    line: Option<Line>,
    /// How many elements are open whose words are not shown.
    muted: usize,
}

/// A heading or paragraph outside tables.
struct Line {
    /// 1 to 6 for a heading.
    level: Option<u8>,
    words: Words,
    place: Option<Place>,
}

impl<'s> Page<'s> {
    fn new(source: &'s Source) -> Self {
        let (tables, open, before) = (Vec::new(), Vec::new(), Vec::new());
        let cursor = Cursor::new(source);
        Self { cursor, gauge: Gauge::default(), tables, open, before, line: None, muted: 0 }
    }

    fn take(&mut self, token: Token<usize>) -> Result<(), Excess> {
        match token {
            Token::StartTag(tag) => self.start(&tag),
            Token::EndTag(tag) => self.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => {
                self.text(&String::from_utf8_lossy(&text.value), text.span.start);
                Ok(())
            }
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => Ok(()),
        }
    }

    fn start(&mut self, tag: &StartTag<usize>) -> Result<(), Excess> {
        let name = String::from_utf8_lossy(&tag.name);
        match &*name {
            "script" | "style" | "template" | "noscript" | "rt" | "rp" => self.muted += 1,
            "table" => {
                self.close_line();
                self.cursor.advance(tag.span.start);
                self.open.push(Draft::new(std::mem::take(&mut self.before)));
            }
            "tr" => self.innermost(Draft::start_row)?,
            "td" | "th" => {
                let [columns, rows] = ["colspan", "rowspan"].map(|name| number(tag, name));
                self.innermost(|table, gauge| table.start_cell(gauge, columns, rows))?;
            }
            "br" => self.words().into_iter().for_each(Words::line_break),
            "img" => {
                let alt = attribute(tag, "alt").unwrap_or_default();
                self.text(&alt, tag.span.start);
            }
            _ => self.start_block(&name),
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Excess> {
        match name {
            "script" | "style" | "template" | "noscript" | "rt" | "rp" => self.muted = self.muted.saturating_sub(1),
            "table" => self.close_table()?,
            "tr" | "thead" | "tbody" | "tfoot" => self.innermost(Draft::end_row)?,
            "td" | "th" => self.innermost(Draft::end_cell)?,
            _ if is_block(name) => {
                self.close_line();
                self.words().into_iter().for_each(Words::block);
            }
            _ => {}
        }
        Ok(())
    }

    /// Lets the innermost open table go on.
    fn innermost(&mut self, step: impl FnOnce(&mut Draft, &mut Gauge) -> Result<(), Excess>) -> Result<(), Excess> {
        self.close_line();
        match self.open.last_mut() {
            Some(table) => step(table, &mut self.gauge),
            None => Ok(()),
        }
    }

    /// A heading, paragraph or other block begins: in a cell a line of its own, elsewhere perhaps a line to keep.
    fn start_block(&mut self, name: &str) {
        if !is_block(name) {
            return;
        }
        self.close_line();
        if self.open.last().is_some_and(Draft::in_cell) {
            self.words().into_iter().for_each(Words::block);
        } else if self.open.is_empty() || name == "caption" {
            let level = name.strip_prefix('h').and_then(|level| level.parse().ok());
            let kept = level.is_some() || matches!(name, "p" | "caption");
            self.line = kept.then(|| Line { level, words: Words::default(), place: None });
        }
    }

    /// Ends the line outside tables. A heading makes those before it, but for the page's title, lines of another part.
    fn close_line(&mut self) {
        let Some(line) = self.line.take().filter(|line| line.place.is_some()) else { return };
        match line.level {
            Some(1) => self.before.clear(),
            Some(_) => self.before.retain(|before| before.level == Some(1)),
            None => {}
        }
        match self.open.last_mut() {
            Some(table) => table.before.push(line),
            None => self.before.push(line),
        }
    }

    /// The words of the cell or line that is open.
    fn words(&mut self) -> Option<&mut Words> {
        match self.open.last_mut().and_then(Draft::cell) {
            Some(cell) => Some(&mut cell.words),
            None => self.line.as_mut().map(|line| &mut line.words),
        }
    }

    /// Words between two tags, at an offset of the source.
    fn text(&mut self, text: &str, at: usize) {
        if self.muted > 0 {
            return;
        }
        self.cursor.advance(at);
        let blank = text.trim().is_empty();
        if !blank {
            let raw = self.cursor.text().get(self.cursor.at()..).unwrap_or_default();
            self.cursor.advance(self.cursor.at() + raw.len() - raw.trim_start().len());
        }
        let here = self.cursor.place(0);
        let (words, place) = match self.open.last_mut().and_then(Draft::cell) {
            Some(cell) => (&mut cell.words, &mut cell.place),
            None => match &mut self.line {
                Some(line) => (&mut line.words, &mut line.place),
                None => return,
            },
        };
        words.push(text);
        if !blank {
            place.get_or_insert(here);
        }
    }

    /// Ends the innermost table, and keeps it where it is wide enough to be a chart.
    fn close_table(&mut self) -> Result<(), Excess> {
        self.innermost(Draft::end_row)?;
        let Some(table) = self.open.pop() else { return Ok(()) };
        if table.rows.iter().all(|row| row.cells.len() < FEWEST_COLUMNS) {
            if self.before.is_empty() {
                self.before = table.before;
            }
            return Ok(());
        }
        let mut rows: Vec<Row> = table.before.into_iter().filter_map(Line::row).collect();
        rows.extend(table.rows);
        self.tables.push(Table { file: self.cursor.place(0).file.to_string(), rows });
        Ok(())
    }
}

impl Line {
    /// The line as a row of the table below it.
    fn row(self) -> Option<Row> {
        let cell = Cell { text: self.words.finish(), place: self.place?, covered: false };
        Some(Row { cells: vec![cell] })
    }
}

/// Whether an element stands on lines of its own.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "li"
            | "ul"
            | "ol"
            | "dl"
            | "dt"
            | "dd"
            | "caption"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "nav"
            | "main"
            | "aside"
            | "blockquote"
            | "pre"
            | "hr"
            | "body"
    )
}

/// The value of an attribute.
fn attribute(tag: &StartTag<usize>, name: &str) -> Option<String> {
    let found = tag.attributes.iter().find(|(known, _)| known.as_slice() == name.as_bytes())?;
    Some(String::from_utf8_lossy(&found.1.value).into_owned())
}

/// The value of an attribute that is a number.
fn number(tag: &StartTag<usize>, name: &str) -> Option<usize> {
    attribute(tag, name)?.trim().parse().ok()
}
