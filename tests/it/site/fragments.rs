//! Fragments: the main part of each page for a website with a frame of its own, its ids and links in order there.

use std::collections::BTreeSet;
use std::path::Path;

use html5gum::{Token, Tokenizer};
use taikei::site::Form;

use super::made_up::{CHART, Made, Sources};
use super::pages::read_back;
use crate::folder::Folder;

const BASE: &str = "https://www.city.example.lg.jp/plan/";
const PROJECT: &str = "hana/projects/1-1-1-1.html";

fn sources() -> Sources {
    let text = "+++\ntitle = \"案内\"\n+++\n\n## はじめに\n\n[施策](plan:1-1-1)、[上](#はじめに)、[外](https://elsewhere.example/a?b=1&c=2#d)、[表](figure.svg)\n\n\
                ## つぎ\n\n## おわり\n\n![図](figure.svg)\n";
    let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    Sources { form: Form::Fragments, ..Sources::chart(CHART) }
        .content("guide/read.md", text)
        .content("guide/figure.svg", picture)
}

/// The values of some attributes of a page.
fn values(made: &Made, path: &str, names: &[&str]) -> Vec<String> {
    let mut values = Vec::new();
    for Ok(token) in Tokenizer::new(made.text(path)) {
        let Token::StartTag(tag) = token else { continue };
        let wanted =
            tag.attributes.iter().filter(|(name, _)| names.iter().any(|wanted| wanted.as_bytes() == name.as_slice()));
        values.extend(wanted.map(|(_, value)| String::from_utf8_lossy(value).into_owned()));
    }
    values
}

fn ids(made: &Made, path: &str) -> BTreeSet<String> {
    values(made, path, &["id"]).into_iter().collect()
}

#[test]
fn a_fragment_is_the_main_part_of_a_page_alone() {
    let made = sources().make();
    assert!(made.codes().iter().all(|code| !code.starts_with('S')), "links are proved: {:?}", made.found);
    let whole = Sources { form: Form::Site, ..sources() }.make();
    assert!(made.pages().count() > 20);
    for (path, page) in made.pages() {
        assert!(
            page.starts_with("<div class=\"taikei\" lang=\"ja\"><div class=\"body\">") && page.ends_with("</div>"),
            "{path}: {page}"
        );
        let (tags, _) = read_back(page);
        for name in ["html", "head", "body", "title", "meta", "link", "script", "style", "main", "footer", "form"] {
            assert!(!tags.iter().any(|(tag, _)| tag == name), "<{name}> on {path}");
        }
        assert_eq!(tags.iter().filter(|(tag, _)| tag == "h1").count(), 1, "{path}");
        let words = made.words(path);
        assert!(whole.words(path).contains(words.trim()) || path == "index.html", "{path}: {words}");
    }
    let pages = |made: &Made| made.pages().map(|(path, _)| path.to_owned()).collect::<BTreeSet<_>>();
    let left_out = BTreeSet::from(["404.html", "search.html"].map(str::to_owned));
    assert_eq!(pages(&whole).difference(&pages(&made)).cloned().collect::<BTreeSet<_>>(), left_out);
    let scripts = made.files.keys().filter(|path| Path::new(path).extension().is_some_and(|ending| ending == "js"));
    assert_eq!(scripts.count(), 0);
    assert_eq!(
        made.files.keys().filter(|path| path.starts_with("assets/")).collect::<Vec<_>>(),
        ["assets/fragment.css"]
    );
    assert!(made.files.contains_key("hana/projects.csv"), "the data stay, for pages link to them");
}

#[test]
fn ids_are_told_apart_from_those_around_and_everything_still_finds_them() {
    let made = sources().make();
    for (path, _) in made.pages() {
        let ids = ids(&made, path);
        assert!(ids.iter().all(|id| id.starts_with("taikei-")), "{path}: {ids:?}");
        for list in values(&made, path, &["aria-labelledby", "aria-describedby", "for", "headers"]) {
            assert!(list.split(' ').all(|id| ids.contains(id)), "{path}: {list} of {ids:?}");
        }
    }
    let page = made.text("guide/read.html");
    assert!(page.contains("href=\"#taikei-はじめに\"") && page.contains("id=\"taikei-はじめに\""), "{page}");
    assert!(page.contains("href=\"https://elsewhere.example/a?b=1&amp;c=2#d\""), "what leads elsewhere stays: {page}");
}

#[test]
fn links_between_fragments_are_relative_or_full_addresses() {
    let relative = sources().make();
    assert!(relative.text(PROJECT).contains("href=\"../measures/1-1-1.html\""), "{}", relative.text(PROJECT));
    let full = sources().base_url(BASE).make();
    let mut checked = 0;
    for (path, page) in full.pages() {
        for link in values(&full, path, &["href", "src"]) {
            if link.starts_with('#') || link.starts_with("https://elsewhere.example/") {
                continue;
            }
            let inside = link.strip_prefix(BASE).unwrap_or_else(|| panic!("{link} on {path}: {page}"));
            let (file, anchor) = inside.split_once('#').map_or((inside, None), |(file, id)| (file, Some(id)));
            let file = file.split('?').next().unwrap().to_owned();
            assert!(full.files.contains_key(&file), "{link} on {path}");
            assert!(anchor.is_none_or(|id| ids(&full, &file).contains(id)), "{link} on {path}");
            checked += 1;
        }
    }
    assert!(checked > 100, "{checked}");
    assert!(!full.files.keys().any(|path| path.contains("sitemap") || path.contains("robots") || path.contains("-qr")));
}

