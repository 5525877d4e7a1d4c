//! Pages: what each kind shows.

use super::made_up::{CHART, Sources, arg, words};

#[test]
fn a_priority_says_whose_it_is() {
    let made = Sources::chart(CHART).make();
    assert!(made.words("hana/issues/1-1.html").contains("★ 重点課題"));
    assert!(made.words("hana/measures/1-1-1.html").contains("★ 重点課題 I-1 の施策"));
    assert!(made.words("hana/projects/1-1-1-1.html").contains("★ 重点課題 I-1 の事業"));
    assert!(!made.words("hana/projects/1-2-1-1.html").contains('★'));
}

#[test]
fn a_relisting_and_its_original_show_what_differs() {
    let made = Sources::chart(CHART).make();
    let relisting = made.text("hana/projects/2-1-1-1.html");
    assert!(relisting.contains("1-1-1-1.html"), "{relisting}");
    assert!(relisting.contains("<mark>まちを花で満たします。</mark>"), "{relisting}");
    let text = words(relisting);
    assert!(text.contains("このページだけにある担当課 駅前課"), "{text}");
    assert!(text.contains("もとの掲載だけにある担当課 公園課"), "{text}");
    let original = made.words("hana/projects/1-1-1-1.html");
    assert!(original.contains("再掲されているところ"), "{original}");
}

#[test]
fn counts_say_what_they_count() {
    let made = Sources::chart(CHART).make();
    let goal = made.words("hana/goals/1.html");
    assert!(goal.contains("課題 直下の数 2"), "{goal}");
    assert!(goal.contains("施策 下位の合計 2"), "{goal}");
    let plan = made.words("hana/index.html");
    assert!(plan.contains("事業(実数) 再掲を除く 3") && plan.contains("事業(延べ) 再掲を含む 4"), "{plan}");
}

#[test]
fn a_department_lists_its_projects_and_whom_it_shares_them_with() {
    let mut sources = Sources::chart(CHART);
    sources.departments = Some(
        "[[department]]\nname = \"花みどり課\"\nslug = \"hana-midori\"\n\n\
         [[department]]\nname = \"公園課\"\nslug = \"koen\"\ntelephone = \"000-0000\"\n"
            .into(),
    );
    let made = sources.make();
    let page = made.words("hana/departments/hana-midori.html");
    assert!(page.contains("事業(実数) 再掲を除く 2") && page.contains("事業(延べ) 再掲を含む 3"), "{page}");
    assert!(page.contains("公園課 1") && page.contains("駅前課 1"), "{page}");
    assert!(!page.contains("問い合わせ先"), "nothing is said that departments.toml does not give: {page}");
    assert!(made.words("hana/departments/koen.html").contains("電話 000-0000"));
}

#[test]
fn collective_names_are_shown_without_a_link() {
    let made = Sources::chart(CHART).make();
    let page = made.text("hana/projects/1-2-1-1.html");
    assert!(page.contains("関係各課</span>"), "{page}");
    assert!(!made.words("hana/departments/index.html").contains("関係各課 事業"));
}

#[test]
fn every_page_has_one_first_heading_a_skip_link_and_its_place() {
    let made = Sources::chart(CHART).make();
    for (path, page) in made.pages() {
        assert_eq!(page.matches("<h1").count(), 1, "{path}");
        assert!(page.contains("lang=ja"), "{path}");
        if path != "404.html" && path != "index.html" {
            assert!(page.contains("現在位置") && page.contains("aria-current=page"), "{path}");
            assert!(page.contains("href=#main"), "{path}");
        }
    }
}

/// The tags of a page as a browser reads them, each with its attributes, and the text of its title.
pub(super) fn read_back(html: &str) -> (Vec<(String, Vec<String>)>, String) {
    let mut emitter = html5gum::DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let (mut tags, mut title, mut in_title) = (Vec::new(), String::new(), false);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    for token in html5gum::Tokenizer::new_with_emitter(html, emitter) {
        match token.unwrap() {
            html5gum::Token::StartTag(tag) => {
                in_title = *tag.name == *b"title";
                tags.push((text(&tag.name), tag.attributes.values().map(|value| text(value)).collect()));
            }
            html5gum::Token::EndTag(_) => in_title = false,
            html5gum::Token::String(words) if in_title => title += &text(&words),
            _ => {}
        }
    }
    (tags, title)
}

