//! The check of the finished pages' links.

mod plain;

use std::path::Path;

use taikei::compile::{self, Shared};
use taikei::config::SiteConfig;
use taikei::diag::words::Lang;
use taikei::diag::{Arg, Diagnostic, Sink};
use taikei::output::links::{self, Links};
use taikei::output::{File, Output};
use taikei::store::{Paths, load};
use taikei::text::SourceFile;
use taikei::watch::Unwatched;

/// An output of these paths and texts, each made from a record of its own.
fn output(files: &[(&str, &str)]) -> Output {
    let file = |path: &str, text: &str| File::new(text.into(), format!("record of {path}"));
    Output { files: files.iter().map(|(path, text)| ((*path).to_owned(), file(path, text))).collect() }
}

/// A finding as its code and arguments, without the record.
fn told(found: &Diagnostic) -> String {
    let words = found.args.iter().filter(|(name, _)| *name != "record").map(|(_, arg)| match arg {
        Arg::Text(text) => text.as_str(),
        Arg::Phrase(key) => key,
    });
    [found.code.as_str()].into_iter().chain(words).collect::<Vec<_>>().join(" ")
}

fn all(sink: Sink) -> Vec<String> {
    sink.into_sorted().iter().map(told).collect()
}

/// What is found in a plan's folder at once.
fn in_plan(files: &[(&str, &str)]) -> Vec<String> {
    let mut sink = Sink::new();
    let _ = links::plan(&Unwatched, &mut sink, "danjo", "seeds/danjo", &output(files));
    all(sink)
}

/// What is found on one page beside `b.html` with the id `here`, in the folder `danjo/a`.
fn on_page(html: &str) -> Vec<String> {
    let other = "<p id=here>";
    let files =
        [("danjo/a/page.html", html), ("danjo/a/b.html", other), ("danjo/c/d e.html", other), ("danjo/x.png", "")];
    in_plan(&files).into_iter().map(|found| found.replace("danjo/a/page.html ", "")).collect()
}

/// What is found when plans and shared files stand together.
fn in_site(plans: &[(&str, &[(&str, &str)])], shared: &[(&str, &str)]) -> Vec<String> {
    let mut sink = Sink::new();
    let plans: Vec<Links> = plans
        .iter()
        .map(|(id, files)| links::plan(&Unwatched, &mut sink, id, &format!("seeds/{id}"), &output(files)))
        .collect();
    let ids = ["one", "two", "danjo", "broken"].map(str::to_owned);
    links::finish(&Unwatched, &mut sink, &ids, &plans, &output(shared));
    all(sink)
}

const NOTHING: &[&str] = &[];

#[test]
fn links_that_lead_somewhere_are_silent() {
    let html = r##"<!doctype html><link rel=stylesheet href="../style.css"><p id=top2>
        <a href="b.html">b</a><a href='b.html#here'>b</a><a href=b.html?q=1#here>b</a><a href="#top2">t</a>
        <a href="#">up</a><a href="#top">up</a><a href="../c/d%20e.html#here">d</a><a href=" ./b.html
">b</a><a href="../a/../a/./b.html">b</a><a href="page.html">self</a><a href="?page=2">self</a>
        <img src="../x.png" srcset="../x.png 1x, ../x.png 2x,../x.png"><a href="../x.png#page=2">x</a>
        <label for=q>q</label><input id=q aria-labelledby="top2 q"><form action="b.html"></form>"##;
    let files = [("danjo/a/page.html", html), ("danjo/a/b.html", "<p id=here>"), ("danjo/c/d e.html", "<p id=here>")];
    let files = [&files[..], &[("danjo/x.png", ""), ("danjo/style.css", "p{}")]].concat();
    assert_eq!(in_plan(&files), NOTHING);
}

#[test]
fn a_link_that_leads_nowhere_is_found_in_every_attribute_that_holds_one() {
    let cases = [
        "<a href=no.html>",
        "<A HREF=no.html>",
        "<area href=no.html>",
        "<link rel=stylesheet href=no.html>",
        "<link rel=preload imagesrcset='no.html 1x'>",
        "<img src=no.html>",
        "<img srcset='b.html 1x, no.html 2x'>",
        "<img srcset='b.html, no.html'>",
        "<source srcset=no.html>",
        "<script src=no.html></script>",
        "<iframe src=no.html></iframe>",
        "<video poster=no.html>",
        "<track src=no.html>",
        "<object data=no.html>",
        "<form action=no.html>",
        "<button formaction=no.html>",
        "<blockquote cite=no.html>",
        "<svg><use href=no.html /></svg>",
        "<svg><use xlink:href=no.html /></svg>",
        "<meta http-equiv=refresh content='0; url=no.html'>",
        "<meta content='0;URL=\"no.html\"' http-equiv=Refresh>",
        "<style>p { background: url(no.html) }</style>",
        "<style>@import 'no.html';</style>",
        "<p style='background: URL( \"no.html\" )'>",
        "<noscript><a href=no.html></a></noscript>",
        "<template><a href=no.html></a></template>",
        "<p><a title='>' href=no.html>",
    ];
    for case in cases {
        assert_eq!(on_page(case), ["S02 no.html"], "{case}");
    }
}

