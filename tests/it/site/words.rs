//! The glossary and the furigana: words of the pages that are explained, and words that are read out.

use super::made_up::{CHART, Made, Sources, arg};

const GLOSSARY: &str = r#"
[[term]]
word = "苗"
reading = "なえ"
meaning = "植えかえる前の若い草木のことです。"
source = "みどり市のことば 第1条"
url = "https://example.org/words?a=1&b=2"
skip = ["苗床"]

[[term]]
word = "花の苗"
meaning = "花が咲く草木の苗のことです。"
"#;

const PROJECT: &str = "hana/projects/1-1-1-1.html";

fn chart(description: &str) -> Sources {
    Sources::chart(&CHART.replace("花の苗を配ります。まちを花で満たします。", description))
}

fn made(description: &str, glossary: &str) -> Made {
    chart(description).content("glossary.toml", glossary).make()
}

/// The description of the 事業, `[` standing for the start of a link.
fn description(made: &Made) -> String {
    let (_, text) = made.text(PROJECT).split_once("<p class=description data-terms>").unwrap();
    let (text, _) = text.split_once("</p>").unwrap();
    let mut pieces = text.split("<a ");
    let first = pieces.next().unwrap().to_owned();
    let linked = pieces.map(|piece| piece.split_once('>').unwrap().1);
    linked.fold(first, |all, piece| all + "[" + piece)
}

#[test]
fn a_word_is_linked_where_it_is_first_used_the_longest_first() {
    let made = made("苗と花の苗と苗を配ります。花の苗です。", GLOSSARY);
    assert_eq!(description(&made), "[苗</a>と[花の苗</a>と苗を配ります。花の苗です。");
    let text = made.text(PROJECT);
    for (number, word) in [(2, "苗"), (1, "花の苗")] {
        assert!(text.contains(&format!("href=#word:{number} id=use:{number}>{word}</a>")), "{text}");
        assert!(text.contains(&format!("aria-describedby=meaning:{number}")), "{text}");
        assert!(text.contains(&format!("<div id=word:{number}><dt>{word}")), "{text}");
        assert!(text.contains(&format!("href=#use:{number}")), "{text}");
        assert!(text.contains(&format!("href=../../glossary.html#term:{word}")), "{text}");
    }
    assert!(
        text.contains("href=\"https://example.org/words?a=1&b=2\"") || text.contains("words?a=1&amp;b=2"),
        "{text}"
    );
}

#[test]
fn a_compound_that_is_skipped_hides_the_word_in_it() {
    let made = made("苗床を作り、苗を植えます。", GLOSSARY);
    assert_eq!(description(&made), "苗床を作り、[苗</a>を植えます。");
}

#[test]
fn a_piece_of_a_run_of_katakana_letters_or_digits_is_no_word() {
    let glossary =
        ["センター", "DV", "ＩＴ", "40"].map(|word| format!("[[term]]\nword = \"{word}\"\nmeaning = \"意味\"\n"));
    let glossary = glossary.join("\n");
    let description_of = |text: &str| {
        let whole = description(&made(&format!("まず、{text}です。"), &glossary));
        whole.trim_start_matches("まず、").trim_end_matches("です。").to_owned()
    };
    for text in ["センターズ", "データセンター", "ADVENT", "DVD", "ＩＴＳ", "140人", "４0人"] {
        assert_eq!(description_of(text), text);
    }
    for (text, linked) in [
        ("健康センターへ", "健康[センター</a>へ"),
        ("デートDV防止", "デート[DV</a>防止"),
        ("（ＩＴ）", "（[ＩＴ</a>）"),
        ("40%を", "[40</a>%を"),
        ("市民・センター", "市民・[センター</a>"),
    ] {
        assert_eq!(description_of(text), linked);
    }
}

#[test]
fn other_spellings_are_the_same_word() {
    let glossary = "[[term]]\nword = \"苗\"\nalso = [\"なえ\", \"ナエ\"]\nmeaning = \"若い草木\"\n";
    assert_eq!(description(&made("ナエとなえと苗", glossary)), "[ナエ</a>となえと苗");
}

#[test]
fn headings_titles_and_links_hold_no_link_to_a_word() {
    let sources = chart("種をまきます。").content("glossary.toml", GLOSSARY);
    let made =
        sources.content("guide.md", "+++\ntitle = \"苗\"\n+++\n\n## 苗\n\n[苗](index.md) `苗` <b>苗</b>\n").make();
    let text = made.text("guide.html");
    assert_eq!(text.matches("id=use:").count(), 1, "{text}");
    assert!(text.contains("<b><a aria-describedby"), "{text}");
    let project = made.text(PROJECT);
    assert!(!project.contains("id=use:") && !project.contains("href=#use:"), "its title alone has the word: {project}");
    assert!(project.contains("<div id=word:1><dt>花の苗"), "and it is explained all the same: {project}");
}

