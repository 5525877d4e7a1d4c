//! Any bytes under the name of an `.xlsx` file: lists of parts that lie, parts that cannot be unpacked.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../shared.rs"]
mod shared;

fuzz_target!(|bytes: &[u8]| {
    shared::tables("chart.xlsx", bytes);
});
