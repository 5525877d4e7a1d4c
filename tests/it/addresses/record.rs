//! The record as a file: what people review.

use super::{FIRST, answered, chart, first, next, revised};

#[test]
fn the_record_of_the_same_chart_is_the_same() {
    assert_eq!(next(&chart(FIRST), &first()), first());
}

#[test]
fn a_record_is_short_tables_in_the_order_of_ids() {
    let record = first();
    let ids: Vec<_> = record.lines().filter_map(|line| line.strip_prefix("id = ")).collect();
    assert_eq!(
        ids,
        ["\"1\"", "\"1-1\"", "\"1-1-1\"", "\"1-1-2\"", "\"1-1-1-1\"", "\"1-1-1-2\"", "\"1-1-2-1\"", "\"1-1-2-2\""]
    );
    assert!(record.contains("[[project]]\nid = \"1-1-1-1\"\ncode = \"1-1-1-1\"\ntitle = \"苗木の配布\"\ntext = \""));
}

#[test]
fn hostile_titles_come_back_as_they_are() {
    let mut rows = FIRST.to_vec();
    rows[1].0 = "\"]]\\u0000 = '''苗";
    let record = revised(&chart(&rows), None).text.unwrap();
    assert_eq!(next(&chart(&rows), &record), record);
}

#[test]
fn a_record_that_is_no_toml_is_reported_and_kept() {
    let wrong = revised(&chart(FIRST), Some("[[project]\nid = 1"));
    assert_eq!(wrong.text, None);
    assert!(wrong.diagnostics.iter().any(|found| found.code.as_str() == "G01"));
}

#[test]
fn an_entry_without_its_code_is_reported() {
    let wrong = revised(&chart(FIRST), Some(&first().replacen("code = \"1-1-1-2\"\n", "", 1)));
    assert_eq!(wrong.diagnostics.iter().filter(|found| found.code.as_str() == "G08").count(), 1);
    assert_eq!(wrong.text, None);
}

#[test]
fn an_answer_is_used_up_when_the_record_is_written() {
    let gone = chart(&FIRST[..5]);
    let record = next(&gone, &answered(&first(), "1-1-2-2", "[]"));
    assert!(record.contains("title = \"緑の相談\"") && record.contains("ended = true\nunder = \"measures/1-1-2\""));
    assert_eq!(next(&gone, &record), record);
}
