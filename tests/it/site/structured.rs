//! What search engines read of a page as data (JSON-LD).

use serde_json::{Value, json};

use super::made_up::{CHART, Made, Sources};
use super::pages::read_back;

const PROJECT: &str = "hana/projects/1-1-1-1.html";

/// The things that a page's data hold, as a browser hands them over; none where the page has no data.
fn things(made: &Made, path: &str) -> Vec<Value> {
    let Some((_, rest)) = made.text(path).split_once("<script type=application/ld+json>") else { return Vec::new() };
    let data: Value = serde_json::from_str(rest.split("</script").next().unwrap()).unwrap();
    assert_eq!(data["@context"], "https://schema.org");
    data["@graph"].as_array().unwrap().clone()
}

fn steps(made: &Made, path: &str) -> Vec<(String, Option<String>)> {
    let things = things(made, path);
    let list = things.iter().find(|thing| thing["@type"] == "BreadcrumbList").unwrap();
    let steps = list["itemListElement"].as_array().unwrap();
    for (at, step) in steps.iter().enumerate() {
        assert_eq!((&step["@type"], &step["position"]), (&json!("ListItem"), &json!(at + 1)));
    }
    let text = |value: &Value| value.as_str().map(str::to_owned);
    steps.iter().map(|step| (text(&step["name"]).unwrap(), text(&step["item"]))).collect()
}

#[test]
fn every_page_with_a_breadcrumb_says_it_as_data() {
    let made = Sources::chart(CHART).content("read.md", "+++\ntitle = \"案内\"\n+++\n文\n").make();
    for (path, page) in made.pages() {
        let shown = usize::from(page.contains("現在位置"));
        let told = things(&made, path).iter().filter(|thing| thing["@type"] == "BreadcrumbList").count();
        assert_eq!(told, shown, "{path}");
    }
    assert_eq!(things(&made, "404.html"), [] as [Value; 0]);
}

#[test]
fn addresses_are_full_where_known_and_else_seen_from_the_page() {
    let known = steps(&Sources::chart(CHART).base_url("https://city.example/").make(), PROJECT);
    assert_eq!(known.first().unwrap(), &("ホーム".into(), Some("https://city.example/index.html".into())));
    let itself = "https://city.example/hana/projects/1-1-1-1.html".to_owned();
    assert_eq!(known.last().unwrap(), &("花の苗の配布".into(), Some(itself)));
    let unknown = steps(&Sources::chart(CHART).make(), PROJECT);
    assert_eq!(unknown.first().unwrap().1.as_deref(), Some("../../index.html"));
    assert_eq!(unknown.last().unwrap().1, None);
    assert_eq!(
        known.iter().map(|(name, _)| name).collect::<Vec<_>>(),
        unknown.iter().map(|(name, _)| name).collect::<Vec<_>>()
    );
}

#[test]
fn a_department_is_described_by_what_the_city_says_of_it() {
    let mut sources = Sources::chart(CHART).base_url("https://city.example/");
    sources.departments = Some(
        "[[department]]\nname = \"公園課\"\nslug = \"koen\"\ntelephone = \"000-0000\"\npage = \"https://city.example/koen\"\n"
            .into(),
    );
    let made = sources.make();
    let unit = |path: &str| {
        let things = things(&made, path);
        things.into_iter().find(|thing| thing["@type"] == "GovernmentOrganization").unwrap()
    };
    let whole = json!({
        "@type": "GovernmentOrganization", "name": "公園課", "telephone": "000-0000", "url": "https://city.example/koen",
        "mainEntityOfPage": "https://city.example/hana/departments/koen.html",
    });
    assert_eq!(unit("hana/departments/koen.html"), whole);
    let other =
        made.pages().find(|(path, page)| path.contains("departments/") && page.contains("<span>駅前課</span></h1>"));
    let other = unit(other.unwrap().0);
    assert_eq!(other.as_object().unwrap().len(), 3, "nothing is made up: {other}");
    assert!(things(&made, PROJECT).iter().all(|thing| thing["@type"] == "BreadcrumbList"));
}

#[test]
fn the_data_of_a_plan_are_a_dataset_of_which_only_known_facts_are_told() {
    let data = |made: &Made| {
        let things = things(made, "hana/data.html");
        things.into_iter().find(|thing| thing["@type"] == "Dataset").unwrap()
    };
    let settings = "source_url = \"https://city.example/3.pdf\"\nupdated = \"2024-10-01\"\n\
                    [licence]\nname = \"利用規約\"\nurl = \"https://city.example/licence\"\n";
    let told = data(&Sources::chart(CHART).settings(settings).base_url("https://city.example/").make());
    let expected = json!({
        "name": "みどり市第2次花いっぱい計画", "inLanguage": "ja", "url": "https://city.example/hana/data.html",
        "publisher": {"@type": "GovernmentOrganization", "name": "みどり市"},
        "isBasedOn": {"@type": "CreativeWork", "name": "資料3", "url": "https://city.example/3.pdf"},
        "license": {"@type": "CreativeWork", "name": "利用規約", "url": "https://city.example/licence"},
        "dateModified": "2024-10-01",
    });
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(&told[key], value, "{key}");
    }
    let files = told["distribution"].as_array().unwrap();
    let table = files.iter().find(|file| file["name"] == "projects.csv").unwrap();
    assert_eq!(table["contentUrl"], "https://city.example/hana/projects.csv");
    assert_eq!((&table["@type"], &table["encodingFormat"]), (&json!("DataDownload"), &json!("text/csv")));
    let plain = Sources::chart(CHART).make();
    let bare = data(&plain);
    let told = |key: &str| bare.get(key).is_some();
    assert!(
        !["license", "dateModified", "url", "temporalCoverage"].into_iter().any(told),
        "nothing is made up: {bare}"
    );
    let table = bare["distribution"].as_array().unwrap().iter().find(|file| file["name"] == "plan.json").unwrap();
    assert_eq!(table["contentUrl"], "plan.json", "seen from the page");
    let others = plain.pages().filter(|(path, _)| things(&plain, path).iter().any(|thing| thing["@type"] == "Dataset"));
    assert_eq!(others.count(), 1);
}

#[test]
fn no_text_ends_the_script_of_the_data() {
    let hostile = "</script><script>alert(1)</script><!--\"\\&amp;\u{2028}";
    let made = Sources::chart(&CHART.replace("①花の苗の配布", &format!("①{hostile}"))).make();
    let (tags, _) = read_back(made.text(PROJECT));
    assert_eq!(tags.iter().filter(|(name, _)| name == "script").count(), 2, "the data and our script: {tags:?}");
    let (name, _) = steps(&made, PROJECT).pop().unwrap();
    assert!(name.starts_with("</script><script>alert(1)</script><!--\"\\&amp;"), "{name}");
}
