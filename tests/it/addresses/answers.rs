//! What the program asks instead of guessing, and what each answer does.

use super::{FIRST, answered, asked, chart, first, next, revised, site};
use crate::site::made_up::arg;

/// The first chart with another 事業 in the place of the second, which may be the same.
fn doubtful() -> String {
    chart(FIRST).replace("剪定の講習\t枝の切り方を教えます。", "剪定の実技教室\t公園の木で切り方を習います。")
}

fn codes(chart: &str, record: &str) -> Vec<&'static str> {
    revised(chart, Some(record))
        .diagnostics
        .iter()
        .map(|found| found.code.as_str())
        .filter(|code| code.starts_with('A'))
        .collect()
}

#[test]
fn what_may_be_the_same_is_a_question_and_nothing_is_written() {
    let revised = revised(&doubtful(), Some(&first()));
    assert_eq!(asked(&revised.diagnostics), ["1-1-1-2 剪定の講習 → 1-1-1-2 剪定の実技教室"]);
    assert_eq!(revised.text, None);
    assert!(site(&doubtful(), &first()).codes().contains(&"A03"));
}

#[test]
fn the_same_keeps_its_address() {
    let record = next(&doubtful(), &answered(&first(), "1-1-1-2", "\"1-1-1-2\""));
    assert!(!record.contains("\nnow ="), "{record}");
    assert!(site(&doubtful(), &record).words("hana/projects/1-1-1-2.html").contains("剪定の実技教室"));
}

#[test]
fn an_answer_that_is_not_taken_up_stops_the_build() {
    let made = site(&doubtful(), &answered(&first(), "1-1-1-2", "\"1-1-1-2\""));
    let found = made.only("A01");
    assert_eq!([arg(found, "changed"), arg(found, "others")], ["0", "1"]);
}

#[test]
fn what_is_gone_leaves_its_address_and_the_other_gets_one_of_its_own() {
    let made = site(&doubtful(), &next(&doubtful(), &answered(&first(), "1-1-1-2", "[]")));
    assert!(made.words("hana/projects/1-1-1-2.html").contains("剪定の講習 今の体系図には載っていません"));
    assert!(made.words("hana/projects/1-1-1-2a.html").contains("剪定の実技教室"));
}

#[test]
fn what_was_divided_leads_to_its_parts() {
    let parts = [("剪定の初級", "初めての人に教えます。", "学び課"), ("剪定の上級", "慣れた人に教えます。", "学び課")];
    let parts = chart(&[FIRST[0], FIRST[1], parts[0], parts[1], FIRST[3], FIRST[4], FIRST[5]]);
    let made = site(&parts, &next(&parts, &answered(&first(), "1-1-1-2", "[\"1-1-1-2\", \"1-1-1-3\"]")));
    let page = made.text("hana/projects/1-1-1-2.html");
    assert!(page.contains("引きついでいるもの") && page.contains("1-1-1-2a.html") && page.contains("1-1-1-3.html"));
    assert!(made.words("hana/projects/1-1-1-2a.html").contains("初めての人に教えます。"));
}

#[test]
fn what_was_merged_leads_to_where_it_went() {
    let merged = chart(&[FIRST[0], FIRST[1], FIRST[3], FIRST[4], FIRST[5]]);
    let made = site(&merged, &next(&merged, &answered(&first(), "1-1-1-2", "[\"1-1-2-2\"]")));
    let page = made.words("hana/projects/1-1-1-2.html");
    assert!(page.contains("引きついでいるもの 事業 1-1-2-2 緑の相談"), "{page}");
    assert!(made.words("hana/projects/1-1-2-2.html").contains("木の病気の相談"));
}

#[test]
fn two_that_one_could_be_are_a_question() {
    let [one, two] = ["新しい職員が学びます。", "係長が学びます。"].map(|words| ("研修", words, "学び課"));
    let record = revised(&chart(&[FIRST[0], one, two, FIRST[1], FIRST[2]]), None).text.unwrap();
    let fewer = chart(&[FIRST[0], FIRST[1], FIRST[2], ("研修", "全員が学びます。", "学び課")]);
    let questions = ["1-1-1-1 研修 → 1-1-1-3 研修", "1-1-1-2 研修 → 1-1-1-3 研修"];
    assert_eq!(asked(&revised(&fewer, Some(&record)).diagnostics), questions);
    let settled = answered(&answered(&record, "1-1-1-1", "[]"), "1-1-1-2", "\"1-1-1-3\"");
    assert!(site(&fewer, &next(&fewer, &settled)).words("hana/projects/1-1-1-2.html").contains("全員が学びます。"));
}

#[test]
fn of_two_of_one_title_each_keeps_its_own_text() {
    let [one, two] = ["新しい職員が学びます。", "係長が学びます。"].map(|words| ("研修", words, "学び課"));
    let record = revised(&chart(&[FIRST[0], one, two]), None).text.unwrap();
    let traded = chart(&[FIRST[0], two, one]);
    let made = site(&traded, &next(&traded, &record));
    assert!(made.words("hana/projects/1-1-1-1.html").contains("新しい職員が学びます。"));
    assert!(made.words("hana/projects/1-1-1-2.html").contains("係長が学びます。"));
}

#[test]
fn answers_that_name_nothing_or_the_same_thing_twice_are_errors() {
    assert_eq!(codes(&doubtful(), &answered(&first(), "1-1-1-2", "\"9-9\"")), ["A04"]);
    let both = answered(&answered(&first(), "1-1-1-1", "\"1-1-1-2\""), "1-1-1-2", "\"1-1-1-2\"");
    assert!(codes(&doubtful(), &both).contains(&"A05"));
    let reused = first().replacen("id = \"1-1-1-2\"", "id = \"1-1-1-1\"", 1);
    assert!(codes(&chart(FIRST), &reused).contains(&"A05"));
}

#[test]
fn an_answer_of_the_wrong_kind_is_shown_where_it_stands() {
    let wrong = revised(&doubtful(), Some(&answered(&first(), "1-1-1-2", "true")));
    let found: Vec<_> = wrong.diagnostics.iter().filter(|found| found.code.as_str() == "G03").collect();
    assert_eq!(arg(found[0], "key"), "now");
}

#[test]
fn a_department_whose_projects_all_went_to_another_is_a_question() {
    let merged = chart(FIRST).replace("公園課", "学び課");
    assert_eq!(asked(&revised(&merged, Some(&first())).diagnostics), ["公園課 → 学び課"]);
    let slug = taikei::resolve::hash("公園課");
    let made = site(&merged, &next(&merged, &answered(&first(), &slug, "[\"学び課\"]")));
    let page = made.words(&format!("hana/departments/{slug}.html"));
    assert!(page.contains("引きついでいるもの 担当課 学び課"), "{page}");
}

#[test]
fn a_project_whose_title_stands_in_another_now_is_a_question() {
    let mut rows = FIRST.to_vec();
    rows.remove(2);
    rows[1] = ("苗木の配布と剪定の講習", "苗木を配り、切り方を教えます。", "公園課");
    let asked = asked(&revised(&chart(&rows), Some(&first())).diagnostics);
    assert!(asked.iter().any(|asked| asked == "1-1-1-2 剪定の講習 → 1-1-1-1 苗木の配布と剪定の講習"), "{asked:?}");
}
