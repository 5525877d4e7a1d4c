//! Any sheet, texts and formats of an `.xlsx` file, in this order with NUL between them.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../shared.rs"]
mod shared;

const ROOT: &[u8] = b"<Relationships><Relationship Id='w' Type='/officeDocument' Target='xl/workbook.xml'/></Relationships>";
const WORKBOOK: &[u8] = b"<workbook><sheets><sheet name='s' r:id='s'/></sheets></workbook>";
const LINKS: &[u8] = b"<Relationships><Relationship Id='s' Type='/worksheet' Target='sheet.xml'/><Relationship Id='t' \
    Type='/sharedStrings' Target='strings.xml'/><Relationship Id='f' Type='/styles' Target='styles.xml'/></Relationships>";

fuzz_target!(|parts: &[u8]| {
    let mut parts = parts.split(|byte| *byte == 0);
    let [sheet, strings, styles] = [(); 3].map(|()| parts.next().unwrap_or_default());
    let package = shared::package(&[
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", LINKS),
        ("xl/sheet.xml", sheet),
        ("xl/strings.xml", strings),
        ("xl/styles.xml", styles),
    ]);
    shared::plan("chart.xlsx", &package);
});
