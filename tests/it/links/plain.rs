//! Plain pages are read by a reader of their own. A comment in front of a page leaves it to the tokenizer: both must
//! find the same.

use proptest::prelude::{Strategy, prop_assert_eq, proptest};
use proptest::sample::select;

use super::{NOTHING, on_page};

/// Pieces that pages are made of, plain and not, whole and broken.
const PIECES: &[&str] = &[
    "<!doctype html>",
    "<p>",
    "<p id=a>",
    "<p id=a class=b>",
    "<p id=\"a b\">",
    "<P ID=a>",
    "</p>",
    "</P>",
    "</p >",
    "</p id=c>",
    "<a href=b.html>",
    "<a href=b.html#here>",
    "<a href=\"b.html#gone\">",
    "<a href='gone.html'>",
    "<a href=x&amp;y>",
    "<a title=\"a & b\" href=gone.html>",
    "<a title=a&b href=gone.html>",
    "<a\nhref=gone.html>",
    "<a href = gone.html>",
    "<a href=\"b.html\"id=a>",
    "<a href=b.html/>",
    "<a href=gone.html />",
    "<a href=>",
    "<a href=\"\">",
    "<a href>",
    "<a =x>",
    "<a href=g\"one.html>",
    "<a href=\"go\nne.html\">",
    "<a href=\"go\rne.html\">",
    "<img src=../x.png alt>",
    "<br/>",
    "<br />",
    "<label for=a>",
    "<section aria-labelledby=\"a c\">",
    "<base href=x>",
    "<meta http-equiv=refresh content=\"0; url=gone.html\">",
    "<meta name=description content=\"a &amp; b\">",
    "<img srcset=\"gone.png 2x, ../x.png\">",
    "<title>",
    "</title>",
    "<title>a</title>",
    "<title>a<p id=a></title>",
    "<style>",
    "</style>",
    "<style>p{background:url(gone.png)}</style>",
    "<style></style>",
    "<script>",
    "</script>",
    "<script>let a=\"<a href=gone.html>\"</script>",
    "<script src=gone.js></script>",
    "<script>a<!--<script></script>",
    "<textarea>",
    "</textarea>",
    "<textarea><a href=gone.html></textarea>",
    "<noscript>",
    "</noscript>",
    "<iframe>",
    "</iframe>",
    "<svg viewBox=\"0 0 1 1\">",
    "<path fill=\"url(#a)\"/>",
    "</svg>",
    "<![CDATA[<p id=a>]]>",
    "<!-- <p id=a> -->",
    "<!-->",
    "<?p?>",
    "a < b",
    "a<",
    "a & b",
    "&lt;p id=a>",
    "\0",
    ">",
    "\"",
    "'",
    "=",
    " ",
    "\n",
    "課",
    "<課 id=a>",
    "<p id=課>",
    "<",
    "</",
    "</>",
    "<p",
    "<p id=",
    "<p id=\"",
    "<xmp>",
    "<plaintext>",
    "<p id=a/>",
    "<x-y data-a=b id=a>",
    "<p id=a id=c>",
];

fn pages() -> impl Strategy<Value = String> {
    proptest::collection::vec(select(PIECES), 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(4000))]

    #[test]
    fn a_plain_page_is_read_as_any_other(page in pages()) {
        prop_assert_eq!(on_page(&page), on_page(&format!("<!---->{page}")), "{}", page);
    }
}

#[test]
fn each_piece_alone_and_each_pair_is_read_as_any_other() {
    for first in PIECES {
        for second in PIECES {
            let page = format!("{first}{second}");
            assert_eq!(on_page(&page), on_page(&format!("<!---->{page}")), "{page}");
        }
    }
}

#[test]
fn a_plain_page_with_good_links_alone_has_no_finding() {
    let page = "<!doctype html><html lang=ja><head><title>a</title></head><body><a href=b.html#here id=a>b</a> <img alt src=../x.png></body></html>";
    assert_eq!(on_page(page), NOTHING);
}
