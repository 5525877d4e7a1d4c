//! The texts of a finished page, each with the elements that it stands in, for writing something into them.

use std::borrow::Cow;
use std::convert::Infallible;
use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::plain_tags::{is_void, name_length, start_tag_length};

/// The only declaration of a plain page.
const DOCTYPE: &str = "<!doctype html>";

/// Whether the text of an element is no markup. It is not given to anyone.
fn is_text(element: &str) -> bool {
    matches!(element, "script" | "style" | "textarea" | "title")
}

/// Whether the tokenizer reads the text of an element in a way of its own. Plain pages have none of these.
fn is_strange(element: &str) -> bool {
    matches!(element, "iframe" | "noembed" | "noframes" | "noscript" | "plaintext" | "xmp")
}

/// The elements that a text stands in, from the outermost.
#[derive(Debug, Default)]
pub(super) struct Open<'a> {
    elements: Vec<Element<'a>>,
}

#[derive(Debug)]
struct Element<'a> {
    name: Cow<'a, str>,
    /// Whether it has the attribute that is asked for.
    is_marked: bool,
}

impl Open<'_> {
    /// Whether the text stands in an element of one of these names.
    pub(super) fn is_in(&self, names: &[&str]) -> bool {
        self.elements.iter().any(|element| names.contains(&&*element.name))
    }

    /// Whether the text stands in an element that has the attribute.
    pub(super) fn is_marked(&self) -> bool {
        self.elements.iter().any(|element| element.is_marked)
    }

    fn end(&mut self, name: &str) {
        if let Some(at) = self.elements.iter().rposition(|element| element.name == name) {
            self.elements.truncate(at);
        }
    }
}

/// Gives a page with some of its texts written anew. `wanted` is given the elements around a text, and says what `write`
/// is to know of them; nothing where the text stays as it is. `write` is given that and the text, and gives HTML, or nothing
/// too. `attribute` is the one that [`Open::is_marked`] asks for.
pub(super) fn rewrite<T>(
    html: &str,
    attribute: &str,
    wanted: impl Fn(&Open<'_>) -> Option<T>,
    mut write: impl FnMut(T, &str) -> Option<String>,
) -> String {
    let mut edits = Vec::new();
    let mut texts = Vec::new();
    if plain(html, attribute, &mut |open, range| texts.extend(wanted(open).map(|wanted| (wanted, range)))).is_some() {
        for (wanted, range) in texts {
            edits.extend(write(wanted, &decoded(&html[range.clone()])).map(|written| (range, written)));
        }
    } else {
        tokenized(html, attribute, &mut |open, text, range| {
            edits.extend(wanted(open).and_then(|wanted| write(wanted, text)).map(|written| (range, written)));
        });
    }
    edited(html, edits)
}

/// Hands over the texts of a page that is written plainly, many times as fast as the tokenizer. None where it is not; what
/// was handed over until then is of no use.
fn plain<'a>(html: &'a str, attribute: &str, take: &mut dyn FnMut(&Open<'a>, Range<usize>)) -> Option<()> {
    let bytes = html.as_bytes();
    if memchr::memchr2(b'\r', 0, bytes).is_some() {
        return None;
    }
    let mut open = Open::default();
    let mut at = if html.starts_with(DOCTYPE) { DOCTYPE.len() } else { 0 };
    loop {
        let end = memchr::memchr(b'<', &bytes[at..]).map_or(bytes.len(), |length| at + length);
        if end > at {
            take(&open, at..end);
        }
        at = match bytes[end..] {
            [] => return Some(()),
            [_, b'!', ..] => end + comment_length(&html[end..])?,
            [_, b'/', ..] => {
                let name = end + "</".len();
                let after = name + name_length(&html[name..])?;
                open.end(&html[name..after]);
                (bytes.get(after) == Some(&b'>')).then_some(after + 1)?
            }
            _ => {
                let name = &html[end + 1..][..name_length(&html[end + 1..])?];
                let mut is_marked = false;
                let after = end + start_tag_length(&html[end..], |name, _| is_marked |= name == attribute)?;
                (!is_strange(name)).then_some(())?;
                if !is_void(name) && bytes[after - 2] != b'/' {
                    open.elements.push(Element { name: Cow::Borrowed(name), is_marked });
                }
                if is_text(name) { after + text_length(name, &html[after..])? } else { after }
            }
        };
    }
}

/// The length of the comment that a text begins with.
fn comment_length(text: &str) -> Option<usize> {
    let comment = text.strip_prefix("<!--").filter(|comment| !comment.starts_with(['-', '>']))?;
    let length = comment.find("--")?;
    comment[length..].starts_with("-->").then_some("<!--".len() + length + "-->".len())
}

/// The length of the text of an element whose text is no markup, and which has nothing in it that looks like markup.
fn text_length(name: &str, text: &str) -> Option<usize> {
    let length = memchr::memchr(b'<', text.as_bytes())?;
    text[length..].strip_prefix("</")?.strip_prefix(name)?.starts_with('>').then_some(length)
}

/// Hands over the texts of any page.
fn tokenized(html: &str, attribute: &str, take: &mut dyn FnMut(&Open<'_>, &str, Range<usize>)) {
    let mut open = Open::default();
    let event = |event: CallbackEvent<'_>, span: Span<usize>| -> Option<Infallible> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                let name = Cow::Owned(String::from_utf8_lossy(name).into_owned());
                open.elements.push(Element { name, is_marked: false });
            }
            CallbackEvent::AttributeName { name } if name == attribute.as_bytes() => {
                if let Some(last) = open.elements.last_mut() {
                    last.is_marked = true;
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                if self_closing || open.elements.last().is_some_and(|last| is_void(&last.name)) {
                    open.elements.pop();
                }
            }
            CallbackEvent::EndTag { name } => open.end(&String::from_utf8_lossy(name)),
            CallbackEvent::String { value } if !open.elements.iter().any(|element| is_text(&element.name)) => {
                take(&open, &String::from_utf8_lossy(value), span.start..span.end);
            }
            CallbackEvent::String { .. }
            | CallbackEvent::AttributeName { .. }
            | CallbackEvent::AttributeValue { .. }
            | CallbackEvent::Comment { .. }
            | CallbackEvent::Doctype { .. }
            | CallbackEvent::Error(_) => {}
        }
        None
    };
    let mut emitter = CallbackEmitter::new(event);
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(html, emitter).finish();
}

