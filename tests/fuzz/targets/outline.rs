//! Any text below a header row: the whole way from cells to the plan.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../shared.rs"]
mod shared;

const HEADER: &str = "基本目標\t課題\t施策\t事業\t内容\t担当課\n";

fuzz_target!(|text: &str| {
    let plan = shared::plan("chart.tsv", format!("{HEADER}{text}").as_bytes());
    let codes: std::collections::BTreeSet<_> = plan.listings.iter().map(|listing| &listing.code).collect();
    assert_eq!(codes.len(), plan.listings.len(), "a code is given twice");
});
