//! Corrections of printed slips: what pages and data show, and what cannot be corrected.

use super::made_up::{CHART, Made, Sources, arg};

fn entry(place: &str, printed: &str, shown: &str) -> String {
    format!("[[correct]]\nplace = \"{place}\"\nprinted = \"{printed}\"\nshown = \"{shown}\"\nreason = \"理由<b>は\"\n")
}

/// The made-up plan with these entries.
fn made(entries: &[String]) -> Made {
    Sources::chart(CHART).settings(&entries.concat()).make()
}

const PAGE: &str = "hana/projects/1-1-1-2.html";

#[test]
fn a_correction_shows_the_right_words_and_what_was_printed_on_page_and_in_data() {
    for place in ["1-1-1-2", "chart.txt:12", "chart.txt:12:11", "chart.txt:12:20", "seeds/hana/chart.txt:12"] {
        let made = made(&[entry(place, "開きます", "催します")]);
        let words = made.words(PAGE);
        assert!(words.contains("種を持ち寄る会を催します。"), "{place}: {words}");
        assert!(!words.contains("会を開きます"), "{place}: {words}");
        let told = "訂正 もとの資料に印刷されている言葉を、次のように直して載せています。 もとの資料の印刷 開きます \
                    このサイトでの記載 催します 理由 理由<b>は";
        assert!(words.contains(told), "{place}: {words}");
        assert!(!made.text(PAGE).contains("<b>は"), "a reason is text");
        let data = made.text("hana/plan.json");
        let expected =
            "\"corrections\": [ { \"printed\": \"開きます\", \"shown\": \"催します\", \"reason\": \"理由<b>は\" } ]";
        assert!(data.split_whitespace().collect::<Vec<_>>().join(" ").contains(expected), "{place}: {data}");
        assert!(!made.words("hana/projects/1-1-1-1.html").contains("訂正"), "only its own page tells");
        assert!(!made.codes().iter().any(|code| code.starts_with('G')), "{:?}", made.found);
    }
}

#[test]
fn numbers_and_headings_are_corrected_before_they_are_read() {
    let made = made(&[
        entry("1-1-1-2", "②種の交換会", "③種の交換会"),
        entry("1-2", "学びを広げる", "学びを深める"),
        entry("chart.txt:13", "講習会の開催", "研修会の開催"),
        entry("chart.txt:8", "重点課題", "重点"),
    ]);
    assert!(made.words("hana/projects/1-1-1-3.html").contains("②種の交換会 このサイトでの記載 ③種の交換会"));
    let section = made.words("hana/issues/1-2.html");
    assert!(section.contains("学びを深める") && section.contains("もとの資料の印刷 学びを広げる"), "{section}");
    assert!(made.words("hana/projects/1-2-1-1.html").contains("研修会の開催"));
    assert!(made.words("hana/index.html").contains("もとの資料の印刷 重点課題"), "what has no record is the plan's");
    assert!(made.codes().contains(&"P08"), "the corrected number is read: {:?}", made.codes());
}

#[test]
fn a_department_is_corrected_in_one_row_alone() {
    let made = made(&[entry("1-1-1-1", "公園課", "花公園課")]);
    assert!(made.words("hana/projects/1-1-1-1.html").contains("花公園課"));
    assert!(made.words("hana/departments/index.html").contains("花公園課"));
}

#[test]
fn words_that_are_not_there_or_stand_there_twice_are_an_error_at_the_entry() {
    for (place, printed, code) in [
        ("1-1-1-2", "ありません", "G12"),
        ("9-9", "開きます", "G12"),
        ("chart.txt:11", "開きます", "G12"),
        ("other.txt:12", "開きます", "G12"),
        ("chart.txt:12:1", "開きます", "G12"),
        ("1-1-1-1", "花", "G13"),
        ("chart.txt:11", "花の苗", "G13"),
    ] {
        let made = made(&[String::from("title = \"計画\"\n"), entry(place, printed, "別の言葉")]);
        let found = made.only(code);
        let at = found.place.as_ref().unwrap();
        assert_eq!((&*at.file, at.line), ("seeds/hana/plan.toml", 2), "{place} {printed}");
        assert_eq!((arg(found, "printed"), arg(found, "place")), (printed, place));
    }
}

#[test]
fn two_corrections_of_a_cell_both_hold_unless_they_overlap() {
    let both = made(&[entry("1-1-1-2", "種を", "種と苗を"), entry("1-1-1-2", "開きます", "催します")]);
    assert!(both.words(PAGE).contains("種と苗を持ち寄る会を催します。"), "{}", both.words(PAGE));
    assert_eq!(both.words(PAGE).matches("もとの資料の印刷").count(), 2);
    let overlapping = made(&[entry("1-1-1-2", "会を開き", "会を催し"), entry("1-1-1-2", "開きます", "催します")]);
    assert_eq!(arg(overlapping.only("G12"), "printed"), "開きます");
}

#[test]
fn a_correction_that_changes_nothing_or_lacks_its_reason_is_an_error() {
    assert_eq!(arg(made(&[entry("1-1-1-2", "種", "種")]).only("G03"), "key"), "shown");
    let text = "[[correct]]\nplace = \"1\"\nprinted = \"a\"\nshown = \"b\"\n";
    assert_eq!(arg(made(&[text.to_owned()]).only("G08"), "key"), "reason");
}

#[test]
fn words_of_a_merged_row_are_told_where_they_are_shown() {
    let chart = CHART.replace(
        "②種の交換会\t種を持ち寄る会を開きます。",
        "②種の交換会 ③苗の交換会\t②種を持ち寄る会を開きます。 ③苗の会を開きます。",
    );
    let entries = [entry("1-1-1-3", "苗の会", "苗木の会"), entry("1-1-1-2", "種を持ち", "種や球根を持ち")];
    let made = Sources::chart(&chart).settings(&entries.concat()).make();
    let (second, third) = (made.words(PAGE), made.words("hana/projects/1-1-1-3.html"));
    assert!(second.contains("種や球根を持ち寄る") && !second.contains("苗木の会"), "{second}");
    assert!(third.contains("もとの資料の印刷 苗の会") && third.contains("苗木の会を開きます。"), "{third}");
}
