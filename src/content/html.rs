//! Writes a page's body: HTML with marks for links, cleaned and parted into pieces at the end.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write};
use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event as Token, Tag, TagEnd};

use super::footnotes::Noted;
use super::markdown::Spot;
use super::nest::{self, Nest};
use super::{Body, Piece, marks, raw, sanitise, tags};
use crate::diag::{Code, Diagnostic, Sink};
use crate::text::{Place, Source, escaped_html};

/// The page that is written.
pub(super) struct Page<'p> {
    pub(super) source: &'p Source,
    /// Its path under `content/`, without `.md`.
    pub(super) path: &'p str,
}

/// A body on the way.
pub(super) struct Writer<'w> {
    pub(super) sink: &'w mut Sink,
    pub(super) page: &'w Page<'w>,
    notes: &'w Noted<'w>,
    pub(super) out: String,
    /// What the marks in `out` stand for.
    pub(super) marked: Vec<Piece>,
    /// The addresses that are written as they stand, each with its place.
    pub(super) links: Vec<(String, Place)>,
    /// The ids in use.
    pub(super) ids: BTreeSet<String>,
    /// How often the text has named each footnote so far.
    named: BTreeMap<usize, usize>,
    columns: Columns,
    /// The raw HTML that is open.
    pub(super) nest: Nest,
    /// Where parts stand within one another too deep; what follows is not read.
    too_deep: Option<Place>,
}

/// The table that is being written.
#[derive(Default)]
struct Columns {
    alignments: Vec<Alignment>,
    next: usize,
    in_head: bool,
    cell: &'static str,
}

/// Writes the text and then its footnotes.
pub(super) fn write(sink: &mut Sink, page: &Page, notes: &Noted, ids: BTreeSet<String>) -> Body {
    let mut writer = Writer {
        sink,
        page,
        notes,
        out: String::new(),
        marked: Vec::new(),
        links: Vec::new(),
        ids,
        named: BTreeMap::new(),
        columns: Columns::default(),
        nest: Nest::default(),
        too_deep: None,
    };
    writer.block(&notes.text);
    writer.footnotes();
    if let Some(place) = writer.too_deep {
        let finding = Diagnostic::new(Code::C13).at(&place).cell(&*place.excerpt).with("limit", nest::DEEPEST);
        writer.sink.report(finding);
        return Body::default();
    }
    Body { pieces: marks::part(&sanitise::clean(&writer.out), &writer.marked), links: writer.links }
}