#[test]
fn what_only_looks_like_a_link_is_none() {
    let cases = [
        "<!-- <a href=no.html> -->",
        "<script>let page = '<a href=no.html>';</script>",
        "<style>/* url(no.html) */</style>",
        "<title><a href=no.html></title>",
        "<textarea><a href=no.html></textarea>",
        "<p data-href=no.html title='href=no.html'>&lt;a href=no.html&gt;",
        "<meta name=description content='0; url=no.html'>",
        "</a href=no.html>",
        "<object data-x=no.html>",
    ];
    for case in cases {
        assert_eq!(on_page(case), NOTHING, "{case}");
    }
}

#[test]
fn links_out_of_the_site_are_none_of_our_business() {
    let outer = ["https://example.lg.jp/a", "HTTP://example.jp", "mailto:a@example.jp", "tel:000", "data:,x"];
    for address in outer {
        assert_eq!(on_page(&format!("<a href='{address}'>")), NOTHING, "{address}");
    }
}

#[test]
fn links_that_depend_on_the_place_of_the_site_are_reported() {
    let fixed = [
        "/danjo/a/b.html",
        "//example.jp/",
        "\\b.html",
        "file:///danjo/a/b.html",
        "plan:1-2",
        "javascript:void(0)",
        "C:/site/b.html",
    ];
    for address in fixed {
        assert_eq!(on_page(&format!("<a href='{address}'>")), [format!("S05 {address}")]);
    }
    assert_eq!(on_page("<base href='../'>"), ["S05 <base href=\"../\">"]);
    assert_eq!(on_page("<base target=_top>"), NOTHING);
}

#[test]
fn a_folder_is_no_page_since_files_have_no_server() {
    let index = ("danjo/a/index.html", "");
    for (address, code) in [("../a/", "S05"), ("../a", "S05"), (".", "S05"), ("../c/", "S02"), ("../", "S02")] {
        let html = format!("<a href='{address}'>");
        let files = [
            ("danjo/b/page.html", html.replace("'.'", "'../a/.'")),
            (index.0, String::new()),
            ("danjo/c/x.html", String::new()),
        ];
        let files: Vec<_> = files.iter().map(|(path, html)| (*path, html.as_str())).collect();
        let shown = if address == "." { "../a/." } else { address };
        assert_eq!(in_plan(&files), [format!("{code} danjo/b/page.html {shown}")]);
    }
}

#[test]
fn addresses_are_read_as_a_browser_reads_them() {
    let nowhere =
        ["B.html", "b.htm", "b.html%23here", "b%2.html", "%ff.html", "../../../x", "", "a//b.html", "&amp;.html"];
    for address in nowhere {
        let shown = address.replace("&amp;", "&");
        assert_eq!(on_page(&format!("<a href='{address}'>")), [format!("S02 {shown}")], "{address}");
    }
    assert_eq!(on_page("<a href>"), ["S02 "]);
    for address in ["&#98;.html", "b&period;html", "%62.html", "%2e/b.html", "b.ht\nml", "..&sol;c/d e.html"] {
        assert_eq!(on_page(&format!("<a href='{address}'>")), NOTHING, "{address}");
    }
}

#[test]
fn an_anchor_must_be_an_id_of_the_page_it_leads_to() {
    let lost = ["b.html#gone", "#gone", "b.html#Here", "../c/d%20e.html#%E7%9B%AE"];
    for address in lost {
        assert_eq!(on_page(&format!("<a href='{address}'>")), [format!("S03 {address}")]);
    }
    assert_eq!(on_page("<p id=目的><a href='#%E7%9B%AE%E7%9A%84'></a><a href='#目的'></a>"), NOTHING);
    assert_eq!(on_page("<p id='a&amp;b'><a href='#a&amp;b'></a><a href='#a%26b'></a>"), NOTHING);
    assert_eq!(on_page("<a href='b.html#here:~:text=word'>"), NOTHING);
    assert_eq!(on_page("<a href='b.html#%zz'>"), ["S02 b.html#%zz"]);
}

