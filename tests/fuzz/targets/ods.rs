//! Any content of an `.ods` file.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../shared.rs"]
mod shared;

fuzz_target!(|content: &[u8]| {
    shared::plan("chart.ods", &shared::package(&[("content.xml", content)]));
});