impl Writer<'_> {
    pub(super) fn tokens(&mut self, tokens: &[Spot]) {
        let mut at = 0;
        while at < tokens.len() && self.too_deep.is_none() {
            let place = &tokens[at].1;
            at = match &tokens[at].0 {
                Token::Start(Tag::Link { .. }) => self.link(tokens, at),
                Token::Start(Tag::Image { .. }) => self.image(tokens, at),
                Token::Start(Tag::HtmlBlock) => self.html_block(tokens, at),
                Token::InlineHtml(html) if tags::opens_style(html) => self.style(tokens, at),
                Token::Start(tag) => {
                    let next = self.start(tag, matches!(tokens[at + 1].0, Token::End(_)), at + 1);
                    self.nest.enter();
                    next
                }
                Token::End(tag) => {
                    self.nest.leave(&mut self.out);
                    self.end(*tag, at + 1)
                }
                token => self.leaf(token, tokens[at].1.clone(), at + 1),
            };
            if self.nest.is_too_deep() {
                self.too_deep = Some(self.page.source.place(place.clone()));
            }
        }
    }

    /// Writes tokens whose raw HTML ends with them.
    pub(super) fn block(&mut self, tokens: &[Spot]) {
        self.nest.enter();
        self.tokens(tokens);
        self.nest.leave(&mut self.out);
    }

    /// A `<style>` within a paragraph: its rules, up to its end or the paragraph's, are words for nobody.
    fn style(&mut self, tokens: &[Spot], start: usize) -> usize {
        let (Token::InlineHtml(html), place) = &tokens[start] else { return start + 1 };
        raw::write(self, html, &[(0, place.start)]);
        let ends = |(token, _): &Spot| match token {
            Token::InlineHtml(html) => tags::closes_style(html),
            Token::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell) => true,
            _ => false,
        };
        let end = tokens[start..].iter().position(ends).map_or(tokens.len(), |at| start + at);
        let is_tag = tokens.get(end).is_some_and(|(token, _)| matches!(token, Token::InlineHtml(_)));
        end + usize::from(is_tag)
    }

    fn leaf(&mut self, token: &Token, place: Range<usize>, next: usize) -> usize {
        match token {
            Token::Code(code) => self.put(format_args!("<code>{}</code>", escape(code))),
            Token::InlineHtml(html) | Token::Html(html) => raw::write(self, html, &[(0, place.start)]),
            Token::FootnoteReference(label) => self.reference(label),
            Token::SoftBreak => self.out.push('\n'),
            Token::HardBreak => self.out += "<br>\n",
            Token::Rule => self.out += "<hr>\n",
            Token::Text(text) | Token::InlineMath(text) | Token::DisplayMath(text) => self.out += &escape(text),
            Token::TaskListMarker(_) | Token::Start(_) | Token::End(_) => {}
        }
        next
    }

    fn start(&mut self, tag: &Tag, is_empty: bool, next: usize) -> usize {
        match tag {
            Tag::Heading { level, id, .. } => {
                self.put(format_args!("<{level} id=\"{}\">", escape(id.as_deref().unwrap_or_default())));
            }
            Tag::BlockQuote(_) => self.out += "<blockquote>\n",
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) if !info.trim().is_empty() => {
                let language = info.split_whitespace().next().unwrap_or_default();
                self.put(format_args!("<pre><code class=\"language-{}\">", escape(language)));
            }
            Tag::CodeBlock(_) => self.out += "<pre><code>",
            Tag::List(Some(1)) => self.out += "<ol>\n",
            Tag::List(Some(first)) => self.put(format_args!("<ol start=\"{first}\">\n")),
            Tag::List(None) => self.out += "<ul>\n",
            Tag::Table(alignments) => {
                self.columns = Columns { alignments: alignments.clone(), ..Columns::default() };
                self.out += "<table>\n";
            }
            Tag::TableHead => {
                self.columns.in_head = true;
                self.out += "<thead><tr>";
            }
            Tag::TableRow => {
                self.columns.next = 0;
                self.out += "<tr>";
            }
            Tag::TableCell => self.cell(is_empty),
            Tag::Paragraph => self.out += "<p>",
            Tag::Item => self.out += "<li>",
            Tag::Emphasis => self.out += "<em>",
            Tag::Strong => self.out += "<strong>",
            Tag::Strikethrough => self.out += "<del>",
            _ => {}
        }
        next
    }

    fn end(&mut self, tag: TagEnd, next: usize) -> usize {
        match tag {
            TagEnd::Heading(level) => self.put(format_args!("</{level}>\n")),
            TagEnd::BlockQuote(_) => self.out += "</blockquote>\n",
            TagEnd::CodeBlock => self.out += "</code></pre>\n",
            TagEnd::List(true) => self.out += "</ol>\n",
            TagEnd::List(false) => self.out += "</ul>\n",
            TagEnd::Table => self.out += "</tbody></table>\n",
            TagEnd::TableHead => {
                self.columns.in_head = false;
                self.out += "</tr></thead><tbody>\n";
            }
            TagEnd::TableRow => self.out += "</tr>\n",
            TagEnd::TableCell => {
                let cell = self.columns.cell;
                self.put(format_args!("</{cell}>"));
            }
            TagEnd::Paragraph => self.out += "</p>\n",
            TagEnd::Item => self.out += "</li>\n",
            TagEnd::Emphasis => self.out += "</em>",
            TagEnd::Strong => self.out += "</strong>",
            TagEnd::Strikethrough => self.out += "</del>",
            _ => {}
        }
        next
    }

    /// Begins a cell. An empty one heads nothing, even in the first row.
    fn cell(&mut self, is_empty: bool) {
        let alignment = self.columns.alignments.get(self.columns.next).copied().unwrap_or(Alignment::None);
        let class = match alignment {
            Alignment::None => "",
            Alignment::Left => " class=\"left\"",
            Alignment::Center => " class=\"center\"",
            Alignment::Right => " class=\"right\"",
        };
        let (cell, scope) = if self.columns.in_head && !is_empty { ("th", " scope=\"col\"") } else { ("td", "") };
        self.columns.cell = cell;
        self.columns.next += 1;
        self.put(format_args!("<{cell}{scope}{class}>"));
    }

    /// A block of HTML as it was written, which the parser hands over line by line.
    fn html_block(&mut self, tokens: &[Spot], start: usize) -> usize {
        let (mut html, mut lines) = (String::new(), Vec::new());
        let mut at = start + 1;
        while !matches!(tokens[at].0, Token::End(TagEnd::HtmlBlock)) {
            if let Token::Html(line) | Token::Text(line) = &tokens[at].0 {
                lines.push((html.len(), tokens[at].1.start));
                html += line;
            }
            at += 1;
        }
        let before = self.nest.len();
        raw::write(self, &html, &lines);
        self.nest.close_words(&mut self.out, before);
        at + 1
    }

    /// Writes HTML whose values are escaped.
    pub(super) fn put(&mut self, html: fmt::Arguments) {
        self.out.write_fmt(html).expect("a text takes all that is written to it");
    }

    fn reference(&mut self, label: &str) {
        let Some(number) = self.notes.number(label) else {
            self.out += &escape(&format!("[^{label}]"));
            return;
        };
        let count = self.named.entry(number).or_default();
        *count += 1;
        let id = reference_id(number, *count);
        self.put(format_args!("<sup class=\"fnref\" id=\"{id}\"><a href=\"#fn-{number}\">注{number}</a></sup>"));
    }

    fn footnotes(&mut self) {
        let notes = self.notes;
        if notes.notes.is_empty() {
            return;
        }
        self.out += "<section class=\"footnotes\">\n<h2 id=\"fn\">注</h2>\n<ol>\n";
        let bodies: Vec<String> = notes.notes.iter().map(|note| self.apart(note)).collect();
        for (number, body) in (1..).zip(bodies) {
            let back = (1..=self.named.get(&number).copied().unwrap_or_default())
                .map(|count| format!(" <a href=\"#{}\" class=\"fnback\">本文に戻る</a>", reference_id(number, count)));
            let back: String = back.collect();
            let body = body.trim_end();
            let body = match body.strip_suffix("</p>") {
                Some(body) => format!("{body}{back}</p>"),
                None => format!("{body}{back}"),
            };
            self.put(format_args!("<li id=\"fn-{number}\">{body}</li>\n"));
        }
        self.out += "</ol>\n</section>\n";
    }

    /// Writes tokens apart from the text so far.
    fn apart(&mut self, tokens: &[Spot]) -> String {
        let before = std::mem::take(&mut self.out);
        self.block(tokens);
        std::mem::replace(&mut self.out, before)
    }
}

fn reference_id(number: usize, count: usize) -> String {
    if count == 1 { format!("fnref-{number}") } else { format!("fnref-{number}-{count}") }
}

/// Text as HTML, without the characters that HTML forbids.
pub(super) fn escape(text: &str) -> String {
    let is_forbidden = |letter| letter == '\0' || marks::is_noncharacter(letter);
    escaped_html(&text.replace(is_forbidden, "\u{FFFD}"))
}
