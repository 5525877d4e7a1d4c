//! `plan.json`: its shape is the contract's.

use serde_json::{Value, json};

use super::made_up::{CHART, Made, Sources};

fn plan_json(made: &Made) -> Value {
    serde_json::from_str(made.text("hana/plan.json")).unwrap()
}

#[test]
fn the_head_names_plan_levels_and_counts() {
    let plan = plan_json(&Sources::chart(CHART).make());
    assert_eq!(
        plan["plan"],
        json!({"id": "hana", "title": "みどり市第2次花いっぱい計画", "publisher": "みどり市",
               "source": {"document": "資料3", "date": "2024-04-01"}})
    );
    assert_eq!(plan["levels"][1], json!({"kind": "issue", "heading": "課題", "folder": "issues"}));
    assert_eq!(
        plan["counts"],
        json!({"sections": {"goal": 2, "issue": 3, "measure": 3}, "priority": {"issue": 1},
               "projects": 3, "listings": 4, "departments": 4})
    );
}

#[test]
fn a_project_names_its_departments_and_relistings() {
    let plan = plan_json(&Sources::chart(CHART).make());
    let issue = &plan["sections"][0]["sections"][0];
    assert_eq!((&issue["label"], &issue["priority"]), (&json!("I-1"), &json!(true)));
    assert_eq!(plan["sections"][0]["priority"], json!(false));
    assert_eq!(
        issue["sections"][0]["projects"][0],
        json!({"id": "1-1-1-1", "code": "1-1-1-1", "label": "①", "title": "花の苗の配布",
               "description": "花の苗を配ります。まちを花で満たします。", "url": "projects/1-1-1-1.html",
               "departments": ["花みどり課", "公園課"], "collective_departments": [],
               "relisting_of": null, "relisted_at": ["2-1-1-1"],
               "source": {"file": "chart.txt", "line": 11}})
    );
    let relisting = &plan["sections"][1]["sections"][0]["sections"][0]["projects"][0];
    assert_eq!((&relisting["title"], &relisting["relisting_of"]), (&json!("花の苗の配布"), &json!("1-1-1-1")));
    let collective = &plan["sections"][0]["sections"][1]["sections"][0]["projects"][0];
    assert_eq!(collective["collective_departments"], json!(["関係各課"]));
}

#[test]
fn keys_stand_in_the_contracts_order() {
    let made = Sources::chart(CHART).make();
    let text = made.text("hana/plan.json");
    let keys =
        ["\"plan\"", "\"levels\"", "\"counts\"", "\"kind\": \"goal\",\n      \"id\"", "\"collective_departments\""];
    let places: Vec<_> =
        keys.iter().map(|key| text.find(key).unwrap_or_else(|| panic!("no {key} in {text}"))).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(text.find("\"listings\": [").unwrap() > places[4]);
    assert!(!text.contains("\"projects\": []"), "only the last level has projects");
}
