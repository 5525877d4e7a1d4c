//! Any bytes under the name of an `.xls` file.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../shared.rs"]
mod shared;

fuzz_target!(|bytes: &[u8]| {
    shared::plan("chart.xls", bytes);
});