#[test]
fn hostile_words_come_out_as_text() {
    let glossary = "[[term]]\nword = \"<b>&\\\"'\"\nmeaning = \"<script>alert(1)</script>\"\nsource = \"<i>\"\n";
    let made = made("前<b>&\"'後<script>x</script>", glossary);
    assert_eq!(description(&made), "前[&lt;b>&\"'</a>後&lt;script>x&lt;/script>");
    for (path, text) in made.pages() {
        let (_, shown) = text.split_once("<body>").unwrap();
        assert!(!shown.contains("<script>") && !shown.contains("<i>"), "{path}: {text}");
    }
    assert!(made.codes().iter().all(|code| !code.starts_with('S')), "the links lead somewhere: {:?}", made.found);
}

#[test]
fn the_glossary_tells_which_projects_use_a_word_and_where_its_meaning_is_from() {
    let made = made("苗を配ります。", GLOSSARY);
    let words = made.words("glossary.html");
    assert!(
        words.contains("植えかえる前の若い草木のことです。") && words.contains("みどり市のことば 第1条"),
        "{words}"
    );
    let text = made.text("glossary.html");
    assert!(text.contains("href=hana/projects/1-1-1-1.html"), "{text}");
    assert!(!text.contains("href=hana/projects/1-1-1-2.html"), "種の交換会 has neither word: {text}");
    assert!(made.text("index.html").contains("href=glossary.html>用語集"), "the navigation leads there");
}

/// Two plans: one uses a word in every listing and more often than is listed, the other in one.
fn several(count: usize) -> Made {
    let row = |at| format!("\t\t\t({at}) 苗の会{at}\t苗を配ります。\t公園課\t\n");
    let rows = (1..=count).map(row).collect::<Vec<_>>().concat();
    let (head, _) = CHART.split_once("I 花を育てる").unwrap();
    let many = format!("{head}I 花を育てる\tI-1 苗を増やす\t(1) 配る\t{}", rows.trim_start_matches('\t'));
    let few = CHART.replace("花いっぱい計画", "草の計画").replace("花の苗", "草の花");
    let few = few.replace("種を持ち寄る会を開きます。", "苗を持ち寄ります。");
    let mut sources = Sources::chart(&many).content("glossary.toml", GLOSSARY);
    sources.plans.push(("kusa", vec![("chart.txt", few)]));
    sources.make()
}

#[test]
fn the_words_of_several_plans_are_linked_in_each_and_their_projects_listed_by_plan() {
    let made = several(45);
    for path in ["hana/projects/1-1-1-1.html", "kusa/projects/1-1-1-2.html"] {
        let text = made.text(path);
        assert!(text.contains("<a aria-describedby=meaning:1 class=term href=#word:1"), "{path}: {text}");
        assert!(text.contains("href=../../glossary.html#term:苗"), "{path}: {text}");
    }
    assert!(!made.text("kusa/projects/1-2-1-1.html").contains("class=term"));
    let words = made.words("glossary.html");
    let (_, of_word) = words.split_once("この言葉を使う事業(延べ 46)").unwrap_or_else(|| panic!("{words}"));
    let (of_first, of_second) = of_word.split_once("みどり市第2次草の計画").unwrap_or_else(|| panic!("{words}"));
    assert!(
        of_first.contains("みどり市第2次花いっぱい計画 1-1-1-1 苗の会1") && of_first.contains("1-1-1-40"),
        "{words}"
    );
    assert!(!of_first.contains("1-1-1-41") && of_first.contains("ほかに 5件あります。 「苗」を検索する"), "{words}");
    assert!(of_second.trim_start().starts_with("1-1-1-2 種の交換会") && !of_second.contains("ほかに"), "{words}");
    let text = made.text("glossary.html");
    assert!(text.contains("href=\"search.html?q=%E8%8B%97&plan=hana\""), "{text}");
    assert!(text.contains("href=kusa/projects/1-1-1-2.html"), "{text}");
}

#[test]
fn without_a_glossary_there_is_no_page_of_it_and_no_mark_on_others() {
    let made = Sources::chart(CHART).make();
    assert!(!made.files.contains_key("glossary.html"));
    for (path, text) in made.pages() {
        assert!(!text.contains("用語集") && !text.contains("terms-->"), "{path}");
    }
}

