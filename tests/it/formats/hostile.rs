//! Hostile and broken files: refused by name, quickly, and with nothing read of them.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{FOLDER, found};
use crate::support::{Chart, read_bytes};

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER).join(name)).unwrap()
}

fn sheet(bytes: Vec<u8>) -> Chart {
    read_bytes("seeds/minato/chart.xlsx", bytes)
}

/// A workbook with this sheet.
fn workbook(rows: &str, strings: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let relations = |links: &str| format!("<Relationships>{links}</Relationships>");
    let parts = [
        ("_rels/.rels", relations("<Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/>")),
        ("xl/workbook.xml", "<workbook><sheets><sheet name=\"体系図\" r:id=\"s\"/></sheets></workbook>".to_owned()),
        (
            "xl/_rels/workbook.xml.rels",
            relations(
                "<Relationship Id=\"s\" Type=\"x/worksheet\" Target=\"sheet.xml\"/>\
                 <Relationship Id=\"t\" Type=\"x/sharedStrings\" Target=\"/xl/strings.xml\"/>",
            ),
        ),
        ("xl/strings.xml", format!("<sst uniqueCount=\"99999999999\">{strings}</sst>")),
        (
            "xl/sheet.xml",
            format!("<worksheet><sheetData>{rows}</worksheet>").replace("</worksheet>", "</sheetData></worksheet>"),
        ),
    ];
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_that_claims_billions_of_texts_is_read_for_those_it_has() {
    let chart = sheet(workbook("<row><c t=\"s\"><v>0</v></c></row>", "<si><t>港</t></si>"));
    assert_eq!(chart.tables[0].rows[0].cells[0].text, "港");
}

#[test]
fn a_spreadsheet_bomb_is_refused_whether_or_not_it_says_its_size() {
    let bomb = workbook(&" ".repeat(130 * 1024 * 1024), "");
    assert!(bomb.len() < 1_000_000);
    found(&sheet(bomb.clone()), "F14");
    let mut lying = bomb;
    // The size stands in the list of parts 24 bytes after its signature, in the part's own head 22 bytes after.
    for (signature, at) in [(b"PK\x01\x02", 24), (b"PK\x03\x04", 22)] {
        let starts: Vec<_> = (0..lying.len() - 4).filter(|start| lying[*start..].starts_with(signature)).collect();
        for start in starts {
            lying[start + at..start + at + 4].copy_from_slice(&100u32.to_le_bytes());
        }
    }
    let chart = sheet(lying);
    assert!(chart.tables.is_empty() && chart.found.iter().any(|found| ["F14", "F15"].contains(&found.code.as_str())));
}

#[test]
fn a_small_workbook_that_fills_the_memory_is_refused() {
    let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    assert_eq!(sheet(workbook(far, "")).tables[0].rows.len(), 1_048_576);
    let row = |row| format!("<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row>");
    let wide = (1..=1000).map(row).collect::<Vec<_>>().concat();
    found(&sheet(workbook(&wide, "")), "F12");
    let long = format!("<si><t>{}</t></si>", "あ".repeat(30_000));
    let repeated = "<c t=\"s\"><v>0</v></c>".repeat(2000);
    found(&sheet(workbook(&format!("<row>{repeated}</row>"), &long)), "F12");
    let beyond = "<row r=\"1048577\"><c><v>1</v></c></row>";
    found(&sheet(workbook(beyond, "")), "F12");
    let merged = "</sheetData><mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells><sheetData>";
    let tall =
        format!("<row r=\"1\"><c><v>1</v></c></row><row r=\"1000000\"><c r=\"B1000000\"><v>1</v></c></row>{merged}");
    assert!(sheet(workbook(&tall, "")).tables.len() <= 1);
    found(&sheet(workbook(&format!("{far}{}", merged.repeat(40)), "")), "F12");
}

#[test]
fn a_million_cells_in_a_row_of_a_sheet_are_refused() {
    found(&sheet(workbook(&format!("<row>{}</row>", "<c><v>1</v></c>".repeat(1_000_000)), "")), "F12");
}

#[test]
fn damaged_spreadsheets_are_refused() {
    for (name, cut) in [("plain.xlsx", 2000), ("merged.xls", 3000), ("merged.ods", 1000)] {
        let mut bytes = fixture(name);
        bytes.truncate(cut);
        let chart = read_bytes(&format!("seeds/minato/{name}"), bytes);
        assert!(chart.tables.is_empty());
        found(&chart, "F15");
    }
}

#[test]
fn no_damage_to_a_spreadsheet_ends_the_program() {
    for name in ["merged.xls", "merged.xlsx", "merged.ods"] {
        let bytes = fixture(name);
        for seed in 0..400usize {
            let mut damaged = bytes.clone();
            for step in 0..4usize {
                let at = (seed * 7919 + step * 104_729) % damaged.len();
                damaged[at] = damaged[at].wrapping_add(u8::try_from(seed % 255).unwrap() + 1);
            }
            read_bytes(&format!("seeds/minato/{name}"), damaged);
        }
    }
}

#[test]
fn a_file_that_is_no_spreadsheet_is_refused_under_its_name() {
    for bytes in [b"%PDF-1.7".as_slice(), b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"", "課題".as_bytes()]
    {
        found(&sheet(bytes.to_vec()), "F15");
    }
}

#[test]
fn a_chart_above_sixteen_megabytes_is_refused() {
    for name in ["chart.txt", "chart.csv", "chart.xlsx", "chart.xls", "chart.ods", "chart.md", "chart.html"] {
        let chart = read_bytes(&format!("seeds/minato/{name}"), vec![b' '; 16 * 1024 * 1024 + 1]);
        found(&chart, "F09");
    }
}
