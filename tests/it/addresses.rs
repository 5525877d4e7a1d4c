//! Lasting addresses: a renumbered chart keeps every page that was published where it was.

mod answers;
mod random;
mod record;
mod renumbered;

use std::fmt::Write;

use taikei::compile::{self, PlanInput, Revised, Shared, SharedInput};
use taikei::diag::{Diagnostic, Sink};
use taikei::text::SourceFile;

use crate::site::made_up::{Made, Sources, arg};

/// A chart of one measure's 事業 or more: each a title, its 内容 and its departments; `+` begins a new measure, with its
/// title.
fn chart(lines: &[(&str, &str, &str)]) -> String {
    let mut text = String::from("みどり計画\n\n基本目標\t課題\t施策\t事業\t内容\t担当課\nI 緑の目標\tI-1 緑の課題");
    let (mut measure, mut project) = (0, 0);
    let mut start = String::from("\t");
    for (title, words, unit) in lines {
        if let Some(name) = title.strip_prefix('+') {
            measure += 1;
            project = 0;
            let blank = if measure == 1 { "\t" } else { "\t\t" };
            start = format!("{blank}({measure}) {name}\t");
        } else {
            project += 1;
            writeln!(text, "{start}({project}) {title}\t{words}\t{unit}").unwrap();
            start = String::from("\t\t\t");
        }
    }
    text
}

/// The four 事業 that most tests begin with.
const FIRST: &[(&str, &str, &str)] = &[
    ("+苗を育てる", "", ""),
    ("苗木の配布", "苗木を家庭に配ります。", "公園課"),
    ("剪定の講習", "枝の切り方を教えます。", "学び課"),
    ("+花で飾る", "", ""),
    ("駅前の花壇", "駅前に花壇を作ります。", "公園課"),
    ("緑の相談", "木の病気の相談を受けます。", "窓口課"),
];

/// The record of a chart that is published for the first time.
fn first() -> String {
    revised(&chart(FIRST), None).text.unwrap()
}

fn source(name: &str, text: &str) -> SourceFile {
    SourceFile { path: format!("seeds/hana/{name}"), name: name.to_owned(), bytes: text.into() }
}

/// What `taikei addresses` makes of a chart and a record.
fn revised(chart: &str, record: Option<&str>) -> Revised {
    let mut sink = Sink::new();
    let shared = Shared::read(&mut sink, SharedInput { plans: vec!["hana".to_owned()], ..SharedInput::default() });
    let mut files: Vec<_> = record.map(|text| source("addresses.toml", text)).into_iter().collect();
    files.push(source("chart.txt", chart));
    compile::addresses(&shared, &PlanInput { id: "hana".to_owned(), files, complete: true }, None)
}

/// The record that follows one, where nothing is open.
fn next(chart: &str, record: &str) -> String {
    let revised = revised(chart, Some(record));
    revised.text.unwrap_or_else(|| panic!("{:#?}", revised.diagnostics))
}

/// The site of a chart beside a record.
fn site(chart: &str, record: &str) -> Made {
    let mut sources = Sources::chart(chart);
    sources.plans[0].1.push(("addresses.toml", record.to_owned()));
    sources.make()
}

/// The findings about addresses, each as its code and the id or name that it asks about.
fn asked(found: &[Diagnostic]) -> Vec<String> {
    let about = found.iter().filter(|found| found.code.as_str() == "A03");
    about.map(|found| format!("{} → {}", arg(found, "name"), arg(found, "candidates"))).collect()
}

/// A record with an answer below the id of one of its entries.
fn answered(record: &str, id: &str, now: &str) -> String {
    let line = [format!("id = \"{id}\"\n"), format!("slug = \"{id}\"\n")];
    let line = line.iter().find(|line| record.contains(*line)).unwrap_or_else(|| panic!("no {id} in {record}"));
    record.replacen(line.as_str(), &format!("{line}now = {now}\n"), 1)
}
