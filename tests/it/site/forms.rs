//! The other forms of a plan: text, the data of each 事業, the list of all plans, and StratML.

use serde_json::{Value, json};

use super::made_up::{CHART, Sources};

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn each_listing_has_data_of_its_own_whose_addresses_start_from_its_file() {
    let made = Sources::chart(CHART).make();
    let data = parsed(made.text("hana/projects/1-1-1-1.json"));
    assert_eq!((&data["project"]["title"], &data["project"]["url"]), (&json!("花の苗の配布"), &json!("1-1-1-1.html")));
    assert_eq!(data["sections"][0]["url"], "../goals/1.html");
    assert_eq!(data["sections"].as_array().unwrap().len(), 3);
    let whole = parsed(made.text("hana/plan.json"));
    let mut same = whole["sections"][0]["sections"][0]["sections"][0]["projects"][0].clone();
    same["url"] = json!("1-1-1-1.html");
    assert_eq!(data["project"], same, "the same keys as in plan.json");
    assert!(made.text("hana/projects/1-1-1-1.html").contains("1-1-1-1.json"));
}

#[test]
fn the_list_of_plans_names_each_file_with_its_size() {
    let made = Sources::chart(CHART).make();
    let index = parsed(made.text("index.json"));
    let plan = &index["plans"][0];
    assert_eq!((&plan["id"], &plan["projects"], &plan["listings"]), (&json!("hana"), &json!(3), &json!(4)));
    let files = plan["files"].as_array().unwrap();
    assert_eq!(files.len(), 10);
    for file in files {
        let bytes = made.files[file["url"].as_str().unwrap()].len();
        assert_eq!(file["bytes"], json!(bytes), "{file}");
    }
    assert!(made.files.contains_key("plan.schema.json"));
}

#[test]
fn the_text_has_the_whole_plan_in_lines_that_fit() {
    let made = Sources::chart(&CHART.replace("まちを花で満たします。", &"とても長い説明が、続きます。".repeat(9))).make();
    let text = made.text("hana/plan.txt");
    for words in ["みどり市第2次花いっぱい計画", "2024-04-01（令和6年4月1日）", "課題 I-1 苗を増やす【重点課題】", "①", "【再掲】"] {
        assert!(text.contains(words), "{words} is not in {text}");
    }
    for line in text.lines() {
        assert!(unicode_width::UnicodeWidthStr::width(line) <= 76, "{line}");
        assert!(!line.trim_start().starts_with(['、', '。', '」']), "{line}");
    }
    let joined: String = text.lines().map(str::trim).collect();
    assert!(joined.contains(&"とても長い説明が、続きます。".repeat(9)), "no letter is lost where a line ends");
}

#[test]
fn stratml_has_issues_as_goals_and_projects_as_objectives() {
    let made = Sources::chart(CHART).make();
    let xml = made.text("hana/plan.stratml.xml");
    assert_eq!((xml.matches("<Goal>").count(), xml.matches("<Objective>").count()), (3, 4));
    for part in ["<Name>苗を増やす</Name>", "<Identifier>_1-1-1-1</Identifier>", "<PublicationDate>2024-04-01</PublicationDate>"] {
        assert!(xml.contains(part), "{part} is not in {xml}");
    }
}

#[test]
fn hostile_words_stay_words_in_every_form() {
    let chart = CHART.replace("花の苗を配ります。まちを", "]]><script>\u{7}&amp;\"</script>を");
    let made = Sources::chart(&chart).make();
    let xml = made.text("hana/plan.stratml.xml");
    assert!(!xml.contains("<script") && !xml.contains('\u{7}'), "{xml}");
    assert!(xml.contains("]]&gt;&lt;script&gt;"), "{xml}");
    assert!(parsed(made.text("hana/projects/1-1-1-1.json"))["project"]["description"].as_str().unwrap().contains("<script>"));
}
