//! A plan's folder: several charts are one plan, the same chart twice is an error, other files are reported.

use taikei::compile::{self, Compiled, PlanInput, Shared, SharedInput};
use taikei::diag::{Severity, Sink};
use taikei::text::SourceFile;

const HEADER: &str = "課題\t施策\t事業\t内容\t担当課\n";
const FIRST: &str = "1 港\t(1) 祭り\t①花火\t夏に上げます。\t観光課\n";
const SECOND: &str = "\t(2) 市\t①朝市\t毎月開きます。\t商工課\n2 山\t(1) 道\t①登山道\t直します。\t観光課\n";

fn file(name: &str, bytes: Vec<u8>) -> SourceFile {
    SourceFile { path: format!("seeds/minato/{name}"), name: name.to_owned(), bytes }
}

fn compiled(files: &[(&str, &str)]) -> Compiled {
    compiled_files(files.iter().map(|(name, text)| file(name, text.as_bytes().to_vec())).collect())
}

fn compiled_files(files: Vec<SourceFile>) -> Compiled {
    let input = PlanInput { id: "minato".to_owned(), files, complete: true };
    let shared =
        Shared::read(&mut Sink::new(), SharedInput { plans: vec!["minato".to_owned()], ..SharedInput::default() });
    compile::plan(&shared, &input, &[]).0
}

/// The errors and warnings but that departments have no address: code and file.
fn findings(compiled: &Compiled) -> Vec<(&str, String)> {
    let found = compiled.diagnostics.iter().filter(|found| found.severity > Severity::Note);
    let found =
        found.map(|found| (found.code.as_str(), found.place.as_ref().map_or(String::new(), |at| at.file.to_string())));
    found.filter(|(code, _)| *code != "R05").collect()
}

#[test]
fn charts_of_a_folder_are_one_plan_in_the_order_of_their_names() {
    let texts = [format!("港町計画体系図\n{HEADER}{FIRST}"), format!("{HEADER}{SECOND}")];
    let both = compiled(&[("1.tsv", &texts[0]), ("2.txt", &texts[1])]);
    let whole = compiled(&[("1.tsv", &format!("{}{SECOND}", texts[0]))]);
    assert_eq!(findings(&both), []);
    let pages = |compiled: &Compiled| compiled.output.files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(pages(&both), pages(&whole));
}

#[test]
fn the_same_chart_in_two_formats_is_an_error_that_names_both() {
    let tsv = format!("港町計画体系図\n{HEADER}{FIRST}{SECOND}");
    let both = compiled(&[("chart.csv", &tsv.replace('\t', ",")), ("chart.tsv", &tsv)]);
    assert_eq!(findings(&both), [("F19", "seeds/minato/chart.tsv".to_owned())]);
    let args = format!("{:?}", both.diagnostics.iter().find(|found| found.code.as_str() == "F19").unwrap().args);
    assert!(args.contains("seeds/minato/chart.csv") && args.contains("1-1-1"), "{args}");
}

#[test]
fn charts_whose_items_have_no_numbers_are_never_the_same() {
    let bullets = |title: &str| format!("{HEADER}港\t祭り\t{title}\t夏に上げます。\t観光課\n");
    let both = compiled(&[("1.tsv", &bullets("花火")), ("2.tsv", &bullets("朝市"))]);
    assert!(!findings(&both).iter().any(|(code, _)| ["F19", "F22"].contains(code)), "{:?}", both.diagnostics);
}

#[test]
fn the_same_chart_without_numbers_in_two_formats_is_an_error_too() {
    let tsv = format!("{HEADER}港\t祭り\t花火\t夏に上げます。\t観光課\n\t\t朝市\t毎月開きます。\t商工課\n");
    let both = compiled(&[("chart.csv", &tsv.replace('\t', ",")), ("chart.tsv", &tsv)]);
    assert!(findings(&both).contains(&("F22", "seeds/minato/chart.tsv".to_owned())), "{:?}", both.diagnostics);
    let args = format!("{:?}", both.diagnostics.iter().find(|found| found.code.as_str() == "F22").unwrap().args);
    assert!(args.contains("seeds/minato/chart.csv") && args.contains("花火"), "{args}");
}

#[test]
fn a_project_without_a_number_in_two_charts_does_not_make_them_the_same() {
    let again = "\t\t広報紙の発行\t毎月出します。\t観光課\n";
    let first = format!("{HEADER}Ⅰ 港\t(1) 祭り\t①花火\t夏に上げます。\t観光課\n{again}");
    let second = format!("{HEADER}Ⅱ 町\t(1) 祭り\t①朝市\t毎月開きます。\t商工課\n{again}");
    let both = compiled(&[("1.tsv", &first), ("2.tsv", &second.replace("Ⅱ 町", "Ⅰ 港").replace("①", "③"))]);
    assert!(!findings(&both).iter().any(|(code, _)| ["F19", "F22"].contains(code)), "{:?}", both.diagnostics);
}

#[test]
fn a_text_without_a_table_is_reported_and_is_no_chart() {
    let chart = format!("港町計画体系図\n{HEADER}{FIRST}");
    let notes = compiled(&[("chart.tsv", &chart), ("memo.docx", "x"), ("memo.md", "# メモ\n")]);
    let expected = [("F08", "seeds/minato/memo.docx".to_owned()), ("F08", "seeds/minato/memo.md".to_owned())];
    assert_eq!(findings(&notes), expected);
    assert!(findings(&compiled(&[("memo.md", "# メモ\n")])).iter().any(|(code, _)| *code == "F02"));
}

#[test]
fn the_same_chart_in_every_format_is_built_to_the_same_pages_without_an_error() {
    let mut expected = None;
    for path in super::charts() {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let compiled = compiled_files(vec![file(&name, std::fs::read(&path).unwrap())]);
        // The charts hold ㈱, which CP932 has and other machines may not show.
        assert_eq!(findings(&compiled), [("L11", format!("seeds/minato/{name}"))]);
        let pages: Vec<_> = compiled.output.files.keys().cloned().collect();
        assert!(pages.contains(&"minato/projects/3-1-1-1.html".to_owned()), "{name}: {pages:?}");
        assert_eq!(expected.get_or_insert_with(|| pages.clone()), &pages, "{name}");
    }
}
