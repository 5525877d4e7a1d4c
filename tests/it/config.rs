//! Settings files: what they take, and what is said of each mistake, at its exact place.

mod accept;
mod city;

use std::collections::BTreeSet;

use taikei::config::{self, Format};
use taikei::diag::words::Lang;
use taikei::diag::{Code, Diagnostic, Sink};
use taikei::text::SourceFile;

fn file(name: &str, text: &str) -> SourceFile {
    SourceFile { path: format!("seeds/bosai/{name}"), name: name.into(), bytes: text.as_bytes().to_vec() }
}

fn site(text: &str) -> (config::SiteConfig, Vec<Diagnostic>) {
    let mut sink = Sink::new();
    (config::read_site(&mut sink, &file("taikei.toml", text)), sink.into_sorted())
}

fn plan(text: &str) -> (config::PlanConfig, Vec<Diagnostic>) {
    let mut sink = Sink::new();
    (config::read_plan(&mut sink, &file("plan.toml", text)), sink.into_sorted())
}

fn departments(text: &str) -> (config::Departments, Vec<Diagnostic>) {
    let mut sink = Sink::new();
    (config::read_departments(&mut sink, &file("departments.toml", text)), sink.into_sorted())
}

fn synonyms(text: &str) -> (Vec<Vec<String>>, Vec<Diagnostic>) {
    let mut sink = Sink::new();
    (config::read_synonyms(&mut sink, &file("synonyms.toml", text)), sink.into_sorted())
}

/// Code, line, column and width of each finding.
fn spots(found: &[Diagnostic]) -> Vec<(&'static str, u32, u32, u32)> {
    let spot = |found: &Diagnostic| {
        let place = found.place.as_ref().unwrap();
        (found.code.as_str(), place.line, place.column, place.width)
    };
    found.iter().map(spot).collect()
}

#[test]
fn every_key_of_the_site_is_read() {
    let (read, found) = site(
        "title = \"計画\"\nseeds = \"s\"\ncontent = \"c\"\ntheme = \"t\"\nout = \"o\"\n\
         base_url = \"https://www.example.lg.jp/plan\"\nstrict = true\nformat = \"json\"\njobs = 2\n\
         lang = \"en\"\nquiet = true\nverbose = true\n",
    );
    assert_eq!(found, []);
    assert_eq!(read.title.as_deref(), Some("計画"));
    assert_eq!(read.base_url.as_deref(), Some("https://www.example.lg.jp/plan/"), "it is made to end with /");
    assert_eq!((read.format, read.jobs, read.lang), (Some(Format::Json), Some(2), Some(Lang::En)));
    assert!(read.strict && read.quiet && read.verbose);
}

#[test]
fn an_unknown_key_is_shown_in_place_with_the_nearest_right_one() {
    let (_, found) = site("title = \"計画\"\n  base-url = \"https://www.example.lg.jp/\"\n");
    assert_eq!(spots(&found), [("G02", 2, 3, 8)]);
    assert_eq!(found[0].message(Lang::En), "There is no key `base-url`.");
    let help = found[0].help(Lang::En);
    assert!(help.contains("nearest key is `base_url`") && help.contains("strict"), "{help}");
}

#[test]
fn all_mistakes_of_a_file_are_reported_at_once() {
    let (read, found) = plan(
        "titel = \"x\"\ndate = \"2021-02-30\"\nsource_url = \"ftp://example.jp\"\nsuccessor = \"第5次\"\n\
         period = 5\n[[accept]]\ncode = \"P99\"\nplace = \"a.txt:1\"\nreason = \"\"\n",
    );
    assert_eq!(
        spots(&found),
        [
            ("G02", 1, 1, 5),
            ("G03", 2, 8, 12),
            ("G03", 3, 14, 18),
            ("G03", 4, 13, 5),
            ("G03", 5, 10, 1),
            ("G08", 6, 1, 10),
            ("G10", 7, 8, 5),
        ]
    );
    assert_eq!(read, config::PlanConfig::default(), "what is wrong is left out");
}

#[test]
fn a_syntax_error_is_shown_at_its_place_and_said_plainly() {
    for (text, line, reason) in [
        ("title = 計画\n", 1, "does not stand between"),
        ("title ＝ \"計画\"\n", 1, "full-width"),
        ("title = “計画”\n", 1, "full-width"),
        ("lang = \"ja\"\n　title = \"計画\"\n", 2, "full-width"),
        ("title = \"計画\n", 1, "not closed"),
        ("lang = \"ja\"\nlang = \"ja\"\n", 2, "written twice"),
        ("lang\n", 1, "value is missing"),
        ("lang =\n", 1, "value is missing"),
        ("lang = \"ja\" strict = true\n", 1, "two things"),
        ("[[department\n", 1, "bracket"),
        ("タイトル = \"計画\"\n", 1, "key has a character"),
    ] {
        let (_, found) = site(text);
        let spot = spots(&found);
        assert_eq!(spot.len(), 1, "{text}: {found:?}");
        assert_eq!((spot[0].0, spot[0].1), ("G01", line), "{text}");
        let message = found[0].message(Lang::En);
        assert!(message.contains(reason), "{text}: {message}");
    }
}

