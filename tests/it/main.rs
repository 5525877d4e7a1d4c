//! All tests that need only Rust, in one binary: `cargo test` runs them.
#![allow(missing_docs, clippy::unwrap_used, reason = "a test's name is its documentation, and its panic its report")]

mod addresses;
mod cli;
mod comparison;
mod config;
mod content;
mod folder;
mod folding;
mod formats;
mod fuzz;
mod golden;
mod hostile;
mod links;
mod lints;
mod noise;
mod preview;
mod reader;
mod round_trip;
mod shapes;
mod site;
mod store;
mod support;
mod tidy;
mod words;
