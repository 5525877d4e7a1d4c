//! Minifying HTML: the one module that knows the minifier.
//!
//! The minifier takes most of its time for values of attributes and bytes of texts, and few elements of a page are of a
//! shape that no page before had. So a page is minified element by element, each shape and each start tag once. What comes
//! out is what the minifier makes of the whole page; builds with debug assertions prove that of every page.

mod known;
mod learnt;
mod splice;

use std::cell::RefCell;

use known::Before;

thread_local! {
    /// What this thread minified before. It decides nothing but the time.
    static BEFORE: RefCell<Before> = RefCell::default();
}

/// Takes out of a page what a browser does not need. Text, links and structure stay.
#[must_use]
pub fn html(page: &str) -> Vec<u8> {
    let spliced = BEFORE.with_borrow_mut(|before| splice::page(page, before)).map(String::into_bytes);
    debug_assert!(
        spliced.as_ref().is_none_or(|spliced| *spliced == whole(page)),
        "the parts differ from the whole: {page}"
    );
    spliced.unwrap_or_else(|| whole(page))
}

/// Minifies a text at once.
///
/// The settings keep what the crate would otherwise drop though readers of the source, or the
/// standard, want it: closing tags, `<html>` and `<head>`. Styles and scripts are left alone.
fn whole(page: &str) -> Vec<u8> {
    let settings = minify_html::Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        keep_input_type_text_attr: true,
        ..minify_html::Cfg::default()
    };
    minify_html::minify(page.as_bytes(), &settings)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NAMES: &[&str] =
        &["a", "b", "p", "li", "ul", "td", "div", "span", "pre", "svg", "title", "button", "h1", "body", "x"];

    fn spliced(page: &str) -> Option<String> {
        splice::page(page, &mut Before::default())
    }

    fn at_once(page: &str) -> String {
        String::from_utf8(whole(page)).expect("text stays text")
    }

    #[test]
    fn pages_that_are_written_plainly_are_taken_apart() {
        for page in [
            "<!doctype html>\n<html lang=\"ja\">\n<head>\n<title>a & b</title>\n<meta name=\"x\" content=\"a b\"></head>\n\
             <body>\n<p class=\"\">花　と\n木 <b>だ</b> <br /> &amp;c&lt; ≪ </p>\n</body>\n</html>\n",
            "<input type=\"text\" disabled><svg viewBox=\"0 0 1 1\"><rect width=\"1\" /></svg><pre>\n a  b\n</pre>",
            "  花 <script>let a = \"<p>\";</script> <p></p> ",
        ] {
            assert_eq!(spliced(page).as_deref(), Some(at_once(page).as_str()), "{page}");
        }
    }

    #[test]
    fn pages_that_are_written_otherwise_are_left_to_the_minifier() {
        for page in [
            "<p>a<p>b",
            "<p><div></div></p>",
            "<p>a</b></p>",
            "<p class=a>b</p>",
            "<p class='a'>b</p>",
            "<P>b</P>",
            "<!-- a --><p>b</p>",
            "<p>1 < 2</p>",
            "<p>\u{1}</p>",
            "<div><body></body></div><div><body></body></div>",
            "<svg><svg></svg></svg>",
            "<svg><rect></svg>",
            "<script>\"</SCRIPT>\"</script>",
            "<p",
            "</p>",
        ] {
            assert_eq!(spliced(page), None, "{page}");
            assert_eq!(html(page), whole(page), "{page}");
        }
    }

    /// Text and tags as templates and people may write them, in any order and number.
    fn piece() -> impl Strategy<Value = String> {
        let text = "[ a-z0-9花と木　、;&#<>'\"=≪\n\t]{0,8}";
        let text = text.prop_map(|text| text.replace('<', "&lt;"));
        let inner = text.prop_recursive(5, 40, 6, |inner| {
            let attribute = "( ?(id|href|content|[a-z]{1,4})(=\"\
                             (&amp;|&lt|[&'>=`]| |\t|[!#-~]|[花。・、（ヿ〜～≪]|[^\"\u{1}]){0,5}\")?){0,2} ?/?";
            let inside = prop::collection::vec(inner, 0..5);
            (prop::sample::select(NAMES), attribute, inside)
                .prop_map(|(name, attributes, inside)| format!("<{name} {attributes}>{}</{name}>", inside.concat()))
        });
        let odd = prop::sample::select(vec![
            "<br>",
            "</p>",
            "<p>",
            "<!-- x -->",
            "<img src=\"a b\">",
            "<li>",
            "&amp",
            "&#3",
            "<meta name=\"x\" content=\"花 と\">",
            "<meta content=\"花\" name=\"x\">",
            "<meta name=\"x\" content=\"a ≪\">",
            "<meta name=\"viewport\" content=\"a b\">",
            "<meta name=\"viewport\" content=\"a  b c\">",
            "<meta name=\"viewport\" content=\"a=1, b=2\">",
            "<script type=\"application/ld+json\">{\"a\":  \"花 b\"}</script>",
            "<script> let a  = 1;\n</script>",
            "<script>let a  = 1 && 花;\n/*\u{a0}*/</script>",
            "<script>a <b> c</script>",
            "<script type=\"module\">a  b</script>",
            "<script></script>",
            "<style>p  { }\n</style>",
            "<style>p > b  { }</style>",
        ]);
        prop_oneof![9 => inner, 1 => odd.prop_map(str::to_owned)]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_taken_apart_is_what_the_minifier_makes_of_the_whole(
            pages in prop::collection::vec(prop::collection::vec(piece(), 0..6), 1..3),
            again in prop::collection::vec(any::<prop::sample::Index>(), 0..4),
        ) {
            let mut before = Before::default();
            let mut seen: Vec<String> = Vec::new();
            for pieces in pages {
                seen.extend(pieces.iter().cloned());
                let repeated = again.iter().filter(|_| !seen.is_empty()).map(|at| at.get(&seen).as_str());
                let pieces: Vec<_> = pieces.iter().map(String::as_str).chain(repeated).collect();
                let page = format!("<!doctype html>\n{}", pieces.concat());
                if let Some(spliced) = splice::page(&page, &mut before) {
                    prop_assert_eq!(spliced, at_once(&page));
                }
            }
        }
    }
}