#[test]
fn a_file_that_holds_no_settings_at_all_is_one_finding() {
    let chart = "みどり計画\n\n基本目標\t課題\t施策\t事業\t内容\t担当課\n".to_owned()
        + &"1 安心\t1-1 備え\t(1) 日ごろ\t①訓練\t訓練\t防災課\n".repeat(20);
    let (read, found) = plan(&chart);
    assert_eq!((read, spots(&found)), (config::PlanConfig::default(), vec![("G01", 1, 6, 0)]));
    assert!(found[0].message(Lang::En).contains("something other than settings"), "{found:?}");
}

#[test]
fn what_stands_on_good_lines_is_read_beside_a_broken_one() {
    let (read, found) = plan("title = 計画\npublisher = \"みどり市\"\nperiot = \"x\"\n");
    assert_eq!(read.publisher.as_deref(), Some("みどり市"));
    assert_eq!(found.iter().map(|found| found.code).collect::<Vec<_>>(), [Code::G01, Code::G02]);
}

#[test]
fn wrong_values_are_refused_and_right_ones_taken() {
    for wrong in [
        "strict = \"yes\"",
        "jobs = 0",
        "jobs = -1",
        "jobs = 257",
        "jobs = 100000",
        "jobs = \"2\"",
        "lang = \"fr\"",
        "format = \"xml\"",
        "title = 3",
        "base_url = \"www.example.jp\"",
        "base_url = \"https://\"",
        "base_url = \"https://例.jp/\"",
        "base_url = \"https://example.jp/?a\"",
        "title = [\"x\"]",
    ] {
        let (_, found) = site(wrong);
        assert_eq!(found.iter().map(|found| found.code).collect::<Vec<_>>(), [Code::G03], "{wrong}");
    }
    for (date, right) in [
        ("2020-02-29", true),
        ("2021-02-29", false),
        ("2020-2-9", false),
        ("令和2年", false),
        ("20200225", false),
        ("2020-02-25T10:00:00", false),
    ] {
        assert_eq!(plan(&format!("date = \"{date}\"")).1.is_empty(), right, "{date}");
    }
    let (read, found) = plan("date = 2020-02-25");
    assert_eq!((read.date.as_deref(), found.len()), (Some("2020-02-25"), 0), "TOML's own date will do");
}

#[test]
fn a_blank_value_of_a_department_counts_as_left_out() {
    let (read, found) =
        departments("[[department]]\nname = \"みどり課\"\nslug = \"midori\"\ntelephone = \" \"\npage = \"\"\n");
    assert_eq!(found, []);
    let entry = read.find("みどり課", None).unwrap();
    assert_eq!((entry.slug.as_deref(), &entry.telephone, &entry.page), (Some("midori"), &None, &None));
}

#[test]
fn a_blank_value_of_the_site_or_a_plan_is_refused() {
    for key in ["title", "seeds", "content", "theme", "out", "base_url", "format", "lang"] {
        let (read, found) = site(&format!("{key} = \" \"\n"));
        assert_eq!((read, spots(&found)[0].0), (config::SiteConfig::default(), "G03"), "{key}");
    }
    for key in ["title", "publisher", "document", "date", "source_url", "period", "successor"] {
        let (read, found) = plan(&format!("{key} = \"\"\n"));
        assert_eq!((read, spots(&found)[0].0), (config::PlanConfig::default(), "G03"), "{key}");
    }
    let help = plan("period = \"\"\n").1[0].help(Lang::Ja);
    assert!(help.contains("その行を消す"), "{help}");
}

#[test]
fn a_base_address_is_one_that_pages_can_stand_under() {
    for right in [
        ("https://www.example.lg.jp", "https://www.example.lg.jp/"),
        ("http://localhost:8080/a/b", "http://localhost:8080/a/b/"),
        ("https://192.0.2.1/~plan/", "https://192.0.2.1/~plan/"),
        ("https://[2001:db8::1]:443/a%20b/", "https://[2001:db8::1]:443/a%20b/"),
    ] {
        assert_eq!(config::base_url(right.0).as_deref(), Some(right.1));
    }
    for wrong in [
        "https://user:pass@example.jp/",
        "https://user@example.jp/",
        "https://example.jp:0/",
        "https://example.jp:70000/",
        "https://example.jp:http/",
        "https://example.jp:/",
        "https://example.jp:+1/",
        "https://:80/",
        "https:///plan/",
        "https://example..jp/",
        "https://-example.jp/",
        "https://exa_mple.jp/",
        "https://[::g]/",
        "https://example.jp/?",
        "https://example.jp/a?b",
        "https://example.jp/#",
        "https://example.jp/a/../b/",
        "https://example.jp/./",
        "https://example.jp/%2E%2e/",
        "https://example.jp/%zz/",
        "https://example.jp/a b/",
        "https://example.jp\\a",
        "ftp://example.jp/",
        "//example.jp/",
        "",
    ] {
        assert_eq!(config::base_url(wrong), None, "{wrong}");
    }
}

