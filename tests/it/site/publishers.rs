//! Sites of several publishers and of many plans: what their shared pages say of each.

use super::made_up::{CHART, Sources};

#[test]
fn departments_of_one_publisher_with_two_plans_share_a_page() {
    let mut sources = Sources::chart(CHART);
    let second = CHART.replace("第2次", "第3次");
    sources.plans.push(("hana-3", vec![("chart.txt", second)]));
    sources.departments = Some("[[department]]\nname = \"公園課\"\nslug = \"koen\"\n".into());
    let made = sources.make();
    let page = made.words("departments/koen.html");
    assert!(page.contains("みどり市第2次花いっぱい計画") && page.contains("みどり市第3次花いっぱい計画"), "{page}");
    assert!(made.text("departments/koen.html").contains("href=../hana-3/departments/koen.html"));
}

#[test]
fn departments_of_two_publishers_share_an_address_and_nothing_else() {
    let plan = |id, city, edition| (id, vec![("chart.txt", CHART.replace("みどり市", city).replace("第2次", edition))]);
    let mut sources = Sources::chart(CHART);
    sources.plans.push(plan("hana-3", "みどり市", "第3次"));
    sources.plans.extend([plan("umi-1", "うみ市", "第1次"), plan("umi-2", "うみ市", "第2次")]);
    sources.plans.push(plan("yama", "やま市", "第1次"));
    sources.departments = Some("[[department]]\nname = \"公園課\"\nslug = \"koen\"\n".into());
    let made = sources.make();
    let page = made.text("departments/koen.html");
    let (sea, green) = page.split_once("id=of:みどり市").expect("a part for each publisher, in order");
    assert!(sea.contains("href=../umi-1/departments/koen.html") && sea.contains("href=../umi-2/departments/koen.html"));
    assert!(!sea.contains("../hana") && green.contains("../hana/departments/koen.html") && !green.contains("../umi"));
    assert!(!page.contains("../yama/"), "one plan has its own page alone: {page}");
    let words = made.words("departments/koen.html");
    assert_eq!(
        words.matches("この団体のすべての計画で、事業 延べ 2").count(),
        2,
        "nothing is counted together: {words}"
    );
    let home = made.text("index.html");
    assert!(home.contains("href=departments/koen.html#of:うみ市>公園課"), "{home}");
    assert!(home.contains("href=departments/koen.html#of:みどり市>公園課"), "{home}");
}

#[test]
fn departments_of_other_names_may_share_the_address_too() {
    let plan = |id, city, unit| (id, vec![("chart.txt", CHART.replace("みどり市", city).replace("公園課", unit))]);
    let mut sources = Sources::chart(CHART);
    sources.plans.push(plan("hana-3", "みどり市", "公園課"));
    sources.plans.extend([plan("umi-1", "うみ市", "海浜課"), plan("umi-2", "うみ市", "海浜課")]);
    let entry = |name, city| format!("[[department]]\nname = \"{name}\"\npublisher = \"{city}\"\nslug = \"koen\"\n");
    sources.departments = Some(entry("公園課", "みどり市") + &entry("海浜課", "うみ市"));
    let words = sources.make().words("departments/koen.html");
    assert!(
        words.contains("担当課 公園課・海浜課") && words.contains("うみ市 海浜課 この団体のすべての計画で"),
        "{words}"
    );
}

/// A site of so many plans, each of a publisher of its own.
fn many(plans: usize) -> Sources {
    let ids = ["b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m"];
    let cities = "東西南北山川海森野原島谷".chars();
    let plan = |(id, city)| (id, vec![("chart.txt", CHART.replace("みどり市", &format!("{city}市")))]);
    let mut sources = Sources::chart(CHART);
    sources.plans.extend(ids.into_iter().zip(cities).take(plans - 1).map(plan));
    sources
}

#[test]
fn the_foot_of_a_shared_page_names_a_dozen_documents_at_most() {
    let foot = |plans| {
        let made = many(plans).make();
        assert_eq!(made.text("hana/index.html").matches("class=source-document").count(), 1);
        made.text("index.html").matches("class=source-document").count()
    };
    assert_eq!((foot(12), foot(13)), (12, 0));
    // The same document of every other plan is one document.
    let mut sources = many(2);
    sources.plans.push(("hana-3", vec![("chart.txt", CHART.to_owned())]));
    assert_eq!(sources.make().text("index.html").matches("class=source-document").count(), 2);
}

#[test]
fn of_more_than_a_dozen_plans_the_first_page_and_the_search_say_little_more_than_their_names() {
    let few = many(12).make();
    let mut sources = many(13);
    sources.plans.push(("hana-3", vec![("chart.txt", CHART.replace("第2次", "第3次"))]));
    let ids: Vec<_> = sources.plans.iter().map(|(plan, _)| *plan).collect();
    let many = sources.make();
    for page in ["index.html", "search.html"] {
        assert!(few.text(page).contains("href=l/whole.html"), "{}", few.text(page));
        assert!(!many.text(page).contains("whole.html"), "{}", many.text(page));
        for plan in &ids {
            assert!(many.text(page).contains(&format!("href={plan}/index.html")), "{page} of {plan}");
        }
    }
    let (_, own) = many.text("index.html").split_once("<h2>みどり市</h2>").expect("a part for each publisher");
    assert!(own.contains("href=departments/"), "the departments stand under their publisher: {own}");
    let search = [few, many].map(|made| made.text("search.html").to_owned());
    assert_eq!(search.map(|page| page.contains(" data-many") && page.contains(" data-plans>")), [false, true]);
}

