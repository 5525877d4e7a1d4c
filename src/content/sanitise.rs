//! What HTML may stand on a page, and the proof that nothing else does.
//!
//! [`raw`](super::raw) rewrites the HTML that people type and says what it took out; [`clean`] then reads the whole
//! body as a browser does, closes what is open, and drops whatever is not listed here. Nothing safe depends on the
//! first: were it wrong, the second would still hold.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use super::links;

/// The elements, each with the attributes that only it may have.
const ELEMENTS: &[(&str, &[&str])] = &[
    ("a", &["href"]),
    ("abbr", &[]),
    ("b", &[]),
    ("bdi", &[]),
    ("blockquote", &[]),
    ("br", &[]),
    ("caption", &[]),
    ("cite", &[]),
    ("code", &[]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("dd", &[]),
    ("del", &[]),
    ("details", &["open"]),
    ("dfn", &[]),
    ("div", &[]),
    ("dl", &[]),
    ("dt", &[]),
    ("em", &[]),
    ("figcaption", &[]),
    ("figure", &[]),
    ("h2", &[]),
    ("h3", &[]),
    ("h4", &[]),
    ("h5", &[]),
    ("h6", &[]),
    ("hr", &[]),
    ("i", &[]),
    ("img", &["alt", "height", "src", "width"]),
    ("ins", &[]),
    ("kbd", &[]),
    ("li", &["value"]),
    ("mark", &[]),
    ("ol", &["reversed", "start"]),
    ("p", &[]),
    ("pre", &[]),
    ("q", &[]),
    ("rp", &[]),
    ("rt", &[]),
    ("ruby", &[]),
    ("s", &[]),
    ("samp", &[]),
    ("section", &[]),
    ("small", &[]),
    ("span", &[]),
    ("strong", &[]),
    ("sub", &[]),
    ("summary", &[]),
    ("sup", &[]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &["colspan", "headers", "rowspan"]),
    ("tfoot", &[]),
    ("th", &["colspan", "headers", "rowspan", "scope"]),
    ("thead", &[]),
    ("time", &["datetime"]),
    ("tr", &[]),
    ("u", &[]),
    ("ul", &[]),
    ("var", &[]),
    ("wbr", &[]),
];

/// The attributes that any element may have.
const COMMON: [&str; 5] = ["class", "dir", "id", "lang", "title"];

/// Whether an element may stand on a page.
pub(super) fn allows_element(name: &str) -> bool {
    ELEMENTS.iter().any(|(element, _)| *element == name)
}

/// Whether an element may have an attribute, whatever its value.
pub(super) fn allows_attribute(element: &str, name: &str) -> bool {
    COMMON.contains(&name) || ELEMENTS.iter().any(|(of, attributes)| *of == element && attributes.contains(&name))
}

static RULES: LazyLock<Builder> = LazyLock::new(|| {
    let attributes: HashMap<_, HashSet<_>> =
        ELEMENTS.iter().map(|(element, attributes)| (*element, attributes.iter().copied().collect())).collect();
    let mut rules = Builder::empty();
    rules
        .tags(ELEMENTS.iter().map(|(element, _)| *element).collect())
        .clean_content_tags(HashSet::from(["script", "style"]))
        .tag_attributes(attributes)
        .generic_attributes(HashSet::from(COMMON))
        .url_schemes(HashSet::from(links::SCHEMES))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .attribute_filter(own_pictures);
    rules
});

/// Pictures come from this site alone.
fn own_pictures<'u>(element: &str, attribute: &str, value: &'u str) -> Option<Cow<'u, str>> {
    let is_foreign = element == "img" && attribute == "src" && links::is_foreign(value);
    (!is_foreign).then_some(Cow::Borrowed(value))
}

/// HTML as a browser reads it, with nothing in it that is not listed.
pub(super) fn clean(html: &str) -> String {
    RULES.clean(html).to_string()
}
