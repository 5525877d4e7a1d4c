//! How the time of reading grows with a chart: table, outline and names of charts of growing size, one after the other.

use std::fmt::Write;
use std::time::{Duration, Instant};

use taikei::config::{Departments, PlanConfig};
use taikei::diag::Sink;
use taikei::text::SourceFile;
use taikei::{outline, resolve, table};

/// How many rows the charts have.
const ROWS: [u32; 4] = [5_000, 10_000, 20_000, 100_000];

/// The table of the report: where reading is linear, the time of one row stays the same.
pub(crate) fn table() -> String {
    let mut out = String::from(
        "\n## How long reading takes\n\n\
         Table, outline and names of one made-up chart, on one core of the machine that wrote this.\n\n\
         | rows | seconds | a row, against the smallest chart |\n| ---: | ---: | ---: |\n",
    );
    let mut smallest = None;
    for rows in ROWS {
        let time = (0..3).map(|_| time(rows)).min().unwrap_or_default();
        let row = time.as_secs_f64() / f64::from(rows);
        let first = *smallest.get_or_insert(row);
        writeln!(out, "| {rows} | {:.2} | {:.2} |", time.as_secs_f64(), row / first)
            .expect("a string can be written to");
    }
    out
}

/// Reads a chart of so many rows.
fn time(rows: u32) -> Duration {
    let file =
        SourceFile { path: "chart.tsv".to_owned(), name: "chart.tsv".to_owned(), bytes: chart(rows).into_bytes() };
    let mut sink = Sink::new();
    let start = Instant::now();
    let tables = table::read(&mut sink, table::Format::Tsv, &file);
    let (config, departments) = (PlanConfig::default(), Departments::default());
    let outline = outline::read(&mut sink, &tables, &config, &departments);
    let plan = resolve::resolve(&mut sink, "plan", outline, &config, &departments);
    let time = start.elapsed();
    assert_eq!(plan.listings.len(), rows as usize, "every row lists a project");
    time
}

/// A chart with a measure every six rows, an issue every thirty and a goal every nine hundred.
fn chart(rows: u32) -> String {
    let mut text = String::from("基本目標\t課題\t施策\t事業\t内容\t担当課\t担当課\n");
    for row in 0..rows {
        let (goal, issue, measure) = (row / 900 + 1, row % 900 / 30 + 1, row % 30 / 6 + 1);
        let label = |every: u32, words: String| if row % every == 0 { words } else { String::new() };
        let cells = [
            label(900, format!("{goal} 地域{goal}のまちづくり")),
            label(30, format!("{goal}-{issue} 分野{issue}の課題の解決")),
            label(6, format!("({measure})仕組み{measure}の充実")),
            format!("{}取組その{row}の実施", ["①", "②", "③", "④", "⑤", "⑥"][row as usize % 6]),
            format!("その{row}について、地域の団体と協力して進めます。"),
            "総務課".to_owned(),
            "市民協働課".to_owned(),
        ];
        text.push_str(&cells.join("\t"));
        text.push('\n');
    }
    text
}
