//! Markdown pages.

mod blocks;
mod hostile;

use std::fmt::Write;
use std::path::{Path, PathBuf};

use taikei::content::{self, ContentPage, Kind, Piece, Target};
use taikei::diag::words::Lang;
use taikei::diag::{Code, Diagnostic, Sink};
use taikei::text::{Place, SourceFile};

fn file(name: &str, bytes: impl Into<Vec<u8>>) -> SourceFile {
    SourceFile { path: format!("content/{name}"), name: name.to_owned(), bytes: bytes.into() }
}

fn read(name: &str, text: &str) -> (Option<ContentPage>, Vec<Diagnostic>) {
    let mut sink = Sink::new();
    let page = content::read(&mut sink, &file(name, text));
    (page, sink.into_sorted())
}

fn body(text: &str) -> String {
    let (page, _) = read("page.md", &format!("+++\ntitle = \"題\"\n+++\n\n{text}"));
    shown(&page.unwrap())
}

/// A body with its typed parts written in brackets.
fn shown(page: &ContentPage) -> String {
    page.body.pieces.iter().map(piece).collect()
}

fn piece(piece: &Piece) -> String {
    match piece {
        Piece::Html(html) => html.clone(),
        Piece::Href(target, place) => format!("[[{}]]", target_at(target, place)),
        Piece::Title(target, place) => format!("[[title of {}]]", target_at(target, place)),
    }
}

fn target_at(target: &Target, place: &Place) -> String {
    let target = match target {
        Target::Plan { plan, item } => format!("plan {}/{item}", plan.as_deref().unwrap_or_default()),
        Target::Content { path, anchor } => format!("page {path}#{}", anchor.as_deref().unwrap_or_default()),
        Target::File { path } => format!("file {path}"),
    };
    format!("{target} at {}:{}", place.line, place.column)
}

/// All that reading a file gives, as the fixtures keep it.
fn report(name: &str, bytes: Vec<u8>) -> String {
    let mut sink = Sink::new();
    let page = content::read(&mut sink, &file(name, bytes));
    let mut report = String::new();
    if let Some(page) = page {
        writeln!(report, "<!-- path: {} | title: {} | nav: {:?} -->", page.path, page.title, page.nav).unwrap();
        for heading in &page.headings {
            writeln!(report, "<!-- h{} #{} {} -->", heading.rank, heading.id, heading.text).unwrap();
        }
        report += &shown(&page);
    }
    for found in sink.into_sorted() {
        let place = found.place.as_ref().unwrap();
        writeln!(report, "<!-- {:?} at {}:{}: {} -->", found.code, place.line, place.column, found.message(Lang::En))
            .unwrap();
    }
    report
}

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/content");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    paths.sort();
    paths
}

