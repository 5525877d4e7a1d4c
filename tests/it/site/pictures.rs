//! The drawing of the chart, and the table of who does what.

use super::made_up::{CHART, Sources};

/// The text of a page without its tags, its white space joined.
fn words(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        let letters = part.split_once('>').map_or(part, |(_, letters)| letters);
        text.push_str(letters);
        text.push(' ');
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_drawing_has_each_section_once_as_a_link_with_the_number_of_its_projects() {
    let made = Sources::chart(CHART).make();
    let html = made.text("hana/chart.html");
    for section in ["goals/1", "goals/2", "issues/1-1", "issues/1-2", "issues/2-1", "measures/1-1-1", "measures/2-1-1"]
    {
        let main = html.split("class=\"scroll tree-frame\"").nth(1).unwrap();
        assert_eq!(main.matches(&format!("href={section}.html")).count(), 1, "{section} in {html}");
    }
    assert!(words(html).contains("苗を配る 事業 2"), "{}", words(html));
}

#[test]
fn the_table_counts_the_listings_of_each_department_under_each_issue() {
    let made = Sources::chart(CHART).make();
    let html = made.text("hana/matrix.html");
    let row = html.split("<tr>").find(|row| row.contains(">花みどり課<")).unwrap();
    let cells: Vec<_> = row.split("<td").skip(1).map(|cell| words(cell.split_once('>').unwrap().1)).collect();
    // Each count says its section, in print and as it is spoken, for those who do not see the heading.
    assert_eq!(cells, ["3", "I-1 1-1 2", "", "II-1 2-1 1"], "in all; I-1, I-2, II-1");
    assert!(row.contains("class=heat-4") && row.contains("class=heat-3"), "the most, and half of it: {row}");
}

#[test]
fn a_count_leads_to_the_projects_that_it_counts() {
    let made = Sources::chart(CHART).make();
    let html = made.text("hana/matrix.html");
    let links: Vec<_> = html.split("href=").filter(|part| part.contains("#s-")).collect();
    let link = links.iter().find(|link| link.contains("#s-2-1")).unwrap();
    let page = link.split(['#', '"', '>']).find(|part| part.ends_with("html")).unwrap();
    assert!(made.text(&format!("hana/{page}")).contains("id=s-2-1"));
}