#[test]
fn a_theme_without_a_place_for_meanings_links_to_the_glossary_itself() {
    let base = include_str!("../../../themes/default/templates/base.html").replace("<!--terms-->\n", "");
    let made = chart("苗です。").content("glossary.toml", GLOSSARY).theme("templates/base.html", &base).make();
    let text = made.text(PROJECT);
    assert!(text.contains("<a class=term href=../../glossary.html#term:苗>苗</a>"), "{text}");
}

#[test]
fn words_that_are_twice_there_unused_or_wrongly_skipped_are_reported() {
    let twice = format!("{GLOSSARY}\n[[term]]\nword = \"若苗\"\nalso = [\"苗\"]\nmeaning = \"x\"\n");
    let found = made("苗", &twice);
    assert_eq!((arg(found.only("G15"), "word"), arg(found.only("G15"), "line")), ("若苗", "3"));
    let found = made("苗", "[[term]]\nword = \"苗\"\nmeaning = \"x\"\nskip = [\"なえどこ\"]\n");
    assert_eq!(arg(found.only("G16"), "compound"), "なえどこ");
    let found = made("苗", "[[term]]\nword = \"温室\"\nmeaning = \"x\"\n");
    assert_eq!(arg(found.only("G17"), "word"), "温室");
    let found = made("苗", "[[term]]\nword = \"苗\"\nmeaning = \" \"\nmeening = \"x\"\nreading = \"苗\"\n");
    let mut codes = found.codes();
    codes.retain(|code| code.starts_with('G'));
    codes.sort_unstable();
    assert_eq!(codes, ["G02", "G03", "G08"]);
}

const READINGS: &str =
    "[[reading]]\nword = \"配布\"\nreading = \"はいふ\"\n\n[[reading]]\nword = \"苗\"\nreading = \"なえ\"\n";

/// A site whose departments and words have readings.
fn read_out() -> Made {
    let departments = "[[department]]\nname = \"花みどり課\"\nslug = \"hana\"\nreading = \"はなみどりか\"\n";
    let sources = Sources { departments: Some(departments.to_owned()), ..Sources::chart(CHART) };
    sources.content("readings.toml", READINGS).content("glossary.toml", GLOSSARY).make()
}

fn ruby(text: &str, reading: &str) -> String {
    format!("<ruby>{text}<rp>(</rp><rt aria-hidden=true>{reading}</rt><rp>)</rp></ruby>")
}

#[test]
fn readings_stand_over_words_and_departments_in_the_main_part_alone() {
    let made = read_out();
    let text = made.text(PROJECT);
    let unit = format!("{}みどり{}", ruby("花", "はな"), ruby("課", "か"));
    assert!(text.contains(&format!("{unit}</a>")), "{text}");
    assert!(text.contains(&format!("花の{}の{}", ruby("苗", "なえ"), ruby("配布", "はいふ"))), "{text}");
    assert!(text.contains(">花の<ruby>苗"), "in the words of the glossary too: {text}");
    let head = &text[..text.find("<main").unwrap()];
    assert!(!head.contains("<ruby>") && head.contains("花の苗の配布"), "{head}");
    for (path, text) in made.pages() {
        assert!(!text.split("<main").next().unwrap().contains("<ruby>"), "{path}");
    }
    for path in ["hana/plan.json", "hana/search-index.js", "search-index.js"] {
        assert!(!made.text(path).contains("<ruby>"), "{path}");
    }
}

#[test]
fn no_reading_is_shown_where_no_file_asks_for_it() {
    let departments = "[[department]]\nname = \"花みどり課\"\nslug = \"hana\"\nreading = \"はなみどりか\"\n";
    let made = Sources { departments: Some(departments.to_owned()), ..Sources::chart(CHART) }.make();
    for (path, text) in made.pages() {
        assert!(!text.contains("<ruby>"), "{path}");
    }
}

#[test]
fn a_reading_finds_its_word_in_the_search() {
    let made = read_out();
    let text = made.text("search.html");
    let (_, readings) = text.split_once("data-readings=").unwrap();
    assert!(readings.split('>').next().unwrap().replace("&#34;", "\"").contains(r#"["配布","はいふ"]"#), "{text}");
}

#[test]
fn a_reading_that_is_no_reading_or_stands_twice_is_reported() {
    let with = |text: &str| Sources::chart(CHART).content("readings.toml", text).make();
    let found = with("[[reading]]\nword = \"苗\"\nreading = \"苗\"\n");
    assert_eq!(arg(found.only("G03"), "key"), "reading");
    assert_eq!(
        arg(with(&format!("{READINGS}\n[[reading]]\nword = \"苗\"\nreading = \"びょう\"\n")).only("G15"), "word"),
        "苗"
    );
    assert_eq!(arg(with("[[reading]]\nword = \"苗\"\n").only("G08"), "key"), "reading");
}
