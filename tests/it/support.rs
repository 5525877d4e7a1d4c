//! What several tests share: charts read as `build` reads them, and plans written out for people.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use taikei::diag::{Diagnostic, Sink};
use taikei::plan::Plan;
use taikei::table::{self, Table};
use taikei::text::SourceFile;
use taikei::{config, outline, resolve};

/// A chart read as `build` reads it: its cells, its plan and what was found.
pub(crate) struct Chart {
    pub(crate) tables: Vec<Table>,
    pub(crate) plan: Plan,
    pub(crate) found: Vec<Diagnostic>,
}

/// Reads a chart of the repository by its path.
pub(crate) fn read(path: &str) -> Chart {
    read_bytes(path, fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap())
}

/// Reads bytes as the chart that their file would be.
pub(crate) fn read_bytes(path: &str, bytes: Vec<u8>) -> Chart {
    read_with(path, bytes, "", "")
}

/// Reads bytes as a chart beside a `plan.toml` and a `departments.toml` of these texts.
pub(crate) fn read_with(path: &str, bytes: Vec<u8>, settings: &str, departments: &str) -> Chart {
    let name = path.rsplit('/').next().unwrap().to_owned();
    let format = table::format_of(&name).unwrap();
    let file = SourceFile { path: path.to_owned(), name, bytes };
    let mut sink = Sink::new();
    let toml = |name: &str, text: &str| SourceFile { path: name.into(), name: name.into(), bytes: text.into() };
    let settings = config::read_plan(&mut sink, &toml("plan.toml", settings));
    let departments = config::read_departments(&mut sink, &toml("departments.toml", departments));
    let mut tables = table::read(&mut sink, format, &file);
    outline::clean::prepare(&mut sink, &mut tables);
    let outline = outline::read(&mut sink, &tables, &settings, &departments);
    let plan = resolve::resolve(&mut sink, "plan", outline, &settings, &departments);
    Chart { tables, plan, found: sink.into_sorted() }
}

/// A plan written out for a person to read and compare.
pub(crate) fn written_plan(plan: &Plan) -> String {
    let mut out = format!("{} / {:?} / {:?}\n", plan.title, plan.publisher, plan.source.document);
    for (id, section) in plan.section_ids() {
        let star = if section.priority { "★" } else { "" };
        writeln!(out, "{}{} [{}{star}] {}", "  ".repeat(section.level), section.code, section.label, section.title)
            .unwrap();
        for listing in plan.section(id).listings.iter().map(|id| plan.listing(*id)) {
            let indent = "  ".repeat(section.level + 1);
            let of = listing.original.map(|id| format!(" = {}", plan.listing(id).code)).unwrap_or_default();
            let again = if listing.relisting { format!("（再掲{of}）") } else { String::new() };
            writeln!(out, "{indent}{} [{}] {}{again}", listing.code, listing.label, listing.title).unwrap();
            let names: Vec<_> = listing.departments.iter().map(|id| plan.department(*id).name.as_str()).collect();
            writeln!(
                out,
                "{indent}  {} / {} / {}",
                listing.description,
                names.join(" "),
                listing.collectives.join(" ")
            )
            .unwrap();
        }
    }
    out
}
