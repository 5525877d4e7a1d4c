//! `[[accept]]` and `[lints]` of `plan.toml`: what settles a finding, and how much kinds of findings matter.

use taikei::config::{self, Accept, Weight};
use taikei::diag::words::Lang;
use taikei::diag::{Code, Diagnostic};
use taikei::text::{Place, SheetCell};

use super::plan;

fn accept(code: Code, place: &str) -> Accept {
    Accept {
        code,
        place: place.into(),
        printed: None,
        reason: "理由".into(),
        at: Place::of_file("seeds/bosai/plan.toml"),
    }
}

fn finding(code: Code, line: u32, column: u32, record: &str) -> Diagnostic {
    let place = Place { line, column, ..Place::of_file("seeds/bosai/chart.txt") };
    Diagnostic::new(code).at(&place).record(record)
}

#[test]
fn an_accepted_finding_is_settled_by_line_by_column_or_by_record() {
    let places = [
        "chart.txt:7",
        "chart.txt:7:3",
        "seeds/bosai/chart.txt:7",
        "bosai/chart.txt:7:3",
        "1-2",
        "１－２",
        "chart.txt：７",
    ];
    for place in places {
        let left = config::settle(vec![finding(Code::P02, 7, 3, "1-2")], &[accept(Code::P02, place)]);
        assert_eq!(left, [], "{place}");
    }
}

#[test]
fn an_entry_that_settles_nothing_is_reported() {
    let places = ["chart.txt:8", "1-3", "art.txt:7", "chart.txt", ":7", "chart.txt:77"].map(|place| (Code::P02, place));
    for (code, place) in places.into_iter().chain([(Code::P08, "chart.txt:7")]) {
        let left = config::settle(vec![finding(Code::P02, 7, 3, "1-2")], &[accept(code, place)]);
        assert_eq!(left.iter().map(|left| left.code).collect::<Vec<_>>(), [Code::P02, Code::G04], "{place}");
    }
}

#[test]
fn one_entry_settles_one_finding_and_the_exact_ones_choose_first() {
    let two = vec![finding(Code::P01, 7, 1, "1"), finding(Code::P01, 7, 2, "1-1")];
    let left = config::settle(two.clone(), &[accept(Code::P01, "chart.txt:7")]);
    assert_eq!(left.len(), 1);
    let left = config::settle(two, &[accept(Code::P01, "chart.txt:7"), accept(Code::P01, "chart.txt:7:1")]);
    assert_eq!(left, []);
}

#[test]
fn a_cell_of_a_sheet_and_a_whole_file_are_named_as_findings_show_them() {
    let cell = SheetCell { sheet: "計画 1".into(), cell_ref: "D37".into() };
    let sheet = Place { sheet: Some(cell), ..Place::of_file("seeds/bosai/chart.xlsx") };
    let in_sheet = Diagnostic::new(Code::P02).at(&sheet);
    for place in ["計画 1!D37", "chart.xlsx: 計画 1!D37", "seeds/bosai/chart.xlsx: 計画 1!D37", "計画１!Ｄ37"]
    {
        assert_eq!(config::settle(vec![in_sheet.clone()], &[accept(Code::P02, place)]), [], "{place}");
    }
    assert_eq!(config::settle(vec![in_sheet], &[accept(Code::P02, "other.xlsx: 計画 1!D37")]).len(), 2);
    let whole = Diagnostic::new(Code::F08).in_file("seeds/bosai/memo.docx");
    for place in ["memo.docx", "seeds/bosai/memo.docx"] {
        assert_eq!(config::settle(vec![whole.clone()], &[accept(Code::F08, place)]), [], "{place}");
    }
}

#[test]
fn an_entry_with_printed_words_settles_only_a_finding_whose_cell_has_them() {
    let found = || vec![finding(Code::L08, 7, 3, "1-2").cell("② パスコン教室")];
    let entry = |printed: &str| Accept { printed: Some(printed.into()), ..accept(Code::L08, "1-2") };
    assert_eq!(config::settle(found(), &[entry("パスコン 教室")]), []);
    assert_eq!(config::settle(found(), &[entry("パソコン")]).len(), 2);
    let two = vec![finding(Code::L08, 7, 3, "1-2").cell("甲"), finding(Code::L08, 7, 9, "1-2").cell("乙")];
    let left = config::settle(two, &[accept(Code::L08, "1-2"), entry("甲")]);
    assert_eq!(left, [], "the entry that says more chooses first");
}

