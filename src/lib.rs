//! `taikei` compiles the chart of a Japanese policy plan (体系図) into a static site.
//!
//! Messy text goes in, a typed [`plan::Plan`] is in the middle, a folder of finished files comes out:
//!
//! ```text
//! bytes ─ text ─ table ─ outline ─ resolve ─► Plan ─ site ─ render ─► Output ─ store ─► folder
//!         decode  cells   rows→tree names→ids   │     pages   files    path→bytes  disk
//!                                              lint
//! ```
//!
//! The modules below stand on floors, the highest first. A module uses only lower floors, never a
//! neighbour on its own floor and never upward; `tests/it/tidy.rs` reads this file and fails on a
//! broken rule. Floors 0 to 8 are pure: no disk, clock, environment, thread order or hash order
//! decides what they return. A [`diag::Sink`] is handed to every phase; nothing is printed below
//! `cli`.

// floor 10: terminal, clock, network; one file per command
pub mod cli;
// floor 9: the disk
pub mod store;
// floor 8: the order of the phases
pub mod compile;
// floor 7: template engine, HTML, minifier, exports
pub mod render;
// floor 6: which pages exist, their addresses, their views
pub mod site;
// floor 5: lasting addresses; two editions compared; rules of a good plan
pub mod addresses;
pub mod comparison;
pub mod lint;
// floor 4: names become ids; yearly reports find their 事業
pub mod evaluation;
pub mod resolve;
// floor 3: which row stands under which; Markdown pages; what of one state of a plan is what of another
pub mod content;
pub mod outline;
pub mod pairing;
// floor 2: values: cells, the plan, finished files, settings
pub mod config;
pub mod output;
pub mod plan;
pub mod table;
// floor 1: codes, severities, words, the sink
pub mod diag;
// floor 0: sources, places, encodings, folding; what measures a build
pub mod text;
pub mod watch;