#[test]
fn a_file_that_is_no_text_is_an_error() {
    let mut sink = Sink::new();
    let broken =
        SourceFile { path: "taikei.toml".into(), name: "taikei.toml".into(), bytes: vec![0x81, 0x0A, 0xFF, 0xFF] };
    let read = config::read_site(&mut sink, &broken);
    assert_eq!(read, config::SiteConfig::default());
    assert_eq!(sink.found()[0].code, Code::F05);
}

#[test]
fn two_departments_cannot_share_a_name_or_an_address() {
    let (read, found) = departments(
        "[[department]]\nname = \"甲課\"\nslug = \"ko\"\n[[department]]\nname = \"甲課\"\nslug = \"ko-2\"\n\
         [[department]]\nname = \"乙課\"\nslug = \"ko\"\n",
    );
    assert_eq!(spots(&found), [("G05", 5, 8, 4), ("G07", 9, 8, 4)]);
    assert!(found[1].message(Lang::En).contains("`甲課` (line 2)"), "{}", found[1].message(Lang::En));
    assert_eq!(read.find("甲課", None).unwrap().slug.as_deref(), Some("ko"), "the first entry stands");
}

#[test]
fn departments_of_two_publishers_may_share_both() {
    let (read, found) = departments(
        "[[department]]\nname = \"甲課\"\npublisher = \"東市\"\nslug = \"ko\"\n\
         [[department]]\nname = \"甲課\"\npublisher = \"西市\"\nslug = \"ko\"\n[[department]]\nname = \"甲課\"\nslug = \"other\"\n",
    );
    assert_eq!(found, []);
    assert_eq!(read.find("甲課", Some("西市")).unwrap().slug.as_deref(), Some("ko"));
    assert_eq!(read.find("甲課", Some("北市")).unwrap().slug.as_deref(), Some("other"));
}

#[test]
fn a_slug_that_is_no_address_is_an_error() {
    for slug in ["みどり", "Midori", "a_b", "a--b", "-a", "a-", "a/b", "..", "index", "a b"] {
        let (_, found) = departments(&format!("[[department]]\nname = \"甲課\"\nslug = \"{slug}\"\n"));
        assert_eq!(spots(&found), [("G06", 3, 8, u32::try_from(slug.chars().count()).unwrap() + 2)], "{slug}");
    }
}

#[test]
fn a_department_without_a_name_is_an_error() {
    let (_, found) = departments("[[department]]\nslug = \"ko\"\n");
    assert_eq!(spots(&found), [("G08", 1, 1, 14)]);
}

#[test]
fn the_shipped_settings_file_shows_every_key_with_a_value_that_works() {
    let shipped = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/taikei.toml")).unwrap();
    assert_eq!(site(&shipped), (config::SiteConfig::default(), vec![]), "as it is shipped it sets nothing");
    let is_setting = |line: &&str| line.contains(" = ") || line.starts_with("# [");
    let used: String = shipped.lines().filter(is_setting).map(|line| line[2..].to_owned() + "\n").collect();
    let (_, found) = site(&used);
    assert_eq!(found, []);
    let (_, unknown) = site("x = 1");
    let known = unknown[0].help(Lang::En);
    let first_table = used.lines().position(|line| line.starts_with('[')).unwrap();
    let keys = used.lines().take(first_table).filter_map(|line| line.split(' ').next());
    let tables = used.lines().filter(|line| line.starts_with('[')).map(|line| line.trim_matches(['[', ']']));
    let shown: BTreeSet<_> = keys.chain(tables).collect();
    assert_eq!(shown, known.rsplit(": ").next().unwrap().split(", ").collect::<BTreeSet<_>>());
}

#[test]
fn the_shipped_departments_are_right_and_each_has_an_address() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/departments.toml");
    let (read, found) = departments(&std::fs::read_to_string(path).unwrap());
    assert_eq!((found, read.entries.len()), (vec![], 34));
    for (key, entry) in &read.entries {
        let invented = [&entry.page, &entry.telephone, &entry.window];
        assert!(entry.slug.is_some() && invented.iter().all(|value| value.is_none()), "{key:?}");
        let reading = entry.reading.as_deref().unwrap_or_default();
        assert!(!reading.is_empty() && reading.chars().all(|kana| matches!(kana, 'ぁ'..='ん' | 'ー')), "{key:?}");
    }
}

#[test]
fn words_that_mean_the_same_are_groups_of_two_or_more() {
    let (read, found) = synonyms("[[synonym]]\nwords = [\"子ども\", \" 子供 \"]\n[[synonym]]\nwords = [\"単独\"]\n");
    assert_eq!((read, found), (vec![vec!["子ども".to_owned(), "子供".to_owned()]], Vec::new()));
    let (read, found) = synonyms("[[synonym]]\nwords = \"子ども\"\n[[synonym]]\nword = [\"a\", \"b\"]\n");
    assert_eq!(read, Vec::<Vec<String>>::new());
    assert_eq!(spots(&found), [("G03", 2, 9, 5), ("G02", 4, 1, 4)]);
}