#[test]
fn markup_in_a_chart_comes_out_as_text() {
    let hostile = "</title><script>alert(1)</script>\"'&amp;&lt;b&gt;";
    let chart =
        CHART.replace("花の苗の配布", hostile).replace("公園課", "公園\"><b>課").replace("花の苗を配ります。", hostile);
    let made = Sources::chart(&chart).make();
    for (path, page) in made.pages() {
        let (tags, _) = read_back(page);
        let bold = tags.iter().filter(|(name, _)| name == "b").count();
        let ours = |of: &String| of.contains("assets/") || of == "application/ld+json";
        let scripts = tags.iter().filter(|(name, of)| name == "script" && !of.iter().any(ours));
        assert_eq!((bold, scripts.count()), (0, 0), "{path}");
    }
    let page = made.text("hana/projects/1-1-1-1.html");
    let (tags, title) = read_back(page);
    assert!(title.starts_with(&format!("{hostile} 事業 1-1-1-1")), "{title}");
    assert!(tags.iter().any(|(name, of)| name == "meta" && of.iter().any(|of| of.starts_with(hostile))), "{page}");
    assert!(made.words("hana/projects/1-1-1-1.html").contains("</title><script>alert(1)</script>"), "{page}");
}

#[test]
fn a_number_printed_twice_is_shown_and_read_as_printed_and_told_apart() {
    let chart = CHART.replace("\t\t\t②種の交換会", "\t\t\t①種の交換会");
    let made = Sources::chart(&chart).make();
    let page = made.words("hana/projects/1-1-1-2.html");
    let told =
        "同じ施策に①が2回書かれています。これは2つ目です。区別するため、コードとアドレスは 1-1-1-2 にしています。";
    assert!(page.contains(told), "{page}");
    assert!(page.contains("① 1 種の交換会"), "the number read aloud is the printed one: {page}");
    let first = made.words("hana/projects/1-1-1-1.html");
    assert!(first.contains("①が2回書かれています。これは1つ目です。 コード"), "{first}");
    assert!(!made.words("hana/projects/1-2-1-1.html").contains("回書かれています"));
}

#[test]
fn every_page_describes_itself_and_names_its_source() {
    let page = "+++\ntitle = \"案内\"\n+++\n文\n";
    let mut sources = Sources::chart(CHART).content("read.md", page).content("index.md", "ようこそ\n");
    sources.plans.push(("hana-3", vec![("chart.txt", CHART.replace("第2次", "第3次"))]));
    let made = sources.make();
    for (path, page) in made.pages() {
        let (tags, _) = read_back(page);
        let described = |(name, of): &(String, Vec<String>)| {
            name == "meta" && of.contains(&"description".to_owned()) && of.iter().any(|of| of.ends_with('。'))
        };
        assert_eq!(tags.iter().filter(|tag| described(tag)).count(), 1, "{path}");
        assert!(path == "404.html" || page.contains("資料3"), "{path}");
    }
}

#[test]
fn paper_has_the_full_address_of_the_page_where_it_is_known_and_else_its_place_in_the_site() {
    let page = |made: super::made_up::Made| made.text("hana/projects/1-1-1-1.html").to_owned();
    let unknown = page(Sources::chart(CHART).make());
    assert!(unknown.contains("data-paper-address>hana/projects/1-1-1-1.html</p>"), "{unknown}");
    let known = page(Sources::chart(CHART).base_url("https://city.example/").make());
    assert!(known.contains("data-paper-address>https://city.example/hana/projects/1-1-1-1.html</p>"), "{known}");
}

#[test]
fn an_ended_plan_leads_to_the_next_on_every_page() {
    let mut sources = Sources::chart(CHART).settings("successor = \"hana-3\"\nperiod = \"令和6年度から\"\n");
    sources.plans.push(("hana-3", vec![("chart.txt", CHART.replace("第2次", "第3次"))]));
    let made = sources.make();
    assert!(made.text("hana/index.html").contains("href=../hana-3/index.html"));
    assert!(made.text("hana/projects/1-1-1-1.html").contains("href=../../hana-3/index.html"));
    assert!(made.words("hana/index.html").contains("令和6年度から"));
}

