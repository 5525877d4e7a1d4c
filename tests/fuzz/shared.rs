//! What the targets share: a chart read from its bytes to its plan.

use std::io::{Cursor, Write};

use taikei::config::{Departments, PlanConfig};
use taikei::diag::Sink;
use taikei::plan::Plan;
use taikei::table::{self, Table};
use taikei::text::SourceFile;
use taikei::{outline, resolve};

/// Reads bytes as the tables of a file of this name.
#[allow(dead_code, reason = "not every target reads a table by itself")]
pub fn tables(name: &str, bytes: &[u8]) -> Vec<Table> {
    let file = SourceFile { path: format!("seeds/minato/{name}"), name: name.to_owned(), bytes: bytes.to_vec() };
    table::read(&mut Sink::new(), table::format_of(name).expect("targets name charts"), &file)
}

/// Reads bytes as the plan of a file of this name.
#[allow(dead_code, reason = "not every target reads a plan")]
pub fn plan(name: &str, bytes: &[u8]) -> Plan {
    let mut sink = Sink::new();
    let outline = outline::read(&mut sink, &tables(name, bytes), &PlanConfig::default(), &Departments::default());
    let plan = resolve::resolve(&mut sink, "minato", outline, &PlanConfig::default(), &Departments::default());
    sink.into_sorted();
    plan
}

/// A ZIP file of these parts, not compressed.
#[allow(dead_code, reason = "not every target makes a package")]
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, options).expect("in memory");
        zip.write_all(bytes).expect("in memory");
    }
    zip.finish().expect("in memory").into_inner()
}