#[test]
fn of_more_than_a_dozen_plans_each_lists_its_own_pages_for_search_engines() {
    let locations = |text: &str| -> Vec<String> {
        text.split("<loc>").skip(1).filter_map(|rest| rest.split_once("</loc>")).map(|(at, _)| at.to_owned()).collect()
    };
    let few = many(12).base_url("https://city.example/").make();
    assert!(!few.files.contains_key("hana/sitemap.xml") && few.text("sitemap.xml").contains("<urlset"));
    let made = many(13).base_url("https://city.example/").make();
    assert!(made.text("sitemap.xml").contains("<sitemapindex"), "{}", made.text("sitemap.xml"));
    let lists = locations(made.text("sitemap.xml"));
    assert_eq!(lists.len(), 14, "one of each plan, and one of the shared pages: {lists:?}");
    let path = |address: &String| address.strip_prefix("https://city.example/").expect("an own address").to_owned();
    let mut listed: Vec<_> =
        lists.iter().flat_map(|list| locations(made.text(&path(list)))).map(|at| path(&at)).collect();
    listed.sort();
    let pages: Vec<_> = made.pages().map(|(path, _)| path.to_owned()).filter(|path| path != "404.html").collect();
    assert_eq!(listed, pages);
    assert!(locations(made.text("hana/sitemap.xml")).iter().all(|at| path(at).starts_with("hana/")));
    assert!(made.text("robots.txt").contains("Sitemap: https://city.example/sitemap.xml\n"));
}

#[test]
fn of_more_than_a_dozen_publishers_with_departments_the_first_page_lists_each_address_once() {
    let mut sources = many(13);
    let ids = ["hana-3", "b-3", "c-3", "d-3", "e-3", "f-3", "g-3", "h-3", "i-3", "j-3", "k-3", "l-3", "m-3"];
    let second = |files: &Vec<(_, String)>| vec![("chart.txt", files[0].1.replace("第2次", "第3次"))];
    let seconds: Vec<_> = ids.into_iter().zip(sources.plans.iter().map(|(_, files)| second(files))).collect();
    sources.plans.extend(seconds);
    sources.departments = Some("[[department]]\nname = \"公園課\"\nslug = \"koen\"\n".into());
    let made = sources.make();
    assert_eq!(made.text("index.html").matches("href=departments/koen.html").count(), 1, "{}", made.text("index.html"));
    assert_eq!(made.text("departments/koen.html").matches("<h2 id=of:").count(), 13);
}

#[test]
fn departments_of_one_address_are_named_by_three_of_their_names() {
    let cities = [("a-1", "a-2", "東市", "公園課"), ("b-1", "b-2", "西市", "緑化課"), ("c-1", "c-2", "南市", "緑地課")];
    let cities = [&cities[..], &[("d-1", "d-2", "北市", "花の課")]].concat();
    let mut sources = Sources::chart(CHART);
    let chart = |city, unit| vec![("chart.txt", CHART.replace("みどり市", city).replace("公園課", unit))];
    let both = |&(first, second, city, unit)| [(first, chart(city, unit)), (second, chart(city, unit))];
    sources.plans = cities.iter().flat_map(both).collect();
    let entry = |(_, _, city, unit): &(_, _, _, _)| {
        format!("[[department]]\nname = \"{unit}\"\npublisher = \"{city}\"\nslug = \"koen\"\n")
    };
    sources.departments = Some(cities.iter().map(entry).collect());
    let words = sources.make().words("departments/koen.html");
    assert!(words.contains("担当課 公園課・緑化課・緑地課など"), "{words}");
    assert!(words.contains("北市 花の課 この団体の"), "each part says its own name: {words}");
}

#[test]
fn the_brief_list_of_the_search_says_whose_a_plan_is_and_that_it_has_ended() {
    let mut sources = many(13);
    let settings = "publisher = \"花の組合\"\nsuccessor = \"hana\"\n".to_owned();
    sources.plans[1].1.push(("plan.toml", settings));
    let page = sources.make().text("search.html").to_owned();
    assert_eq!(page.matches("<span>花の組合</span> <span>終了した計画</span>").count(), 1, "{page}");
    assert_eq!(page.matches("終了した計画").count(), 1, "{page}");
}

#[test]
fn publishers_that_differ_by_a_space_have_parts_of_their_own() {
    let plan = |id, city| (id, vec![("chart.txt", CHART.replace("みどり市", city))]);
    let mut sources = Sources::chart(CHART);
    sources.plans = vec![
        plan("a-1", "緑 市"),
        plan("a-2", "緑 市"),
        plan("b-1", "緑　市"),
        plan("b-2", "緑　市"),
        plan("c", "緑-市"),
    ];
    sources.departments = Some("[[department]]\nname = \"公園課\"\nslug = \"koen\"\n".into());
    let made = sources.make();
    let page = made.text("departments/koen.html");
    assert!(page.contains("id=of:緑%20市") && page.contains("id=of:緑%3000市"), "{page}");
    assert!(
        made.text("index.html").contains("href=departments/koen.html#of:緑%253000市"),
        "{}",
        made.text("index.html")
    );
}