#[test]
fn a_log_is_a_fragment_too_and_the_feed_stays_with_the_site() {
    let log = "[[change]]\ndate = \"2026-04-01\"\ntitle = \"計画を載せました\"\nplan = \"hana\"\n";
    let made = sources().content("changes.toml", log).base_url(BASE).make();
    assert!(made.codes().iter().all(|code| !code.starts_with('S')), "links are proved: {:?}", made.found);
    assert!(made.words("changes.html").contains("計画を載せました"));
    assert!(!made.files.contains_key("feed.xml"));
    for (path, page) in made.pages() {
        assert!(!page.contains("feed.xml"), "{path}: {page}");
    }
}

#[test]
fn the_style_holds_within_fragments_alone() {
    let made = sources().make();
    let css = made.text("assets/fragment.css");
    assert!(css.starts_with(".taikei {\n") && css.ends_with("}\n"), "{css}");
    let (mut depth, mut returns) = (0, 0);
    for letter in css.trim_end().chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        returns += usize::from(letter == '}' && depth == 0);
    }
    assert_eq!((depth, returns), (0, 1), "one rule around all others");
    for word in [":root", "@page", "@media print", "prefers-color-scheme: dark", "/*"] {
        assert!(!css.contains(word), "{word}");
    }
    assert!(css.contains("& {") && css.contains("--text: #333333") && css.contains(".badge"), "{css}");
}

#[test]
fn a_theme_may_frame_fragments_as_the_website_takes_them() {
    let frame = "{% extends \"builtin/fragment.html\" %}{% block fragment %}<section class=\"plan\">\
                 {% block main %}{% endblock main %}</section>{% endblock fragment %}";
    let made = sources().theme("templates/fragment.html", frame).theme("assets/logo.svg", "<svg/>").make();
    assert!(made.codes().iter().all(|code| !code.starts_with('T')), "{:?}", made.found);
    assert!(made.text(PROJECT).starts_with("<section class=\"plan\">"), "{}", made.text(PROJECT));
    assert!(made.files.contains_key("assets/logo.svg"));
    let own = "{% extends \"builtin/project.html\" %}{% block main %}{{ super() }}<p>市の一言</p>{% endblock main %}";
    let made = sources().theme("templates/project.html", own).make();
    assert!(made.text(PROJECT).ends_with("<p>市の一言</p>\n</div></div>"), "{}", made.text(PROJECT));
}

#[test]
fn a_theme_with_templates_and_blocks_of_its_own_makes_fragments_too() {
    let base = include_str!("../../../themes/default/templates/base.html").replace(
        "{% block footer %}",
        "{% block city_notice %}<p>市のお知らせ</p>{% endblock city_notice %}{% block footer %}",
    );
    let framed = "{% extends \"base.html\" %}{% block city_notice %}<p>事業のお知らせ</p>{% endblock city_notice %}\
                  {% block main %}{% block body %}{% endblock body %}{{ <city_note title={page.title} /> }}{% endblock main %}";
    let note = "{%- component city_note(title) -%}<p>{{ title }}の一言</p>{%- endcomponent city_note -%}";
    let page = |base: &str| {
        format!("{{% extends \"{base}\" %}}{{% block body %}}<h1>{{{{ page.title }}}}</h1>{{% endblock body %}}")
    };
    let with = |form| {
        let sources = Sources { form, ..sources() }.theme("templates/base.html", &base);
        let sources = sources.theme("templates/city/framed.html", framed).theme("templates/city/note.html", note);
        sources.theme("templates/project.html", &page("city/framed.html")).make()
    };
    for (form, is_shown) in [(Form::Site, true), (Form::Fragments, false)] {
        let made = with(form);
        assert_eq!(made.codes().iter().filter(|code| code.starts_with('T')).count(), 0, "{:?}", made.found);
        let words = made.words(PROJECT);
        assert!(words.contains("花の苗の配布 花の苗の配布の一言"), "{words}");
        assert_eq!(words.contains("お知らせ"), is_shown, "{words}");
    }
}

#[test]
fn a_page_on_the_built_in_frame_is_a_fragment_without_it() {
    let own = "{% extends \"builtin/base.html\" %}{% block footer %}<footer>下</footer>{% endblock footer %}\
               {% block main %}<h1>{{ page.title }}</h1>{% endblock main %}";
    let made = sources().theme("templates/project.html", own).make();
    assert_eq!(made.codes().iter().filter(|code| code.starts_with('T')).count(), 0, "{:?}", made.found);
    let page = made.text(PROJECT);
    assert!(page.starts_with("<div class=\"taikei\"") && !page.contains("<html") && !page.contains("下"), "{page}");
}

#[test]
fn fragments_have_a_folder_of_their_own_and_leave_the_site_alone() {
    let folder = Folder::sound();
    assert_eq!(folder.run(&["build"]).code, 0);
    let site = folder.files("public");
    let run = folder.run(&["build", "--fragment"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(folder.files("public"), site);
    let fragments = folder.files("fragments");
    assert!(
        fragments.contains_key("midori/index.html") && !fragments.contains_key("search.html"),
        "{:?}",
        fragments.keys()
    );
    let page = String::from_utf8_lossy(&fragments["midori/index.html"]);
    assert!(page.contains("id=\"taikei-"), "what is written is finished: {page}");
    assert_eq!(folder.run(&["build", "--fragment", "--out", "cms"]).code, 0);
    assert!(folder.files("cms").contains_key("midori/index.html"));
}

#[test]
fn readings_stand_over_the_words_of_a_fragment() {
    let reading = "[[reading]]\nword = \"花\"\nreading = \"はな\"\n";
    let made = sources().content("readings.toml", reading).make();
    assert!(made.text(PROJECT).contains("<ruby>花<rp>"), "{}", made.text(PROJECT));
}