#[test]
fn every_fixture_gives_the_page_beside_it() {
    let mut wrong = Vec::new();
    for path in fixtures() {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let actual = report(&name, std::fs::read(&path).unwrap());
        let expected = path.with_extension("html");
        if std::env::var_os("UPDATE_FIXTURES").is_some() {
            std::fs::write(&expected, &actual).unwrap();
        }
        if std::fs::read_to_string(&expected).unwrap_or_default() != actual {
            wrong.push(format!("{name} gives\n{actual}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn bold_and_emphasis_hold_beside_any_japanese_punctuation() {
    let pairs =
        ["「」", "『』", "（）", "【】", "〈〉", "《》", "〔〕", "［］", "“”", "()", "\"\"", "［）", "・。", "※！"];
    for (mark, tag) in [("**", "strong"), ("*", "em"), ("~~", "del")] {
        for pair in pairs {
            let (open, close) = pair.split_at(pair.chars().next().unwrap().len_utf8());
            let html = body(&format!("これは{mark}{open}重要{close}{mark}です"));
            let open = open.replace('"', "&quot;");
            let close = close.replace('"', "&quot;");
            let html = html.replace('"', "&quot;");
            assert_eq!(html, format!("<p>これは<{tag}>{open}重要{close}</{tag}>です</p>\n"));
        }
    }
}

#[test]
fn emphasis_in_english_stays_as_commonmark_has_it() {
    assert_eq!(body("a**\"b\"**c"), "<p>a**\"b\"**c</p>\n");
    assert_eq!(body("a * b * c"), "<p>a * b * c</p>\n");
}

#[test]
fn a_line_break_stays_only_between_words_that_spaces_part() {
    let cases = [
        ("日本", "語", ""),
        ("カナ", "ｶﾅ", ""),
        ("終わり。", "Next", ""),
        ("end", "「始め", ""),
        ("ＡＢＣ", "です", ""),
        ("課題Ⅲ", "の", ""),
        ("重点", "★", ""),
        ("日本", "DV", "\n"),
        ("DV", "相談", "\n"),
        ("one", "two", "\n"),
        ("Ⅲ", "Ⅳ", "\n"),
        ("葛\u{E0100}", "飾", ""),
    ];
    for (before, after, between) in cases {
        assert_eq!(body(&format!("{before}\n{after}")), format!("<p>{before}{between}{after}</p>\n"));
    }
}

#[test]
fn a_link_knows_its_place_behind_marks_of_emphasis() {
    let (page, _) = read("page.md", "# 題\n\nは**「重要」**で[x](plan:1)と**（他）**と[y](other.md)");
    let html = shown(&page.unwrap());
    assert!(html.contains("[[plan /1 at 3:11]]"), "{html}");
    assert!(html.contains("[[page other# at 3:31]]"), "{html}");
}

#[test]
fn the_first_heading_is_the_title_only_where_none_is_given() {
    let titled = |text: &str| {
        let (page, _) = read("page.md", text);
        let page = page.unwrap();
        (page.title.clone(), shown(&page))
    };
    let given = "+++\ntitle = \"甲\"\n+++\n";
    assert_eq!(titled("# 甲\n"), ("甲".into(), String::new()));
    assert_eq!(titled(&format!("{given}# 甲\n")), ("甲".into(), String::new()), "it is not said twice");
    assert_eq!(titled(&format!("{given}# 乙\n")), ("甲".into(), "<h2 id=\"乙\">乙</h2>\n".into()));
}

#[test]
fn a_wrong_key_is_an_error_at_its_place_with_the_nearest_right_one() {
    let (_, found) = read("page.md", "+++\n# 注\ntitel = \"題\"\n+++\n\n# 題\n");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code, Code::G02);
    assert!(found[0].help(Lang::Ja).contains("「title」"), "{}", found[0].help(Lang::Ja));
    let place = found[0].place.as_ref().unwrap();
    assert_eq!((place.line, place.column, place.width), (3, 1, 5));
}

#[test]
fn a_draft_is_left_out_and_only_that_is_said() {
    let (page, found) = read("page.md", "+++\ndraft = true\n+++\n# 書きかけ\n[x](javascript:x) ![](a.png)\n");
    assert_eq!(page, None);
    assert_eq!(found.iter().map(|found| found.code).collect::<Vec<_>>(), [Code::C03]);
    assert!(found[0].message(Lang::Ja).contains("書きかけ"));
}

#[test]
fn bytes_that_are_no_text_give_no_page() {
    let mut sink = Sink::new();
    assert_eq!(content::read(&mut sink, &file("page.md", [b'#', b' ', 0x81, 0xFF])), None);
    assert_eq!(sink.found().iter().map(|found| found.code).collect::<Vec<_>>(), [Code::F05]);
}

#[test]
fn a_name_that_is_no_address_is_refused_with_one_that_is() {
    for (name, example) in [
        ("About_Us.md", "about-us.md"),
        ("計画.md", "page-1.md"),
        ("a/B c.md", "a/b-c.md"),
        ("con.md", "page-1.md"),
        ("a/nul/b.md", "page-1.md"),
    ] {
        let (page, found) = read(name, "# 題\n");
        assert_eq!(page, None);
        assert_eq!(found.iter().map(|found| found.code).collect::<Vec<_>>(), [Code::C05]);
        assert!(found[0].help(Lang::Ja).contains(example), "{}", found[0].help(Lang::Ja));
    }
    assert_eq!(read("guide/how-to-read.md", "# 題\n").0.unwrap().path, "guide/how-to-read");
}

#[test]
fn each_file_is_a_page_a_file_to_publish_or_left_alone() {
    let cases = [
        ("a.md", Kind::Page, None),
        ("a/b.png", Kind::File, None),
        ("list.csv", Kind::File, None),
        ("a.PNG", Kind::Ignored, Some(Code::C05)),
        ("地図.png", Kind::Ignored, Some(Code::C05)),
        ("page.docx", Kind::Ignored, Some(Code::C09)),
        ("script.js", Kind::Ignored, Some(Code::C09)),
        ("Makefile", Kind::Ignored, Some(Code::C09)),
        (".DS_Store", Kind::Ignored, None),
        ("a/.about.md.swp", Kind::Ignored, None),
        ("~$list.xlsx", Kind::Ignored, None),
    ];
    for (name, kind, code) in cases {
        let mut sink = Sink::new();
        assert_eq!(content::kind(&mut sink, &file(name, "")), kind, "{name}");
        assert_eq!(sink.found().first().map(|found| found.code), code, "{name}");
    }
}

#[test]
fn the_shipped_pages_are_read_without_a_finding_but_the_draft() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let mut sink = Sink::new();
    let mut pages = Vec::new();
    for name in ["about.md", "accessibility.md", "index.md", "reading.md"] {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        pages.extend(content::read(&mut sink, &file(name, bytes)));
    }
    assert_eq!(sink.found().iter().map(|found| found.code).collect::<Vec<_>>(), [Code::C03]);
    assert_eq!(pages.iter().map(|page| page.path.as_str()).collect::<Vec<_>>(), ["about", "index", "reading"]);
}