#[test]
fn what_names_an_id_of_its_own_page_must_find_it() {
    let names = [
        "aria-labelledby",
        "aria-describedby",
        "aria-controls",
        "aria-owns",
        "aria-details",
        "headers",
        "list",
        "form",
        "for",
    ];
    for name in names {
        assert_eq!(on_page(&format!("<p id=a><input {name}=a>")), NOTHING, "{name}");
        assert_eq!(on_page(&format!("<p id=here2><input {name}='here2 here'>")), ["S03 #here"], "{name}");
    }
    assert_eq!(on_page("<svg><path fill='url(#g)'/></svg>"), ["S03 #g"]);
}

#[test]
fn an_id_stands_once_on_a_page() {
    assert_eq!(on_page("<p id=a><p id=b><p ID='a'><p id='&#97;'>"), ["S04 a"]);
    assert_eq!(on_page("<p id=a><p id=A>"), NOTHING);
}

#[test]
fn style_sheets_and_pictures_are_read_too() {
    let css = "@import url(\"no.css\"); @import 'base.css'; /* url(no.png) */
        a { background: url( ../danjo/x.png ) } b { background: url(no\\ p.png); mask: url(#m) }
        c { src: url('https://example.jp/f.woff') url(/f.woff) url(data:image/png;base64,xx==) }";
    let svg = "<svg xmlns='http://www.w3.org/2000/svg'><image href='no.png'/><use href='#a'/><path id='a'/></svg>";
    let files = [("danjo/s.css", css), ("danjo/base.css", ""), ("danjo/x.png", ""), ("danjo/i.svg", svg)];
    let found =
        ["S02 danjo/i.svg no.png", "S02 danjo/s.css no p.png", "S02 danjo/s.css no.css", "S05 danjo/s.css /f.woff"];
    let mut told = in_plan(&files);
    told.sort();
    assert_eq!(told, found);
}

#[test]
fn hostile_pages_end_in_findings_and_not_in_a_panic() {
    let pages = [
        "<a href",
        "<a href='",
        "<a href='url(",
        "<style>url(",
        "<style>url('",
        "<p style='url(\\",
        "<img srcset=',,, ,'>",
        "<img srcset='data:image/png;base64,AA== 1x,b.html 2x'>",
        "<meta http-equiv=refresh content='目; 目目'>",
        "<a href='目:目'>",
        "<noscript><noscript><a href=b.html>",
        "<a href=b.html",
        "</a",
        "<style>a{}",
    ];
    for page in pages {
        assert!(on_page(page).len() <= 1, "{page}");
    }
    let bytes = File::new(vec![b'<', b'a', b' ', b'h', b'r', b'e', b'f', b'=', 0xff, 0x00], "");
    let output = Output { files: [("a/b.html".to_owned(), bytes)].into() };
    let _ = links::plan(&Unwatched, &mut Sink::new(), "a", "seeds/a", &output);
}

#[test]
fn a_finding_names_the_page_its_record_and_the_target() {
    let mut sink = Sink::new();
    let record = |record: &str| File::new(b"<a href=no.html>".to_vec(), record);
    let files = [("danjo/p/1.html", "1-3-2-2"), ("danjo/about.html", "content/danjo/about.md")];
    let files = files.map(|(path, name)| (path.to_owned(), record(name)));
    let _ = links::plan(&Unwatched, &mut sink, "danjo", "seeds/danjo", &Output { files: files.into() });
    let [about, project] = sink.found() else { panic!("{:?}", sink.found()) };
    assert_eq!(about.place.as_ref().unwrap().file.as_ref(), "content/danjo/about.md");
    assert_eq!((project.record.as_deref(), &project.place), (Some("1-3-2-2"), &None));
    for lang in [Lang::Ja, Lang::En] {
        let message = project.message(lang);
        assert!(["danjo/p/1.html", "1-3-2-2", "no.html"].iter().all(|word| message.contains(word)), "{message}");
    }
}

#[test]
fn links_between_folders_are_checked_when_all_are_known() {
    let one =
        [("one/index.html", "<a href='../two/p/1.html#here'></a><a href=../assets/style.css><a href=../index.html>")];
    let two = [("two/p/1.html", "<p id=here><a href=../../one/index.html><a href=../../taikei-manifest.json>")];
    let home = "<a href=one/index.html></a><a href='two/p/1.html#here'></a><a href=about.html#a></a>";
    let shared = [("index.html", home), ("about.html", "<p id=a>"), ("assets/style.css", "")];
    assert_eq!(in_site(&[("one", &one), ("two", &two)], &shared), NOTHING);
}

#[test]
fn links_between_folders_that_lead_nowhere_are_found() {
    let one = [
        (
            "one/a.html",
            "<a href=../two/gone.html><a href='../two/1.html#gone'><a href=../three/1.html><a href=../two/>",
        ),
        ("one/b.html", "<a href=../two/gone.html><a href=../about.html#gone><a href=../gone.html><a href=../>"),
    ];
    let two = [("two/1.html", "<p id=here>"), ("two/index.html", "")];
    let home = "<a href=one/gone.html></a><a href='two/1.html#gone'></a><a href=gone.html></a><a href=one/>";
    let shared = [("index.html", home), ("about.html", "<p id=a>")];
    let mut found = in_site(&[("one", &one), ("two", &two)], &shared);
    found.sort();
    let expected = [
        "S02 index.html gone.html",
        "S02 index.html one/",
        "S02 index.html one/gone.html",
        "S02 one/a.html ../three/1.html",
        "S02 one/a.html ../two/gone.html",
        "S02 one/b.html ../gone.html",
        "S03 index.html two/1.html#gone",
        "S03 one/a.html ../two/1.html#gone",
        "S03 one/b.html ../about.html#gone",
        "S05 one/a.html ../two/",
        "S05 one/b.html ../",
    ];
    assert_eq!(found, expected, "each once, for the first page that has it");
}

#[test]
fn links_to_a_plan_that_could_not_be_made_are_not_judged() {
    let one = [("one/a.html", "<a href=../broken/1.html><a href=../unknown/1.html>")];
    let found = in_site(&[("one", &one)], &[("index.html", "<a href=broken/index.html#a>")]);
    assert_eq!(found, ["S02 one/a.html ../unknown/1.html"]);
}

#[test]
fn the_page_for_lost_addresses_has_no_relative_link() {
    let page = "<style>p{}</style><p id=a><a href='#a'></a><a href=https://example.jp></a><a href=index.html></a><img src=x.png>";
    let found = in_site(&[], &[("404.html", page), ("index.html", ""), ("x.png", "")]);
    assert_eq!(found, ["S05 404.html index.html", "S05 404.html x.png"]);
}

#[test]
fn two_files_that_claim_one_address_are_found() {
    let plan = [("danjo/index.html", ""), ("danjo/plan.json", "")];
    let claims = |shared: &[(&str, &str)]| in_site(&[("danjo", &plan)], shared);
    let told = |address: &str, first: &str, second: &str| [format!("S01 {address} {first} {second}")];
    let of = |path: &str| format!("record of {path}");
    assert_eq!(
        claims(&[("About.html", ""), ("about.html", "")]),
        told("about.html", &of("About.html"), &of("about.html"))
    );
    assert_eq!(claims(&[("a", ""), ("A/b.html", "")]), told("a", &of("a"), &of("A/b.html")));
    assert_eq!(claims(&[("Danjo/Index.html", "")]), told("Danjo/Index.html", "seeds/danjo", &of("Danjo/Index.html")));
    assert_eq!(claims(&[("danjo/plan.json", "")]), told("danjo/plan.json", "seeds/danjo", &of("danjo/plan.json")));
    assert_eq!(claims(&[("danjo/extra.html", "")]), NOTHING);
}

/// What the check of the links finds in the site of this repository, with files laid over its theme.
fn in_shipped_site(theme: &[(&str, &str)]) -> Vec<String> {
    let paths = Paths::of(Path::new(env!("CARGO_MANIFEST_DIR")));
    let mut sink = Sink::new();
    let mut input = load::shared(&mut sink, &paths, SiteConfig::default());
    input.theme.extend(theme.iter().map(|(name, text)| SourceFile {
        path: format!("themes/test/{name}"),
        name: (*name).to_owned(),
        bytes: text.as_bytes().to_vec(),
    }));
    let ids = input.plans.clone();
    let shared = Shared::read(&mut sink, input);
    let mut summaries = Vec::new();
    for id in &ids {
        let (compiled, summary) = compile::plan(&shared, &load::plan(&mut Sink::new(), &paths, id), &[]);
        sink.absorb(compiled.diagnostics);
        summaries.extend(summary);
    }
    sink.absorb(compile::shared_pages(&shared, &summaries).diagnostics);
    all(sink).into_iter().filter(|found| found.starts_with('S')).collect()
}

#[test]
fn the_shipped_site_has_no_dead_link() {
    assert_eq!(in_shipped_site(&[]), NOTHING);
}

#[test]
fn a_dead_link_in_a_theme_is_found_on_every_kind_of_page() {
    let dead = "{% extends \"builtin/whole.html\" %}{% block main %}<a href=gone.html></a>{% endblock main %}";
    let not_found = "<!doctype html><title>404</title><a href=index.html></a>";
    let found = in_shipped_site(&[("templates/whole.html", dead), ("templates/404.html", not_found)]);
    assert!(found.contains(&"S05 404.html index.html".to_owned()), "{found:?}");
    assert!(found.contains(&"S02 danjo-sankaku-4/whole.html gone.html".to_owned()), "{found:?}");
}
