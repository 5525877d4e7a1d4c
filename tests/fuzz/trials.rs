//! What each fuzz target does with its bytes. `cargo test` does the same with the cases kept in `tests/fixtures/fuzz/`.

use std::collections::BTreeSet;
use std::io::{Cursor, Write};

use html5gum::{Token, Tokenizer};
use taikei::config::{Departments, PlanConfig};
use taikei::content::{self, Body, Piece};
use taikei::diag::Sink;
use taikei::plan::Plan;
use taikei::table::{self, Table};
use taikei::text::{Encoding, Source, SourceFile};
use taikei::{outline, resolve};

/// A target's name and what it does.
pub(crate) type Trial = (&'static str, fn(&[u8]));

/// All targets.
pub(crate) const ALL: [Trial; 10] = [
    ("decode", decode),
    ("delimited", delimited),
    ("markdown", |bytes| drop(plan("chart.md", bytes))),
    ("html", |bytes| drop(plan("chart.html", bytes))),
    ("package", |bytes| drop(tables("chart.xlsx", bytes))),
    ("xlsx", xlsx),
    ("ods", |content| drop(plan("chart.ods", &package(&[("content.xml", content)])))),
    ("xls", |bytes| drop(plan("chart.xls", bytes))),
    ("outline", outline),
    ("content", content),
];

/// Does what the target of this name does.
///
/// # Panics
/// Where the target finds a fault, or there is no such target.
pub(crate) fn run(name: &str, bytes: &[u8]) {
    let trial = ALL.iter().find(|(known, _)| *known == name);
    trial.expect("targets are named as in the list").1(bytes);
}

/// Any bytes as text, in each encoding that may be declared.
fn decode(bytes: &[u8]) {
    for declared in [None, Some("shift_jis"), Some("euc-jp")] {
        let Ok(decoded) = taikei::text::decode(bytes, declared) else { continue };
        let replaced = decoded.text.matches('\u{FFFD}').count();
        let unicode = matches!(decoded.encoding, Encoding::Utf8 | Encoding::Utf16);
        assert!(replaced == 0 || unicode, "{decoded:?}");
        let length = decoded.text.len();
        let _ = Source::new("chart.txt", decoded.text).place(length..length);
    }
}

/// Any text as CSV and as text with tabs: no letter is lost, and none comes twice.
fn delimited(bytes: &[u8]) {
    let text = &*String::from_utf8_lossy(bytes);
    // An escape or a NUL tells another encoding.
    if text.contains(['\u{1B}', '\0']) {
        return;
    }
    for name in ["chart.csv", "chart.tsv"] {
        for table in tables(name, text.as_bytes()) {
            let kept: usize = table.rows.iter().flat_map(table::Row::filled).map(|(_, cell)| letters(&cell.text)).sum();
            assert!(kept <= letters(text));
            if !text.contains('"') {
                assert_eq!(kept, letters(text) - delimiters(&table, text), "{name}: {text:?}");
            }
        }
    }
}

/// How many letters a text has that are neither white space nor a byte order mark.
fn letters(text: &str) -> usize {
    text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{FEFF}').count()
}

/// How many commas stand between cells.
fn delimiters(table: &Table, text: &str) -> usize {
    let inside = table.rows.iter().flat_map(table::Row::filled).map(|(_, cell)| cell.text.matches(',').count());
    text.matches(',').count() - inside.sum::<usize>()
}

const ROOT: &[u8] =
    b"<Relationships><Relationship Id='w' Type='/officeDocument' Target='xl/workbook.xml'/></Relationships>";
const WORKBOOK: &[u8] = b"<workbook><sheets><sheet name='s' r:id='s'/></sheets></workbook>";
const LINKS: &[u8] = b"<Relationships><Relationship Id='s' Type='/worksheet' Target='sheet.xml'/><Relationship Id='t' \
    Type='/sharedStrings' Target='strings.xml'/><Relationship Id='f' Type='/styles' Target='styles.xml'/></Relationships>";

/// A workbook of any sheet, strings and styles, with NUL between them.
fn xlsx(parts: &[u8]) {
    let mut parts = parts.split(|byte| *byte == 0);
    let [sheet, strings, styles] = [(); 3].map(|()| parts.next().unwrap_or_default());
    let package = package(&[
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", LINKS),
        ("xl/sheet.xml", sheet),
        ("xl/strings.xml", strings),
        ("xl/styles.xml", styles),
    ]);
    let _ = plan("chart.xlsx", &package);
}

/// Any text below a header row, all the way from cells to the plan: no code is given twice.
fn outline(bytes: &[u8]) {
    const HEADER: &str = "基本目標\t課題\t施策\t事業\t内容\t担当課\n";
    let plan = plan("chart.tsv", format!("{HEADER}{}", String::from_utf8_lossy(bytes)).as_bytes());
    let codes: BTreeSet<_> = plan.listings.iter().map(|listing| &listing.code).collect();
    assert_eq!(codes.len(), plan.listings.len(), "a code is given twice");
}

/// Any bytes as a content page, front matter and Markdown: its body closes what it opens and nothing else, and has
/// nothing that runs.
fn content(bytes: &[u8]) {
    let file = SourceFile { path: "content/page.md".to_owned(), name: "page.md".to_owned(), bytes: bytes.to_vec() };
    let Some(page) = content::read(&mut Sink::new(), &file) else { return };
    let html = body(&page.body);
    let mut open = Vec::new();
    for token in Tokenizer::new(&*html) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                assert!(!["script", "style", "iframe", "object", "embed", "base", "form"].contains(&&*name), "{html}");
                assert!(!tag.attributes.keys().any(|key| key.starts_with(b"on")), "{html}");
                if !["area", "br", "col", "hr", "img", "input", "wbr"].contains(&&*name) {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => {
                assert_eq!(open.pop().as_deref(), Some(&*String::from_utf8_lossy(&tag.name)), "{html}");
            }
            Token::String(_) | Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    assert!(open.is_empty(), "{open:?} stays open: {html}");
}

/// A body as HTML, whatever its links lead to.
fn body(body: &Body) -> String {
    let pieces = body.pieces.iter().map(|piece| match piece {
        Piece::Html(html) => html.as_str(),
        Piece::Href(..) | Piece::Title(..) => "x",
    });
    pieces.collect()
}

/// Reads bytes as the tables of a file of this name.
fn tables(name: &str, bytes: &[u8]) -> Vec<Table> {
    let file = SourceFile { path: format!("seeds/minato/{name}"), name: name.to_owned(), bytes: bytes.to_vec() };
    table::read(&mut Sink::new(), table::format_of(name).expect("targets name charts"), &file)
}

/// Reads bytes as the plan of a file of this name.
fn plan(name: &str, bytes: &[u8]) -> Plan {
    let mut sink = Sink::new();
    let (settings, departments) = (PlanConfig::default(), Departments::default());
    let outline = outline::read(&mut sink, &tables(name, bytes), &settings, &departments);
    let plan = resolve::resolve(&mut sink, "minato", outline, &settings, &departments);
    let _ = sink.into_sorted();
    plan
}

/// A ZIP file of these parts, not compressed.
fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, options).expect("in memory");
        zip.write_all(bytes).expect("in memory");
    }
    zip.finish().expect("in memory").into_inner()
}
