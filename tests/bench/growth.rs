//! How the time of reading grows with a chart: table, outline and names of charts of growing size, one after the other.

use std::fmt::Write;
use std::time::{Duration, Instant};

use taikei::config::{Departments, PlanConfig};
use taikei::diag::Sink;
use taikei::text::SourceFile;
use taikei::{outline, resolve, table};

/// How many rows the charts have.
const ROWS: [u32; 4] = [5_000, 10_000, 20_000, 100_000];
/// How many rows stand on a page, where a chart is printed in pages.
const PAGE: u32 = 10;

/// How a chart is printed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Print {
    /// Under one header, with a number before each title.
    Whole,
    /// In pages, each under the header, with the numbers of the 事業 in a column of their own.
    Pages,
}

/// The table of the report: where reading is linear, the time of one row stays the same.
pub(crate) fn table() -> String {
    let mut out = String::from(
        "\n## How long reading takes\n\n\
         Table, outline and names of made-up charts, on one core of the machine that wrote this. Some are printed in pages,\n\
         each under the header, with numbers in a column of their own.\n\n\
         | rows | seconds | a row, against the smallest chart | in pages, seconds | a row |\n\
         | ---: | ---: | ---: | ---: | ---: |\n",
    );
    let mut smallest = None;
    for rows in ROWS {
        let times = [Print::Whole, Print::Pages].map(|print| least(rows, print));
        let each = times.map(|seconds| seconds / f64::from(rows));
        let first = *smallest.get_or_insert(each);
        let [(whole, grown), (pages, pages_grown)] = [0, 1].map(|at| (times[at], each[at] / first[at]));
        writeln!(out, "| {rows} | {whole:.2} | {grown:.2} | {pages:.2} | {pages_grown:.2} |")
            .expect("a string can be written to");
    }
    out
}

/// The least of three times that reading a chart of so many rows takes, in seconds.
fn least(rows: u32, print: Print) -> f64 {
    (0..3).map(|_| time(rows, print)).min().unwrap_or_default().as_secs_f64()
}

fn time(rows: u32, print: Print) -> Duration {
    let file = SourceFile {
        path: "chart.tsv".to_owned(),
        name: "chart.tsv".to_owned(),
        bytes: chart(rows, print).into_bytes(),
    };
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
fn chart(rows: u32, print: Print) -> String {
    let before = match print {
        Print::Whole => "",
        Print::Pages => "No.\t",
    };
    let header = format!("{before}基本目標\t課題\t施策\t事業\t内容\t担当課\t担当課\n");
    let mut text = String::new();
    for row in 0..rows {
        if row == 0 || print == Print::Pages && row % PAGE == 0 {
            text.push_str(&header);
        }
        let (goal, issue, measure) = (row / 900 + 1, row % 900 / 30 + 1, row % 30 / 6 + 1);
        let label = |every: u32, words: String| if row % every == 0 { words } else { String::new() };
        let (number, circle) = match print {
            Print::Whole => (None, ["①", "②", "③", "④", "⑤", "⑥"][row as usize % 6]),
            Print::Pages => (Some((row + 1).to_string()), ""),
        };
        let cells = [
            label(900, format!("{goal} 地域{goal}のまちづくり")),
            label(30, format!("{goal}-{issue} 分野{issue}の課題の解決")),
            label(6, format!("({measure})仕組み{measure}の充実")),
            format!("{circle}取組その{row}の実施"),
            format!("その{row}について、地域の団体と協力して進めます。"),
            "総務課".to_owned(),
            "市民協働課".to_owned(),
        ];
        let cells: Vec<_> = number.into_iter().chain(cells).collect();
        text.push_str(&cells.join("\t"));
        text.push('\n');
    }
    text
}