#[test]
fn the_whole_plan_is_a_table_with_headings_for_rows_and_columns() {
    let made = Sources::chart(CHART).make();
    let page = made.text("hana/whole.html");
    assert_eq!(page.matches("<table class=whole>").count(), 2, "a table for each goal");
    assert!(page.contains("<caption><span id=s-1><span class=kind>基本目標</span>"), "{page}");
    assert!(page.contains("<th scope=col>課題</th>") && !page.contains("<th scope=col>基本目標</th>"), "{page}");
    assert!(page.contains("<th rowspan=2 scope=rowgroup>"), "an issue heads its whole part: {page}");
}

#[test]
fn a_space_between_marked_words_stays_wherever_they_stand() {
    let text = "+++\ntitle = \"案内\"\n+++\n<div>\n<strong>花</strong> <em>木</em>\n</div>\n\n**a** *b*\n";
    let page = Sources::chart(CHART).content("read.md", text).make();
    assert!(page.words("read.html").contains("花 木"), "{}", page.text("read.html"));
    let body = page.text("read.html").split_once("<strong>花").unwrap().1;
    assert!(body.contains("</strong><span> </span><em>木"), "{body}");
}

#[test]
fn content_links_lead_to_parts_of_the_plan_or_are_reported() {
    let text = "+++\ntitle = \"案内\"\nnav = 1\n+++\n[](plan:1-1-1-1)と[課](plan:公園課)と[全体](plan:whole)\n";
    let made = Sources::chart(CHART).content("guide/read.md", text).make();
    let page = made.text("guide/read.html");
    assert!(page.contains("href=../hana/projects/1-1-1-1.html>花の苗の配布</a>"), "{page}");
    assert!(page.contains("href=../hana/whole.html"), "{page}");
    assert!(made.text("hana/projects/1-1-1-1.html").contains("href=../../guide/read.html"), "it is in the navigation");
    let wrong = "+++\ntitle = \"案内\"\n+++\n[事業](plan:1-1-1-7)\n";
    let made = Sources::chart(CHART).content("read.md", wrong).make();
    let unknown = made.only("C02");
    assert_eq!(arg(unknown, "target"), "plan:1-1-1-7");
    assert!(arg(unknown, "nearest").starts_with("plan:1-1-1"), "{unknown:?}");
}

#[test]
fn departments_with_readings_stand_in_the_order_of_a_dictionary() {
    let chart = CHART.replace("花みどり課\t公園課", "環境課\t学校課\tカード課\t花みどり課\t公園課");
    let readings = [
        ("環境課", "かんきょうか"),
        ("学校課", "がっこうか"),
        ("カード課", "かーどか"),
        ("花みどり課", "はなみどりか"),
        ("公園課", "こうえんか"),
        ("学び課", "まなびか"),
        ("駅前課", "えきまえか"),
    ];
    let entries = readings.iter().enumerate().map(|(at, (name, reading))| {
        format!("[[department]]\nname = \"{name}\"\nslug = \"unit-{at}\"\nreading = \"{reading}\"\n")
    });
    let mut sources = Sources::chart(&chart);
    sources.departments = Some(entries.collect());
    let made = sources.make();
    let html = made.text("hana/departments/index.html");
    let names: Vec<_> = html.split("<strong>").skip(1).filter_map(|part| part.split('<').next()).collect();
    assert_eq!(names, ["駅前課", "カード課", "学校課", "環境課", "公園課", "花みどり課", "学び課"]);
}

#[test]
fn a_page_is_the_same_however_large_the_rest_of_its_plan_is() {
    let goals = ["III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    let rows = |goal: &str| {
        let first =
            format!("{goal} 目標{goal}\t{goal}-1 課題{goal}\t(1) 施策{goal}\t①事業{goal}の1\t内容です。\t係{goal}\t\n");
        let rest = (2..=20).map(|at| format!("\t\t\t({at}) 事業{goal}の{at}\t内容です。\t係{goal}\t\n"));
        std::iter::once(first).chain(rest).collect::<String>()
    };
    let large = Sources::chart(&format!("{CHART}{}", goals.map(rows).concat())).make();
    let small = Sources::chart(CHART).make();
    assert!(large.pages().count() > small.pages().count() + 200);
    for page in ["projects/1-1-1-1", "projects/1-2-1-1", "measures/1-1-1", "issues/1-1", "priority"] {
        let path = format!("hana/{page}.html");
        assert_eq!(large.text(&path), small.text(&path), "{path} grows with the plan");
    }
}