#[test]
fn an_outdated_entry_is_told_where_findings_of_its_code_are() {
    let left = config::settle(vec![finding(Code::P02, 9, 3, "1-3")], &[accept(Code::P02, "chart.txt:7")]);
    assert!(left[1].help(Lang::En).ends_with("Findings of P02 are at: chart.txt:9:3"), "{}", left[1].help(Lang::En));
    let left = config::settle(Vec::new(), &[accept(Code::P02, "chart.txt:7")]);
    assert!(left[0].help(Lang::Ja).ends_with("ありません"), "{}", left[0].help(Lang::Ja));
}

#[test]
fn kinds_of_findings_are_weighed_by_code_in_any_case() {
    let (read, found) = plan("[lints]\nP02 = \"deny\"\nl13 = \"Warn\"\nL03 = \"allow\"\n");
    assert_eq!(found, []);
    let all = [Code::P02, Code::L13, Code::L03, Code::P08].map(|code| finding(code, 7, 3, "1-2"));
    let weighed = config::weigh(all.to_vec(), &read.lints);
    let weights: Vec<_> = weighed.iter().map(|found| (found.code.as_str(), found.severity.as_str())).collect();
    assert_eq!(weights, [("P02", "error"), ("L13", "warning"), ("P08", "warning")]);
    let mut error = finding(Code::P02, 7, 3, "1-2");
    error.severity = taikei::diag::Severity::Error;
    let allow = std::collections::BTreeMap::from([(Code::P02, Weight::Allow)]);
    assert_eq!(config::weigh(vec![error], &allow).len(), 1, "an error stays one");
}

#[test]
fn what_cannot_be_weighed_is_refused_with_what_to_write_instead() {
    let text = "[lints]\nP3 = \"allow\"\nF04 = \"allow\"\nC08 = \"warn\"\nP01 = \"ignore\"\nP02 = 1\n\
                L01 = \"warn\"\nl01 = \"deny\"\n";
    let (read, found) = plan(text);
    let codes: Vec<_> = found.iter().map(|found| (found.code.as_str(), found.place.as_ref().unwrap().line)).collect();
    let last = *codes.last().unwrap();
    assert_eq!(codes[..5], [("G10", 2), ("G11", 3), ("G11", 4), ("G03", 5), ("G03", 6)]);
    assert!(last.0 == "G11" && last.1 >= 7, "{codes:?}");
    assert!(found[0].help(Lang::En).contains("nearest code is P03"), "{}", found[0].help(Lang::En));
    assert_eq!(read.lints.len(), 1);
    assert_eq!(plan("lints = \"allow\"").1[0].code, Code::G03);
}

#[test]
fn a_mistyped_code_is_near_the_one_that_was_meant() {
    let typed = [("P3", "P03"), ("p3", "P03"), ("Ｐ３", "P03"), ("P003", "P03"), ("P-03", "P03"), ("L99", "L17")];
    for (typed, meant) in typed {
        assert_eq!(Code::nearest(typed).as_str(), meant, "{typed}");
    }
    for typed in ["", "X", "99999999999999999999999", "図"] {
        assert!(Code::ALL.contains(&Code::nearest(typed)), "{typed}");
    }
}

#[test]
fn an_error_is_never_settled() {
    let mut error = finding(Code::P02, 7, 3, "1-2");
    error.severity = taikei::diag::Severity::Error;
    let left = config::settle(vec![error], &[accept(Code::P02, "chart.txt:7")]);
    assert_eq!(left.len(), 2);
    let (read, found) = plan("[[accept]]\ncode = \"F04\"\nplace = \"chart.txt:7\"\nreason = \"理由\"\n");
    assert_eq!((read.accept.len(), found[0].code), (0, Code::G11));
}
