//! Any text as CSV and as tab-separated text: no letter is lost, and each place is where its cell stands.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../shared.rs"]
mod shared;

fuzz_target!(|text: &str| {
    for name in ["chart.csv", "chart.tsv"] {
        for table in shared::tables(name, text.as_bytes()) {
            let kept: usize = table.rows.iter().flat_map(|row| row.filled()).map(|(_, cell)| letters(&cell.text)).sum();
            assert!(kept <= letters(text));
            // An escape begins another encoding.
            if !text.contains(['"', '\u{1B}']) {
                assert_eq!(kept, letters(text) - delimiters(&table, text), "{name}: {text:?}");
            }
        }
    }
});

/// How many letters a text has that are neither white space nor a byte order mark.
fn letters(text: &str) -> usize {
    text.strip_prefix('\u{FEFF}').unwrap_or(text).chars().filter(|letter| !letter.is_whitespace()).count()
}

/// How many commas stand between cells.
fn delimiters(table: &taikei::table::Table, text: &str) -> usize {
    let inside = table.rows.iter().flat_map(|row| row.filled()).map(|(_, cell)| cell.text.matches(',').count());
    text.matches(',').count() - inside.sum::<usize>()
}
