//! Bodies written by hand, made safe from the minifier: it takes spaces between inline elements for layout.

/// Elements within a line, after and before which a space is a space between words.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark", "q",
    "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
];

/// Wraps each space between two inline elements, so that it stays one wherever the two stand.
pub(super) fn keep_spaces(html: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(end) = rest.find('>') {
        let (tag, after) = rest.split_at(end + 1);
        kept.push_str(tag);
        let next = after.trim_start();
        let space = after.len() > next.len() && ends_inline(tag) && starts_inline(next);
        if space {
            kept.push_str("<span> </span>");
        }
        rest = if space { next } else { after };
    }
    kept + rest
}

/// Whether a text ends with the end of an inline element.
fn ends_inline(text: &str) -> bool {
    let Some((_, tag)) = text.rsplit_once('<') else { return false };
    let name = tag.strip_prefix('/');
    name.map_or_else(|| name_of(tag) == "img", is_inline)
}

/// Whether a text starts with an inline element.
fn starts_inline(text: &str) -> bool {
    text.strip_prefix('<').is_some_and(is_inline)
}

fn is_inline(tag: &str) -> bool {
    INLINE.contains(&name_of(tag))
}

fn name_of(tag: &str) -> &str {
    tag.split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap_or_default()
}
