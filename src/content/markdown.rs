//! From the text of a page to its title, headings and body: the steps that a Markdown file goes through.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event as Token, Options, Parser, Tag, TagEnd};

use super::emphasis::{Marked, unmark};
use super::{Body, Heading, breaks, footnotes, headings, html, marks};
use crate::diag::Sink;
use crate::text::Source;

/// What the parser found, with its bytes in the source.
pub(super) type Spot<'a> = (Token<'a>, Range<usize>);

/// All that it found, in order.
pub(super) type Tokens<'a> = Vec<Spot<'a>>;

/// A page's text as it was read.
pub(super) struct Text {
    /// The first `#` heading, where the front matter gives no title.
    pub(super) title: Option<String>,
    pub(super) headings: Vec<Heading>,
    pub(super) body: Body,
}

/// Reads the Markdown that begins at a byte offset of the source, as the page of a path.
pub(super) fn read(sink: &mut Sink, source: &Source, from: usize, path: &str, title: Option<&str>) -> Text {
    let marked = Marked::new(&marks::without(&source.text[from..]));
    let arranged = headings::arrange(breaks::close(parse(&marked, from)), title);
    let notes = footnotes::part(arranged.tokens);
    let page = html::Page { source, path };
    let body = html::write(sink, &page, &notes, arranged.ids);
    Text { title: arranged.title, headings: arranged.headings, body }
}

/// The title that a draft would have: its first `#` heading.
pub(super) fn title(source: &Source, from: usize) -> Option<String> {
    let marked = Marked::new(&marks::without(&source.text[from..]));
    headings::arrange(breaks::close(parse(&marked, from)), None).title
}

fn parse(marked: &Marked, from: usize) -> Tokens<'_> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut tokens: Tokens = Vec::new();
    let mut text = String::new();
    let mut text_at = 0..0;
    for (token, range) in Parser::new_ext(&marked.text, options).into_offset_iter() {
        // A single `~` strikes nothing out: in Japanese it is how a span of time is written (10時~12時).
        let is_span = !marked.text[range.start..].starts_with("~~");
        let original = marked.original(range);
        let place = original.start + from..original.end + from;
        let token = match token {
            Token::Start(Tag::Strikethrough) | Token::End(TagEnd::Strikethrough) if is_span => Token::Text("~".into()),
            other => clean(other),
        };
        // The parser cuts text wherever a sign could have meant something; here it becomes one again.
        if let Token::Text(more) = token {
            text_at = if text.is_empty() { place } else { text_at.start..place.end };
            text += &more;
            continue;
        }
        if !text.is_empty() {
            tokens.push((Token::Text(CowStr::from(std::mem::take(&mut text))), text_at.clone()));
        }
        tokens.push((token, place));
    }
    tokens
}

/// Takes the marks of emphasis out of every text that an token carries.
fn clean(token: Token<'_>) -> Token<'_> {
    match token {
        Token::Text(text) => Token::Text(unmark(text)),
        Token::Code(text) => Token::Code(unmark(text)),
        Token::Html(text) => Token::Html(unmark(text)),
        Token::InlineHtml(text) => Token::InlineHtml(unmark(text)),
        Token::FootnoteReference(label) => Token::FootnoteReference(unmark(label)),
        Token::Start(Tag::FootnoteDefinition(label)) => Token::Start(Tag::FootnoteDefinition(unmark(label))),
        Token::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
            Token::Start(Tag::CodeBlock(CodeBlockKind::Fenced(unmark(info))))
        }
        Token::Start(Tag::Link { link_type, dest_url, title, id }) => {
            Token::Start(Tag::Link { link_type, dest_url: unmark(dest_url), title: unmark(title), id })
        }
        Token::Start(Tag::Image { link_type, dest_url, title, id }) => {
            Token::Start(Tag::Image { link_type, dest_url: unmark(dest_url), title: unmark(title), id })
        }
        other => other,
    }
}