/// A text without references to characters.
fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut whole = String::new();
    tokenized(text, "", &mut |_, part, _| whole.push_str(part));
    Cow::Owned(whole)
}

/// Gives a page with some ranges of it, in their order, written anew.
pub(super) fn edited(html: &str, edits: Vec<(Range<usize>, String)>) -> String {
    let mut whole = String::with_capacity(html.len());
    let mut from = 0;
    for (range, written) in edits {
        whole.push_str(&html[from..range.start]);
        whole.push_str(&written);
        from = range.end;
    }
    whole + &html[from..]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Text = (Vec<(String, bool)>, String, Range<usize>);

    fn text(open: &Open<'_>, text: &str, range: Range<usize>) -> Text {
        let elements = open.elements.iter().map(|element| (element.name.to_string(), element.is_marked));
        (elements.collect(), text.to_owned(), range)
    }

    fn by_tokenizer(html: &str) -> Vec<Text> {
        let mut texts = Vec::new();
        tokenized(html, "m", &mut |open, part, range| texts.push(text(open, part, range)));
        texts
    }

    fn by_tags(html: &str) -> Option<Vec<Text>> {
        let mut texts = Vec::new();
        plain(html, "m", &mut |open, range| {
            texts.push(text(open, &decoded(&html[range.clone()]), range));
        })?;
        Some(texts)
    }

    #[test]
    fn pages_of_templates_are_written_plainly() {
        for html in [
            "<!doctype html>\n<title>a</title><p m>花 &amp; 木<br />b<img src=\"x\"> c</p><!--terms-->d",
            "<script type=\"application/json\">{\"a\": 1}</script><ul><li m=\"\">a<li>b</ul>c",
        ] {
            assert_eq!(by_tags(html), Some(by_tokenizer(html)), "{html}");
        }
    }

    #[test]
    fn other_pages_are_left_to_the_tokenizer() {
        for html in [
            "<P>a</P>",
            "<p m=a>b</p>",
            "<p m='a'>b</p>",
            "<!-->a",
            "<!--a--!>b-->c",
            "a\r\nb",
            "1 < 2",
            "<noscript><p>a</p></noscript>",
            "<script>let a = \"<!--\";</script>",
            "<title>a",
            "</p a>b",
        ] {
            assert_eq!(by_tags(html), None, "{html}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn plain_pages_are_read_as_the_tokenizer_reads_them(
            pieces in prop::collection::vec(prop::sample::select(vec![
                "<p>", "</p>", "<div m>", "</div>", "<b m=\"x\" c>", "</b>", "<br>", "<br/>", "<svg/>", "<li>", "<title>",
                "</title>", "<style>", "</style>", "<script>", "</script>", "<textarea>", "</textarea>", "<!-- a -->", "<!--",
                "-->", "--", "花", "a b", "&amp;", "&lt", "&", "&#x82b1;", "<", ">", "\n", "<!doctype html>", "\"", "<h1 >",
            ]), 0..12),
        ) {
            let html = pieces.concat();
            if let Some(texts) = by_tags(&html) {
                prop_assert_eq!(texts, by_tokenizer(&html));
            }
        }
    }
}
